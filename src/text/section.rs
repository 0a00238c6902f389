//! [`Section`]: title, dateline, questions, answers, chapters, points.

use super::document::Document;
use super::span::Span;

/// What a section is to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the report's contract")]
pub enum SectionKind {
    Title,
    Byline,
    Dateline,
    Lead,
    Chapter,
    Article,
    Subsection,
    Question,
    Answer,
    Turn,
    Point,
    Body,
    Closing,
    Signature,
    Noise,
}

/// A stretch of the text with a place in its outline.
///
/// Sections tile the text: each ends where the next of any depth begins.
#[derive(Clone, Debug)]
pub struct Section {
    /// Index of the section this one is part of.
    pub parent: Option<usize>,
    /// Steps from the root of the outline, 0 for the outermost.
    pub depth: usize,
    /// What it is.
    pub kind: SectionKind,
    /// Its number as written: 一, （一）, 第三条.
    pub number: Option<Span>,
    /// Its number as a number.
    pub ordinal: Option<u32>,
    /// Its heading, without the number.
    pub heading: Option<Span>,
    /// Who speaks, as written: 王毅.
    pub speaker: Option<Span>,
    /// All of it, up to the next section of any depth.
    pub span: Span,
}

/// The sections of a document, in text order.
pub fn sections(document: &Document) -> Vec<Section> {
    let text = document.text();
    vec![Section {
        parent: None,
        depth: 0,
        kind: SectionKind::Body,
        number: None,
        ordinal: None,
        heading: None,
        speaker: None,
        span: Span::new(0, text.len()),
    }]
}
