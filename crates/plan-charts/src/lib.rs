//! A sheet and a theme in, an ECharts option or a picture of our own out. Nothing here touches a browser.
//!
//! A builder is a pure function that returns a [`ChartOption`]. charming's types build the option as far as
//! they reach; an option carries no JavaScript, only names like `fmt:point` that the shell ties to
//! [`plan_present::format`], so that it works under a strict content policy and compares as text.

mod axes;
mod deadline_strip;
mod district_map;
mod frame;
mod goal_line;
mod goal_scale;
mod inset;
mod json;
mod marks;
mod option;
mod picture;
mod place_map;
mod place_picture;
mod rect;
mod scale_picture;
mod scene_picture;
mod share;
mod theme;
mod tile_mark;
mod time_strip;
mod type_width;
mod value_panel;
mod viewport;
mod wall;

pub use deadline_strip::deadline_strip;
pub use district_map::district_map;
pub use frame::{FrameText, FramedChart, LegendEntry, frame};
pub use goal_line::goal_line;
pub use goal_scale::goal_scale;
pub use inset::{Frame, INSET_FRAME, InsetShapes, with_inset};
pub use marks::{MarkPart, Stroke, state_mark};
pub use option::{ChartKind, ChartOption, FORMATTERS};
pub use picture::{Outline, Picture, fill_class, picture};
pub use place_map::{CLUSTER_ID_PREFIX, PlaceMapView, map_geojson, place_map, place_shape};
pub use place_picture::{PlaceDot, PlaceName, PlacePicture, place_picture};
pub use rect::Rect;
pub use scale_picture::{GoalScale, ScaleInk, ScaleLabel, ScaleMark, ScaleShape, goal_scale_svg};
pub use scene_picture::{
    SceneBox, SceneInk, SceneLabel, SceneMark, ScenePicture, SceneShape, TilePlace, district_outline,
    scene_picture,
};
pub use share::{
    ShareLabel, SharePicture, ShareSize, share_deadlines_picture, share_goal_picture, share_panels_picture,
    share_wall_picture,
};
pub use theme::Theme;
pub use tile_mark::{Ink, TileShape, tile_shape};
pub use time_strip::{StripBand, StripForm, StripYear, TimeStrip, time_strip};
pub use value_panel::{PanelForm, value_panel};
pub use viewport::{MAX_ZOOM, MapExtent, PixelPoint, Viewport};
pub use wall::{Wall, WallCell, WallForm, WallHead, WallStep, wall};
