//! [`wraps`]: line breaks that end a line and no paragraph.
//!
//! Text that was wrapped at a width has many lines of that width, most of which end in the middle of
//! a sentence. Such a line goes on in the next one if the next one's first word would not have fitted.

use crate::text::mark;
use crate::text::span::Span;
use crate::text::words::{begins, words};

/// A width below this many columns is no column of text but a list.
const NARROWEST: usize = 40;
/// A closing mark may hang over the margin by this many columns.
const HANG: usize = 2;

/// A line of the source, and how wide it is.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Without its line break.
    span: Span,
    /// Where the line break ends.
    next: usize,
    /// In columns: 2 for a full-width character.
    columns: usize,
    /// In characters, times two, so that both measures are of one scale.
    characters: usize,
    /// The part that a line break may not cut, at the start of the line; columns, characters.
    head: (usize, usize),
}

/// What a line break is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrap {
    /// The line break.
    pub(super) span: Span,
    /// Whether it stands for a space between two words.
    pub(super) space: bool,
}

/// The line breaks of `source` that end no paragraph, in order.
pub(super) fn wraps(source: &str) -> Vec<Wrap> {
    let lines = lines(source);
    let width = [Measure::Columns, Measure::Characters]
        .into_iter()
        .filter_map(|measure| width(source, &lines, measure))
        .max_by_key(|width| width.even);
    lines
        .windows(2)
        .filter_map(|pair| {
            let (line, next) = (&pair[0], &pair[1]);
            let joined = broken(source, line, next)
                || width
                    .is_some_and(|width| width.is_full(line, next) && goes_on(source, line, next, &width));
            joined.then(|| {
                let letters = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
                let space = letters(line.span.of(source).chars().next_back())
                    && letters(next.span.of(source).chars().next())
                    && !width.is_some_and(|w| w.exact);
                Wrap { span: Span::new(line.span.end, line.next), space }
            })
        })
        .collect()
}

#[derive(Clone, Copy, Debug)]
enum Measure {
    Columns,
    Characters,
}

/// The width at which a text was wrapped.
#[derive(Clone, Copy, Debug)]
struct Width {
    measure: Measure,
    width: usize,
    /// How many lines are full.
    full: usize,
    /// How many lines are just as wide, or one column less.
    even: usize,
    /// Whether they are all equally wide: characters were counted, words not minded.
    exact: bool,
}

impl Width {
    fn of(&self, line: &Line) -> (usize, usize) {
        match self.measure {
            Measure::Columns => (line.columns, line.head.0),
            Measure::Characters => (line.characters, line.head.1),
        }
    }

    fn is_full(&self, line: &Line, next: &Line) -> bool {
        let (wide, _) = self.of(line);
        let (_, head) = self.of(next);
        head > 0 && wide + head > self.width && wide <= self.width + HANG
    }
}

/// The width at which the lines were wrapped, if they were.
fn width(source: &str, lines: &[Line], measure: Measure) -> Option<Width> {
    let mut width = Width { measure, width: 0, full: 0, even: 0, exact: true };
    let mut counts: Vec<usize> = Vec::new();
    let widest = 4 * NARROWEST;
    let (mut written, mut long) = (0, 0);
    for line in lines {
        let (wide, head) = width.of(line);
        written += usize::from(head > 0);
        if wide > widest {
            long += 1;
        } else if wide >= NARROWEST {
            counts.resize(counts.len().max(wide + 1), 0);
            counts[wide] += 1;
        }
    }
    let near = |at: usize| counts[at] + at.checked_sub(1).map_or(0, |at| counts[at]);
    width.width = (NARROWEST..counts.len()).max_by_key(|at| (near(*at), *at))?;
    width.even = near(width.width);
    long += counts[(width.width + HANG + 1).min(counts.len())..].iter().sum::<usize>();
    let mut open = 0;
    for pair in lines.windows(2) {
        if width.is_full(&pair[0], &pair[1]) {
            width.full += 1;
            width.exact &= width.of(&pair[0]).0 == width.width;
            open += usize::from(!is_closed(source, &pair[0]));
        }
    }
    let full = width.full;
    let many = full >= 2 && full * 5 >= written || full > 2 && width.exact && long == 0;
    (many && open * 10 >= full * 7 && long * 10 <= full).then_some(width)
}

/// Whether a full line goes on in the next.
fn goes_on(source: &str, line: &Line, next: &Line, width: &Width) -> bool {
    let after = next.span.of(source);
    if after.starts_with("\u{3000}\u{3000}") || after.starts_with("  ") || after.starts_with("\u{a0}\u{a0}") {
        return false;
    }
    let words = words();
    let sent =
        begins(after, &words.agency) && after.chars().take(30).any(|c| c == '电' || c == '讯' || c == '電');
    if sent || !is_closed(source, line) {
        return !sent;
    }
    // A full line that ends a sentence may end the paragraph as well.
    let start = next.span.start;
    let opens = mark::mark(source, start).is_some() || mark::is_label(after) || begins(after, &words.address);
    width.of(line).0 >= width.width && !opens
}

fn is_closed(source: &str, line: &Line) -> bool {
    line.span.of(source).trim_end().ends_with(['。', '！', '？', '：', '；', '”', '!', '?', ':', ';'])
}

/// A line that a link or a bold word was cut out of: what an opening mark opens, or a closing mark
/// closes, stands on the other line; so does what a number alone on its line counts.
fn broken(source: &str, line: &Line, next: &Line) -> bool {
    let (before, after) = (line.span.of(source).trim_end(), next.span.of(source));
    if before.trim_start().is_empty() || after.trim_start().is_empty() {
        return false;
    }
    before.ends_with(['《', '“', '（', '「', '『', '、'])
        || after.starts_with(['》', '”', '）', '」', '』', '。', '，', '、', '；', '：'])
        || mark::is_bare(before)
}

fn lines(source: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < source.len() {
        let end = source[start..].find('\n').map_or(source.len(), |at| start + at);
        let next = (end + 1).min(source.len());
        let line = source[start..end].strip_suffix('\r').unwrap_or(&source[start..end]);
        lines.push(measured(line, start, next));
        start = next;
    }
    lines
}

fn measured(line: &str, start: usize, next: usize) -> Line {
    let (mut columns, mut characters, mut head) = (0, 0, (0, 0));
    let mut in_head = true;
    let mut word = true;
    for c in line.chars().filter(|c| !super::fold::is_zero_width(*c)) {
        let wide = if c.is_ascii() || ('\u{a0}'..'\u{1100}').contains(&c) { 1 } else { 2 };
        let in_word = c.is_ascii_alphanumeric() || word && matches!(c, '.' | '%' | '/' | '-' | '_' | ':');
        if columns > 0 {
            let glued = word && in_word || "，。、；：？！”’）》」』】".contains(c);
            in_head &= glued;
        }
        word = in_word;
        columns += wide;
        characters += 2;
        if in_head {
            head = (columns, characters);
        }
    }
    if line.trim().is_empty() {
        head = (0, 0);
    }
    Line { span: Span::new(start, start + line.len()), next, columns, characters, head }
}
