//! A streaming reader of the subset of XML that workbooks use. A document's own entities are never expanded.
//!
//! It takes input in pieces as they are decompressed, and bounds the size of each event.

/// An event of a document, in document order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum XmlEvent {
    /// An opening tag; of `<x:row r="1"/>` the name is `row`.
    Open {
        /// Local name, without a prefix.
        name: String,
        /// Attributes as written; see [`attribute`].
        attributes: String,
        /// Whether the element is empty (`<a/>`).
        empty: bool,
    },
    /// A closing tag; the local name.
    Close(String),
    /// Text, with entities replaced.
    Text(String),
}

/// Most bytes of one tag or one run of text.
const MOST: usize = 1 << 20;

/// Reads events from a document that is fed in pieces.
#[derive(Debug, Default)]
pub(crate) struct XmlReader {
    buffer: Vec<u8>,
    at: usize,
    /// Up to here the buffer has been searched for the end of a text, so that a long one isn't searched again with every piece.
    looked: usize,
}

/// Result of asking for the next event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NextEvent {
    /// The event.
    Event(XmlEvent),
    /// More input is needed.
    More,
    /// Not XML, or a tag or text exceeds the bound.
    Bad,
}

impl XmlReader {
    /// Appends the next piece of the document.
    pub(crate) fn feed(&mut self, piece: &[u8]) {
        if self.at > MOST / 4 {
            self.buffer.drain(..self.at);
            self.looked = self.looked.saturating_sub(self.at);
            self.at = 0;
        }
        self.buffer.extend_from_slice(piece);
    }

    /// The next event.
    pub(crate) fn next(&mut self) -> NextEvent {
        loop {
            let rest = &self.buffer[self.at..];
            if rest.first() != Some(&b'<') {
                let from = self.looked.saturating_sub(self.at);
                let Some(n) = find(&rest[from..], b"<").map(|n| from + n) else {
                    self.looked = self.buffer.len();
                    return more(&self.buffer[self.at..]);
                };
                let words = unescaped(&String::from_utf8_lossy(&rest[..n]));
                self.at += n;
                if words.is_empty() {
                    continue;
                }
                return NextEvent::Event(XmlEvent::Text(words));
            }
            if rest.len() < 9 && find(rest, b">").is_none() {
                return more(rest);
            }
            if let Some(inside) = rest.strip_prefix(b"<![CDATA[") {
                let Some(n) = find(inside, b"]]>") else { return more(rest) };
                let words = String::from_utf8_lossy(&inside[..n]).into_owned();
                self.at += 9 + n + 3;
                return NextEvent::Event(XmlEvent::Text(words));
            }
            // Comments, processing instructions and declarations are skipped.
            let (skipped, end): (bool, &[u8]) = match rest {
                [b'<', b'!', b'-', b'-', ..] => (true, b"-->"),
                [b'<', b'?', ..] => (true, b"?>"),
                [b'<', b'!', ..] => (true, b">"),
                _ => (false, b">"),
            };
            let Some(n) = tag_end(rest, end, skipped) else { return more(rest) };
            let tag = String::from_utf8_lossy(&rest[1..n]).into_owned();
            self.at += n + end.len();
            if skipped {
                continue;
            }
            return tag_event(&tag).map_or(NextEvent::Bad, NextEvent::Event);
        }
    }
}

fn more(rest: &[u8]) -> NextEvent {
    if rest.len() > MOST { NextEvent::Bad } else { NextEvent::More }
}

/// Position of a tag's end; `>` inside quotes doesn't end it.
fn tag_end(rest: &[u8], end: &[u8], skipped: bool) -> Option<usize> {
    if skipped {
        return find(rest, end);
    }
    let mut quote = None;
    rest.iter().position(|&byte| match (quote, byte) {
        (None, b'>') => true,
        (None, b'"' | b'\'') => {
            quote = Some(byte);
            false
        }
        (Some(open), byte) if open == byte => {
            quote = None;
            false
        }
        _ => false,
    })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    match wanted {
        [one] => bytes.iter().position(|byte| byte == one),
        _ => bytes.windows(wanted.len()).position(|window| window == wanted),
    }
}

fn tag_event(tag: &str) -> Option<XmlEvent> {
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).trim().to_owned();
    if let Some(name) = tag.strip_prefix('/') {
        return Some(XmlEvent::Close(local(name)));
    }
    let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
    let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    (!name.is_empty()).then(|| XmlEvent::Open { name: local(name), attributes: attributes.to_owned(), empty })
}

/// The value of an attribute by its local name; `None` if the tag has none of this name.
pub(crate) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, next) = after[1..].split_once(quote)?;
        let name = name.trim();
        if name.rsplit(':').next() == Some(wanted) {
            return Some(unescaped(value));
        }
        rest = next;
    }
}

/// Text with the five predefined entities and character references replaced; other entities are dropped.
fn unescaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let Some((name, next)) = after.split_once(';').filter(|(name, _)| name.len() <= 8) else {
            out.push('&');
            rest = after;
            continue;
        };
        let character = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            name => {
                let code = match name.strip_prefix("#x") {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => name.strip_prefix('#').and_then(|digits| digits.parse().ok()),
                };
                code.and_then(char::from_u32)
            }
        };
        out.extend(character);
        rest = next;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(pieces: &[&str]) -> Vec<XmlEvent> {
        let mut xml = XmlReader::default();
        let mut found = Vec::new();
        for piece in pieces {
            xml.feed(piece.as_bytes());
            while let NextEvent::Event(event) = xml.next() {
                found.push(event);
            }
        }
        found
    }

    #[test]
    fn a_document_reads_the_same_whole_and_in_pieces() {
        let text = "<?xml version=\"1.0\"?><!-- <a> --><x:a b='1>2' c=\"&lt;\"><v>甲 &amp; 乙</v><![CDATA[<raw>]]><e/></x:a>";
        let whole = events(&[text]);
        assert_eq!(whole.len(), 7, "{whole:?}");
        assert_eq!(whole[2], XmlEvent::Text("甲 & 乙".to_owned()));
        assert_eq!(whole[4], XmlEvent::Text("<raw>".to_owned()));
        let XmlEvent::Open { name, attributes, .. } = &whole[0] else { panic!("{whole:?}") };
        assert_eq!(name, "a");
        assert_eq!(attribute(attributes, "b").as_deref(), Some("1>2"));
        assert_eq!(attribute(attributes, "c").as_deref(), Some("<"));
        assert_eq!(attribute(attributes, "d"), None);
        let letters: Vec<String> = text.chars().map(String::from).collect();
        let pieces: Vec<&str> = letters.iter().map(String::as_str).collect();
        assert_eq!(events(&pieces), whole);
    }

    #[test]
    fn entities_of_a_document_are_not_followed_and_endless_words_are_refused() {
        let text = "<!DOCTYPE a [<!ENTITY b \"bbb\">]><a>&b;</a>";
        assert!(events(&[text]).iter().all(
            |event| !matches!(event, XmlEvent::Text(words) if words.contains("bbb") && !words.contains(']'))
        ));
        let mut xml = XmlReader::default();
        xml.feed(&vec![b'a'; MOST + 1]);
        assert_eq!(xml.next(), NextEvent::Bad);
    }
}
