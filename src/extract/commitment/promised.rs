//! Goals that a promise announces, and what a company asks under a condition.

use super::Force;
use super::candidate::{Candidate, push};
use super::cue::Found;
use super::goal::measures;
use super::head::{Head, Subject};
use super::reader::Reader;
use super::state::{Frame, Mode};
use crate::extract::amount::AmountKind;
use crate::extract::genre::Genre;
use crate::text::span::Span;

/// 中国宣布，到2035年，排放量下降7%: the goal that is announced, with a thing as its subject.
pub(super) fn promised(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let text = reader.input.text;
    let frame = reader.state.frame.clone().filter(|frame| {
        matches!(frame.cue.cue().id, "announce" | "commit" | "strive" | "aim") && head.stack.is_empty()
    });
    let Some(frame) = frame.filter(|_| reader.mode() == Mode::Ordinary) else { return false };
    let words = span.of(text);
    let figure = reader
        .input
        .amounts
        .iter()
        .find(|amount| span.covers(amount.span) && amount.kind == AmountKind::Percent)
        .is_some_and(|amount| measures(words, amount.bound.label()));
    if !figure || ["已", "了", "去年", "同比"].iter().any(|word| words.contains(word)) {
        return false;
    }
    let start = reader.source.past_light(span.start, span.end, true);
    let action = Span::new(start, span.end).trimmed(text);
    let candidate = Candidate {
        grade: frame.grade,
        own_cue: false,
        said_by: reader.said_by(),
        ..Candidate::new(reader, span, action, frame.cue, frame.force, frame.actors)
    };
    push(reader, candidate);
    true
}

/// 若不符，则会要求供应商…: what a company asks under a condition (B77).
pub(super) fn ruled(reader: &Reader, head: &Head, own: Option<usize>) -> bool {
    reader.input.genre == Genre::EsgReport
        && reader.state.condition.is_some()
        && own.is_some_and(|index| head.stack[index].cue.cue().force == Force::Call)
}

/// 宣布了新一轮自主贡献：: what is announced stands behind the colon.
pub(super) fn announces(reader: &mut Reader, span: Span, head: &Head, header: bool) -> bool {
    const ANNOUNCED: [&str; 4] = ["贡献", "目标", "举措", "承诺"];
    let text = reader.input.text;
    let words = span.of(text);
    let Some(Subject::Parties { span: subject, parties, what }) = head.subject.clone() else { return false };
    let Some(at) =
        words.find("宣布").filter(|_| header && ANNOUNCED.iter().any(|noun| words.ends_with(noun)))
    else {
        return false;
    };
    let actors = reader.actors(&parties, what, subject);
    if actors.is_empty() || reader.mode() != Mode::Ordinary {
        return false;
    }
    reader.take_subject(head);
    let cue = Span::new(span.start + at, span.start + at + "宣布".len());
    let cue = Found { span: cue, row: Reader::row_of("announce") };
    reader.state.frame = Some(Frame { cue, force: Force::Pledge, grade: 5, actors, partners: Vec::new() });
    true
}
