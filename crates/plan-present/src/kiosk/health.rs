//! Whether the kiosk is well: what staff see after the gesture and the code.

use plan_model::lang::Lang;

/// What the browser remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The build.
    pub build: String,
    /// The data's release.
    pub release: String,
    /// How long the page has been running, in seconds.
    pub uptime_secs: u64,
    /// When the kiosk was started, as the wall clock said then.
    pub since: String,
    /// How often the page has loaded itself again, by cause.
    pub reloads: Vec<(String, u32)>,
    /// The last few of them, as time and cause.
    pub recent: Vec<String>,
    /// Bytes that scripts use; `None` where the browser doesn't tell.
    pub heap: Option<u64>,
    /// Bytes of the program.
    pub wasm: u64,
    /// The last error.
    pub error: String,
    /// Settings that could not be read or name nothing, and files that were refused.
    pub problems: Vec<String>,
}

/// Names and values for the panel.
pub fn health(facts: &Facts, lang: Lang) -> Vec<(&'static str, String)> {
    let none = || lang.pick("无", "none").to_owned();
    let or_none = |text: String| if text.is_empty() { none() } else { text };
    let total: u32 = facts.reloads.iter().map(|(_, n)| n).sum();
    let causes: Vec<String> = facts.reloads.iter().map(|(cause, n)| format!("{cause} {n}")).collect();
    let reloads = if total == 0 { none() } else { format!("{total} ({})", causes.join(", ")) };
    let megabytes = |bytes: u64| format!("{:.1} MB", bytes as f64 / 1e6);
    let heap =
        facts.heap.map_or_else(|| lang.pick("浏览器不提供", "not told by the browser").to_owned(), megabytes);
    vec![
        (lang.pick("构建", "Build"), facts.build.clone()),
        (lang.pick("数据版本", "Data release"), facts.release.clone()),
        (lang.pick("已运行", "Uptime"), uptime(facts.uptime_secs, lang)),
        (lang.pick("开机于", "Started"), facts.since.clone()),
        (lang.pick("重新载入", "Reloads"), reloads),
        (lang.pick("最近几次", "Latest"), or_none(facts.recent.join("; "))),
        (lang.pick("脚本内存", "Script memory"), heap),
        (lang.pick("程序内存", "Program memory"), megabytes(facts.wasm)),
        (lang.pick("最近的错误", "Last error"), or_none(facts.error.clone())),
        (lang.pick("设置与数据的问题", "Problems of settings and data"), or_none(facts.problems.join("; "))),
    ]
}

fn uptime(secs: u64, lang: Lang) -> String {
    let (days, hours, minutes) = (secs / 86_400, secs / 3_600 % 24, secs / 60 % 60);
    match lang {
        Lang::Zh => format!("{days}天{hours}小时{minutes}分"),
        Lang::En => format!("{days} d {hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_panel_says_what_happened() {
        let facts = Facts {
            build: "0a1b2c".into(),
            uptime_secs: 90_061,
            reloads: vec![("daily".into(), 12), ("crash".into(), 1)],
            wasm: 25_000_000,
            ..Facts::default()
        };
        let rows = health(&facts, Lang::En);
        let row = |name: &str| rows.iter().find(|(of, _)| *of == name).map(|(_, value)| value.as_str());
        assert_eq!(row("Uptime"), Some("1 d 1 h 1 min"));
        assert_eq!(row("Reloads"), Some("13 (daily 12, crash 1)"));
        assert_eq!(row("Program memory"), Some("25.0 MB"));
        assert_eq!(row("Script memory"), Some("not told by the browser"));
        assert_eq!(row("Last error"), Some("none"));
        assert_eq!(health(&Facts::default(), Lang::Zh).len(), rows.len());
    }
}
