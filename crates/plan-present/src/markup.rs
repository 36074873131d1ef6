//! Text on its way into HTML: the one place where it is made harmless.

/// A text as it may stand in an element, or in an attribute in double quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_opens_or_ends_anything_is_left() {
        assert_eq!(escape("<b a=\"1\" c='2'>&区"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;区");
    }
}
