//! [`lines`]: what each paragraph is to the page: head, text, close or furniture.
//!
//! The head of a text is read from the top (title, subtitle, byline, dateline), its close from the
//! end (thanks, signature, dateline); what lies between is running text for the outline.

use super::dateline;
use crate::text::document::Document;
use crate::text::mark;
use crate::text::quote::is_stop;
use crate::text::span::Span;
use crate::text::words::{begins, words};

/// What a line is to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Subtitle,
    Byline,
    Dateline,
    Lead,
    Text,
    Heading,
    Closing,
    Signature,
    Noise,
}

/// A paragraph, or a part of one that is something else than the rest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) role: Role,
}

/// The longest line of a title, of a byline and of a heading, in bytes.
const TITLE: usize = 3 * 80;
const BYLINE: usize = 3 * 32;
const HEADING: usize = 3 * 60;
/// How many lines a title may have.
const TITLE_LINES: usize = 4;
/// A paragraph of this many bytes is text.
const TEXT: usize = 3 * 30;
/// How many paragraphs the close of a text may have.
const CLOSE: usize = 8;

/// The lines of a document, in order.
pub(super) fn lines(document: &Document) -> Vec<Line> {
    let text = document.text();
    let mut noise = document.noise().iter().peekable();
    let mut lines = Vec::with_capacity(document.paragraphs().len() + 4);
    for span in document.paragraphs() {
        let role = if noise.next_if(|n| *n == span).is_some() { Role::Noise } else { Role::Text };
        lines.push(Line { span: *span, role });
    }
    let body = head(text, &mut lines);
    datelines(text, &mut lines, body);
    close(text, &mut lines, body);
    headings(text, &mut lines, body);
    lines
}

fn ends_open(line: &str) -> bool {
    !line.ends_with(['。', '！', '？', '：', '；', '，', '…', ','])
}

/// Reads the head; yields the index of the first line after it.
fn head(text: &str, lines: &mut Vec<Line>) -> usize {
    let Some(first) = lines.iter().position(|line| line.role == Role::Text) else { return lines.len() };
    split_title(text, lines, first);
    let mut titles = 0;
    let mut at = first;
    while at < lines.len() {
        let Line { span, role } = lines[at];
        let line = span.of(text);
        if role == Role::Noise {
            at += 1;
            continue;
        }
        if dateline::sent(text, span).is_some() {
            break;
        }
        let after = lines[at + 1..].iter().find(|l| l.role == Role::Text).map(|l| l.span.of(text));
        let apart = at > 0 && is_blank(text, lines[at - 1].span.end, span.start);
        let Some(role) = head_role(line, titles, apart, after, &lines[..at]) else { break };
        // What was read as title or byline has text to stand over.
        lines[at].role = role;
        titles += usize::from(role == Role::Title);
        at += 1;
    }
    let over_text = lines[at..].iter().take(12).any(|l| {
        let line = l.span.of(text);
        let opens = || {
            mark::mark(line, 0).is_some()
                || mark::is_label(line)
                || begins(line, &words().address)
                || dateline::sent(line, Span::new(0, line.len())).is_some()
        };
        l.role == Role::Text && (line.len() >= TEXT || opens())
    });
    if !over_text || lines[first..at].iter().all(|l| !matches!(l.role, Role::Title | Role::Noise)) {
        for line in lines[first..at].iter_mut().filter(|l| l.role != Role::Noise) {
            line.role = Role::Text;
        }
        return first;
    }
    at
}

/// Finds the datelines that open paragraphs; what follows one in its paragraph leads.
fn datelines(text: &str, lines: &mut Vec<Line>, body: usize) {
    let rest = lines.split_off(body.min(lines.len()));
    // Whether a title that follows a dateline stands before the line.
    let mut titled = false;
    for line in rest {
        let Line { span, role } = line;
        if titled && role == Role::Text {
            titled = false;
            let dated = dateline::given(text, span).is_some();
            let signed = span.len() <= BYLINE
                && ends_open(span.of(text))
                && words().role.iter().any(|role| span.of(text).contains(role));
            if dated || signed {
                lines.push(Line { span, role: if dated { Role::Dateline } else { Role::Byline } });
                continue;
            }
        }
        let dateline = (role == Role::Text).then(|| dateline::sent(text, span)).flatten();
        // One in brackets that is all of its paragraph closes a text.
        let Some(dateline) =
            dateline.filter(|d| d.span.end < span.end || !span.of(text).starts_with(['（', '(']))
        else {
            lines.push(line);
            continue;
        };
        lines.push(Line { span: Span::new(span.start, dateline.span.end), role: Role::Dateline });
        let lead = Span::new(dateline.span.end, span.end).trimmed(text);
        if !lead.is_empty() {
            // 新华社北京3月5日电 题：…
            let topic = lead.of(text).strip_prefix("题：").map(|topic| lead.end - topic.len());
            titled = ends_open(lead.of(text)) && (topic.is_some() || is_work(lead.of(text)));
            let role = if titled { Role::Title } else { Role::Lead };
            let start = topic.filter(|_| titled).unwrap_or(lead.start);
            lines.push(Line { span: Span::new(start, lead.end), role });
        }
    }
}

