//! Percent-encoding of query strings.

use form_urlencoded::Serializer;

/// Name and value of each pair, decoded; broken escapes become replacement characters, never errors.
pub fn pairs(query: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let query = query.strip_prefix('?').unwrap_or(query);
    form_urlencoded::parse(query.as_bytes())
        .filter(|(name, value)| !(name.is_empty() && value.is_empty()))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
}

/// Writes pairs in the order given. Commas between choices stay readable.
#[derive(Default)]
pub struct Writer {
    out: String,
}

impl Writer {
    /// Adds one pair.
    pub fn pair(&mut self, name: &str, value: &str) {
        let mut pair = Serializer::new(String::new());
        pair.append_pair(name, value);
        if !self.out.is_empty() {
            self.out.push('&');
        }
        self.out.push_str(&pair.finish().replace("%2C", ","));
    }

    /// Adds a list as one pair; nothing if it is empty.
    pub fn list<'a>(&mut self, name: &str, items: impl Iterator<Item = &'a str>) {
        let items: Vec<&str> = items.collect();
        if !items.is_empty() {
            self.pair(name, &items.join(","));
        }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }
}
