//! The kinds of files that are read, and the decoder that a caller brings.

/// Decodes GB18030; `None` for bytes that aren't. In a browser the browser does it.
pub type Decode<'a> = &'a dyn Fn(&[u8]) -> Option<String>;

/// Kind of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Text with separators, in UTF-8.
    Text,
    /// The same in GB18030.
    TextGb18030,
    /// The same in UTF-16.
    TextUtf16,
    /// A workbook.
    Workbook,
    /// JSON.
    Json,
}
