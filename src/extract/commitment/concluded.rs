//! What is concluded: 就 X 达成共识, an agreement signed.

use super::action;
use super::candidate::{Candidate, push};
use super::cue::{Found, Role as CueRole};
use super::head::{Head, Subject};
use super::reader::Reader;
use super::subject::bound;
use super::{Force, RuleId};
use crate::extract::party::{Role, What};
use crate::text::span::Span;

/// 中美第一阶段经贸协议正式签署: an instrument concluded, told in the passive (B88).
pub(super) fn signed(reader: &mut Reader, span: Span, thing: Span) -> bool {
    let text = reader.input.text;
    let words = span.of(text);
    let Some(verb) = ["签署", "签订"].iter().find(|verb| words.ends_with(**verb)) else { return false };
    let start = reader.source.past_light(thing.start, span.end, true);
    let object = &text[start..span.end];
    let last =
        action::INSTRUMENTS.iter().filter_map(|word| object.rfind(word).map(|at| at + word.len())).max();
    let Some(action) = last.map(|end| Span::new(start, start + end)) else { return false };
    let parties = reader
        .source
        .mentions_in(action)
        .find(|mention| mention.parties.len() > 1)
        .map_or_else(|| reader.context().pair, |mention| mention.parties.clone());
    if parties.is_empty() {
        return false;
    }
    let cue = Found { span: Span::new(span.end - verb.len(), span.end), row: Reader::row_of("sign") };
    push(
        reader,
        Candidate {
            grade: 5,
            counterparties: Some(Vec::new()),
            condition: None,
            lead: None,
            concluded: true,
            ..Candidate::new(reader, span, action, cue, Force::Agreement, parties)
        },
    );
    true
}

/// 达成 with 共识 or the like after it, and 就 before it in the sentence.
pub(super) fn nominal_cue(reader: &Reader, span: Span) -> Option<(Found, &'static str, Span)> {
    let text = reader.input.text;
    let cue = reader.source.cues.within(span).find(|cue| cue.cue().role == CueRole::Nominal)?;
    let rest = &text[cue.span.end..span.end];
    let (at, word) = ["共识", "一致", "协议", "谅解"]
        .iter()
        .filter_map(|word| rest.find(word).map(|at| (at, *word)))
        .min()?;
    let sentence = reader.input.sentences[reader.sentence].span;
    let topic = text[sentence.start..cue.span.start].contains('就');
    (topic && rest[..at].chars().count() <= 10)
        .then(|| (cue, word, Span::new(cue.span.start, cue.span.end + at + word.len())))
}

/// 就 X 达成共识 (B13, B14): X is the action.
pub(super) fn nominal(reader: &mut Reader, span: Span, head: &Head) {
    let text = reader.input.text;
    let Some((cue, word, cue_span)) = nominal_cue(reader, span) else { return };
    let rule = RuleId { kind: "cue", name: cue.cue().id };
    if text[cue_span.end..span.end].starts_with('的') {
        return reader.reject(span, cue_span, "attributive", rule);
    }
    // X stands after 就 in this clause or, with 充分沟通 between, in one before it.
    let sentence = reader.input.sentences[reader.sentence].span;
    let before = &text[sentence.start..cue.span.start];
    let Some(found) =
        before.rfind('就').filter(|at| !before[at + '就'.len_utf8()..].starts_with(['是', '业']))
    else {
        return;
    };
    let from = sentence.start + found + '就'.len_utf8();
    let mut object = Span::new(from, cue.span.start).trimmed(text);
    for mark in
        ["充分沟通", "深入沟通", "充分交换", "深入交换", "交换意见", "进行", "深入讨论", "等达成", "，"]
    {
        if let Some(at) = object.of(text).find(mark) {
            object.end = object.start + at;
        }
    }
    let named = object.of(text).trim_end_matches('，');
    let trimmed = named.strip_suffix("等问题").unwrap_or(named).trim_end_matches('等');
    object = Span::new(object.start, object.start + trimmed.len());
    // 努力就…达成共识, 先就…达成共识: not reached yet (T4).
    let ahead = &text[span.start.min(from)..from];
    if ["先就", "努力就", "可以就", "争取就", "尽早就", "尽快就", "能够就", "能就", "力争就", "希望就"]
        .iter()
        .any(|word| ahead.ends_with(word))
    {
        return reader.reject(span, cue_span, "consultation", rule);
    }
    if told_of_before(reader) {
        return reader.reject(span, cue_span, "achievement", rule);
    }
    let Some(bound) = bound(reader, head) else {
        return reader.reject(span, cue_span, "no_party", RuleId { kind: "subject", name: "none" });
    };
    if !actionable(reader, object) {
        return reader.reject(span, cue_span, "slogan", rule);
    }
    let shared = reader.context();
    let actors = match bound.subject {
        Some(Subject::Parties { what: What::Role(Role::Speaker), .. })
            if !shared.pair.is_empty() && !shared.speaks_of_group =>
        {
            shared.pair
        }
        Some(Subject::Parties { what: What::Role(Role::Speaker), .. }) if shared.group.is_some() => {
            shared.group.into_iter().collect()
        }
        _ => bound.actors,
    };
    let row = cue.cue();
    push(
        reader,
        Candidate {
            shown: cue_span,
            grade: if word == "协议" { 5 } else { row.grade },
            subject: bound.subject,
            own_subject: bound.own,
            counterparties: Some(Vec::new()),
            condition: None,
            lead: None,
            ..Candidate::new(
                reader,
                span,
                object,
                Found { span: cue_span, row: cue.row },
                Force::Agreement,
                actors,
            )
        },
    );
}

