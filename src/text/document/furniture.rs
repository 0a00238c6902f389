//! [`furniture`] and [`doubled`]: what a page puts around its text.

use std::sync::OnceLock;

use crate::text::mark::mark;
use crate::text::span::Span;

/// The longest paragraph that only its beginning gives away, in bytes.
const SHORT: usize = 3 * 60;
/// What stands between the digits of a date with its hour.
const STAMP: &str = " 年月日时分秒-/:：.";
/// How many paragraphs the head of a page may have.
const HEAD: usize = 12;

#[derive(Debug, Default)]
struct Table {
    line: Vec<&'static str>,
    start: Vec<&'static str>,
    beside: Vec<&'static str>,
    rest: Vec<&'static str>,
    from: Vec<&'static str>,
    piece: Vec<&'static str>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::default();
        for row in include_str!("furniture.tsv").lines().skip(1).filter(|row| !row.starts_with('#')) {
            match row.split_once('\t') {
                Some(("line", pattern)) => table.line.push(pattern),
                Some(("start", pattern)) => table.start.push(pattern),
                Some(("beside", pattern)) => table.beside.push(pattern),
                Some(("rest", pattern)) => table.rest.push(pattern),
                Some(("from", pattern)) => table.from.push(pattern),
                Some(("piece", pattern)) => table.piece.push(pattern),
                _ => {}
            }
        }
        table
    })
}

/// The paragraphs that are page furniture.
pub(super) fn furniture(text: &str, paragraphs: &[Span]) -> Vec<Span> {
    let table = table();
    let mut noise = vec![false; paragraphs.len()];
    let mut label = false;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let line = paragraph.of(text);
        let rest = line.trim_matches(|c| "【】[]>＞»：: ".contains(c));
        if index > 0 && (table.rest.contains(&rest) || table.from.iter().any(|from| line.starts_with(from))) {
            noise[index..].fill(true);
            break;
        }
        let bare = table.start.contains(&line);
        noise[index] = table.line.contains(&line)
            || bare
            || starts(table, line)
            || is_toolbar(table, line)
            || is_trail(line)
            || is_page_number(line)
            || is_caption(line)
            || is_sheet(line)
            // 来源： and its value on the next line.
            || label && line.len() <= SHORT / 3 && !line.ends_with('。');
        label = bare;
    }
    let beside = |line: &str| table.beside.contains(&line) || is_stamp(line);
    for index in 1..noise.len() {
        noise[index] |= noise[index - 1] && beside(paragraphs[index].of(text));
    }
    for index in (1..noise.len()).rev() {
        noise[index - 1] |= noise[index] && beside(paragraphs[index - 1].of(text));
    }
    paragraphs.iter().zip(noise).filter_map(|(span, noise)| noise.then_some(*span)).collect()
}

/// A short paragraph that begins as a piece of furniture does, or with a date before that.
fn starts(table: &Table, line: &str) -> bool {
    let undated = line.trim_start_matches(|c: char| c.is_ascii_digit() || STAMP.contains(c));
    line.len() <= SHORT
        && !line.ends_with('。')
        && table.start.iter().any(|start| line.starts_with(start) || undated.starts_with(start))
}

/// 【打印】【关闭】, 字号：大 中 小 | 分享: several buttons and nothing else.
fn is_toolbar(table: &Table, line: &str) -> bool {
    if line.len() > SHORT {
        return false;
    }
    let between = |c: char| c.is_whitespace() || "|｜丨/【】[]［］（）()：:".contains(c);
    let mut pieces = line.split(between).filter(|piece| !piece.is_empty()).peekable();
    let first = pieces.next();
    pieces.peek().is_some()
        && first
            .into_iter()
            .chain(pieces)
            .all(|piece| table.piece.contains(&piece) || table.line.contains(&piece))
}

/// 首页 > 新闻 > 正文: the way to a page.
fn is_trail(line: &str) -> bool {
    let steps = |mark: char| line.split(mark).map(str::trim);
    line.len() <= SHORT
        && line.starts_with("首页")
        && ['>', '＞', '»', '›']
            .iter()
            .any(|mark| steps(*mark).count() > 1 && steps(*mark).all(|s| !s.is_empty()))
}

/// - 3 -, 第3页, 第 3 页 共 10 页, Page 3.
fn is_page_number(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let rest = line.trim_matches(|c: char| matches!(c, '-' | '—' | '–' | ' ' | '第' | '页'));
    let dashed = line.starts_with(['-', '—', '–']) && line.ends_with(['-', '—', '–']);
    let paged = line.starts_with('第') && line.ends_with('页');
    (1..=8).contains(&digits)
        && (dashed || paged)
        && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '页' | '共' | '，' | '/' | '第'))
}

/// 某某摄: the line under a photograph.
fn is_caption(line: &str) -> bool {
    line.len() <= SHORT && (line.ends_with('摄') || line.ends_with("摄）")) && mark(line, 0).is_none()
}

/// （A、C): the sheets of a paper.
fn is_sheet(line: &str) -> bool {
    line.strip_prefix('（').and_then(|line| line.strip_suffix('）')).is_some_and(|inside| {
        !inside.is_empty() && inside.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '、' | '，'))
    })
}

/// 2026年02月10日 07时41分, 2026-02-10 07:41.
fn is_stamp(line: &str) -> bool {
    line.len() <= 48
        && line.starts_with(|c: char| c.is_ascii_digit())
        && line.chars().all(|c| c.is_ascii_digit() || STAMP.contains(c))
}

/// Opening paragraphs that the page shows again, as a heading over the text.
pub(super) fn doubled(text: &str, paragraphs: &[Span]) -> Vec<Span> {
    let head = &paragraphs[..paragraphs.len().min(HEAD)];
    let again = |first: &str, second: &str| {
        let subtitle = second.trim_start_matches(['—', '―']);
        if subtitle.len() < second.len()
            && subtitle.len() >= 3 * 10
            && !first.contains("——")
            && first.contains(subtitle)
        {
            return true;
        }
        let rest = first.strip_prefix(second);
        second.len() >= 3 * 4
            && rest.is_some_and(|rest| {
                rest.is_empty() || rest.starts_with(['_', '-', '|', '—', '（']) && rest.len() < 3 * 20
            })
    };
    head.iter()
        .enumerate()
        .filter(|(index, first)| {
            let first = first.of(text);
            let title = !first.ends_with(['。', '！', '？', '：', '；', '，']);
            title && head[index + 1..].iter().any(|second| again(first, second.of(text)))
        })
        .map(|(_, span)| *span)
        .collect()
}
