//! [`wraps`]: line breaks that end a line and no paragraph.
//!
//! Text that was wrapped at a width has many lines of that width, most of which end in the middle of
//! a sentence. Such a line goes on in the next one if the next one's first word would not have fitted.

use crate::text::mark::{self, Mark};
use crate::text::quote::{is_closing_bracket, is_closing_quote};
use crate::text::span::Span;
use crate::text::words::{begins, words};

/// A width below this many columns is no column of text but a list.
const NARROWEST: usize = 40;
/// And a line above this many belongs to none.
const WIDEST: usize = 4 * NARROWEST;
/// A closing mark may hang over the margin by this many columns.
const HANG: usize = 2;
/// The marks that end a sentence or a clause that a list can follow.
const STOPS: [char; 9] = ['。', '！', '？', '：', '；', '!', '?', ':', ';'];
/// How far back the number before another is looked for, in characters.
const FAR: usize = 2000;

/// A line of the source, and how wide it is.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Without its line break.
    span: Span,
    /// Where the line break ends.
    next: usize,
    /// In columns: 2 for a full-width character.
    columns: usize,
    /// How many columns more if characters of either width (· “ ×) are wide.
    more: usize,
    /// In characters, times two, so that both measures are of one scale.
    characters: usize,
    /// The part that a line break may not cut, at the start of the line; columns, characters.
    head: (usize, usize),
    /// The columns of its first character.
    first: usize,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.head.0 == 0
    }
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
    let marked = width.is_some_and(|width| marked(source, &lines, &width));
    let mut wraps = Vec::new();
    let mut paragraph = 0;
    for pair in lines.windows(2) {
        let (line, next) = (&pair[0], &pair[1]);
        let goes_on = |width: Width| {
            let so_far = Span::new(paragraph, line.span.end).of(source);
            width.is_full(line, next)
                && !is_indented(source, next)
                && (marked || goes_on(source, so_far, line, next, &width))
        };
        if broken(source, line, next) || width.is_some_and(goes_on) {
            let letters = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
            let space = letters(line.span.of(source).chars().next_back())
                && letters(next.span.of(source).chars().next())
                && !width.is_some_and(|w| w.exact);
            wraps.push(Wrap { span: Span::new(line.span.end, line.next), space });
        } else {
            paragraph = next.span.start;
        }
    }
    wraps
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
        head > 0 && wide + self.more(line) + head > self.width && wide <= self.width + HANG
    }

    /// Whether not even the first character of the next line would have fitted.
    fn is_filled(&self, line: &Line, next: &Line) -> bool {
        let first = match self.measure {
            Measure::Columns => next.first,
            Measure::Characters => 2,
        };
        self.of(line).0 + self.more(line) + first > self.width
    }

    fn more(&self, line: &Line) -> usize {
        match self.measure {
            Measure::Columns => line.more,
            Measure::Characters => 0,
        }
    }
}

/// The width at which the lines were wrapped, if they were.
fn width(source: &str, lines: &[Line], measure: Measure) -> Option<Width> {
    let mut width = Width { measure, width: 0, full: 0, even: 0, exact: true };
    let mut counts: Vec<usize> = Vec::new();
    let (mut written, mut long) = (0, 0);
    for line in lines {
        let (wide, head) = width.of(line);
        written += usize::from(head > 0);
        if wide > WIDEST {
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

/// Whether an indent or an empty line marks where paragraphs begin: then nothing else begins one.
fn marked(source: &str, lines: &[Line], width: &Width) -> bool {
    let (mut starts, mut told) = (0, 0);
    for pair in lines.windows(2).filter(|pair| !pair[1].is_blank()) {
        if pair[0].is_blank() || is_indented(source, &pair[1]) {
            starts += 1;
            told += 1;
        } else if !width.is_full(&pair[0], &pair[1]) {
            starts += 1;
        }
    }
    told > 2 && told * 10 >= starts * 9
}

fn is_indented(source: &str, line: &Line) -> bool {
    let line = line.span.of(source);
    ["\u{3000}\u{3000}", "  ", "\u{a0}\u{a0}"].iter().any(|indent| line.starts_with(indent))
}

/// Whether a full line goes on in the next, where nothing marks the paragraphs. `so_far`: the paragraph
/// that it would go on with.
fn goes_on(source: &str, so_far: &str, line: &Line, next: &Line, width: &Width) -> bool {
    let after = next.span.of(source);
    let words = words();
    let sent =
        begins(after, &words.agency) && after.chars().take(30).any(|c| c == '电' || c == '讯' || c == '電');
    // （2020年10月29日通过） is a line of its own.
    let alone = so_far.starts_with('（') && so_far.find('）') == Some(so_far.len() - '）'.len_utf8());
    if sent || alone || !is_closed(source, line) {
        return !sent && !alone;
    }
    // A full line that ends a sentence may end the paragraph as well.
    let opens = match mark::mark(source, next.span.start) {
        Some(mark) => !counts_on(so_far, &mark),
        None => mark::is_label(after) || begins(after, &words.address),
    };
    width.is_filled(line, next) && !opens
}

/// Whether the number before `next` stands inside the paragraph: 一是…；二是… runs on with 三是.
fn counts_on(paragraph: &str, next: &Mark) -> bool {
    let opens = |at: usize, before: char| {
        matches!(before, '。' | '；' | '：' | '，').then(|| mark::mark(paragraph, at + before.len_utf8()))?
    };
    paragraph
        .char_indices()
        .rev()
        .take(FAR)
        .filter_map(|(at, c)| opens(at, c))
        .any(|mark| mark.style == next.style && mark.ordinal + 1 == next.ordinal)
}

fn is_closed(source: &str, line: &Line) -> bool {
    let marks = |c| is_closing_quote(c) || is_closing_bracket(c);
    let line = line.span.of(source).trim_end().trim_end_matches(marks);
    line.ends_with(STOPS)
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
    let (mut columns, mut more, mut characters, mut head, mut first) = (0, 0, 0, (0, 0), 0);
    let mut in_head = true;
    let mut word = true;
    for c in line.chars().filter(|c| !super::fold::is_zero_width(*c)) {
        // How much too wide a line is does not matter.
        if columns > WIDEST + HANG {
            break;
        }
        let wide = if c.is_ascii() || ('\u{a0}'..'\u{1100}').contains(&c) { 1 } else { 2 };
        let in_word = c.is_ascii_alphanumeric() || word && matches!(c, '.' | '%' | '/' | '-' | '_' | ':');
        if in_head && columns > 0 {
            let glued = word && in_word
                || matches!(
                    c,
                    '，' | '。'
                        | '、'
                        | '；'
                        | '：'
                        | '？'
                        | '！'
                        | '”'
                        | '’'
                        | '）'
                        | '》'
                        | '」'
                        | '』'
                        | '】'
                );
            in_head = glued;
        }
        word = in_word;
        columns += wide;
        more += usize::from(wide == 1 && !c.is_ascii());
        first = if first == 0 { wide } else { first };
        characters += 2;
        if in_head {
            head = (columns, characters);
        }
    }
    if line.trim().is_empty() {
        head = (0, 0);
    }
    Line { span: Span::new(start, start + line.len()), next, columns, more, characters, head, first }
}
