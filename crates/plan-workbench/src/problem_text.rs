//! The sentences about each trouble: what is wrong, what is expected, how to fix it; both languages side by side.

use crate::foreign::Foreign;
use crate::sheet_field::SheetField;
use crate::texts::many;
use crate::trouble::Trouble;
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_present::{format, names};

/// The sentences about one trouble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemText {
    /// What is wrong.
    pub wrong: String,
    /// What is expected.
    pub expected: String,
    /// How to fix it.
    pub fix: String,
}

/// The sentences about a trouble in a language.
pub fn problem_text(trouble: &Trouble, lang: Lang) -> ProblemText {
    let (zh, en) = both(trouble, lang);
    let [wrong, expected, fix] = match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    ProblemText { wrong, expected, fix }
}

/// Most row numbers that a sentence lists.
const MOST_ROWS_NAMED: usize = 10;

type BothTexts = ([String; 3], [String; 3]);

fn said(zh: [&str; 3], en: [&str; 3]) -> BothTexts {
    (zh.map(str::to_owned), en.map(str::to_owned))
}

/// Puts `value` in place of `{}`.
fn with(value: &str, zh: [&str; 3], en: [&str; 3]) -> BothTexts {
    (zh.map(|text| text.replace("{}", value)), en.map(|text| text.replace("{}", value)))
}

/// What a file really is, in Chinese and in English.
fn foreign_name(kind: Foreign) -> [&'static str; 2] {
    match kind {
        Foreign::WebPage => ["网页（HTML）", "a web page (HTML)"],
        Foreign::Xml2003 => ["2003 年的 XML 表格", "a spreadsheet in XML of 2003"],
        Foreign::Xml => ["XML 文件", "an XML file"],
        Foreign::Pdf => ["PDF", "a PDF"],
        Foreign::Picture => ["图片", "a picture"],
        Foreign::Ods => ["OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)"],
        Foreign::Xlsb => ["二进制工作簿（.xlsb）", "a binary workbook (.xlsb)"],
        Foreign::Password => ["加了密码的文件", "a file with a password"],
        Foreign::Document => ["文字文档", "a text document"],
        Foreign::Slides => ["幻灯片", "a set of slides"],
        Foreign::Archive => ["压缩包", "an archive of other files"],
    }
}

