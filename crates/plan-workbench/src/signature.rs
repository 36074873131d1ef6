//! Rows for signatures below a template, as the form on paper has them; a sheet that comes back may hold them filled in.

use crate::columns::SheetColumns;
use crate::normalize::folded;
use crate::sheet::{SheetCell, SheetRow};
use crate::sheet_field::SheetField;
use plan_model::lang::Lang;
use plan_present::present::{Cell, Table};
use plan_present::text::LangTexts;

/// What is signed for, each with its colon, in the words of the form on paper.
fn labels(lang: Lang) -> impl Iterator<Item = &'static str> {
    lang.texts().fill_form_signed.split('＿').map(str::trim).filter(|label| !label.is_empty())
}

/// Adds rows for signatures to a template, below an empty one.
pub fn sign(template: &mut Table, lang: Lang) {
    let width = template.columns.len();
    for label in [""].into_iter().chain(labels(lang)) {
        let mut row = vec![Cell::Text(String::new()); width];
        if let Some(first) = row.first_mut() {
            *first = Cell::Text(label.to_owned());
        }
        template.rows.push(row);
    }
}

/// Whether a row is one for a signature: a label of ours stands under the ids, signed or not, and there is no value.
pub(crate) fn is_signature(columns: &SheetColumns, row: &SheetRow) -> bool {
    let cell = |field: SheetField| columns.place(field).and_then(|at| row.cells.get(at));
    let Some(SheetCell::Text(id)) = cell(SheetField::Target) else { return false };
    if !id.contains(['：', ':']) || !cell(SheetField::Value).is_none_or(SheetCell::is_blank) {
        return false;
    }
    let id = folded(id);
    [Lang::Zh, Lang::En].into_iter().flat_map(labels).any(|label| id.starts_with(&folded(label)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_those_of_the_form_on_paper() {
        assert_eq!(
            labels(Lang::Zh).collect::<Vec<_>>(),
            ["填报人：", "审核人：", "日期：", "单位（盖章）："]
        );
        assert_eq!(labels(Lang::En).count(), 4);
    }

    #[test]
    fn only_what_our_template_wrote_is_taken_for_a_signature() {
        let row = |cells: &[&str]| {
            let cells = cells.iter().map(|text| SheetCell::Text((*text).to_owned())).collect();
            SheetRow { number: 1, cells, hidden: false }
        };
        let columns = SheetColumns::of(&row(&["区", "目标编号", "数值"]));
        for (cells, is) in [
            (&["", "填报人：", ""][..], true),
            (&["张三", "审核人:李四", ""], true),
            (&["", "Office (seal): ", ""], true),
            (&["", "填报人", ""], false),
            (&["", "负责人：", ""], false),
            (&["填报人：", "", ""], false),
            (&["", "日期：", "5"], false),
            (&["", "日期："], true),
        ] {
            assert_eq!(is_signature(&columns, &row(cells)), is, "{cells:?}");
        }
    }
}