/// Whether the sentence opens with a time gone by: 去年，…; 今年4月，…; 在不久前举行的会议上，… (B25).
pub(super) fn told_of_before(reader: &Reader) -> bool {
    const PAST: [&str; 8] = ["去年", "前年", "不久前", "前不久", "上个月", "上月", "此前", "早些时候"];
    let Some(lead) = reader.state.lead else { return false };
    let words = reader.text(lead);
    let month = words.strip_prefix("今年").and_then(|rest| rest.strip_suffix('月'));
    PAST.iter().any(|word| words.contains(word)) || month.is_some_and(|month| month.chars().count() <= 2)
}

/// Whether X in 就X达成共识 is something to do: not slogans (谋团结、求合作), not 重要性.
pub(super) fn actionable(reader: &Reader, object: Span) -> bool {
    let words = object.of(reader.input.text);
    if words.chars().count() < 4 || words.contains("重要性") || words.contains("如何") {
        return false;
    }
    let members: Vec<&str> = words.split('、').collect();
    !(members.len() >= 3 && members.iter().all(|member| member.chars().count() <= 4))
}

/// 双方商定，|第二次会晤将于明年举行: an object clause with a subject of its own (B33).
pub(super) fn announced(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let first = std::mem::take(&mut reader.state.announced);
    let listing = std::mem::take(&mut reader.state.listing);
    let Some(frame) = reader.state.frame.clone().filter(|_| first || listing) else { return false };
    let own = match &head.subject {
        Some(Subject::Thing(_)) => true,
        Some(Subject::Parties { .. }) => head.stack.is_empty() && head.saying.is_none(),
        None => false,
    };
    if !own {
        return false;
    }
    reader.state.listing = true;
    // 核武器用不得，核战争打不得: object clauses with subjects of their own are one item.
    if !first && let Some(last) = reader.candidates.last_mut() {
        last.action.end = span.end;
        last.clause.end = span.end;
        return true;
    }
    let action = Span::new(reader.source.past_light(span.start, span.end, false), span.end);
    let mut candidate = Candidate::new(reader, span, action, frame.cue, frame.force, frame.actors);
    candidate.grade = frame.grade;
    candidate.subject = reader.state.subject.as_ref().map(|carried| carried.subject.clone());
    candidate.said_by = reader.said_by();
    push(reader, candidate);
    true
}

/// Verbs by which something has been handed over.
const HANDED: [&str; 9] = ["提供", "捐赠", "援助", "交付", "移交", "援建", "捐助", "运抵", "派出"];

/// 中方已向塔方提供多批疫苗援助: reported fulfilment with a concrete object (B3), its own lane.
pub(super) fn delivered(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let Some(Subject::Parties { span: subject, parties, what }) = head.subject.clone() else { return false };
    let text = reader.input.text;
    let rest = &text[subject.end.min(span.end)..span.end];
    let Some(object) = ["已经", "已"].iter().find_map(|word| rest.strip_prefix(word)) else {
        return false;
    };
    let start = span.end - object.len();
    let given = ["向", "为", "对"].iter().any(|word| object.starts_with(word));
    let Some(verb) = HANDED.iter().find_map(|verb| object.find(verb).map(|at| (start + at, verb.len())))
    else {
        return false;
    };
    let what_given = &text[verb.0 + verb.1..span.end];
    if !given || what_given.chars().count() < 3 {
        return false;
    }
    let actors = reader.actors(&parties, what, subject);
    if actors.is_empty() {
        return false;
    }
    reader.take_subject(head);
    let cue = Found { span: Span::new(verb.0, verb.0 + verb.1), row: Reader::row_of("will") };
    let candidate = Candidate {
        grade: 5,
        subject: head.subject.clone(),
        own_subject: true,
        concluded: true,
        ..Candidate::new(reader, span, Span::new(start, span.end), cue, Force::Delivery, actors)
    };
    push(reader, candidate);
    true
}
