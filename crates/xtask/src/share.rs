//! Pictures for whoever shows a link to the site: the wall as it is taken away, of all districts and of each one alone, as
//! PNG files in the web form.

use std::collections::BTreeMap;

use anyhow::Result;
use plan_charts::{ShareSize, share_wall_picture};
use plan_method::address::Lens;
use plan_method::judged::Judged;
use plan_method::query::Query;
use plan_model::lang::Lang;
use plan_present::markup::escape;
use plan_present::present::{self, WallSheet};
use plan_present::text::LangTexts;

use crate::cache::Cache;
use crate::node_script::NodeScript;
use crate::project::Project;
use crate::shipped::SHARE_FOLDER;
use crate::{glyphs, parallel, static_page};

/// What draws them.
const PAINTER: &str = "tools/share.mjs";
/// Name of the picture of all districts; the others have the district's id.
const ALL: &str = "all";

/// The pictures by their paths in the web form.
///
/// # Errors
///
/// If the data can't be read, or a picture can't be drawn.
pub fn pictures(project: &Project, cache: &Cache) -> Result<BTreeMap<String, Vec<u8>>> {
    let judged = static_page::judged(&project.path("data"))?;
    let districts = judged.data.plans().iter().map(|plan| plan.district.clone());
    let subjects: Vec<Option<String>> = std::iter::once(None).chain(districts.map(Some)).collect();
    let sheet = present::wall(&judged, Lang::Zh);
    let drawn = parallel::map(&subjects, |district| {
        let path = path(district.as_deref().unwrap_or(ALL));
        let svg = picture(&judged, &sheet, district.as_deref());
        let out = format!("target/{path}");
        let script =
            NodeScript { script: PAINTER, reads: &[], out: &out, arguments: &glyphs::files(), input: &svg };
        Ok((path, script.file(project, cache, |_| Ok(()))?))
    })?;
    Ok(drawn.into_iter().collect())
}

/// The wall of a district, or of all, as SVG.
fn picture(judged: &Judged, sheet: &WallSheet, district: Option<&str>) -> String {
    let query = Query { districts: district.map(str::to_owned).into_iter().collect(), ..Query::default() };
    let choice = present::wall_choice(judged, sheet, &query, Lens::Result, Lang::Zh);
    let words = present::share_wall(judged, sheet, &choice, Lens::Result);
    share_wall_picture(&words, sheet, &choice, Lens::Result, ShareSize::WIDE).svg
}

fn path(name: &str) -> String {
    format!("{SHARE_FOLDER}/{name}.png")
}

/// What the head of the site's page says of it to other programs that show a link.
pub fn head() -> String {
    let texts = Lang::Zh.texts();
    let ShareSize { width, height } = ShareSize::WIDE;
    let (width, height) = (width.to_string(), height.to_string());
    let image = path(ALL);
    let rows = [
        ("type", "website"),
        ("title", texts.product),
        ("description", texts.tagline),
        ("image", &image),
        ("image:width", &width),
        ("image:height", &height),
    ];
    rows.map(|(name, content)| format!("<meta property=\"og:{name}\" content=\"{}\">\n", escape(content)))
        .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_district_has_a_picture_of_its_own_in_full_colour() {
        let project = Project::find().expect("the project");
        let judged = static_page::judged(&project.path("data")).expect("the data");
        let sheet = present::wall(&judged, Lang::Zh);
        let all = picture(&judged, &sheet, None);
        let size = ShareSize::WIDE;
        assert!(
            all.contains(&format!("width=\"{}\" height=\"{}\"", size.width, size.height)),
            "{:.300}",
            all
        );
        for plan in judged.data.plans() {
            let own = picture(&judged, &sheet, Some(&plan.district));
            assert_ne!(own, all);
            let name = present::district_name(&judged.data, &plan.district, Lang::Zh);
            assert!(own.contains(name), "{name}");
        }
    }

    #[test]
    fn the_head_names_a_picture_that_is_made() {
        assert!(head().contains("<meta property=\"og:image\" content=\"share/all.png\">"));
        assert!(crate::shipped::find("share/all.png", crate::shipped::Form::Web).is_some());
    }
}
