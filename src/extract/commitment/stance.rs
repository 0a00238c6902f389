//! Support and opposition whose cue stands at the end of its clause.

use super::Force;
use super::candidate::{Candidate, push};
use super::cue::Found;
use super::head::{Head, Subject};
use super::reader::Reader;
use super::state::{Frame, Mode};
use super::subject::bound;
use crate::text::span::Span;

/// 中方对此强烈不满、坚决反对; 对…表示强烈谴责: what is opposed stands before the cue.
pub(super) fn against(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let text = reader.input.text;
    let words = span.of(text);
    let Some(cue) = ["反对", "谴责", "抗议", "反制", "回击"].iter().find(|cue| words.ends_with(**cue))
    else {
        return false;
    };
    let start = reader.source.past_light(span.start, span.end, false);
    let named = reader.source.mention_at(start).filter(|mention| mention.span.end < span.end).cloned();
    let after = named.as_ref().map_or(start, |mention| mention.span.end);
    let adverbs = |at: usize| reader.source.past_light(at, span.end, true);
    let from = if text[after..span.end].starts_with('对') { after } else { adverbs(after) };
    let rest = &text[from..span.end];
    // 欧盟执意…，中方坚决反对: against what the clauses before tell of.
    let bare = named.is_some()
        && rest == *cue
        && span.start > reader.input.sentences[reader.sentence].span.start
        && matches!(*cue, "反对" | "谴责");
    // 中方必将坚决予以反制 (B73)
    let strikes = matches!(*cue, "反制" | "回击");
    let back = &text[after..span.end];
    let back = ["必将", "也将", "将"].iter().find_map(|word| back.strip_prefix(*word)).unwrap_or(back);
    let struck = span.end - back.len();
    let strikes_back = strikes
        && named.is_some()
        && back.ends_with(&format!("予以{cue}"))
        && adverbs(struck) + "予以".len() + cue.len() >= span.end;
    if reader.mode() != Mode::Ordinary
        || strikes != strikes_back
        || !(rest.starts_with('对') || bare || strikes)
    {
        return false;
    }
    let from = match (bare, strikes) {
        (true, _) => reader.source.past_light(after, span.end, false),
        (_, true) => reader.source.past_light(struck, span.end, false),
        _ => from,
    };
    let mut head = head.clone();
    head.subject = named.map(|mention| Subject::Parties {
        span: mention.span,
        parties: mention.parties,
        what: mention.what,
    });
    let Some(bound) = bound(reader, &head) else { return false };
    reader.take_subject(&head);
    let row = Reader::row_of(match *cue {
        "谴责" => "condemn",
        "反制" | "回击" => "boycott",
        _ => "oppose",
    });
    let cue = Found { span: Span::new(span.end - cue.len(), span.end), row };
    push(
        reader,
        Candidate {
            grade: 4,
            subject: bound.subject,
            own_subject: bound.own,
            counterparties: Some(Vec::new()),
            said_by: reader.said_by(),
            ..Candidate::new(reader, span, Span::new(from, span.end), cue, Force::Opposition, bound.actors)
        },
    );
    true
}

/// 给予对方坚定支持: support with its cue at the end.
pub(super) fn gives_support(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let words = span.of(reader.input.text);
    let given = words.ends_with("支持") && ["给予", "提供"].iter().any(|verb| words.contains(verb));
    let said = reader.state.voice.is_some() || reader.state.frame.is_some();
    if !given || !said || reader.mode() == Mode::Task {
        return false;
    }
    let Some(bound) = bound(reader, head) else { return false };
    let cue = Found { span: Span::new(span.end - "支持".len(), span.end), row: Reader::row_of("support") };
    reader.state.stance = Some(Frame {
        cue,
        force: Force::Support,
        grade: 3,
        actors: bound.actors.clone(),
        partners: Vec::new(),
    });
    let action = Span::new(reader.source.past_light(head.content, span.end, false), span.end);
    push(
        reader,
        Candidate {
            grade: 3,
            subject: bound.subject,
            own_subject: bound.own,
            reaffirmed: reader.state.reaffirmed,
            ..Candidate::new(reader, span, action, cue, Force::Support, bound.actors)
        },
    );
    true
}