/// What a line at the head of a text is, if it belongs to the head.
fn head_role(line: &str, titles: usize, apart: bool, after: Option<&str>, before: &[Line]) -> Option<Role> {
    let last = before.iter().rev().find(|l| l.role != Role::Noise).map(|l| l.role);
    let dashes = line.starts_with("——") || line.starts_with("――") || line.starts_with("--");
    if dashes {
        return (titles > 0 && line.len() <= TITLE && ends_open(line)).then_some(Role::Subtitle);
    }
    let whole = Span::new(0, line.len());
    if titles > 0 && dateline::given(line, whole).is_some() {
        return Some(Role::Dateline);
    }
    if begins(line, &words().address) || mark::mark(line, 0).is_some() || mark::is_label(line) {
        return None;
    }
    if line.starts_with("##") {
        return None;
    }
    let open = ends_open(line);
    let byline = line.len() <= BYLINE
        && open
        && !line.contains(['，', '“'])
        && (last == Some(Role::Byline) && line.chars().count() <= 12
            || matches!(last, Some(Role::Subtitle | Role::Dateline)) && line.chars().count() <= 6
            || words().role.iter().any(|role| line.contains(role)) && last.is_some());
    if byline && titles > 0 && !line.contains('的') && !is_work(line) {
        return Some(Role::Byline);
    }
    if matches!(last, Some(Role::Subtitle | Role::Byline | Role::Dateline)) {
        return None;
    }
    let asks = line.ends_with(['？', '！'])
        && titles == 0
        && line.len() <= HEADING
        && after.is_some_and(|a| a.len() >= TEXT);
    let runs_on = line.ends_with(['，', '、']) && after.is_some_and(|a| a.len() <= TITLE && ends_open(a));
    let inside = line.contains(['。', '；']) && !line.contains('《');
    // 甲方：某某公司 is no title, nor is the heading of the first part.
    let label = titles > 0 && line.char_indices().take(7).any(|(_, c)| c == '：');
    let heads = apart && titles > 0 && after.is_some_and(|a| a.len() >= TEXT && a.ends_with(is_stop));
    if label || heads {
        return None;
    }
    (titles < TITLE_LINES && line.len() <= TITLE && (open || asks || runs_on) && !inside && after.is_some())
        .then_some(Role::Title)
}

/// A title that names a kind of document: 公报, 声明.
fn is_work(line: &str) -> bool {
    words().work.iter().any(|word| line.ends_with(word))
}

/// A title that is written in one go: 标题——副题（2020年11月17日，北京）国家主席 某某尊敬的各位…
fn split_title(text: &str, lines: &mut Vec<Line>, at: usize) {
    let span = lines[at].span;
    let line = span.of(text);
    let reach = line.char_indices().nth(80).map_or(line.len(), |(at, _)| at);
    let Some(dash) =
        line[..reach].find("——").filter(|dash| *dash > 0 && !line[..*dash].contains(['。', '：', '；']))
    else {
        return;
    };
    let mut parts = vec![0, dash];
    let reach = line.char_indices().nth(240).map_or(line.len(), |(at, _)| at);
    let bracket = line[dash..reach].find('（').map(|open| dash + open).and_then(|open| {
        let close = line[open..].find('）')? + open + '）'.len_utf8();
        dateline::given(line, Span::new(open, close)).map(|_| (open, close))
    });
    if let Some((open, close)) = bracket {
        parts.push(open);
        if close < line.len() {
            parts.push(close);
            let name = line[close..].char_indices().nth(40).map_or(line.len() - close, |(at, _)| at);
            let address = words().address.iter().filter_map(|w| line[close..close + name].find(w)).min();
            parts.extend(address.filter(|at| *at > 0).map(|at| close + at));
        }
    } else if line.len() > 2 * TITLE || line[dash..].contains('。') {
        return;
    }
    parts.push(line.len());
    let role = lines[at].role;
    let split = parts.windows(2).map(|pair| {
        let span = Span::new(span.start + pair[0], span.start + pair[1]).trimmed(text);
        Line { span, role }
    });
    lines.splice(at..=at, split.filter(|line| !line.span.is_empty()).collect::<Vec<_>>());
}

