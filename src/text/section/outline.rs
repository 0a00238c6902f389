//! [`Outline`]: puts what opens a section under what holds it.

use super::series::Start;
use super::turn::{Role, Turn};
use super::{Section, SectionKind};
use crate::text::mark::Style;
use crate::text::span::Span;

/// The longest heading that runs into its paragraph, and the longest on a line of its own, in bytes.
const RUN_IN: usize = 3 * 42;
const OWN_LINE: usize = 3 * 60;

/// How deep a section may lie: an earlier level holds a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Question,
    Answer,
    Numbered(Style),
}

/// A section that is still open.
#[derive(Debug)]
struct Open {
    level: Level,
    section: usize,
    /// Paragraphs so far.
    paragraphs: usize,
    /// Sections of its series so far, itself included.
    items: usize,
    /// Whether every earlier one of its series is a single paragraph.
    single: bool,
    /// Whether a next one of its series follows.
    next: bool,
}

/// The sections found so far, and those still open.
#[derive(Debug)]
pub(super) struct Outline<'t> {
    text: &'t str,
    sections: Vec<Section>,
    open: Vec<Open>,
}

impl<'t> Outline<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, sections: Vec::new(), open: Vec::new() }
    }

    /// Adds a section that holds nothing.
    pub(super) fn leaf(&mut self, kind: SectionKind, start: usize, heading: Option<Span>) -> &mut Section {
        self.open.clear();
        self.push(kind, start);
        let last = self.sections.len() - 1;
        self.sections[last].heading = heading;
        &mut self.sections[last]
    }

    /// Reads paragraphs of the body.
    pub(super) fn read(&mut self, paragraphs: &[Span], turns: &[Option<Turn>], starts: &[Start]) {
        let mut starts = starts.iter().peekable();
        for (index, paragraph) in paragraphs.iter().enumerate() {
            let next = paragraphs.get(index + 1).copied();
            if let Some(turn) = &turns[index] {
                self.turn(*paragraph, turn);
            } else if let Some(start) = starts.next_if(|s| s.paragraph == index && s.initial) {
                self.numbered(*paragraph, start, next);
            } else {
                self.running(*paragraph);
            }
            let mut first = None;
            while let Some(start) = starts.next_if(|s| s.paragraph == index) {
                first.get_or_insert(start.mark.end);
                self.inner(start);
                if !start.next {
                    self.after_list(*paragraph, first.take().unwrap_or(start.mark.end), start.mark.end);
                }
            }
        }
    }

    /// The sections, each ending where the next begins.
    pub(super) fn finish(mut self) -> Vec<Section> {
        if self.sections.is_empty() {
            self.push(SectionKind::Body, 0);
        }
        self.sections[0].span.start = 0;
        let mut end = self.text.len();
        for section in self.sections.iter_mut().rev() {
            section.span.end = end;
            end = section.span.start;
        }
        self.sections
    }

    /// Adds a section under the innermost open one.
    fn push(&mut self, kind: SectionKind, start: usize) -> usize {
        let parent = self.open.last().map(|open| open.section);
        self.sections.push(Section {
            parent,
            depth: parent.map_or(0, |p| self.sections[p].depth + 1),
            kind,
            number: None,
            ordinal: None,
            heading: None,
            speaker: parent.and_then(|p| self.sections[p].speaker),
            span: Span::new(start, start),
        });
        self.sections.len() - 1
    }

    fn turn(&mut self, paragraph: Span, turn: &Turn) {
        let answers = self.open.iter().any(|open| open.level == Level::Question);
        let question = turn.role == Role::Question;
        let level = if question { Level::Question } else { Level::Answer };
        let at =
            self.open.iter().position(|open| open.level == level || question && open.level == Level::Answer);
        if let Some(at) = at {
            self.open.truncate(at);
        } else if let Some(at) = self.open.iter().position(|o| o.level == Level::Question) {
            self.open.truncate(at + 1);
        } else {
            self.close_lists();
        }
        let kind = match turn.role {
            Role::Question => SectionKind::Question,
            Role::Answer => SectionKind::Answer,
            Role::Speaker if answers => SectionKind::Answer,
            Role::Speaker => SectionKind::Turn,
        };
        let section = self.push(kind, paragraph.start);
        let made = &mut self.sections[section];
        made.speaker = turn.speaker(self.text);
        made.number = turn.number.map(|m| m.number);
        made.ordinal = turn.number.map(|m| m.ordinal);
        if question {
            made.heading =
                Some(Span::new(turn.end, paragraph.end).trimmed(self.text)).filter(|s| !s.is_empty());
        }
        self.open.push(Open { level, section, paragraphs: 1, items: 1, single: true, next: false });
    }

    /// A number at the start of a paragraph.
    fn numbered(&mut self, paragraph: Span, start: &Start, next: Option<Span>) {
        let mark = &start.mark;
        let rest = Span::new(mark.end, paragraph.end).trimmed(self.text);
        let heading = heading(self.text, rest, start, next);
        let section = self.enter(start, paragraph.start);
        let kind = match mark.style {
            Style::Article => SectionKind::Article,
            Style::Ordinal | Style::Is | Style::Bullet | Style::Circled => SectionKind::Point,
            Style::Part | Style::Chapter => SectionKind::Chapter,
            Style::Division => SectionKind::Subsection,
            Style::Roman | Style::Han if heading.is_some() => SectionKind::Chapter,
            _ if heading.is_some() => SectionKind::Subsection,
            Style::Roman | Style::Han if self.sections[section].depth == 0 => SectionKind::Article,
            _ => SectionKind::Point,
        };
        self.sections[section].kind = kind;
        self.sections[section].heading = heading;
    }

    /// A number in running text.
    fn inner(&mut self, start: &Start) {
        self.enter(start, start.mark.number.start);
    }

    /// Opens a numbered section where it belongs.
    fn enter(&mut self, start: &Start, at: usize) -> usize {
        let style = start.mark.style;
        let (mut items, mut single) = (1, true);
        let answer = self.open.iter().rposition(|o| matches!(o.level, Level::Answer | Level::Question));
        let sibling = self.open.iter().rposition(|o| o.level == Level::Numbered(style));
        if let Some(sibling) = sibling {
            let before = &self.open[sibling];
            items = before.items + 1;
            single = before.single && before.paragraphs == 1 && self.open.len() == sibling + 1;
            self.open.truncate(sibling);
        } else {
            let floor = answer.map_or(0, |a| a + 1);
            while self.open.len() > floor
                && self.open.last().is_some_and(|o| matches!(o.level, Level::Numbered(s) if s > style))
            {
                self.open.pop();
            }
        }
        let section = self.push(SectionKind::Point, at);
        let made = &mut self.sections[section];
        made.number = Some(start.mark.number);
        made.ordinal = Some(start.mark.ordinal).filter(|n| *n > 0);
        self.open.push(Open {
            level: Level::Numbered(style),
            section,
            paragraphs: 1,
            items,
            single,
            next: start.next,
        });
        section
    }

    /// A paragraph without a number.
    fn running(&mut self, paragraph: Span) {
        let over = self.open.last().is_some_and(|open| {
            let Level::Numbered(style) = open.level else { return false };
            let enough = if style >= Style::Circled { 2 } else { usize::MAX };
            !open.next && open.single && open.paragraphs == 1 && open.items >= enough
        });
        if over {
            self.resume(paragraph.start);
        } else if let Some(open) = self.open.last_mut() {
            open.paragraphs += 1;
        } else if !matches!(self.sections.last(), Some(s) if matches!(s.kind, SectionKind::Body | SectionKind::Lead))
        {
            self.push(SectionKind::Body, paragraph.start);
        }
    }

    /// What stands after a list in its own paragraph: the sentence after a list of clauses.
    fn after_list(&mut self, paragraph: Span, first: usize, last: usize) {
        if self.text[first..last].contains('。') {
            return;
        }
        let rest = &self.text[last..paragraph.end];
        if let Some(stop) = rest.find(['。', '！', '？']) {
            let after =
                rest[stop..].trim_start_matches(['。', '！', '？', '”', '’', '」', '』', '）', ')', ' ']);
            if !after.is_empty() {
                self.resume(paragraph.end - after.len());
            }
        }
    }

    /// Closes the innermost list: what follows goes on with what held it.
    fn resume(&mut self, at: usize) {
        self.open.pop();
        let held = self.open.pop();
        let section = self.push(SectionKind::Body, at);
        if let Some(held) = held {
            self.sections[section].speaker = self.sections[held.section].speaker;
            self.open.push(Open { section, paragraphs: held.paragraphs + 1, ..held });
        }
    }

    fn close_lists(&mut self) {
        self.open.retain(|o| matches!(o.level, Level::Numbered(style) if style <= Style::Han));
    }
}

/// The heading in what follows a number: all of a line without a full stop, or its first sentence.
fn heading(text: &str, rest: Span, start: &Start, next: Option<Span>) -> Option<Span> {
    let line = rest.of(text);
    let stop = line.find(['。', '！', '？', '；']);
    let Some(stop) = stop else {
        let heading = line.trim_end_matches(['：', ':']);
        let long = if start.mark.style == Style::Article { RUN_IN } else { OWN_LINE };
        let cut = Span::new(rest.start, rest.start + heading.len());
        return (!heading.is_empty() && heading.len() <= long && !heading.ends_with('，')).then_some(cut);
    };
    let after = &line[stop + '。'.len_utf8()..];
    let run_in = stop <= RUN_IN
        && line[stop..].starts_with('。')
        && start.mark.style != Style::Article
        && (!after.is_empty() || !start.next && next.is_some());
    run_in.then(|| Span::new(rest.start, rest.start + stop))
}
