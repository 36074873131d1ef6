//! Whether `kiosk.json` says something that the kiosk understands.

use super::Settings;
use plan_model::check::{Files, Issue, Rule, parts};
use plan_model::dataset::{Dataset, Release};
use plan_model::wire;

/// What of the kiosk's settings in a data folder means nothing, or names what the data doesn't have.
///
/// Empty where there is no file: a hall then has the default settings. That the file can be read at all is checked by
/// [`plan_model::check::folder`].
pub fn check_file(files: &Files) -> Vec<Issue> {
    let Some(Ok(file)) = files.get(wire::KIOSK).map(|bytes| wire::kiosk(bytes)) else { return Vec::new() };
    let (settings, mut bad) = Settings::read(Some(&file), "");
    let release = Release { id: String::new(), date: Default::default() };
    bad.extend(settings.unknown(&Dataset::new(release, parts(files))));
    bad.into_iter()
        .map(|part| Issue {
            file: wire::KIOSK.to_owned(),
            id: part.name,
            rule: Rule::Unreadable(format!("`{}`; see docs/kiosk.md", part.value)),
        })
        .collect()
}
