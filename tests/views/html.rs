//! Rendered HTML as a tree, with just enough of selectors to ask for parts of it.

/// Elements that have no content and no end tag.
const VOID: [&str; 7] = ["area", "br", "hr", "img", "input", "link", "meta"];

/// An element with its attributes and content.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub tag: String,
    pub attributes: Vec<(String, String)>,
    pub content: Vec<Node>,
}

/// Something in an element.
#[derive(Clone, Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// An attribute's value.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }

    /// All text in it.
    pub fn text(&self) -> String {
        let parts = self.content.iter().map(|node| match node {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        });
        parts.collect()
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.content.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Every element below it that a selector names, in order: `main li.row[role=note] a`.
    pub fn all(&self, selector: &str) -> Vec<&Element> {
        let steps: Vec<Vec<Part>> = selector.split_whitespace().map(compound).collect();
        let mut found = Vec::new();
        for element in self.elements() {
            element.search(&steps, &mut found);
        }
        found
    }

    fn search<'a>(&'a self, steps: &[Vec<Part>], found: &mut Vec<&'a Element>) {
        let Some((first, rest)) = steps.split_first() else { return };
        let fits = first.iter().all(|part| self.is(part));
        if fits && rest.is_empty() {
            found.push(self);
        }
        let below = if fits && !rest.is_empty() { rest } else { steps };
        for element in self.elements() {
            element.search(below, found);
        }
    }

    fn is(&self, part: &Part) -> bool {
        match part {
            Part::Tag(tag) => self.tag == *tag,
            Part::Class(class) => {
                self.attr("class").is_some_and(|all| all.split_whitespace().any(|one| one == class))
            }
            Part::Attribute(name, value) => self.attr(name) == Some(value),
        }
    }

    /// The only element that a selector names.
    #[track_caller]
    pub fn one(&self, selector: &str) -> &Element {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} in <{}>: {}", self.tag, self.text());
        found[0]
    }

    /// Whether a selector names anything.
    pub fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }
}

/// One condition of a selector.
#[derive(Debug, PartialEq)]
enum Part {
    Tag(String),
    Class(String),
    Attribute(String, String),
}

fn compound(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (mark, body) = match rest.strip_prefix(['.', '#', '[']) {
            Some(body) => (rest.chars().next(), body),
            None => (None, rest),
        };
        let end = body
            .find(if mark == Some('[') { &[']'][..] } else { &['.', '#', '['][..] })
            .unwrap_or(body.len());
        let word = body[..end].to_owned();
        rest = body[end..].trim_start_matches(']');
        parts.push(match mark {
            Some('.') => Part::Class(word),
            Some('#') => Part::Attribute("id".to_owned(), word),
            Some(_) => {
                let (name, value) = word.split_once('=').expect("[name=value]");
                Part::Attribute(name.to_owned(), value.to_owned())
            }
            None => Part::Tag(word),
        });
    }
    parts
}

/// Reads what the renderer wrote; panics on anything that isn't well formed.
pub fn parse(html: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text(&mut open, &rest[..at]);
        rest = &rest[at..];
        let end = end_of_tag(rest);
        let (tag, after) = rest.split_at(end);
        rest = after;
        if tag.starts_with("<!") {
            continue;
        }
        if let Some(name) = tag.strip_prefix("</") {
            let closed = open.pop().expect("an open element");
            assert_eq!(closed.tag, name.trim_end_matches('>'), "closed out of turn");
            open.last_mut().expect("an element around it").content.push(Node::Element(closed));
        } else {
            let empty = tag.ends_with("/>");
            let element = start(tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/'));
            if empty || VOID.contains(&element.tag.as_str()) {
                open.last_mut().expect("an element around it").content.push(Node::Element(element));
            } else {
                open.push(element);
            }
        }
    }
    text(&mut open, rest);
    assert_eq!(open.len(), 1, "<{}> is never closed", open.last().expect("the root").tag);
    open.remove(0)
}

fn text(open: &mut [Element], raw: &str) {
    if !raw.is_empty() {
        open.last_mut().expect("the root").content.push(Node::Text(unescape(raw)));
    }
}

/// One past the `>` that ends a tag or comment; a `>` in a quoted value doesn't.
fn end_of_tag(html: &str) -> usize {
    if html.starts_with("<!--") {
        return html.find("-->").expect("the end of a comment") + 3;
    }
    let mut quoted = false;
    let end = html.char_indices().find(|&(_, c)| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    end.expect("the end of a tag").0 + 1
}

fn start(inside: &str) -> Element {
    let (tag, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut element = Element { tag: tag.to_owned(), ..Element::default() };
    rest = rest.trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let value = match rest.strip_prefix("=\"") {
            Some(quoted) => {
                let end = quoted.find('"').expect("the end of a value");
                rest = &quoted[end + 1..];
                unescape(&quoted[..end])
            }
            None => {
                assert!(!rest.starts_with('='), "a value without quotes in <{inside}>");
                String::new()
            }
        };
        element.attributes.push((name, value));
        rest = rest.trim_start();
    }
    element
}

fn unescape(text: &str) -> String {
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (name, character) = named.iter().find(|(name, _)| rest.starts_with(name)).unwrap_or(&("&", "&"));
        out.push_str(character);
        rest = &rest[name.len()..];
    }
    out + rest
}

#[test]
fn html_is_read_as_a_browser_would() {
    let page = parse(
        "<main id=\"m\"><!>a &lt;b&gt; &amp;lt;<p class=\"x y\" title=\"1 > 0 &quot;\" hidden>c<br>d</p><!-- <i> --><ul><li>e</li><li>f</li></ul></main>",
    );
    let main = page.one("main");
    assert_eq!(main.text(), "a <b> &lt;cdef");
    let p = page.one("#m p.y");
    assert_eq!((p.attr("title"), p.attr("hidden"), p.attr("lang")), (Some("1 > 0 \""), Some(""), None));
    assert!(p.has("br") && !page.has("i") && !page.has("b"));
    assert_eq!(page.all("main li").len(), 2);
    assert!(page.all("p li").is_empty() && page.all("[title=no]").is_empty());
}

#[test]
fn html_that_is_not_well_formed_is_no_page() {
    for bad in ["<p>", "<p></b>", "</p>", "<p class=x></p>", "<p"] {
        let read = std::panic::catch_unwind(|| parse(bad));
        assert!(read.is_err(), "{bad}");
    }
}
