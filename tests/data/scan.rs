//! A plan's text read by other means than the data: line by line, looking for numbers and brackets.

/// A line with the character it starts at.
pub struct Line {
    /// Its first character, counted from the start of the text.
    pub start: u32,
    /// Its words.
    pub text: String,
}

/// The lines of a text.
pub fn lines(text: &[char]) -> Vec<Line> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split(|c| *c == '\n') {
        lines.push(Line { start, text: line.iter().collect() });
        start += line.len() as u32 + 1;
    }
    lines
}

/// How often the words stand in the text.
pub fn count(text: &[char], words: &str) -> usize {
    String::from_iter(text).matches(words).count()
}

/// The lines from the one that starts with `from` up to the next that starts with `to`, or to the end.
pub fn between<'a>(lines: &'a [Line], from: &str, to: &str) -> &'a [Line] {
    let start = lines.iter().position(|line| line.text.starts_with(from)).expect("the first heading");
    let rest = &lines[start..];
    let end = rest.iter().position(|line| line.text.starts_with(to)).unwrap_or(rest.len());
    &rest[..end]
}

/// The number that a line starts with, if it is followed by this mark (`1.`, `1、`).
pub fn numbered(line: &Line, mark: char) -> Option<u32> {
    let digits: String = line.text.chars().take_while(char::is_ascii_digit).collect();
    let follows = line.text[digits.len()..].starts_with(mark);
    follows.then(|| digits.parse().ok()).flatten()
}

/// How many lines start with a number and this mark.
pub fn items(lines: &[Line], mark: char) -> usize {
    lines.iter().filter(|line| numbered(line, mark).is_some()).count()
}

/// Whether a line starts with a number of any kind that the plans give their headings.
pub fn is_numbered(line: &Line) -> bool {
    let chinese = |c: &char| "一二三四五六七八九十".contains(*c);
    let after = |text: &str, marks: &[char]| {
        let rest = text.trim_start_matches(|c| chinese(&c));
        rest.len() < text.len() && rest.starts_with(marks)
    };
    let in_brackets = line.text.strip_prefix('(').is_some_and(|rest| after(rest, &[')']));
    let action = line.text.strip_prefix("行动").is_some_and(|rest| after(rest, &[':']));
    let point = after(&line.text, &['、']) || after(&line.text, &['是']);
    let arabic = numbered(line, '.').is_some() || numbered(line, '、').is_some();
    point || in_brackets || action || arabic || line.text.starts_with("——")
}

/// The units that a task's own words name: those that lead and those that support, in the order written.
///
/// Reads `(推进单位:甲、乙)`, `(牵头部门:甲;配合部门:乙)` and `【牵头单位:甲,配合单位:乙】`, closed or not.
pub fn units(task: &str) -> (Vec<String>, Vec<String>) {
    let Some(at) = ["(推进单位:", "(牵头部门:", "【牵头单位:"]
        .iter()
        .find_map(|mark| Some(task.rfind(mark)? + mark.len()))
    else {
        return (Vec::new(), Vec::new());
    };
    let inside = &task[at..];
    let inside = match task[..at].rfind('【').is_some() {
        true => inside.trim_end_matches('】'),
        false => inside.strip_suffix(')').expect("a closed bracket"),
    };
    let names = |list: &str| -> Vec<String> {
        list.split('、').map(str::to_owned).filter(|name| !name.is_empty()).collect()
    };
    let (lead, support) =
        ["配合部门:", "配合单位:"].iter().find_map(|mark| inside.split_once(mark)).unwrap_or((inside, ""));
    (names(lead.trim_end_matches([';', ',', '、'])), names(support))
}
