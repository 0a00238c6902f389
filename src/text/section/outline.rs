//! [`outline`]: puts what opens a section under what holds it.

use super::heading::{heading, plain, run_in};
use super::level::{Level, Open};
use super::lines::{Line, Role as Part};
use super::series::Start;
use super::turn::{Role, Turn};
use super::{Section, SectionKind};
use crate::text::mark::Style;
use crate::text::span::Span;
use crate::text::words::{begins, words};

/// The sections of a text, each ending where the next begins.
pub(super) fn outline(text: &str, lines: &[Line], turns: &[Option<Turn>], starts: &[Start]) -> Vec<Section> {
    let first = |found: &dyn Fn(usize, &Line) -> bool| {
        lines.iter().enumerate().position(|(index, line)| found(index, line)).unwrap_or(lines.len())
    };
    let numbered =
        starts.iter().find(|s| s.initial && s.mark.style <= Style::Han).map_or(lines.len(), |s| s.paragraph);
    let heading = first(&|_, line| line.role == Part::Heading);
    let outer = numbered.min(first(&|index, line| turns[index].is_some() || line.role == Part::Heading));
    let mut outline = Outline {
        text,
        sections: Vec::new(),
        open: Vec::new(),
        heading: if heading < numbered { Level::Part } else { Level::Heading },
        cut: false,
        addressed: false,
        lead: outer,
    };
    outline.read(lines, turns, starts);
    outline.finish()
}

/// The sections found so far, and those still open.
#[derive(Debug)]
struct Outline<'t> {
    text: &'t str,
    sections: Vec<Section>,
    open: Vec<Open>,
    /// The level of headings without a number.
    heading: Level,
    /// Whether furniture has cut the section that is open.
    cut: bool,
    /// Whether the last paragraph addresses the audience and says no more.
    addressed: bool,
    /// The first line of a text's own structure: what stands before it leads to it.
    lead: usize,
}

