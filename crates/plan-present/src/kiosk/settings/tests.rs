//! Every setting is read from file and address alike, and what can't be read changes nothing.

use super::*;
use plan_model::fixtures;
use proptest::prelude::*;

fn read(query: &str) -> (Settings, Vec<String>) {
    let (settings, unread) = Settings::read(None, query);
    (settings, unread.into_iter().map(|part| format!("{}={}", part.name, part.value)).collect())
}

#[test]
fn what_cannot_be_read_changes_nothing_and_comes_back() {
    for bad in [
        "idle=29",
        "idle=5000",
        "idle=-1",
        "idle-reading=10",
        "warning=1",
        "dwell=0",
        "dwell=x",
        "scenes=city,nothing",
        "scenes=",
        "scenes=city:yangpu",
        "scenes=city@1",
        "languages=zh,fr",
        "districts=Yang pu",
        "base=http://example.org/",
        "base=https://example.org/?a",
        "base=https://example.org/\"><script>",
        "base=javascript:alert(1)",
        "theme=blue",
        "code=123",
        "code=12345678901",
        "code=abcd",
        "dim=22",
        "dim=22-24",
        "title=",
        "colour=red",
    ] {
        let (settings, unread) = read(&format!("mode=kiosk&{}", bad.replace('&', "%26")));
        assert_eq!(settings, Settings::default(), "{bad}");
        assert_eq!(unread.len(), 1, "{bad}");
    }
}

#[test]
fn every_setting_can_be_made_in_the_address() {
    let (settings, unread) = read(
        "?mode=kiosk&scenes=wall,district:yangpu@30,clause:xuhui-target-a&dwell=25&dwell-reading=40&languages=en,zh\
         &districts=yangpu,xuhui&home=xuhui&idle=30&idle-reading=300&warning=15&title=大厅|The%20hall\
         &base=https://plans.example.org/atlas/&theme=light&size=xl&code=1234&dim=22-7",
    );
    assert_eq!(unread, [""; 0]);
    let slot = |scene, id: Option<&str>, secs| SceneSlot { scene, id: id.map(str::to_owned), secs };
    let expected = Settings {
        scenes: vec![
            slot(Scene::Wall, None, None),
            slot(Scene::District, Some("yangpu"), Some(30)),
            slot(Scene::Clause, Some("xuhui-target-a"), None),
        ],
        dwell: 25,
        dwell_reading: 40,
        languages: vec![Lang::En, Lang::Zh],
        districts: vec!["yangpu".into(), "xuhui".into()],
        home: Some("xuhui".into()),
        idle: 30,
        idle_reading: 300,
        warning: 15,
        title: Some(("大厅".into(), "The hall".into())),
        base: Some("https://plans.example.org/atlas/".into()),
        theme: ThemeChoice::Light,
        size: TextSize::Xl,
        code: "1234".into(),
        dim: Some((22, 7)),
    };
    assert_eq!(settings, expected);
    assert_eq!(settings.timing().dwell, [25, 30, 40]);
}

#[test]
fn former_names_of_scenes_are_still_read() {
    let (settings, unread) =
        read("scenes=city,districts,due,map,settled,clause,units,domains,district,topics");
    assert_eq!(unread, [""; 0]);
    let scenes: std::collections::HashSet<Scene> = settings.scenes.iter().map(|slot| slot.scene).collect();
    assert_eq!(scenes.len(), Scene::ALL.len(), "each of the former ten is another of the ten");
}

#[test]
fn the_address_wins_over_the_file() {
    let settings = [("dwell", "40"), ("idle", "90"), ("mood", "good")];
    let file = KioskFile {
        schema: 1,
        settings: settings.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
    };
    let (settings, unread) = Settings::read(Some(&file), "mode=kiosk&idle=45");
    assert_eq!((settings.dwell, settings.idle, unread.len()), (40, 45, 1));
}

#[test]
fn the_home_page_and_what_a_phone_is_sent_to() {
    let (settings, _) = read("home=xuhui&base=https://plans.example.org/");
    assert_eq!(settings.home(Lang::En).write(), "page=district&id=xuhui&lang=en&theme=dark");
    let address = Address::read("target=xuhui-target-a&theme=dark&lang=en").0;
    let public = settings.public(&address);
    assert_eq!(public.as_deref(), Some("https://plans.example.org/?target=xuhui-target-a&lang=en"));
    assert_eq!(settings.public(&Address::default()).as_deref(), Some("https://plans.example.org/"));
    assert_eq!(Settings::default().public(&address), None);
}

#[test]
fn names_that_the_data_lacks_are_said_and_passed_over() {
    let data = fixtures::data();
    let all: Vec<&str> = data.plans().iter().map(|plan| plan.district.as_str()).collect();
    let (settings, _) = read("districts=atlantis&home=atlantis&scenes=district:atlantis,clause:nothing,city");
    assert_eq!(settings.unknown(&data).len(), 4);
    assert_eq!(settings.toured(&data), all);
    let (settings, _) = read(&format!("districts={},atlantis", all[0]));
    assert_eq!(settings.toured(&data), [all[0]]);
    assert_eq!(Settings::default().unknown(&data), []);
}

proptest! {
    #![proptest_config(crate::cases(300))]

    #[test]
    fn reading_is_total_and_within_limits(query in "[a-z=&,:@|0-9%-]{0,80}") {
        let (settings, _) = Settings::read(None, &query);
        prop_assert!(!settings.scenes.is_empty() && !settings.languages.is_empty());
        prop_assert!(settings.idle >= 30 && settings.warning >= 10 && settings.dwell >= 5);
    }
}
