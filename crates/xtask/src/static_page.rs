//! What the page says before, or without, the program: plain HTML made from the data.

use std::path::Path;

/// The HTML that stands in `<main id="static">`.
///
/// # Errors
///
/// If the data can't be read.
pub fn render(_data_dir: &Path) -> anyhow::Result<String> {
    Ok("<h1>数转图 <span lang=\"en\">Plan Atlas</span></h1>\n\
        <p>上海五区数字化转型“十四五”规划的承诺、期限与已公布的进展。</p>\n"
        .to_owned())
}
