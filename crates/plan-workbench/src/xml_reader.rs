//! XML events of a workbook's files, by `quick-xml`: read in pieces as they are decompressed, each event within a bound.
//! A document's own entities are never expanded.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::{BufRead, ErrorKind, Read, Result as IoResult};

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

/// Not XML, not readable, or a tag or text exceeds the bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BadXml;

/// Reads events from a document that comes in pieces.
pub(crate) struct XmlReader<R> {
    reader: Reader<Bounded<R>>,
    buffer: Vec<u8>,
    /// The event that ended a text, which is returned after it.
    behind: Option<XmlEvent>,
}

impl<R: BufRead> XmlReader<R> {
    /// Starts with a document.
    pub(crate) fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(Bounded { source, left: MOST });
        let config = reader.config_mut();
        // Spreadsheets are read even where a program has written them carelessly.
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self { reader, buffer: Vec::new(), behind: None }
    }

    /// Where the document comes from.
    pub(crate) fn source(&self) -> &R {
        &self.reader.get_ref().source
    }

    /// The next event; `None` at the end. Text with entities in it is one event.
    pub(crate) fn next(&mut self) -> Result<Option<XmlEvent>, BadXml> {
        if let Some(event) = self.behind.take() {
            return Ok(Some(event));
        }
        let mut text = String::new();
        loop {
            self.buffer.clear();
            self.reader.get_mut().left = MOST;
            let event = match self.reader.read_event_into(&mut self.buffer).map_err(|_| BadXml)? {
                Event::Text(words) => {
                    text.push_str(&words);
                    None
                }
                Event::GeneralRef(reference) => {
                    replace(&reference, &mut text);
                    None
                }
                Event::Start(tag) => Some(open(&tag, false)),
                Event::Empty(tag) => Some(open(&tag, true)),
                Event::End(tag) => Some(XmlEvent::Close(tag.local_name().as_ref().to_owned())),
                Event::CData(words) => Some(XmlEvent::Text(words.to_string())),
                Event::Eof => return Ok(Some(text).filter(|text| !text.is_empty()).map(XmlEvent::Text)),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => None,
            };
            if text.len() > MOST {
                return Err(BadXml);
            }
            match event {
                Some(event) if text.is_empty() => return Ok(Some(event)),
                Some(event) => {
                    self.behind = Some(event);
                    return Ok(Some(XmlEvent::Text(text)));
                }
                None => {}
            }
        }
    }
}

fn open(tag: &BytesStart<'_>, empty: bool) -> XmlEvent {
    XmlEvent::Open {
        name: tag.local_name().as_ref().to_owned(),
        attributes: tag.attributes_raw().to_owned(),
        empty,
    }
}

/// Writes the character of a reference; an entity of the document's own is left out.
fn replace(reference: &BytesRef<'_>, text: &mut String) {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => text.push(character),
        Ok(None) => text.push_str(resolve_predefined_entity(reference).unwrap_or_default()),
        Err(_) => {}
    }
}

/// The value of an attribute by its local name; `None` if the tag has none of this name.
pub(crate) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut all = Attributes::new(attributes, 0);
    let found = all.with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == wanted)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_| found.value.to_string(), |value| value.into_owned()))
}

/// A source that gives at most [`MOST`] bytes for one event.
struct Bounded<R> {
    source: R,
    left: usize,
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> IoResult<&[u8]> {
        if self.left == 0 {
            return Err(ErrorKind::InvalidData.into());
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.left = self.left.saturating_sub(n);
        self.source.consume(n);
    }
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> IoResult<usize> {
        let n = self.fill_buf()?.read(out)?;
        self.consume(n);
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::VecDeque;

    /// A document in pieces.
    struct Pieces<'a>(VecDeque<&'a [u8]>);

    impl Read for Pieces<'_> {
        fn read(&mut self, out: &mut [u8]) -> IoResult<usize> {
            let n = self.fill_buf()?.read(out)?;
            self.consume(n);
            Ok(n)
        }
    }

    impl BufRead for Pieces<'_> {
        fn fill_buf(&mut self) -> IoResult<&[u8]> {
            Ok(self.0.front().copied().unwrap_or_default())
        }

        fn consume(&mut self, n: usize) {
            let Some(first) = self.0.front_mut() else { return };
            *first = &first[n..];
            if first.is_empty() {
                self.0.pop_front();
            }
        }
    }

    fn events(pieces: &[&str]) -> Vec<XmlEvent> {
        let mut xml = XmlReader::new(Pieces(pieces.iter().map(|piece| piece.as_bytes()).collect()));
        std::iter::from_fn(|| xml.next().expect("XML")).collect()
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
        for endless in
            [vec![b'a'; MOST + 1], [b"<a b='", &vec![b'a'; MOST][..]].concat(), b"&amp;".repeat(MOST + 1)]
        {
            assert_eq!(XmlReader::new(&endless[..]).next(), Err(BadXml));
        }
    }
}
