//! [`Section`]: title, dateline, questions, answers, chapters, points.
//!
//! Reads the paragraphs of a [`Document`], yields the outline of the text. Each paragraph is one of:
//! part of the head or close (`lines`), a turn of a speaker (`turn`), the start of something numbered
//! (`mark`), a heading without a number, or running text, which belongs to what stands before it.

mod dateline;
mod gap;
mod heading;
mod level;
mod lines;
mod outline;
mod series;
mod turn;

use super::document::Document;
use super::span::Span;

pub use dateline::Dateline;
pub use gap::{Gap, gaps};

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

impl SectionKind {
    /// The label of the report.
    pub fn label(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Lead => "lead",
            Self::Chapter => "chapter",
            Self::Article => "article",
            Self::Subsection => "subsection",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Turn => "turn",
            Self::Point => "point",
            Self::Body => "body",
            Self::Closing => "closing",
            Self::Signature => "signature",
            Self::Noise => "noise",
        }
    }
}

/// A stretch of the text with a place in its outline.
///
/// Sections tile the text: each ends where the next of any depth begins.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Its heading, without the number; of a question, the question.
    pub heading: Option<Span>,
    /// Who speaks, as written: 王毅.
    pub speaker: Option<Span>,
    /// All of it, up to the next section of any depth.
    pub span: Span,
}

/// The id of a section by its place in the text, as reports and options name it.
pub fn id(index: usize) -> String {
    format!("s{}", index + 1)
}

/// The index of the section that a place of the text stands in.
pub(crate) fn at(sections: &[Section], place: usize) -> usize {
    sections.partition_point(|section| section.span.start <= place).saturating_sub(1)
}

/// The sections of a document, in text order.
pub fn sections(document: &Document) -> Vec<Section> {
    let text = document.text();
    let lines = lines::lines(document);
    let turns = turn::turns(text, &lines);
    let starts = series::starts(text, &lines, &turns);
    outline::outline(text, &lines, &turns, &starts)
}

/// Where the text is named, its title and headings, and where it is signed: byline, dateline, signature and
/// noise. Both in order.
pub fn headings(text: &str, sections: &[Section]) -> (Vec<Span>, Vec<Span>) {
    let (mut headings, mut aside) = (Vec::new(), Vec::new());
    for section in sections {
        match section.kind {
            SectionKind::Title => headings.push(section.span.trimmed(text)),
            SectionKind::Byline | SectionKind::Dateline | SectionKind::Signature | SectionKind::Noise => {
                aside.push(section.span);
            }
            _ => headings.extend(section.heading),
        }
    }
    (headings, aside)
}

/// The dateline of a document: the one at its head, or else the one at its end.
pub fn dateline(document: &Document, sections: &[Section]) -> Option<Dateline> {
    sections
        .iter()
        .filter(|section| section.kind == SectionKind::Dateline)
        .find_map(|section| dateline::parse(document.text(), section.span.trimmed(document.text())))
}
