//! The site's head as the program draws it.

use plan_method::address::{NavSection, Page};
use plan_model::lang::Lang;
use plan_present::markup::escape;
use plan_present::names;
use plan_present::text::{LangTexts, Texts};
use std::fmt::Write;

use anyhow::Result;

/// The site's head, with room for what the program puts there.
pub(super) fn head(zh: &Texts) -> Result<String> {
    let mut out = String::from(
        "<div id=\"static-head\" class=\"site-head\" lang=\"zh-CN\"><div class=\"site-head-inner folded\">\n",
    );
    writeln!(
        out,
        "<p class=\"brand\"><a href=\"#static\"><span class=\"brand-zh\">{}</span> <span class=\"brand-en\" lang=\"en\">{}</span></a></p>",
        escape(zh.product),
        escape(Lang::En.texts().product)
    )?;
    let links: String = Page::linked(NavSection::Header)
        .iter()
        .map(|page| {
            let attributes = match page {
                Page::Overview => " href=\"#static\" aria-current=\"page\"",
                Page::Districts => " href=\"#static-districts\"",
                // Only the program has these.
                _ => " class=\"ghost\" aria-hidden=\"true\"",
            };
            format!("<a{attributes}>{}</a>", escape(names::nav(page, Lang::Zh)))
        })
        .collect();
    writeln!(out, "<nav class=\"site-nav\" aria-label=\"{}\">{links}</nav>", escape(zh.product))?;
    writeln!(
        out,
        "<div class=\"field head-search ghost\"><input type=\"search\" aria-label=\"{}\" disabled></div>\
         <div class=\"settings\"><label class=\"field inline ghost\"><span>{}</span><input type=\"date\" disabled></label></div>\
         <a class=\"button quiet head-size\" href=\"?size=xl\">{}</a>\
         <a class=\"button quiet head-language\" lang=\"en\" href=\"#static-english\">{}</a>\
         <span class=\"button quiet head-fold ghost\" aria-hidden=\"true\">{}</span>\n</div></div>",
        escape(zh.search),
        escape(zh.as_of),
        escape(zh.large_type),
        escape(zh.other_language),
        escape(zh.menu)
    )?;
    Ok(out)
}
