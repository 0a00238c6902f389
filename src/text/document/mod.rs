//! [`Document`]: the source, the copy of it that is analysed, and the way back.

mod fold;
mod furniture;
mod map;
mod wrap;

use self::map::Copy;
use super::order::order;
use super::script::{Script, script};
use super::span::Span;

/// The cleaning steps, in the order in which they are taken. Each can be switched off.
pub const STEPS: &[&str] = &[
    "line_ends",
    "zero_width",
    "spaces",
    "full_width",
    "punctuation",
    "wrap",
    "script",
    "furniture",
    "doubled_title",
];

/// What one cleaning step did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The step's id, one of [`STEPS`].
    pub step: &'static str,
    /// Where it did something, in bytes of the source.
    pub spans: Vec<Span>,
}

/// A text as given, and the copy that the analysis reads.
///
/// The copy differs from the source in what is only paste and typography: the map leads every
/// span of the copy back to the source. Page furniture stays in the copy, marked as such.
#[derive(Clone, Debug)]
pub struct Document {
    source: String,
    copy: Copy,
    script: Script,
    paragraphs: Vec<Span>,
    noise: Vec<Span>,
    cleaned: Vec<Cleaned>,
}

/// The steps that are switched on.
struct Steps<'a>(&'a [&'a str]);

impl Steps<'_> {
    fn has(&self, step: &str) -> bool {
        self.0.contains(&step)
    }
}

impl Document {
    /// Reads a source text, with every cleaning step.
    pub fn new(source: &str) -> Self {
        Self::with_steps(source, STEPS)
    }

    /// Reads a source text with some of the cleaning [`STEPS`]; other ids say nothing.
    pub fn with_steps(source: &str, steps: &[&str]) -> Self {
        let steps = Steps(steps);
        let script = script(source);
        let (copy, mut cleaned) = fold::fold(source, script, &steps);
        let paragraphs = paragraphs(&copy.text);
        let mut noise = Vec::new();
        for (step, found) in [
            ("furniture", furniture::furniture(&copy.text, &paragraphs)),
            ("doubled_title", furniture::doubled(&copy.text, &paragraphs)),
        ] {
            if !found.is_empty() && steps.has(step) {
                let spans = found.iter().map(|span| copy.in_source(*span, source.len())).collect();
                cleaned.push(Cleaned { step, spans });
                noise.extend(found);
            }
        }
        order(&mut noise, |span| [span.start, span.end, 0]);
        noise.dedup();
        Self { source: source.to_owned(), copy, script, paragraphs, noise, cleaned }
    }

    /// The text exactly as given.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The text that is analysed: every [`Span`] points into it.
    pub fn text(&self) -> &str {
        &self.copy.text
    }

    /// Where a span of the analysed text stands in the source, in bytes: from the first byte of its
    /// first character to the last byte of its last one.
    pub fn in_source(&self, span: Span) -> Span {
        self.copy.in_source(span, self.source.len())
    }

    /// Which characters the source is written in.
    pub fn script(&self) -> Script {
        self.script
    }

    /// What the cleaning steps did.
    pub fn cleaned(&self) -> &[Cleaned] {
        &self.cleaned
    }

    /// The paragraphs, without the white space around them.
    ///
    /// One ends at a line break or at two ideographic spaces.
    pub fn paragraphs(&self) -> &[Span] {
        &self.paragraphs
    }

    /// The paragraphs that belong to the page and not to the text: buttons, sources, other news.
    pub fn noise(&self) -> &[Span] {
        &self.noise
    }
}

fn paragraphs(text: &str) -> Vec<Span> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    let mut push = |start: usize, end: usize| {
        let span = Span::new(start, end).trimmed(text);
        if !span.is_empty() {
            paragraphs.push(span);
        }
    };
    // Bytes are looked at sooner than characters: one of a line break or of few others.
    for (at, byte) in text.bytes().enumerate() {
        let len = match byte {
            b'\n' => 1,
            0xE3 if text[at..].starts_with("\u{3000}\u{3000}") => '\u{3000}'.len_utf8(),
            _ => continue,
        };
        push(start, at);
        start = at + len;
    }
    push(start, text.len());
    paragraphs
}
