//! Rendered HTML as a browser reads it, asked for parts of it by CSS selectors.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use scraper::{ElementRef, Html, Selector};
use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;

/// Elements that have no content and no end tag.
const VOID: [&str; 7] = ["area", "br", "hr", "img", "input", "link", "meta"];

/// An element with its attributes and content.
#[derive(Clone)]
pub struct Element {
    pub tag: String,
    /// In alphabetical order.
    pub attributes: Vec<(String, String)>,
    pub content: Vec<Node>,
    /// The document that selectors are asked of, and the element's place in it.
    document: Rc<Html>,
    id: ego_tree::NodeId,
}

/// Something in an element.
#[derive(Clone)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    fn new(document: &Rc<Html>, element: ElementRef) -> Self {
        let content = element.children().filter_map(|node| match node.value() {
            scraper::Node::Text(text) => Some(Node::Text(text.to_string())),
            _ => ElementRef::wrap(node).map(|inner| Node::Element(Self::new(document, inner))),
        });
        Self {
            tag: element.value().name().to_owned(),
            attributes: element
                .value()
                .attrs()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            content: content.collect(),
            document: document.clone(),
            id: element.id(),
        }
    }

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

    /// Every element below it that a selector names, in order. The whole selector is looked for below it.
    pub fn all(&self, selector: &str) -> Vec<&Element> {
        let parsed = Selector::parse(&format!(":scope {selector}"));
        let selector = parsed.unwrap_or_else(|e| panic!("{selector}: {e}"));
        let own = self.document.tree.get(self.id).and_then(ElementRef::wrap).expect("its own place");
        let mut ids = own.select(&selector).map(|element| element.id());
        let mut found = Vec::new();
        let mut next = ids.next();
        self.walk(&mut |element| {
            if next == Some(element.id) {
                found.push(element);
                next = ids.next();
            }
        });
        found
    }

    /// Every element below it, in order.
    fn walk<'a>(&'a self, see: &mut impl FnMut(&'a Element)) {
        for element in self.elements() {
            see(element);
            element.walk(see);
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

/// Reads what the renderer wrote; panics on what isn't well formed, and on what a browser would put together otherwise than it
/// is written.
pub fn parse(html: &str) -> Element {
    let written = Written::read(html);
    let document = Rc::new(Html::parse_fragment(html));
    let root = Element::new(&document, document.root_element());
    let mut built = Vec::new();
    root.walk(&mut |element| built.push(element.tag.to_lowercase()));
    assert_eq!(built, written, "a browser builds other elements than are written");
    root
}

/// The tags of a text as they are written.
#[derive(Default)]
struct Written {
    /// Names of the elements, in order.
    elements: Vec<String>,
    /// Those that are open.
    open: Vec<String>,
    /// The text again, written as it should be.
    again: String,
    wrong: Option<String>,
}

struct Sink(RefCell<Written>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        self.0.borrow_mut().take(token);
        TokenSinkResult::Continue
    }
}

impl Written {
    /// The names of the elements in order; panics on tags that don't match, values without quotes, and what never ends.
    fn read(html: &str) -> Vec<String> {
        // Marks of the renderer, between texts that stand side by side.
        let html = html.replace("<!>", "");
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(html.as_str()));
        let tokenizer = Tokenizer::new(Sink(RefCell::default()), TokenizerOpts::default());
        assert!(matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done), "it is read to its end");
        tokenizer.end();
        let written = tokenizer.sink.0.into_inner();
        assert_eq!(written.wrong, None, "{html}");
        assert_eq!(written.open, [""; 0], "never closed");
        assert_eq!(
            difference(&alike(&written.again), &alike(&html)),
            None,
            "written otherwise than it reads"
        );
        written.elements
    }

    fn take(&mut self, token: Token) {
        match token {
            Token::TagToken(tag) => self.tag(&tag),
            Token::CharacterTokens(text) => self.again += &escaped(&text),
            Token::CommentToken(text) => self.again += &format!("<!--{text}-->"),
            Token::ParseError(error) => self.wrong = Some(error.into_owned()),
            Token::DoctypeToken(_) | Token::NullCharacterToken | Token::EOFToken => {}
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let name = tag.name.to_string();
        if tag.kind == TagKind::EndTag {
            if self.open.pop().as_ref() != Some(&name) {
                self.wrong = Some(format!("</{name}> out of turn"));
            }
            self.again += &format!("</{name}>");
            return;
        }
        self.again += &format!("<{name}");
        for attribute in &tag.attrs {
            let _ = write!(self.again, " {}=\"{}\"", attribute.name.local, escaped(&attribute.value));
        }
        self.again += if tag.self_closing { "/>" } else { ">" };
        if !tag.self_closing && !VOID.contains(&name.as_str()) {
            self.open.push(name.clone());
        }
        self.elements.push(name);
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The same for spellings of HTML that mean the same: what needn't be escaped, values that are empty, capitals in a name.
fn alike(html: &str) -> String {
    let same = [("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("=\"\"", "")];
    same.iter().fold(html.to_lowercase(), |html, (from, to)| html.replace(from, to))
}

/// Both texts from where they begin to differ, as far as it helps.
fn difference(one: &str, other: &str) -> Option<(String, String)> {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let from_there = |text: &str| text.chars().skip(same.saturating_sub(20)).take(80).collect::<String>();
    (one != other).then(|| (from_there(one), from_there(other)))
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
    // The last ones are read otherwise than they are written: a list ends the paragraph, a row makes a body around it.
    for bad in [
        "<p>",
        "<p></b>",
        "</p>",
        "<p class=x></p>",
        "<p",
        "<p title=\"a\" title=\"b\"></p>",
        "<p><ul></ul></p>",
        "<table><tr></tr></table>",
        "<p>&nosuch;</p>",
    ] {
        let read = std::panic::catch_unwind(|| parse(bad));
        assert!(read.is_err(), "{bad}");
    }
}