impl Outline<'_> {
    fn read(&mut self, lines: &[Line], turns: &[Option<Turn>], starts: &[Start]) {
        let mut starts = starts.iter().peekable();
        for (index, line) in lines.iter().enumerate() {
            let initial = starts.next_if(|s| s.paragraph == index && s.initial);
            // Whether the next paragraph tells more of what this one opens.
            let next = lines.get(index + 1).is_some_and(|next| next.role == Part::Text)
                && turns[index + 1].is_none()
                && !starts.peek().zip(initial).is_some_and(|(s, own)| {
                    s.paragraph == index + 1 && s.initial && s.mark.style <= own.mark.style
                });
            match line.role {
                Part::Text => {
                    if let Some(turn) = &turns[index] {
                        self.turn(line.span, turn);
                    } else if let Some(start) = initial {
                        let end = starts.peek().filter(|s| s.paragraph == index).map(|s| s.mark.number.start);
                        self.numbered(line.span, start, end.unwrap_or(line.span.end), next);
                    } else {
                        self.running(line.span, index < self.lead && self.lead < lines.len());
                    }
                    self.cut = false;
                }
                Part::Heading => self.unnumbered(line.span),
                Part::Noise => {
                    self.single(SectionKind::Noise, line.span);
                    self.cut = true;
                }
                Part::Title => self.title(line.span),
                Part::Subtitle => self.subtitle(line.span),
                Part::Byline => self.leaf(SectionKind::Byline, line.span),
                Part::Dateline => self.leaf(SectionKind::Dateline, line.span),
                Part::Lead => self.leaf(SectionKind::Lead, line.span),
                Part::Closing => self.leaf(SectionKind::Closing, line.span),
                Part::Signature => self.leaf(SectionKind::Signature, line.span),
            }
            while let Some(start) = starts.next_if(|s| s.paragraph == index) {
                let end = starts.peek().filter(|s| s.paragraph == index).map(|s| s.mark.number.start);
                let section = self.enter(start, start.mark.number.start);
                let rest = Span::new(start.mark.end, end.unwrap_or(line.span.end));
                let heads = self
                    .open
                    .last()
                    .is_some_and(|open| (start.next || open.stops) && open.headed * 2 >= open.items - 1);
                let heading = heads.then(|| run_in(self.text, rest, start.mark.style)).flatten();
                self.head(section, heading);
                self.after_list(line.span);
            }
        }
    }

    fn finish(mut self) -> Vec<Section> {
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
        self.push_under(parent, kind, start)
    }

    fn push_under(&mut self, parent: Option<usize>, kind: SectionKind, start: usize) -> usize {
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

    /// A section that holds nothing, one with those of its kind beside it.
    fn single(&mut self, kind: SectionKind, span: Span) {
        if self.sections.last().is_none_or(|last| last.kind != kind) {
            self.push_under(None, kind, span.start);
        }
    }

    /// As [`Self::single`], and what was open is closed.
    fn leaf(&mut self, kind: SectionKind, span: Span) {
        self.open.clear();
        self.single(kind, span);
    }

    fn title(&mut self, line: Span) {
        match self.sections.last_mut() {
            Some(last) if last.kind == SectionKind::Title && last.parent.is_none() => {
                last.heading = last.heading.map(|heading| Span::new(heading.start, line.end));
            }
            _ => {
                self.leaf(SectionKind::Title, line);
                if let Some(title) = self.sections.last_mut() {
                    title.heading = Some(plain(self.text, line));
                }
            }
        }
    }

    fn subtitle(&mut self, line: Span) {
        let parent = self.sections.iter().rposition(|s| s.kind == SectionKind::Title && s.parent.is_none());
        let section = self.push_under(parent, SectionKind::Title, line.start);
        let words = line.of(self.text).trim_start_matches(['—', '―', '-', ' ']);
        self.sections[section].heading = Some(Span::new(line.end - words.len(), line.end));
    }

    fn turn(&mut self, paragraph: Span, turn: &Turn) {
        let asked = self.open.iter().any(|open| open.level == Level::Question);
        let question = turn.role == Role::Question;
        let level = if question { Level::Question } else { Level::Answer };
        self.close_to(level);
        let kind = match turn.role {
            Role::Question => SectionKind::Question,
            Role::Answer => SectionKind::Answer,
            Role::Speaker if asked => SectionKind::Answer,
            Role::Speaker => SectionKind::Turn,
        };
        let section = self.push(kind, paragraph.start);
        let text = self.text;
        let made = &mut self.sections[section];
        made.speaker = turn.speaker(text);
        made.number = turn.number.map(|m| m.number);
        made.ordinal = turn.number.map(|m| m.ordinal);
        if question {
            made.heading = Some(Span::new(turn.end, paragraph.end).trimmed(text)).filter(|s| !s.is_empty());
        }
        self.open(level, section, turn.end);
    }

    /// A number at the start of a paragraph.
    fn numbered(&mut self, paragraph: Span, start: &Start, end: usize, next: bool) {
        let mark = &start.mark;
        let rest = Span::new(mark.end, end).trimmed(self.text);
        // A list has headings or has none: what heads one of its items by chance does not.
        let before = self.open.iter().rfind(|open| open.level == Level::Numbered(mark.style));
        let listed = before.is_none_or(|before| before.headed * 2 >= before.items);
        let heading = heading(self.text, rest, start, next, listed);
        let section = self.enter(start, paragraph.start);
        self.head(section, heading);
        let top = self.sections[section].depth == 0;
        self.sections[section].kind = match mark.style {
            Style::Article => SectionKind::Article,
            Style::Ordinal | Style::Is | Style::Bullet | Style::Circled => SectionKind::Point,
            Style::Part | Style::Chapter => SectionKind::Chapter,
            Style::Division => SectionKind::Subsection,
            Style::Roman | Style::Han if heading.is_some() => SectionKind::Chapter,
            _ if heading.is_some() => SectionKind::Subsection,
            Style::Roman | Style::Han if top => SectionKind::Article,
            _ => SectionKind::Point,
        };
    }

    /// Gives the section that was opened last its heading.
    fn head(&mut self, section: usize, heading: Option<Span>) {
        self.sections[section].heading = heading;
        if let Some(open) = self.open.last_mut() {
            open.headed += usize::from(heading.is_some());
        }
    }

    /// A heading without a number.
    fn unnumbered(&mut self, line: Span) {
        let part = words().part.contains(&line.of(self.text));
        let level = if part { Level::Part } else { self.heading };
        self.close_to(level);
        let top = self.open.is_empty();
        let section = self.push(if top { SectionKind::Chapter } else { SectionKind::Subsection }, line.start);
        self.sections[section].heading = Some(plain(self.text, line));
        self.open(level, section, line.end);
    }

    /// Opens a numbered section where it belongs.
    fn enter(&mut self, start: &Start, at: usize) -> usize {
        let level = Level::Numbered(start.mark.style);
        let (mut items, mut headed, mut single, mut stops) = (1, 0, true, false);
        let listed = self.open.iter().any(|open| open.level == level);
        if start.initial && !listed && self.text[at..].starts_with(['［', '[']) {
            // ［1］ is a note to all of the text.
            self.open.clear();
        }
        if let Some(sibling) = self.open.iter().rposition(|o| o.level == level) {
            let before = &self.open[sibling];
            items = before.items + 1;
            headed = before.headed;
            single = before.single && before.paragraphs == 1;
            stops = before.stops || self.text[before.text..at].contains('。');
        }
        self.close_to(level);
        // Points are points of the text that announces them.
        if self.open.is_empty()
            && (start.mark.style >= Style::Ordinal || !start.initial)
            && let Some(last) = self.sections.len().checked_sub(1)
            && matches!(self.sections[last].kind, SectionKind::Body | SectionKind::Lead)
        {
            self.open(Level::Text, last, at);
        }
        let parent = self
            .open
            .last()
            .map(|open| if start.mark.style >= Style::Circled { open.tail } else { open.section });
        let section = self.push_under(parent, SectionKind::Point, at);
        let made = &mut self.sections[section];
        made.number = Some(start.mark.number);
        made.ordinal = Some(start.mark.ordinal).filter(|n| *n > 0);
        let new = Open::new(level, section, start.mark.end);
        self.open.push(Open { items, headed, single, stops, next: start.next, ..new });
        section
    }

    /// Closes what cannot hold a section of this level: its siblings, and what lies deeper.
    fn close_to(&mut self, level: Level) {
        if let Some(at) = self.open.iter().rposition(|open| open.level == level) {
            self.open.truncate(at);
            return;
        }
        // An answer holds whatever is numbered in it, unless the numbers go on outside.
        let answer = matches!(level, Level::Numbered(_) | Level::Heading)
            .then(|| self.open.iter().rposition(|open| open.level == Level::Answer))
            .flatten();
        let floor = answer.map_or(0, |at| at + 1);
        while self.open.len() > floor && self.open.last().is_some_and(|open| open.level.rank() > level.rank())
        {
            self.open.pop();
        }
    }

    fn open(&mut self, level: Level, section: usize, text: usize) {
        self.open.push(Open::new(level, section, text));
    }

    /// A paragraph without a number.
    fn running(&mut self, paragraph: Span, leads: bool) {
        let line = paragraph.of(self.text);
        let addressed = begins(line, &words().address);
        let over = self.open.last().is_some_and(|open| {
            let Level::Numbered(style) = open.level else { return false };
            // The items of an article are single paragraphs; those of a plan may be several.
            let statute = self.open.iter().any(|open| open.level == Level::Numbered(Style::Article));
            let least = if statute { Style::HanParen } else { Style::Circled };
            let single = open.single && open.paragraphs == 1 && style >= least;
            !open.next && open.items >= 2 && (single || addressed && style >= Style::HanParen)
        });
        if over {
            self.resume(paragraph.start, addressed);
        } else if let Some(open) = self.open.last_mut() {
            open.paragraphs += 1;
            if self.cut {
                let (held, tail) = (open.section, self.sections.len());
                open.tail = tail;
                let section = self.push_under(self.sections[held].parent, SectionKind::Body, paragraph.start);
                self.sections[section].speaker = self.sections[held].speaker;
            }
        } else {
            let kind = if leads { SectionKind::Lead } else { SectionKind::Body };
            // An address opens a new part of a speech, but not one for each line of it.
            let goes_on =
                self.sections.last().is_some_and(|last| last.kind == kind && (!addressed || self.addressed));
            if !goes_on {
                self.push(kind, paragraph.start);
            }
        }
        self.addressed = addressed && !line.contains('。');
    }

    /// What stands after a list of clauses in its own paragraph: the sentences after the last one's.
    fn after_list(&mut self, paragraph: Span) {
        let Some(list) = self.open.last().filter(|open| !open.next && !open.stops) else { return };
        let rest = &self.text[list.text..paragraph.end];
        if let Some(stop) = rest.find(['。', '！', '？']) {
            let after =
                rest[stop..].trim_start_matches(['。', '！', '？', '”', '’', '」', '』', '）', ')', ' ']);
            if !after.is_empty() {
                self.resume(paragraph.end - after.len(), begins(after, &words().address));
            }
        }
    }

    /// Closes the innermost list: what follows goes on with what held it, in a chapter as a part of it.
    fn resume(&mut self, at: usize, addressed: bool) {
        self.open.pop();
        if addressed && self.open.iter().all(|open| !open.next) {
            // 各位代表！ after the last chapter speaks of all of them.
            self.open.clear();
        }
        let parent = self.open.last().and_then(|held| match held.level {
            Level::Part | Level::Heading | Level::Numbered(_) => Some(held.section),
            Level::Question | Level::Answer | Level::Text => self.sections[held.section].parent,
        });
        let section = self.push_under(parent, SectionKind::Body, at);
        if let Some(held) = self.open.last_mut() {
            held.tail = section;
            held.paragraphs += 1;
            self.sections[section].speaker = self.sections[held.section].speaker;
        }
    }
}