/// The sentences in both languages; inserted numbers, days and lists are written as in `lang`.
fn both(trouble: &Trouble, lang: Lang) -> BothTexts {
    use Trouble::*;
    let listed = |names: &[String]| names.join(lang.pick("、", ", "));
    let number = |value: f64, decimals: usize| format::number(value, decimals, lang);
    let fields =
        |fields: &[SheetField]| fields.iter().map(|field| field.heading(lang).to_owned()).collect::<Vec<_>>();
    let megabytes = |bytes: usize| number(bytes as f64 / 1e6, 1);
    match trouble {
        TooLarge { bytes, most } => {
            let (found, most) = (megabytes(*bytes), megabytes(*most));
            let fill = |text: &str| text.replace("{found}", &found).replace("{most}", &most);
            (
                [
                    "文件有 {found} MB，太大了。",
                    "这类文件不超过 {most} MB",
                    "删去无关的工作表、图片和空行，或分成几个文件。",
                ]
                .map(fill),
                [
                    "The file is too large: {found} MB.",
                    "at most {most} MB for a file of this kind",
                    "Take out other sheets, pictures and empty rows, or split the file.",
                ]
                .map(fill),
            )
        }
        EmptyFile => said(
            ["文件是空的。", "有内容的 CSV、XLSX 或 JSON 文件", "重新保存或重新选择文件。"],
            [
                "The file is empty.",
                "a CSV, XLSX or JSON file with something in it",
                "Save it again, or choose another file.",
            ],
        ),
        OldWorkbook => said(
            [
                "这是旧式工作簿（.xls）或加了密码的工作簿，读不了。",
                "没有密码的 .xlsx 工作簿",
                "在 WPS 或 Excel 中去掉密码，另存为 .xlsx。",
            ],
            [
                "An old workbook (.xls), or one with a password; it can't be read.",
                "an .xlsx workbook without a password",
                "Take the password off and save it as .xlsx in WPS or Excel.",
            ],
        ),
        ForeignFile(kind) => {
            let [zh, en] = foreign_name(*kind);
            let fix = match kind {
                Foreign::Pdf | Foreign::Picture | Foreign::Document | Foreign::Slides => [
                    "把其中的表录成或粘贴成表格，存为 .xlsx。",
                    "Type or paste its table into a spreadsheet and save that as .xlsx.",
                ],
                Foreign::Archive => ["先解压，再选择里面的表格。", "Unpack it and choose the sheet inside."],
                Foreign::Password => [
                    "在 WPS 或 Excel 中去掉密码，另存为 .xlsx。",
                    "Take the password off and save it as .xlsx in WPS or Excel.",
                ],
                _ => [
                    "在 WPS 或 Excel 中打开，另存为 .xlsx。",
                    "Open it in WPS or Excel and save it as .xlsx.",
                ],
            };
            (
                [format!("这其实是{zh}，读不了。"), "CSV、XLSX 或 JSON 文件".to_owned(), fix[0].to_owned()],
                [
                    format!("This is really {en}; it can't be read."),
                    "a CSV, XLSX or JSON file".to_owned(),
                    fix[1].to_owned(),
                ],
            )
        }
        LostBytes => said(
            ["这一格有认不出的字节，内容不全。", "完整的文字", "在原来的程序里重新导出，或改正这一格。"],
            [
                "Bytes of this cell fit no encoding, so that it isn't whole.",
                "whole words",
                "Export it once more from where it comes, or correct the cell.",
            ],
        ),
        LostRecords { n } => with(
            &n.to_string(),
            ["有 {} 条记录读不出，其余的照读。", "合格的 JSON", "到上面说的那一处改正。"],
            [
                "Records that can't be read: {}. The others are.",
                "well-formed JSON",
                "Correct the spot named above.",
            ],
        ),
        NoTable => said(
            [
                "这不是表格：里面不是文字，也不是工作簿。",
                "CSV、XLSX 或 JSON 文件",
                "选择表格文件；图片和 PDF 里的表要先录成表格。",
            ],
            [
                "Not a table: neither text nor a workbook.",
                "a CSV, XLSX or JSON file",
                "Choose a table; tables in pictures and PDFs have to be typed in first.",
            ],
        ),
        BrokenWorkbook => said(
            [
                "工作簿不完整或已损坏，读不全。",
                "能在 WPS 或 Excel 中打开的 .xlsx",
                "重新下载或复制；能打开的话另存一份再试。",
            ],
            [
                "The workbook is cut off or damaged; it can't be read whole.",
                "an .xlsx that opens in WPS or Excel",
                "Download or copy it again; if it opens, save it under another name and try that.",
            ],
        ),
        Bomb => said(
            [
                "工作簿解开后大得不正常，已停止读取。",
                "解开后不超过 256 MB 的工作表",
                "不要使用来历不明的文件；自己的文件请删去空行、空列后另存。",
            ],
            [
                "The workbook unpacks to far more than a sheet needs; reading was stopped.",
                "a sheet of at most 256 MB unpacked",
                "Don't use files of unknown origin; in one of your own, delete empty rows and columns and save it anew.",
            ],
        ),
        OtherEncoding => said(
            [
                "文字的编码认不出来：既不是 UTF-8，也不是 GB18030（GBK）。",
                "UTF-8 或 GB18030 编码",
                "在 WPS 或 Excel 中另存为“CSV UTF-8”或 .xlsx。",
            ],
            [
                "The text is in an unknown encoding: neither UTF-8 nor GB18030 (GBK).",
                "UTF-8 or GB18030",
                "Save it as “CSV UTF-8” or .xlsx in WPS or Excel.",
            ],
        ),
        BadJson { line, column } => {
            let fill = |text: &str| {
                text.replace("{line}", &line.to_string()).replace("{column}", &column.to_string())
            };
            (
                [
                    "JSON 有语法错误：第 {line} 行第 {column} 个字符。",
                    "合格的 JSON",
                    "到该处改正括号、引号或逗号。",
                ]
                .map(fill),
                [
                    "The JSON has a mistake in line {line}, character {column}.",
                    "well-formed JSON",
                    "Fix the bracket, quote or comma there.",
                ]
                .map(fill),
            )
        }
        NoRecords => said(
            [
                "JSON 里没有记录的列表。",
                "一列记录，或名为 observations、rows、data 的一列",
                "把记录放进一个列表，每条是一个对象。",
            ],
            [
                "The JSON holds no list of records.",
                "a list of records, or one named observations, rows or data",
                "Put the records into a list, each as an object.",
            ],
        ),
        EmptySheet => said(
            ["工作表里什么都没有。", "一行标题，下面是数据", "检查是否选错了文件或工作表。"],
            [
                "The sheet is empty.",
                "a row of headings with data below",
                "See whether it is the right file and sheet.",
            ],
        ),
        NoHead { row, missing, there } => {
            let fill = |text: &str| {
                text.replace("{row}", &row.to_string())
                    .replace("{missing}", &listed(&fields(missing)))
                    .replace("{there}", &listed(there))
            };
            (
                [
                    "找不到标题行，最像的是第 {row} 行。缺这些列：{missing}。那一行写的是：{there}。",
                    "一行标题，至少有“目标编号”或“指标”，以及“数值”",
                    "在下面选出各列，或照模板里的列名改标题。",
                ]
                .map(fill),
                [
                    "No row of headings; row {row} is closest to one. Columns missing: {missing}. What stands there: {there}.",
                    "a row of headings with at least “target id” or “indicator”, and “value”",
                    "Choose the columns below, or name them as the template does.",
                ]
                .map(fill),
            )
        }
        NoColumn(missing) => with(
            &listed(&fields(missing)),
            ["没有这些列：{}。每一行都缺这些，都没有用到。", "{}", "加上这些列；有同义的列，在下面选出来。"],
            [
                "There is no column for: {}. Every row lacks it, so none is used.",
                "{}",
                "Add the column; if there is one by another name, choose it below.",
            ],
        ),
        TooManyRows { most } => with(
            &number(f64::from(*most), 0),
            ["超过 {} 行，其余没有读。", "不超过 {} 行", "分成几个文件。"],
            ["More than {} rows; the rest wasn't read.", "at most {} rows", "Split the file."],
        ),
        ReadInPart { rows } => with(
            &match lang {
                Lang::Zh => number(f64::from(*rows), 0),
                Lang::En => many(*rows as usize, "row", "rows"),
            },
            [
                "读到一半停了：只读了前 {} 行数据，后面的没有读。",
                "读得完的文件",
                "改好文件后重新放入；在那之前，结果只含这些行。",
            ],
            [
                "Reading stopped midway, after {} of data; nothing behind that spot was read.",
                "a file that can be read to its end",
                "Fix the file and put it in again; until then the results hold nothing else.",
            ],
        ),
        Macros => said(
            [
                "工作簿里有宏。宏没有运行，也不会带进任何导出。",
                "不含宏的 .xlsx",
                "不需要宏的话，另存为 .xlsx。",
            ],
            [
                "The workbook holds macros. They weren't run and go into no export.",
                "an .xlsx without macros",
                "Save it as .xlsx if you don't need them.",
            ],
        ),
        OtherSheets(names) => with(
            &listed(names),
            ["还有别的工作表没有读：{}。", "数据在一张工作表里", "要读别的，在下面选。"],
            ["Other sheets weren't read: {}.", "the data on one sheet", "Choose another one below."],
        ),
        HiddenSheets(names) => with(
            &listed(names),
            ["隐藏的工作表没有读：{}。", "数据在显示着的工作表里", "要读的话，在下面选。"],
            ["Hidden sheets weren't read: {}.", "the data on a sheet that is shown", "Choose it below."],
        ),
        HiddenRows { rows, used } => {
            let named: Vec<String> = rows.iter().take(MOST_ROWS_NAMED).map(u32::to_string).collect();
            let more = if rows.len() > MOST_ROWS_NAMED { "…" } else { "" };
            let fill = |text: &str| {
                text.replace("{n}", &rows.len().to_string())
                    .replace("{rows}", &format!("{}{more}", listed(&named)))
            };
            let zh = match used {
                true => "有 {n} 行在表里是隐藏的，已按您的选择用到：{rows}。",
                false => "有 {n} 行在表里是隐藏的，没有用到：{rows}。",
            };
            let en = match used {
                true => "Hidden rows ({n}), used as you chose: {rows}.",
                false => "Hidden rows ({n}) weren't used: {rows}.",
            };
            (
                [zh, "要用的行都显示出来", "要改的话，在下面选。"].map(fill),
                [en, "every row that counts is shown", "Choose below."].map(fill),
            )
        }
        TwoHeads => said(
            ["标题分两行，已合起来读。", "一行标题", "请核对各列是否认对；不对就合成一行。"],
            [
                "The headings stand in two rows and were read together.",
                "one row of headings",
                "See whether the columns are recognised; if not, make them one row.",
            ],
        ),
        UnknownColumn => said(
            ["这一列不认识，没有用到。", "模板里的列名", "无关就不用管；有关就改用模板里的列名。"],
            [
                "This column isn't known and isn't used.",
                "a heading of the template",
                "Leave it if it doesn't matter; else name it as the template does.",
            ],
        ),
        DoubledColumn => said(
            ["这一列与前面一列同义，没有用到。", "同义的列只有一列", "删去或改名其中一列。"],
            [
                "This column says what an earlier one says and isn't used.",
                "one column of a kind",
                "Delete or rename one of them.",
            ],
        ),
        TwoColumns { field, columns, rows: 0 } => {
            let fill = |text: &str| {
                text.replace("{zh}", field.heading(Lang::Zh))
                    .replace("{en}", field.heading(Lang::En))
                    .replace("{columns}", &listed(columns))
            };
            (
                ["“{zh}”有几列：{columns}。每行各列写的都一样。", "同义的列只有一列", "请核对。"].map(fill),
                [
                    "Several columns for “{en}”: {columns}. They say the same in every row.",
                    "one column of a kind",
                    "See whether that is right.",
                ]
                .map(fill),
            )
        }
        TwoColumns { field, columns, rows } => {
            let fill = |text: &str| {
                text.replace("{zh}", field.heading(Lang::Zh))
                    .replace("{en}", field.heading(Lang::En))
                    .replace("{columns}", &listed(columns))
                    .replace("{rows}", &rows.to_string())
            };
            (
                [
                    "“{zh}”有几列：{columns}。其中 {rows} 行各列写的不同，没有用到。",
                    "同义的列只有一列",
                    "在下面选用哪一列。",
                ]
                .map(fill),
                [
                    "Several columns for “{en}”: {columns}. They differ in {rows} of the rows, which aren't used.",
                    "one column of a kind",
                    "Choose below which one is meant.",
                ]
                .map(fill),
            )
        }
        HiddenColumn => said(
            ["这一列在表里是隐藏的，没有用到。", "要用的列都显示出来", "要用的话，在下面选。"],
            [
                "A hidden column; it isn't used.",
                "every column that counts is shown",
                "Choose it below, if it is meant.",
            ],
        ),
        Merged => said(
            [
                "这些单元格合并在一起，只有左上角一格有内容，其余按空格读。",
                "每行各有内容，不合并",
                "取消合并，把内容填进每一行。",
            ],
            [
                "These cells are merged; only the first holds anything, and the others count as empty.",
                "every row with its own content, nothing merged",
                "Unmerge them and fill in every row.",
            ],
        ),
        NoTarget => said(
            ["没有写是哪个目标。", "目标编号，或指标名称", "填上目标编号，模板里有。"],
            [
                "It doesn't say which target.",
                "the target's id, or the indicator's name",
                "Fill in the id; the template has it.",
            ],
        ),
        UnknownTarget(near) if near.is_empty() => said(
            [
                "没有这个目标，也没有名称相近的。",
                "数据里有的目标编号或指标名称",
                "改用规划里的名称，或从模板里复制目标编号。",
            ],
            [
                "There is no such target, and none with a name like it.",
                "a target's id or an indicator's name as in the data",
                "Use the plan's own name, or copy the id from the template.",
            ],
        ),
        UnknownTarget(near) => with(
            &listed(near),
            [
                "没有这个目标。名称相近的：{}",
                "数据里有的目标编号或指标名称",
                "在下面选一个，或从模板里复制目标编号。",
            ],
            [
                "There is no such target. Similar ones: {}",
                "a target's id or an indicator's name as in the data",
                "Choose one below, or copy the id from the template.",
            ],
        ),
        SeveralTargets(ids) => with(
            &listed(ids),
            ["有几个目标叫这个名字：{}", "唯一的目标", "在下面选一个，或填上目标编号。"],
            ["Several targets are called so: {}", "one target", "Choose one below, or fill in the id."],
        ),
        FoundByName(id) => with(
            id,
            ["按名称认作 {}。", "目标编号", "请核对；不对就填上目标编号。"],
            [
                "Taken for {} by its name.",
                "the target's id",
                "See whether that is right; if not, fill in the id.",
            ],
        ),
        NameDiffers(names) => with(
            lang.pick(&names.zh, &names.en),
            ["编号与名称不一致：这个编号的指标是“{}”。已按编号读。", "编号与名称一致", "改正编号或名称。"],
            [
                "Id and name differ: the id's indicator is “{}”. The id was followed.",
                "id and name of one target",
                "Correct one of them.",
            ],
        ),
        OtherDistrict(names) => with(
            lang.pick(&names.zh, &names.en),
            ["编号与区不一致：这个编号是{}的目标。", "编号与区一致", "改正编号或区。"],
            [
                "Id and district differ: the id's target is of {}.",
                "id and district of one target",
                "Correct one of them.",
            ],
        ),
        Decided(state) => with(
            names::state(*state, lang),
            [
                "公开数据已能判断这个目标：{}。这个数会一并列出，判断变不变见下面。",
                "还没有定论的目标",
                "核对是否填错了目标。",
            ],
            [
                "Published values decide this target already: {}. The value is listed with them; whether that changes stands below.",
                "a target that isn't decided",
                "See whether the target is the right one.",
            ],
        ),
        NeverJudged => said(
            ["规划没有给出可核对的承诺，这个数会列出，不会用来判断。", "承诺目标", "核对是否填错了目标。"],
            [
                "The plan makes no commitment here that can be checked; the value is listed and never judged.",
                "a commitment",
                "See whether the target is the right one.",
            ],
        ),
        Missing(field) => {
            let zh = field.heading(Lang::Zh);
            let en = field.heading(Lang::En);
            let why = match field {
                SheetField::Title => {
                    ("写明哪份文件或网页载有这个数。", "Name the document or page that states the value.")
                }
                _ => (
                    "写明由谁发布；没有署名发布者的数不能收录。",
                    "Name who published it; a value without a publisher can't be taken in.",
                ),
            };
            (
                [format!("缺少“{zh}”。"), zh.to_owned(), why.0.to_owned()],
                [format!("“{en}” is missing."), en.to_owned(), why.1.to_owned()],
            )
        }
        BadUrl => said(
            ["这不是网页地址。", "以 https:// 或 http:// 开头的地址，或空着", "改正，或删去。"],
            [
                "Not a web address.",
                "an address that begins with https:// or http://, or nothing",
                "Correct or delete it.",
            ],
        ),
        BadPublished => said(
            ["发布日期读不出，按没有写处理。", "2024-03-20、2024年3月或2024", "改成其中一种写法。"],
            [
                "The day of publication can't be read and is left out.",
                "2024-03-20, 2024-03 or 2024",
                "Write it in one of these ways.",
            ],
        ),
        TooLong => said(
            ["文字太长。", "不超过 500 字", "缩短，或分写到备注。"],
            ["Too many words.", "at most 500 characters", "Shorten it, or move some of it into the note."],
        ),
        SameRow(row) => with(
            &row.to_string(),
            ["与第 {} 行重复，这一行不另算。", "一个目标同一日期只有一行", "删去其中一行。"],
            [
                "Says what row {} says, and isn't counted again.",
                "one row for a target and day",
                "Delete one of them.",
            ],
        ),
        OtherRow(rows) => with(
            &listed(&rows.iter().map(u32::to_string).collect::<Vec<_>>()),
            [
                "与第 {} 行同一目标、同一日期，数值却不同，这一行没有用到。",
                "一个目标同一日期只有一个数值",
                "在下面选对的一行，或删去错的。",
            ],
            [
                "Another value than in row {} for the same target and day; this row isn't used.",
                "one value for a target and day",
                "Choose the right row below, or delete the wrong ones.",
            ],
        ),
        SamePublished(id) => with(
            id,
            ["与已收录的 {} 相同。", "尚未收录的数", "不必再报；来源更好时可以保留。"],
            [
                "The same as {}, which is in the data already.",
                "a value that isn't in the data",
                "No need to hand it in, unless its source is better.",
            ],
        ),
        OtherPublished { record, value, bound, unit } => with(
            &{
                let value = format::quantity(*value, *bound, Some(unit), lang);
                format!("{record}{}{value}{}", lang.pick("（", " ("), lang.pick("）", ")"))
            },
            [
                "已收录的 {}是同一日期，数值不同。",
                "与已公布的一致，或说明原因",
                "核对；确实更正了的，在备注写明。",
            ],
            [
                "The data has another value for the same day: {}.",
                "agreement with what was published, or a reason",
                "Check it; if it was corrected, say so in the note.",
            ],
        ),
        NoValue => said(
            ["这一行填了别的列，没有填数值。", "一个数", "填上数值；没有数就把这一行清空。"],
            [
                "Other cells of the row are filled; the value isn't.",
                "a number",
                "Fill in the value; clear the row if there is none.",
            ],
        ),
        NotOneNumber => said(
            ["这不是一个数。", "一个数，不是区间或算式", "分成几行，或只写一个数并用“界”说明。"],
            [
                "This isn't one number.",
                "one number, no range or sum",
                "Make it several rows, or write one number with a bound.",
            ],
        ),
        ReadAsAtLeast { least, most } => with(
            &format!("{}{}{}", number(*least, 9), lang.pick("～", "–"), number(*most, 9)),
            ["这是一个区间（{}），已按“不少于”较小的一头读。", "一个数", "知道确切的数就改成一个数。"],
            [
                "A range ({}); read as at least its lower end.",
                "one number",
                "Write one number if it is known.",
            ],
        ),
        ShareOfWork => said(
            [
                "“完成率”可能是工作的完成率，不是目标要的数；已按写出的百分数读。",
                "目标要的数",
                "核对；不是同一个意思，就改成目标要的数。",
            ],
            [
                "This may be the share of the work done, not what the target asks for; read as the per cent that it says.",
                "the figure that the target asks for",
                "If it means something else, write that figure.",
            ],
        ),
        Separators => said(
            ["逗号或小数点的位置不对。", "1234、1,234 或 1234.5", "去掉分隔符重写。"],
            [
                "Its commas or points are in the wrong places.",
                "1234, 1,234 or 1234.5",
                "Write it without separators.",
            ],
        ),
        PointOrThousand => said(
            [
                "可以读作小数，也可以读作千位分隔；已读作小数。",
                "没有歧义的写法",
                "想写一千多，就去掉小数点；是小数，就补一位，如 1.2340。",
            ],
            [
                "A fraction, or thousands set apart by a point; read as a fraction.",
                "a number with one reading",
                "If thousands are meant, take the point out; if a fraction, add a digit: 1.2340.",
            ],
        ),
        PercentWords => said(
            ["百分数写成了文字，已读作百分之几。", "单位为 % 的数", "请核对；最好只写数，单位写 %。"],
            [
                "A percentage in words; read as that many per cent.",
                "a number, with the unit %",
                "See whether it is right; better write the number alone, and % as its unit.",
            ],
        ),
        DayForNumber(typed) => with(
            typed,
            [
                "这里要一个数，却是日期；可能是电子表格自动改的。",
                "一个数",
                "原来写的可能是“{}”。把这一格的格式改为“文本”，重新填写。",
            ],
            [
                "A day in place of a number; a spreadsheet may have turned it into one.",
                "a number",
                "“{}” may have been typed. Set the cell's format to Text and type it again.",
            ],
        ),
        OutOfRange => said(
            [
                "这个数太大或太小，存不下。",
                "绝对值不超过一千万亿，小数不超过 9 位",
                "核对有没有多写或少写几位。",
            ],
            [
                "Too large or too small a number to be kept.",
                "a magnitude of at most 10^15, at most 9 decimals",
                "See whether it has too many digits.",
            ],
        ),
        TooNarrow => said(
            ["这是列太窄时显示的井号，不是数。", "一个数", "把这一列拉宽，再保存或复制一次。"],
            [
                "Signs that a spreadsheet shows where a column is too narrow, and no number.",
                "a number",
                "Widen the column, then save or copy it again.",
            ],
        ),
        TakenAsPercent => said(
            [
                "目标是全覆盖，这个数没有写单位，已读作百分之几。",
                "单位为 % 的数",
                "请核对；是就在单位一列写 %。",
            ],
            [
                "The target is complete coverage, and the value has no unit; read as that many per cent.",
                "a number, with the unit %",
                "See whether it is right; if so, write % as its unit.",
            ],
        ),
        Formula => said(
            ["这里是公式，用的是文件保存时算出的结果。", "写死的数", "请核对；最好粘贴为数值。"],
            [
                "A formula; its result as last saved is used.",
                "a plain value",
                "See whether it is right; better paste it as a value.",
            ],
        ),
        FormulaWithoutResult => said(
            [
                "这里是公式，文件里没有存它的结果；本站不计算公式。",
                "写死的数",
                "在 WPS 或 Excel 中打开、保存一次，或粘贴为数值。",
            ],
            [
                "A formula without a saved result; formulas aren't computed here.",
                "a plain value",
                "Open and save it once in WPS or Excel, or paste it as a value.",
            ],
        ),
        FormulaWords => said(
            ["文字像公式，没有执行，也没有读作数。", "一个数或日期", "改成结果。"],
            [
                "Words like a formula; they weren't run, and aren't read.",
                "a number or a day",
                "Write the result.",
            ],
        ),
        FormulaLike => said(
            [
                "文字以 =、+、-、@ 开头，电子表格会当作公式；这里只当文字，导出时会加撇号。",
                "普通文字",
                "去掉开头的符号。",
            ],
            [
                "Words that a spreadsheet would take for a formula (=, +, -, @); kept as words, and made harmless in exports.",
                "plain words",
                "Take the sign away.",
            ],
        ),
        Mistake => said(
            ["这是电子表格的错误值。", "一个数或日期", "改正公式，或填上数值。"],
            ["A spreadsheet's own error.", "a number or a day", "Fix the formula, or type the value."],
        ),
        UnknownUnit => said(
            ["不认识这个单位。", "目标的单位，或可以换算的单位", "照模板里的单位写。"],
            [
                "An unknown unit.",
                "the target's unit, or one that converts to it",
                "Write the unit as the template does.",
            ],
        ),
        OtherUnit(unit) => with(
            unit,
            ["单位与目标不同，也不能换算。", "{}", "改用目标的单位；确是另一个指标，就不要报在这里。"],
            [
                "Another unit than the target's, which can't be converted.",
                "{}",
                "Use the target's unit; if it is another indicator, it doesn't belong here.",
            ],
        ),
        OtherScale { unit, value } => with(
            &format!("{}{}{unit}", number(*value, 6), lang.pick("", " ")),
            ["单位与目标差万或亿，已换算为 {}。", "与目标相同的单位", "核对数值与单位是否都对。"],
            [
                "The unit differs from the target's by a power of ten; read as {}.",
                "the target's unit",
                "See whether value and unit are both right.",
            ],
        ),
        OutsideShare => said(
            ["比例在 0 到 100 之外。", "0 到 100 之间", "核对数值；增长率除外。"],
            [
                "A share outside of 0 to 100.",
                "between 0 and 100",
                "Check the value, unless it is a rate of growth.",
            ],
        ),
        FractionOfOne => said(
            ["可能把比例写成了小数：0.85 在这里是 0.85%，不是 85%。", "百分之几的数", "想写 85%，就填 85。"],
            [
                "A share written as a fraction, perhaps: 0.85 means 0.85% here, not 85%.",
                "per cent as a number",
                "Write 85 for 85%.",
            ],
        ),
        Negative => said(
            ["计数是负数。", "不小于 0 的数", "核对正负号。"],
            ["A negative count.", "a number of at least 0", "Check the sign."],
        ),
        FarOff(times) => with(
            &number(*times, 0),
            ["与目标值相差约 {} 倍，单位可能差了万或亿。", "与目标同一数量级", "核对单位。"],
            [
                "About {} times away from what the target asks for; the unit may be off by a power of ten.",
                "a value of the target's size",
                "Check the unit.",
            ],
        ),
        UnknownBound => said(
            ["不认识这个界。", "≥、>、≤、<、≈、不低于、超过、约……，或空着", "改成其中一种。"],
            ["An unknown bound.", "≥, >, ≤, <, ≈, “at least”, “over” … or nothing", "Write one of these."],
        ),
        NotANumber => said(
            ["这不是数。", "一个数，如 1600、95%、1.5亿元", "只写数，别的话写进备注。"],
            [
                "Not a number.",
                "a number, such as 1600 or 95%",
                "Write the number alone, other words into the note.",
            ],
        ),
        NoDay => said(
            ["没有写数值是哪一天的。", "2024-12-31、2024年6月或2024", "填上日期；不知道日期的数不能判断。"],
            [
                "It doesn't say which day the value stands for.",
                "2024-12-31, 2024-06 or 2024",
                "Fill in the date; a value without one can't be judged.",
            ],
        ),
        AmbiguousDay => said(
            ["可以读作两个日期。", "年在前：2024-03-04、2024-10", "照年、月、日的顺序重写。"],
            [
                "It could be two different days.",
                "the year first: 2024-03-04, 2024-10",
                "Write year, month, day.",
            ],
        ),
        YearNotShown(day) => with(
            &format::date(*day, Precision::Day, lang),
            [
                "表里没有显示年份，年份是电子表格补的；已读作 {}。",
                "写明年份：2024-12-31",
                "请核对；最好把这一列设为带年份的日期格式。",
            ],
            [
                "The sheet doesn't show the year, which a spreadsheet fills in by itself; read as {}.",
                "the year, too: 2024-12-31",
                "See whether it is right; better use a date format with the year.",
            ],
        ),
        DayAsNumber(day) => with(
            &format::date(*day, Precision::Day, lang),
            [
                "日期写成了数字（电子表格的日期序号），已换成 {}。",
                "2024-12-31",
                "请核对；最好把这一列设为日期格式。",
            ],
            [
                "A day as the number that spreadsheets count it by; read as {}.",
                "2024-12-31",
                "See whether it is right; better format the column as dates.",
            ],
        ),
        BeforeBaseline(day) => with(
            &format::date(*day, Precision::Day, lang),
            [
                "早于起点（{}），不能说明目标完成了多少。",
                "起点以后的日期",
                "核对日期；是起点值的，类型写“起点”。",
            ],
            [
                "Before the starting point ({}), so it says nothing about the way gone.",
                "a day after the starting point",
                "Check the date; if it is the starting point, write “baseline” as its kind.",
            ],
        ),
        Future => said(
            ["日期在今天以后，到那天之前不算数。", "今天或更早", "核对日期；预计数不能当结果。"],
            [
                "Later than today; it doesn't count before that day.",
                "today or earlier",
                "Check the date; a forecast is no result.",
            ],
        ),
        PartYear => said(
            ["只覆盖一年的一部分，不与全年的目标比较。", "全年或时点数", "有全年数时补报全年数。"],
            [
                "It covers part of a year and isn't set against a full-year target.",
                "a figure for the year, or of a day",
                "Hand in the year's figure when there is one.",
            ],
        ),
        YearOfSeveral => said(
            [
                "目标是几年合计新增，这里只写了年份，已当作累计到那年底的合计。",
                "说明是合计还是一年的数",
                "是一年的数，在“覆盖时段”写“全年”。",
            ],
            [
                "The target counts what several years add; this is taken as their sum up to the end of that year.",
                "whether it is the sum or one year's figure",
                "If it is one year's, write “full year” as the period.",
            ],
        ),
        UnknownPeriod => said(
            ["不认识这个时段。", "时点、全年、年内，或空着", "改成其中一种。"],
            ["An unknown period.", "point, full year, part of a year, or nothing", "Write one of these."],
        ),
        UnknownKind => said(
            ["不认识这个类型。", "结果、起点，或空着", "改成其中一种。"],
            ["An unknown kind.", "actual, baseline, or nothing", "Write one of these."],
        ),
        UnknownMatch => said(
            ["不认识这个口径。", "一致、相近，或空着", "改成其中一种。口径不同的数不报在这里。"],
            [
                "An unknown definition.",
                "exact, close, or nothing",
                "Write one of these. A value that counts something else doesn't belong here.",
            ],
        ),
        NotADay => said(
            ["这不是日期。", "2024-12-31、2024年6月、2024、2024年上半年", "改成其中一种写法。"],
            ["Not a date.", "2024-12-31, 2024-06, 2024", "Write it in one of these ways."],
        ),
    }
}