/// Reads the close of a text from its end.
fn close(text: &str, lines: &mut Vec<Line>, body: usize) {
    let mut at = lines.len();
    let mut signed = false;
    for _ in 0..CLOSE {
        let Some(index) = (body..at).rev().find(|i| lines[*i].role == Role::Text) else { return };
        at = index;
        let span = lines[index].span;
        let line = span.of(text);
        // 谢谢！（新华社北京12月31日电）
        if let Some(open) = line.rfind('（').filter(|_| line.ends_with('）')) {
            let bracket = Span::new(span.start + open, span.end);
            if dateline::sent(text, bracket).is_some() {
                lines[index].role = Role::Dateline;
                if open == 0 {
                    continue;
                }
                lines[index].span = bracket;
                let before = Span::new(span.start, bracket.start).trimmed(text);
                lines.insert(index, Line { span: before, role: Role::Text });
                at = index + 1;
                continue;
            }
        }
        let short = line.len() <= BYLINE;
        let bracketed = line.starts_with('（') && line.ends_with('）');
        let signs = (ends_open(line) || line.ends_with('：')) && mark::mark(text, span.start).is_none();
        let dated = dateline::given(text, span).is_some();
        if short && (dated || bracketed || signed && signs) {
            lines[index].role = Role::Signature;
            signed |= dated;
        } else if begins(line, &words().thanks) && short {
            lines[index].role = Role::Closing;
        } else if begins(line, &words().address) && (TEXT..=TEXT * 20).contains(&line.len()) && index > body {
            lines[index].role = Role::Closing;
            return;
        } else if !line.ends_with(is_stop) || !short {
            return;
        }
    }
}

/// Finds the headings that carry no number: short lines without a stop, over text.
fn headings(text: &str, lines: &mut [Line], body: usize) {
    // The line below, and how many headings stand between it and the text.
    let mut below: Option<(Span, usize)> = None;
    // Where empty lines part the paragraphs, one stands under a heading too.
    let gaps = lines.windows(2).filter(|pair| is_blank(text, pair[0].span.end, pair[1].span.start)).count();
    let spaced = gaps * 2 > lines.len();
    for index in (body..lines.len()).rev() {
        let Line { span, role } = lines[index];
        let line = span.of(text);
        if role != Role::Text || below.is_some() && line.len() < TEXT && begins(line, &words().address) {
            continue;
        }
        let before = index.checked_sub(1).map_or(0, |before| lines[before].span.end);
        // What goes on from the line above is a piece of it: a link that was cut out.
        let goes_on = || {
            lines[body..index].last().is_some_and(|above| {
                let line = above.span.of(text);
                above.role == Role::Text && ends_open(line) && !is_heading(line)
                    || line.ends_with(['，', '、', '《'])
            })
        };
        let over = below.filter(|(below, _)| !spaced || is_blank(text, span.end, below.start)).is_some_and(
            |(below, heads)| {
                let closed = below.of(text).ends_with(|c| is_stop(c) || "：；”）".contains(c));
                let apart = is_blank(text, span.end, below.start) && is_blank(text, before, span.start);
                let asked = mark::is_label(below.of(text));
                let text_below =
                    closed && (apart || asked || below.len() >= TEXT && below.len() > line.len());
                heads == 1 || heads == 0 && text_below
            },
        );
        let marked = mark::mark(text, span.start).is_some();
        let part = words().part.contains(&line) && below.is_some();
        let heading = is_heading(line) && !mark::is_label(line) && !goes_on();
        if part || line.starts_with('#') || over && heading && !marked {
            lines[index].role = Role::Heading;
        }
        let heads = below.map_or(0, |(_, heads)| heads);
        below = Some((span, if part || heading && (over || marked) { heads + 1 } else { 0 }));
    }
}

/// Whether an empty line stands between.
fn is_blank(text: &str, start: usize, end: usize) -> bool {
    text.get(start..end).is_some_and(|gap| gap.matches('\n').count() > 1)
}

fn is_heading(line: &str) -> bool {
    if line.len() > HEADING {
        return false;
    }
    let (mut characters, mut other) = (0, 0);
    for c in line.chars() {
        if matches!(c, '。' | '！' | '？' | '；' | '|' | '…') {
            return false;
        }
        characters += 1;
        other += usize::from(!crate::text::script::is_han(c));
    }
    ends_open(line)
        && !(line.ends_with(['、', '》', '”']) && line.len() > TEXT)
        && characters >= 3
        && other * 2 < characters
        && !line.starts_with(['（', '(', '，', '。', '《'])
        && (!line.starts_with('“') || line.find('”').is_some_and(|at| at + '”'.len_utf8() < line.len()))
}
