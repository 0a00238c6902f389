//! Texts at home outside the reports: what a leader, a notice or an article says is to be done is an instruction.

use super::Force;
use super::cue::{Found, Role as CueRole};
use super::head::{Head, Subject};
use super::reader::Reader;
use super::state::{Carried, Frame, Mode};
use crate::extract::genre::Genre;
use crate::extract::grammar::Class;
use crate::extract::party::{PartyId, PartyKind, What};
use crate::text::span::Span;

/// Whether the section at hand is of a text at home: news, answers, an article that deals with no other state.
pub(super) fn at_home(reader: &Reader) -> bool {
    let context = reader.context();
    // Hong Kong and Macao are no other state.
    let inside = |party: PartyId| {
        reader.parties.get(party).is_some_and(|party| matches!(party.code, Some("CHN" | "HKG" | "MAC")))
    };
    let among = context.pair.iter().all(|&party| inside(party));
    matches!(reader.input.genre, Genre::News | Genre::Interview | Genre::Other)
        && reader.mode() == Mode::Ordinary
        && among
        && (!context.abroad || !context.pair.is_empty())
        && context.group.is_none()
        && context.speaker.is_none_or(|speaker| is_china(reader, speaker))
}

fn is_china(reader: &Reader, party: PartyId) -> bool {
    reader.parties.get(party).is_some_and(|party| party.code == Some("CHN"))
}

/// Whether what these parties say is to be done is an instruction: in a text at home, of its leaders and bodies.
pub(super) fn instructs(reader: &Reader, parties: &[PartyId]) -> bool {
    let body = |party: PartyId| {
        reader.parties.get(party).is_some_and(|party| party.kind == PartyKind::GovernmentBody)
    };
    parties.first().is_some_and(|&party| body(party) || is_china(reader, party) && at_home(reader))
}

/// Who calls on a group by a common noun there: 各级领导干部必须….
pub(super) fn caller(reader: &Reader) -> Option<PartyId> {
    let voice = reader.state.voice.as_ref().filter(|voice| voice.body && at_home(reader))?;
    voice.parties.first().copied()
}

/// Names of texts that say what is to be done.
const TEXTS: [&str; 13] =
    ["通知", "意见", "决定", "方案", "规划", "纲要", "文章", "讲话", "指示", "批示", "公报", "文件", "建议"];

/// Verbs by which a text is given out.
const ISSUES: [&str; 8] = ["发出", "印发", "发布", "出台", "下发", "公布", "颁布", "制定"];

/// 《通知》强调，…; 文章指出，…; 《意见》提出要…: the text stands for whoever issued it.
pub(super) fn document(reader: &mut Reader, span: Span, head: Head) -> Head {
    let spoken = head.saying.is_some() && matches!(head.subject, Some(Subject::Parties { .. }));
    if spoken || !at_home(reader) {
        return head;
    }
    let text = reader.input.text;
    // 中央要求，: what stands behind the comma.
    if let Some(Subject::Parties { span: subject, .. }) = &head.subject {
        let verb = reader.source.past_light(subject.end, span.end, true);
        let asks = ["要求", "明确要求", "提出", "明确提出"].contains(&&text[verb..span.end]);
        return if asks { Head { saying: Some(Span::new(verb, span.end)), ..head } } else { head };
    }
    let start = reader.source.past_light(span.start, span.end, false);
    let rest = &text[start..span.end];
    let named = match rest.strip_prefix('《') {
        Some(inside) => inside.find('》').and_then(|at| {
            let known = TEXTS.iter().any(|kind| inside[..at].ends_with(kind));
            known.then_some(start + '《'.len_utf8() + at + '》'.len_utf8())
        }),
        None => TEXTS.iter().find(|kind| rest.starts_with(**kind)).map(|kind| start + kind.len()),
    };
    let Some(name_end) = named else { return head };
    let verb = reader.source.past_light(name_end, span.end, true);
    let said = &text[verb..span.end];
    let saying = reader.source.class(verb, &[Class::Saying]).filter(|saying| saying.end <= span.end);
    let puts = ["提出", "要求", "明确"]
        .iter()
        .find(|verb| said.starts_with(**verb))
        .map(|word| Span::new(verb, verb + word.len()));
    let quoted = rest.starts_with('《');
    if saying.is_none() && puts.is_none() && !quoted {
        return head;
    }
    let issuers = issued_by(reader, start);
    let subject =
        Subject::Parties { span: Span::new(start, name_end), parties: issuers.clone(), what: What::Name };
    if let Some(saying) = saying {
        return Head { subject: Some(subject), saying: Some(saying), ..head };
    }
    if let Some(puts) = puts {
        let after = reader.source.past_light(puts.end, span.end, true);
        let modal = reader.source.cues.at(after).is_some_and(|cue| cue.cue().role == CueRole::Modal);
        if after >= span.end || modal {
            return Head { subject: Some(subject), saying: Some(puts), ..head };
        }
        if said.starts_with("要求") {
            return Head { subject: Some(subject), ..reader.source.predicates(name_end, span.end) };
        }
    }
    // 《通知》提出一系列举措: told of the text; what the next sentence stresses is its issuer's.
    reader.state.subject = Some(Carried { subject, parties: issuers });
    head
}

/// 《通知》要求，|加强管理: what stands behind the comma is to be done.
pub(super) fn requires(reader: &mut Reader, saying: Span) {
    let words = reader.text(saying);
    if !["提出", "要求"].iter().any(|verb| words.ends_with(verb)) || !at_home(reader) {
        return;
    }
    let Some(actors) = reader.state.voice.as_ref().map(|voice| voice.parties.clone()) else { return };
    let cue = Found { span: saying, row: Reader::row_of("must") };
    reader.state.frame = Some(Frame { cue, force: Force::Task, grade: 3, actors, partners: Vec::new() });
}

/// Who issued a text: the body that gave it out before, the leader whose article it is, else the country.
fn issued_by(reader: &mut Reader, at: usize) -> Vec<PartyId> {
    let text = reader.input.text;
    let last = reader.input.mentions.partition_point(|mention| mention.span.end <= at);
    let before = &reader.input.mentions[..last];
    let gives = |end: usize| {
        let near = text[end..].char_indices().nth(12).map_or(text.len(), |(offset, _)| end + offset);
        ISSUES.iter().any(|verb| {
            text[end..near]
                .find(verb)
                .is_some_and(|place| !text[end..end + place].contains(['，', '。', '》', '\n']))
        })
    };
    let given = before.iter().rposition(|mention| mention.body && gives(mention.span.end));
    if let Some(index) = given {
        let mut found = before[index].parties.clone();
        let beside = index.checked_sub(1).map(|before_it| &before[before_it]).filter(|other| {
            other.body && matches!(&text[other.span.end..before[index].span.start], "、" | "和")
        });
        if let Some(other) = beside {
            found.splice(0..0, other.parties.iter().copied());
        }
        return found;
    }
    if let Some(issuer) = reader.context().issuer {
        return vec![issuer];
    }
    vec![reader.parties.intern("中国", PartyKind::State, Some("CHN"))]
}

/// 推进现代化，必须…: what an activity takes binds nobody (B15, B41).
pub(super) fn takes(reader: &Reader, first: Span, second: Span) -> bool {
    let words = reader.text(second);
    let modal = words.starts_with("必须") || words.starts_with("就要");
    modal
        && matches!(reader.source.head(first).predicate, super::head::Predicate::Verb(_))
        && reader.source.head(first).stack.is_empty()
}
