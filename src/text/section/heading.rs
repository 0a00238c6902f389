//! What of a line is its heading.

use super::series::Start;
use crate::text::mark::Style;
use crate::text::quote::{is_closing_quote, is_open_quote};
use crate::text::span::Span;
use crate::text::words::{begins, words};

/// The longest heading that runs into its paragraph, and the longest on a line of its own, in bytes.
const RUN_IN: usize = 3 * 42;
const OWN_LINE: usize = 3 * 60;
/// The longest heading of a point of running text, in bytes.
const POINT: usize = 3 * 30;
/// The longest name before a colon, in bytes.
const NAMED: usize = 3 * 20;

/// A heading without the marks of Markdown.
pub(super) fn plain(text: &str, line: Span) -> Span {
    let words = line.of(text).trim_start_matches(['#', ' ']);
    Span::new(line.end - words.len(), line.end)
}

/// The heading in what follows a number: all of a line without a full stop, what stands before a
/// colon, or a short first sentence. `next`: the next paragraph tells more; `listed`: most of the
/// series before have a heading.
pub(super) fn heading(text: &str, rest: Span, start: &Start, next: bool, listed: bool) -> Option<Span> {
    let line = rest.of(text);
    let style = start.mark.style;
    let cut = |len: usize| (len > 0).then(|| Span::new(rest.start, rest.start + len));
    // Behind Latin letters a colon keeps its width; 10:30 names nothing.
    let clock = |at: usize| line[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    let named = line
        .find('：')
        .or_else(|| line.find(':').filter(|at| !clock(*at)))
        .filter(|at| *at <= NAMED && !line[..*at].contains(['，', '。']));
    if let Some(at) = named
        && matches!(
            style,
            Style::HanParen | Style::Digit | Style::DigitParen | Style::Circled | Style::Bullet
        )
        && !(line[at..].starts_with("：“") && words().said.iter().any(|verb| line[..at].ends_with(verb)))
    {
        return cut(at);
    }
    let Some(stop) = line.find(['。', '！', '？', '；']) else {
        let long = if style == Style::Article { RUN_IN } else { OWN_LINE };
        let open = line.len() > long || line.ends_with(['，', '：']);
        return if open { None } else { cut(line.len()) };
    };
    let after = &line[stop + '。'.len_utf8()..];
    let long = if style >= Style::Ordinal { POINT } else { RUN_IN };
    let run_in =
        listed && stop <= long && is_sentence(&line[..stop], &line[stop..]) && style != Style::Article;
    if run_in && (!after.is_empty() || next) { cut(stop) } else { None }
}

/// The heading of a point in running text, which is `rest`: a short first sentence before others.
pub(super) fn run_in(text: &str, rest: Span, style: Style) -> Option<Span> {
    let stop = rest.of(text).find(['。', '！', '？', '；']).filter(|stop| *stop <= POINT)?;
    let (line, after) = rest.of(text).split_at(stop);
    let headed = is_sentence(line, after) && after.trim().len() > '。'.len_utf8() && style >= Style::Ordinal;
    headed.then(|| Span::new(rest.start, rest.start + stop))
}

/// Whether a line stops with 。, not within a quotation, and does not give its ground first: 按照….
fn is_sentence(line: &str, after: &str) -> bool {
    let count = |quote: fn(char) -> bool| line.chars().filter(|c| quote(*c)).count();
    after.starts_with('。')
        && count(is_open_quote) == count(is_closing_quote)
        && !begins(line, &words().ground)
}
