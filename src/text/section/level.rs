//! [`Level`] and [`Open`]: how deep a section lies, and what is known of it while it is open.

use crate::text::mark::Style;

/// How deep a section may lie: an earlier level holds a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// A heading without a number, over numbered ones.
    Part,
    Numbered(Style),
    /// A heading without a number, under numbered ones.
    Heading,
    Question,
    Answer,
    /// Text that announces points.
    Text,
}

impl Level {
    /// Where the level stands among the numbers.
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Part => 0,
            Self::Numbered(style) => 2 * style as u8 + 1,
            Self::Heading => 2 * Style::HanParen as u8 + 2,
            Self::Question => 2 * Style::Article as u8 + 2,
            Self::Answer => 2 * Style::Article as u8 + 3,
            Self::Text => 2 * Style::Circled as u8 + 2,
        }
    }
}

/// A section that is still open.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) level: Level,
    pub(super) section: usize,
    /// Where its text goes on: the section itself, or the one after its last list.
    pub(super) tail: usize,
    /// Paragraphs so far.
    pub(super) paragraphs: usize,
    /// Sections of its series so far, itself included.
    pub(super) items: usize,
    /// How many of them have a heading.
    pub(super) headed: usize,
    /// Whether every earlier one of its series is a single paragraph.
    pub(super) single: bool,
    /// Whether an earlier one of its series holds a full stop.
    pub(super) stops: bool,
    /// Whether a next one of its series follows.
    pub(super) next: bool,
    /// Where its text begins.
    pub(super) text: usize,
}

impl Open {
    pub(super) fn new(level: Level, section: usize, text: usize) -> Self {
        let (paragraphs, items, headed) = (1, 1, 0);
        let (single, stops, next) = (true, false, false);
        Self { level, section, tail: section, paragraphs, items, headed, single, stops, next, text }
    }
}
