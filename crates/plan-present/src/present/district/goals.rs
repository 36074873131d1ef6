//! The table in which a plan states its goals, read back from a text that gives one cell a line.

use crate::present::text::{Line, Mark, Passage};

/// One row of a plan's own table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalRow {
    /// Its cells, as many as the table has columns; `None` for one that is empty in the document.
    pub cells: Vec<Option<String>>,
    /// The target that it states, if that is one of ours.
    pub target: Option<String>,
}

/// A plan's own table of goals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalTable {
    /// What stands above the table; empty if nothing does.
    pub caption: String,
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// Rows, in the order of the document.
    pub rows: Vec<GoalRow>,
}

/// The head of the column that numbers the rows, with which such a table begins.
const NUMBERS: &str = "序号";

fn words(line: &Line) -> String {
    line.runs.iter().map(|run| run.text.as_str()).collect()
}

/// The table of a passage; `None` where it has none, or where its lines don't make one.
///
/// The text gives one cell a line and leaves empty cells out. The table begins at the head 序号; a row begins where the
/// clause of a target does, with its number, 1, 2, 3 …; the longest row has a cell in every column. In a shorter row the last cell stands in the last column, the
/// others from the left. Heads that are more than the columns are the lines of the last head.
pub fn goal_table(passage: &Passage) -> Option<GoalTable> {
    let begin = passage.lines.iter().position(|line| line.cell && words(line) == NUMBERS)?;
    let cells: Vec<&Line> = passage.lines[begin..].iter().take_while(|line| line.cell).collect();
    let begins = |line: &&Line| line.runs.first().is_some_and(|run| !run.begins.is_empty());
    let starts: Vec<usize> = (0..cells.len()).filter(|at| begins(&cells[*at])).collect();
    let first = *starts.first()?;
    let numbered = starts.iter().zip(1..).all(|(at, n): (_, usize)| words(cells[*at]) == n.to_string());
    let ends = starts.iter().skip(1).copied().chain([cells.len()]);
    let rows: Vec<&[&Line]> = starts.iter().zip(ends).map(|(start, end)| &cells[*start..end]).collect();
    let n = rows.iter().map(|row| row.len()).max()?;
    if !numbered || n < 3 || first < n || rows.iter().any(|row| row.len() < 2) {
        return None;
    }
    let mut columns: Vec<String> = cells[..n - 1].iter().map(|line| words(line)).collect();
    columns.push(cells[n - 1..first].iter().map(|line| words(line)).collect());
    let row = |row: &[&Line]| {
        let mut cells: Vec<Option<String>> = row.iter().map(|line| Some(words(line))).collect();
        let last = cells.pop().flatten();
        cells.resize(n - 1, None);
        cells.push(last);
        let mut targets = row.iter().flat_map(|line| &line.runs).filter_map(|run| match &run.mark {
            Mark::Target(id) => Some(id.clone()),
            Mark::Plain | Mark::Heading | Mark::Clause | Mark::Baseline(_) => None,
        });
        GoalRow { cells, target: targets.next_back() }
    };
    let above = begin.checked_sub(1).map(|at| &passage.lines[at]).filter(|line| line.cell);
    Some(GoalTable {
        caption: above.map(words).unwrap_or_default(),
        columns,
        rows: rows.into_iter().map(row).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::text::Run;
    use plan_model::plan::Span;

    /// A passage of cells; one that begins with `*` begins the clause of a target.
    fn passage(cells: &[&str]) -> Passage {
        let line = |text: &&str| Line {
            runs: vec![Run {
                text: text.trim_start_matches('*').to_owned(),
                mark: Mark::Plain,
                hit: false,
                title: None,
                begins: text.strip_prefix('*').map(str::to_owned).into_iter().collect(),
            }],
            cell: true,
        };
        Passage { span: Span { start: 0, end: 0 }, lines: cells.iter().map(line).collect() }
    }

    #[test]
    fn cells_in_a_row_make_a_table_with_its_gaps() {
        let table = goal_table(&passage(&[
            "主要指标",
            "序号",
            "名称",
            "属性",
            "单位",
            "目",
            "标",
            "*1",
            "平台",
            "预期性",
            "≥5",
            "*2",
            "产出",
            "预期性",
            "亿元",
            "3",
            "*3",
            "场景",
            "预期性",
            "10",
        ]))
        .expect("a table");
        let columns = table.columns.join("|");
        assert_eq!((table.caption.as_str(), columns.as_str()), ("主要指标", "序号|名称|属性|单位|目标"));
        let row = |row: &GoalRow| {
            let cells: Vec<&str> = row.cells.iter().map(|cell| cell.as_deref().unwrap_or("-")).collect();
            cells.join("|")
        };
        let rows: Vec<String> = table.rows.iter().map(row).collect();
        assert_eq!(rows, ["1|平台|预期性|-|≥5", "2|产出|预期性|亿元|3", "3|场景|预期性|-|10"]);
    }

    #[test]
    fn what_is_no_table_is_none() {
        let skips = ["序号", "名称", "目标", "*1", "平台", "5", "*3", "场景", "10"];
        for cells in
            [&[][..], &["序号", "名称"], &["序号", "*1", "平台"], &["名称", "*1", "平台", "≥5"], &skips]
        {
            assert_eq!(goal_table(&passage(cells)), None, "{cells:?}");
        }
    }
}
