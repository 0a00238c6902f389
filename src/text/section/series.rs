//! [`starts`]: which numbers of a text really open something.
//!
//! At the start of a paragraph a number of an official document stands for itself. In running text,
//! and for words such as 一是 and 第一, a number counts only in company: 一是…；二是….

use super::lines::{Line, Role as Part};
use super::turn::{Role, Turn};
use crate::text::mark::{Mark, Style, mark, numeral};
use crate::text::span::Span;

/// The start of something numbered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub(super) mark: Mark,
    /// Index of the line.
    pub(super) paragraph: usize,
    /// Whether it opens its paragraph.
    pub(super) initial: bool,
    /// Whether a next one of the same series follows.
    pub(super) next: bool,
}

/// How many styles there are.
const STYLES: usize = Style::Bullet as usize + 1;

/// Everything numbered in the lines, in text order.
pub(super) fn starts(text: &str, lines: &[Line], turns: &[Option<Turn>]) -> Vec<Start> {
    let mut candidates = Vec::new();
    for (index, (line, turn)) in lines.iter().zip(turns).enumerate() {
        if matches!(line.role, Part::Text | Part::Lead) {
            candidates_of(text, line.span, turn.as_ref(), index, &mut candidates);
        }
    }
    let kept = kept(&mut candidates, turns);
    number(&mut candidates, &kept, turns);
    candidates.into_iter().zip(kept).filter_map(|(start, kept)| kept.then_some(start)).collect()
}

/// What could be a number in one paragraph.
fn candidates_of(text: &str, paragraph: Span, turn: Option<&Turn>, index: usize, found: &mut Vec<Start>) {
    let mut from = paragraph.start;
    let mut push = |mark: Mark, initial: bool| {
        found.push(Start { mark, paragraph: index, initial, next: false });
        mark.end
    };
    match turn {
        Some(turn) if turn.role == Role::Question => return,
        Some(turn) => from = turn.end,
        None => {
            if let Some(mark) = mark(text, from) {
                from = push(mark, true);
            }
        }
    }
    let mut before = '：';
    let mut skip = from;
    for (offset, c) in text[from..paragraph.end].char_indices() {
        let at = from + offset;
        if at >= skip
            && follows(before, c)
            && opens(c)
            && let Some(mark) = mark(text, at).filter(|m| runs(m.style, before))
            && (mark.style != Style::Han || numeral(&text[mark.end..]).is_none())
        {
            skip = push(mark, false);
        }
        before = c;
    }
}

/// Whether a number can begin with `c`.
fn opens(c: char) -> bool {
    matches!(c, '第' | '首' | '其' | '再' | '最' | '（' | '(' | '—' | '①'..='⑳' | '0'..='9' | '一' | '二' | '三'
        | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Whether a number can begin after `before`.
fn follows(before: char, c: char) -> bool {
    matches!(before, '：' | '；' | '。' | '，' | '、' | '！' | '？' | ':' | ';' | ',')
        || matches!(c, '①'..='⑳')
}

/// Whether numbers of the style stand in running text after `before`.
fn runs(style: Style, before: char) -> bool {
    match style {
        Style::Is | Style::Ordinal | Style::Circled => true,
        Style::Han | Style::HanParen | Style::DigitParen | Style::Digit | Style::Bullet => {
            matches!(before, '：' | '；' | '。' | ':' | ';')
        }
        _ => false,
    }
}

/// Which candidates count.
fn kept(candidates: &mut [Start], turns: &[Option<Turn>]) -> Vec<bool> {
    let mut keep = vec![false; candidates.len()];
    let mut last: [Option<usize>; STYLES] = [None; STYLES];
    let mut turned = 0;
    for index in 0..candidates.len() {
        let start = candidates[index];
        if turns[turned..=start.paragraph].iter().any(|t| t.is_some()) {
            last = [None; STYLES];
        }
        turned = start.paragraph + 1;
        let style = start.mark.style;
        if start.initial && !matches!(style, Style::Is | Style::Ordinal) {
            keep[index] = true;
            for deeper in &mut last[style as usize + 1..] {
                *deeper = None;
            }
        } else if let Some(before) = last[style as usize]
            && continues(&candidates[before], &start)
        {
            keep[before] = true;
            keep[index] = true;
            if start.mark.ordinal == u32::MAX {
                candidates[index].mark.ordinal = candidates[before].mark.ordinal + 1;
            }
        }
        if keep[index] || start.initial || start.mark.ordinal <= 1 {
            last[style as usize] = Some(index);
        }
    }
    keep
}

/// Whether `next` goes on where `before` stopped.
fn continues(before: &Start, next: &Start) -> bool {
    let step = next.mark.ordinal.saturating_sub(before.mark.ordinal);
    let same = before.paragraph == next.paragraph;
    let last = next.mark.ordinal == u32::MAX && (same || before.mark.ordinal > 1);
    let bullet = next.mark.style == Style::Bullet;
    (same || next.initial) && (step == 1 || step == 2 || last || bullet)
}

/// Says of each kept start whether its next one follows.
fn number(candidates: &mut [Start], kept: &[bool], turns: &[Option<Turn>]) {
    let mut ahead: [Option<u32>; STYLES] = [None; STYLES];
    let mut paragraph = turns.len();
    for index in (0..candidates.len()).rev() {
        let start = &mut candidates[index];
        if turns[start.paragraph + 1..paragraph].iter().any(|t| t.is_some()) {
            ahead = [None; STYLES];
        }
        paragraph = (start.paragraph + 1).min(paragraph);
        if kept[index] {
            let style = start.mark.style as usize;
            start.next = ahead[style].is_some_and(|next| next > start.mark.ordinal || next == 0);
            ahead[style] = Some(start.mark.ordinal);
            for deeper in &mut ahead[style + 1..] {
                *deeper = None;
            }
        }
    }
}
