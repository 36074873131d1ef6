//! Scenes of the kiosk's loop: a finding, one large number, a picture, where all of it comes from.

mod lists;
mod scenes;
mod sheet;

pub use scenes::scene;
pub use sheet::{
    MOST_SCENE_DEPARTMENTS, SceneAnswers, SceneArea, SceneClause, SceneData, SceneDepartment, SceneGoal,
    ScenePlace, SceneSheet, SceneSubject, SceneTopic, SceneValue,
};
