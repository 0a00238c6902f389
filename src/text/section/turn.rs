//! [`Turn`]: who speaks, before a colon: 问： 记者： 王毅： 一、问：

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{Line, Role as Part};
use crate::text::mark::{self, Mark, Style};
use crate::text::script::{is_alphanumeric, is_han};
use crate::text::span::Span;
use crate::text::words::words;

/// A label that opens a speaker's turn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// The number before the label: 一 of 一、问：.
    pub(super) number: Option<Mark>,
    /// The label, without the colon.
    pub(super) label: Span,
    /// Whether the label says that this is a question or an answer.
    pub(super) role: Role,
    /// Where the speech begins.
    pub(super) end: usize,
}

impl Turn {
    /// Who speaks, where the label says more than 问 or 答.
    pub(super) fn speaker(&self, text: &str) -> Option<Span> {
        let bare = matches!(self.label.of(text), "问" | "提问" | "追问" | "答" | "答问" | "Q" | "A");
        (!bare).then_some(self.label)
    }
}

/// What a label says of its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// 问, 记者.
    Question,
    /// 答.
    Answer,
    /// A name: an answer after a question, a turn elsewhere.
    Speaker,
}

/// The longest label, in characters: 外交部发言人华春莹, 哈萨克斯坦国际通讯社记者.
const LONGEST: usize = 20;

/// The turn that opens at `text[at..end]`, if a label stands there.
pub(super) fn turn(text: &str, paragraph: Span) -> Option<Turn> {
    let number = mark::mark(text, paragraph.start).filter(|m| matches!(m.style, Style::Han | Style::Digit));
    let start = number.map_or(paragraph.start, |m| m.end);
    let rest = &text[start..paragraph.end];
    let start = start + (rest.len() - rest.trim_start().len());
    let rest = rest.trim_start();
    let (len, colon) = rest
        .char_indices()
        .take(LONGEST + 1)
        .take_while(|(_, c)| is_label(*c) || matches!(c, '：' | ':'))
        .find(|(_, c)| matches!(c, '：' | ':'))?;
    let label = &rest[..len];
    // 1.全省一张网： counts a heading, 一、记者： a question.
    let role = role(label).filter(|role| {
        *role != Role::Question
            || number.is_none()
            || words().question.contains(&label)
            || label.ends_with("记者")
    })?;
    Some(Turn { number, label: Span::new(start, start + len), role, end: start + len + colon.len_utf8() })
}

fn is_label(c: char) -> bool {
    is_alphanumeric(c) || matches!(c, '·' | '•' | '（' | '）' | '“' | '”' | '《' | '》' | ' ' | '\u{3000}')
}

fn role(label: &str) -> Option<Role> {
    let words = words();
    if words.question.contains(&label) {
        Some(Role::Question)
    } else if words.answer.contains(&label) {
        Some(Role::Answer)
    } else if words.asker.iter().any(|end| label.ends_with(end)) {
        Some(Role::Question)
    } else {
        let name = |c: char| is_han(c) || matches!(c, '·' | ' ' | '\u{3000}');
        (label.chars().count() > 1 && label.chars().all(name)).then_some(Role::Speaker)
    }
}

/// The turn that opens each paragraph, if one does.
///
/// A bare name before a colon opens a turn where an answer is due, or where the names take turns.
pub(super) fn turns(text: &str, lines: &[Line]) -> Vec<Option<Turn>> {
    let mut turns: Vec<Option<Turn>> =
        lines.iter().map(|line| (line.role == Part::Text).then(|| turn(text, line.span)).flatten()).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for turn in turns.iter().flatten().filter(|t| t.role == Role::Speaker) {
        *counts.entry(turn.label.of(text)).or_default() += 1;
    }
    let dialogue = counts.values().filter(|count| **count > 1).count() > 1;
    let mut answers: BTreeSet<&str> = BTreeSet::new();
    let mut asked = false;
    for slot in &mut turns {
        if let Some(turn) = slot
            && turn.role == Role::Speaker
        {
            let label = turn.label.of(text);
            if asked {
                answers.insert(label);
            }
            let known = answers.contains(label) || dialogue && counts.get(label).is_some_and(|n| *n > 1);
            if turn.number.is_some() || !known {
                *slot = None;
            }
        }
        asked = slot.is_some_and(|t| t.role == Role::Question);
    }
    turns
}
