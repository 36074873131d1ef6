//! What staff paste into a page they keep: four ways, from a frame to a plain link.

use super::Embed;
use crate::markup::escape;
use crate::present::Table;
use crate::text::LangTexts;
use plan_model::lang::Lang;
use std::fmt::Write;

/// What a snippet says besides its address.
#[derive(Clone, Debug, PartialEq)]
pub struct Still {
    /// The finding.
    pub title: String,
    /// One sentence or two.
    pub sentence: String,
    /// The numbers.
    pub table: Table,
    /// Source, release and day.
    pub source: String,
    /// Name of the picture's file, where the view has one.
    pub picture: Option<String>,
}

/// The four snippets.
#[derive(Clone, Debug, PartialEq)]
pub struct Snippets {
    /// A frame of a fixed height, without a script.
    pub frame: String,
    /// A frame that the helper script keeps as high as what is in it.
    pub helper: String,
    /// A picture to upload beside the page, and a table: nothing is loaded from here.
    pub still: String,
    /// A link.
    pub link: String,
}

/// The snippets of a view. `folder` is the site's address, with a slash at its end; `wide` is for a frame of at least
/// [`super::WIDE`] pixels.
pub fn snippets(embed: &Embed, folder: &str, wide: bool, still: &Still) -> Snippets {
    let lang = embed.address.lang;
    let promise = embed.view.promise();
    let height = if wide { promise.wide_height } else { promise.height };
    let frame = |class: &str| {
        format!(
            "<iframe{class} src=\"{}embed.html?{}\" title=\"{}\" width=\"100%\" height=\"{height}\" frameborder=\"0\" \
             loading=\"lazy\"></iframe>\n",
            escape(folder),
            escape(&embed.write()),
            escape(&still.title)
        )
    };
    let back = format!("{folder}index.html?{}", Embed::home(&embed.address));
    let link = format!(
        "<a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a>",
        escape(&back),
        escape(&format!("{} · {}", still.title, lang.texts().product))
    );
    Snippets {
        frame: frame(""),
        helper: format!(
            "{}<script src=\"{}embed.js\" async></script>\n",
            frame(" class=\"plan-atlas\""),
            escape(folder)
        ),
        still: figure(still, &link, lang),
        link: format!("{link}\n"),
    }
}

fn figure(still: &Still, link: &str, lang: Lang) -> String {
    let mut out = format!("<figure lang=\"{}\">\n", lang.tag());
    // Writing to a text never fails.
    let _ = writeln!(
        out,
        "<figcaption><strong>{}</strong><br>{}</figcaption>",
        escape(&still.title),
        escape(&still.sentence)
    );
    if let Some(picture) = &still.picture {
        let _ = writeln!(
            out,
            "<img src=\"{}\" alt=\"{}\" width=\"100%\">",
            escape(picture),
            escape(&still.sentence)
        );
    }
    let _ = writeln!(out, "<table>\n<caption>{}</caption>", escape(&still.table.caption));
    let heads: String =
        still.table.columns.iter().map(|name| format!("<th scope=\"col\">{}</th>", escape(name))).collect();
    let _ = writeln!(out, "<thead><tr>{heads}</tr></thead>\n<tbody>");
    for row in &still.table.rows {
        let cells: String = row
            .iter()
            .enumerate()
            .map(|(at, cell)| match at {
                0 => format!("<th scope=\"row\">{}</th>", escape(cell.shown())),
                _ => format!("<td>{}</td>", escape(cell.shown())),
            })
            .collect();
        let _ = writeln!(out, "<tr>{cells}</tr>");
    }
    let _ = writeln!(out, "</tbody>\n</table>\n<p>{} {link}</p>\n</figure>", escape(&still.source));
    out
}
