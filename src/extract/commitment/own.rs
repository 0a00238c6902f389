//! Clauses with a cue of their own.

use super::action;
use super::candidate::{Candidate, push_split};
use super::carry::has_verb;
use super::concluded;
use super::content::{empty, history, leads, names_idea, narrates, perfect, slogan, welcomes};
use super::cue::{Found, Role as CueRole};
use super::filter;
use super::head::{Element, Head, Predicate, Subject};
use super::local;
use super::means::means;
use super::reader::Reader;
use super::state::{Carried, Frame, Mode};
use super::subject::{Bound, bound, duty, everybody, foretold, joint_we, speaks};
use super::towards::towards;
use super::{Force, RuleId};
use crate::extract::genre::Genre;
use crate::extract::grammar::Class;
use crate::extract::party::{PartyId, PartyKind, Role, What};
use crate::text::span::Span;

/// What a clause with a cue of its own says, before its action is cut out.
pub(super) struct Reading {
    pub(super) force: Force,
    pub(super) grade: u8,
    pub(super) actors: Vec<PartyId>,
    pub(super) subject: Option<Subject>,
    pub(super) counterparties: Option<Vec<PartyId>>,
    /// Where the action begins.
    pub(super) start: usize,
}

/// A clause with a cue of its own: the one of its row that governs.
pub(super) fn with_cue(reader: &mut Reader, span: Span, head: &Head, index: usize, header: bool) {
    let element = head.stack[index];
    let row = element.cue.cue();
    let text = reader.input.text;
    let rejected = |kind, name| RuleId { kind, name };
    let own_subject = matches!(head.subject, Some(Subject::Parties { .. }));
    if own_subject {
        reader.take_subject(head);
    }
    // 今年以来，我们坚持…: told of the time gone by (B74). 今年以来…，要…: no longer.
    if reader.state.past && row.force == Force::Reaffirmation {
        return reader.reject(span, element.cue.span, "achievement", rejected("filter", "since"));
    }
    reader.state.past &= row.role != CueRole::Modal && row.force != Force::Pledge;
    if matches!(row.id, "put" | "initiate" | "propose") && names_idea(reader, element) {
        reader.state.muted = true;
        reader.state.frame = None;
        return reader.reject(span, element.cue.span, "no_content", rejected("action", "idea"));
    }
    if row.id == "advocate" && !own_subject && narrates(reader, span, element) {
        return reader.reject(span, element.cue.span, "achievement", rejected("subject", "history"));
    }
    // 在不久前举行的峰会上，甲国宣布…: told of another meeting (B25).
    if matches!(row.id, "announce" | "put" | "propose" | "initiate") && concluded::told_of_before(reader) {
        reader.state.muted = true;
        return reader.reject(span, element.cue.span, "achievement", rejected("subject", "history"));
    }
    // 会 of somebody who neither speaks nor is told of here only foretells.
    if row.id == "shall" && !promises(reader, head) {
        return reader.reject(span, element.cue.span, "prediction", rejected("subject", "others"));
    }
    // 从制度着手，确保…: what a company's practice is for (B77, B94).
    if row.id == "ensure"
        && reader.input.genre == Genre::EsgReport
        && head.subject.is_none()
        && head.stack.len() == 1
        && reader.state.frame.is_none()
        && reader.input.sentences[reader.sentence].span.start < span.start
        && !reader.is_bullet(reader.input.sentences[reader.sentence].span.start)
    {
        return reader.reject(span, element.cue.span, "evaluation", rejected("subject", "practice"));
    }
    // 更会让人民…: somebody else's state (B38). What follows still is promised.
    if row.id == "shall"
        && reader.state.frame.is_some()
        && text[head.content..span.end].starts_with(['让', '使'])
    {
        return;
    }
    // What somebody else will do is foretold, not promised, by the one who speaks.
    if matches!(row.id, "will" | "spoken" | "shall" | "willnot") && foretold(reader, head) {
        reader.state.muted = true;
        return reader.reject(span, element.cue.span, "prediction", rejected("subject", "others"));
    }
    if row.role == CueRole::Modal && head.subject.is_none() && goes_on(reader, span, head, element) {
        return;
    }
    let Some(mut reading) = reading(reader, head, element) else {
        return reader.reject(span, element.cue.span, "no_party", rejected("subject", "none"));
    };
    // 通过…，某公司致力于…: the subject stands between.
    if let Some(means) = reader.state.means.take().filter(|_| !own_subject) {
        reading.start = means;
    }
    towards(reader, &mut reading, head, element, span.end);
    // 欢迎 an event is praise; it must be somebody who is to do something.
    if row.id == "welcome" && !welcomes(reader, head, span.end) {
        return reader.reject(span, element.cue.span, "evaluation", rejected("cue", row.id));
    }
    // The partner behind the cue is no part of the action.
    let mut partners = Vec::new();
    if !reading.force.keeps_cue() {
        let (after, found) = action::past_any_partner(reader, reading.start, span.end);
        if after > reading.start {
            partners = found;
            reading.start = after;
        }
    }
    let concluded = row.role == CueRole::Instrument;
    if concluded {
        let rest = &text[head.content..span.end];
        // 通过了某某所作的《…》的报告: whose report it was is not the instrument.
        let named = rest.find("所作的《").map(|at| at + "所作的".len()).filter(|_| !rest.starts_with("了《"));
        reading.start = named.map_or(span.end - rest.trim_start_matches('了').len(), |at| head.content + at);
    }
    if concluded && history(reader, span) {
        return reader.reject(span, element.cue.span, "achievement", rejected("subject", "history"));
    }
    // 支持各项赛事: what a company backs must be somebody's doing, else it tells of its practice (B77).
    if reader.input.genre == Genre::EsgReport
        && reading.force == Force::Support
        && !own_subject
        && reader.state.frame.is_none()
        && !has_verb(reader, Span::new(head.content.min(span.end), span.end))
    {
        return reader.reject(span, element.cue.span, "no_content", rejected("action", "empty"));
    }
    remember(reader, head, element, &reading, &partners);
    // 我们呼吁，各国…: what is called for stands behind the comma.
    if head.content >= span.end && row.role == CueRole::Frame {
        // 双方商定，第二次会晤将…举行: the clause behind the comma is the object (B33).
        reader.state.announced = matches!(row.id, "settle" | "agree" | "decide" | "propose" | "suggest");
        return;
    }
    let action = Span::new(reading.start.min(span.end), span.end).trimmed(text);
    let core = reader.source.past_light(head.content.max(reading.start), span.end, true).min(span.end);
    let only = head.stack.len() == index + 1;
    if only && !concluded && leads(reader, reading.force, core, span.end) {
        // 中方提出三点建议：: what follows is proposed.
        let content = &text[core..span.end];
        if ["建议", "倡议", "主张"].iter().any(|word| content.ends_with(word))
            && let Some(frame) = &mut reader.state.frame
        {
            frame.force = Force::Proposal;
            frame.grade = 2;
        }
        // 坚持劝和促谈: what follows is not what is reaffirmed.
        if row.id == "uphold" && filter::principle(&text[element.cue.span.start..span.end]) {
            reader.state.frame = None;
        }
        return reader.set_lead(span);
    }
    if header || action.is_empty() {
        return;
    }
    // 呼吁有关方面通过对话，妥善解决: the action begins with the call (B84).
    if only
        && reading.force == Force::Call
        && reading.counterparties.as_ref().is_some_and(|called| !called.is_empty())
    {
        let by = text[core..span.end].find("通过").map(|at| core + at);
        if let Some(by) = by.filter(|by| text[core..*by].chars().count() <= 10)
            && means(reader, Span::new(by, span.end))
        {
            reader.state.means = Some(action.start);
            return;
        }
    }
    if only && means(reader, Span::new(core, span.end)) {
        reader.state.means = Some(action.start);
        return;
    }
    if empty(reader, row.id, core, span.end) {
        return reader.reject(span, element.cue.span, "no_content", rejected("action", "empty"));
    }
    if row.role == CueRole::Stance && perfect(&text[core..span.end]) {
        return reader.reject(span, element.cue.span, "achievement", rejected("action", "perfect"));
    }
    if reading.force != Force::Opposition
        && row.id != "mustnot"
        && slogan(reader, head.content, core, span.end)
    {
        return reader.reject(span, element.cue.span, "slogan", rejected("action", "slogan"));
    }
    // 正告个别政客，不要…: who is spoken to; what is asked stands behind the comma.
    if only
        && matches!(row.id, "urge" | "request" | "appeal")
        && reader.state.frame.is_some()
        && span.end < reader.input.sentences[reader.sentence].span.end
        && reader.source.predicate(core, span.end) == Predicate::None
        && !has_verb(reader, Span::new(element.cue.span.end, span.end))
    {
        return;
    }
    let candidate = Candidate {
        grade: reading.grade,
        subject: reading.subject,
        own_subject,
        counterparties: reading.counterparties,
        partners,
        said_by: reader.said_by(),
        reaffirmed: reader.state.reaffirmed,
        concluded,
        ..Candidate::new(reader, span, action, element.cue, reading.force, reading.actors)
    };
    push_split(reader, candidate);
}

/// 正告…，不要…; 各地要…，不得…: under a call a modal is its content, and the call goes on (B16, B71).
fn goes_on(reader: &mut Reader, span: Span, head: &Head, element: Element) -> bool {
    let task = reader.mode() == Mode::Task && !reader.state.carried;
    let Some(frame) = reader.state.frame.clone().filter(|frame| {
        let asks = matches!(frame.cue.cue().id, "urge" | "request" | "appeal");
        // 要求供应商…，不得…: forbidden them too.
        let forbidden = frame.cue.cue().id == "demand" && element.cue.cue().id == "mustnot";
        // 主要经济体要…，不仅要…
        let must = frame.cue.cue().id == "must" && !reader.state.carried;
        frame.force == Force::Call && (task || asks || forbidden || must)
    }) else {
        return false;
    };
    // 不要 and 不得 are part of what is asked, 要 is not.
    let forbids = element.cue.cue().id == "mustnot";
    let start =
        reader.state.means.take().unwrap_or(if forbids { element.cue.span.start } else { head.content });
    let candidate = Candidate {
        grade: frame.grade,
        own_cue: false,
        counterparties: Some(frame.partners),
        said_by: reader.said_by(),
        negative: forbids,
        ..Candidate::new(reader, span, Span::new(start, span.end), frame.cue, Force::Call, frame.actors)
    };
    push_split(reader, candidate);
    true
}

/// Whom the cue binds, with what force, and where the action begins. `None`: nobody is bound.
fn reading(reader: &mut Reader, head: &Head, element: Element) -> Option<Reading> {
    let row = element.cue.cue();
    let mut found = if row.role == CueRole::Modal {
        let duty = duty(reader, head)?;
        let doer = duty.doer.as_ref().and(head.subject.as_ref()).map(|subject| match subject {
            Subject::Parties { span, .. } | Subject::Thing(span) => span.start,
        });
        // 双方要…, said by one of them, is put to the other (B28).
        let other = match (&head.subject, duty.actors.as_slice()) {
            (Some(Subject::Parties { what, parties, .. }), [actor])
                if parties.len() == 2 || matches!(what, What::Role(Role::Pair)) =>
            {
                let named = parties.iter().copied().find(|party| party != actor && parties.contains(actor));
                named.or_else(|| reader.context().other(*actor)).map(|other| vec![other])
            }
            // 各国要…, said by one of them.
            (Some(Subject::Parties { what: What::Role(Role::Group), parties, .. }), [actor])
                if duty.force == Force::Proposal
                    && !parties.contains(actor)
                    && everybody(reader, parties) =>
            {
                Some(parties.clone())
            }
            _ => None,
        };
        Reading {
            grade: if duty.force == Force::Task { row.grade } else { 3 },
            force: duty.force,
            actors: duty.actors,
            subject: head.subject.clone(),
            counterparties: duty.doer.or(other),
            start: match doer {
                Some(start) => start,
                None if duty.force == Force::Call => element.cue.span.start,
                None => head.content,
            },
        }
    } else {
        let modal = head.stack.iter().any(|element| element.cue.cue().role == CueRole::Modal);
        let bound = match bound(reader, head) {
            Some(bound) => bound,
            // 要倡导…: whoever says 要.
            None if modal => {
                Bound { actors: duty(reader, head)?.actors, subject: head.subject.clone(), own: false }
            }
            // 希望甲方…: nobody else is named, so it is the one who speaks.
            None if matches!(row.id, "hope" | "urge" | "appeal") && speaks(reader) => {
                let speaker = reader.context().speaker?;
                let person = reader.parties.get(speaker).is_some_and(|party| party.kind == PartyKind::Person);
                if person {
                    return None;
                }
                Bound { actors: vec![speaker], subject: None, own: false }
            }
            None => return None,
        };
        // 希望荷方…, after a sentence about the Dutch side: hoped by the one who speaks.
        let pressed = row.force == Force::Call || matches!(row.id, "hope" | "look");
        let after =
            reader.source.past_light(element.cue.span.end, head.content.max(element.cue.span.end), true);
        let same = reader.source.mention_at(after).is_some_and(|mention| mention.parties == bound.actors);
        let bound = match reader.context().speaker.filter(|_| pressed && same && !bound.own && speaks(reader))
        {
            Some(speaker) => Bound { actors: vec![speaker], subject: None, own: false },
            None => bound,
        };
        let mut actors = joint_we(reader, head, row.force).unwrap_or(bound.actors);
        // 我们要支持…: the speaker's own support (B92).
        if modal
            && matches!(row.force, Force::Support | Force::Opposition | Force::Call)
            && let Some(duty) = duty(reader, head)
        {
            actors = duty.actors;
        }
        Reading {
            force: row.force,
            grade: row.grade,
            actors,
            subject: bound.subject,
            counterparties: None,
            // 同意|支持…, 重申|恪守…: what follows the cue begins with the next one.
            start: match head.stack.iter().find(|next| next.start >= element.cue.span.end) {
                _ if row.force.keeps_cue() => {
                    reader.source.past_light(element.start, element.cue.span.start, false)
                }
                // 宣布将为…: 将 is left out as elsewhere.
                Some(next) if next.cue.cue().id == "will" && head.content > next.start => next.cue.span.end,
                Some(next) => next.start,
                None => head.content,
            },
        }
    };
    match row.id {
        // 恪守, 承认 are the verb of the action; 坚定 stays before them, 重申 does not.
        "abide" | "uphold" if reaffirming(head).is_some() => found.start = element.cue.span.start,
        "abide" | "uphold" => found.start = element.start,
        // 争取, 不再 and 不得 stay in the action.
        "aim" | "strive" | "nolonger" | "never" | "willnot" | "mustnot" | "unwilling" => {
            found.start = element.cue.span.start
        }
        _ => {}
    }
    Some(found)
}

/// Whether 会 is a promise: of the one who speaks, issues the text or is told of at home.
fn promises(reader: &Reader, head: &Head) -> bool {
    let Some(Subject::Parties { parties, what, .. }) = &head.subject else {
        return reader.state.frame.as_ref().is_some_and(|frame| frame.force == Force::Pledge);
    };
    // What a company will do every year is its practice (B77).
    if reader.input.genre == Genre::EsgReport {
        return false;
    }
    let context = reader.context();
    matches!(what, What::Role(Role::Speaker | Role::Issuer))
        || parties.iter().any(|party| {
            context.speaker == Some(*party)
                || context.issuer == Some(*party)
                || local::is_body(reader, *party)
        })
}

/// Where 重申 stands in the row of cues.
fn reaffirming(head: &Head) -> Option<Span> {
    head.stack.iter().find(|element| element.cue.cue().id == "reaffirm").map(|element| element.cue.span)
}

/// What the clause leaves for those after it: its cue, its subject, 重申.
fn remember(reader: &mut Reader, head: &Head, element: Element, reading: &Reading, partners: &[PartyId]) {
    let row = element.cue.cue();
    drop_goal(reader, head, element);
    let partners = match &reading.counterparties {
        // 支持X提出…，推动…: the doer is shared (B34).
        Some(called)
            if matches!(reading.force, Force::Call | Force::Proposal) || shared_doer(reader, element) =>
        {
            called.clone()
        }
        _ => partners.to_vec(),
    };
    let frame = Frame {
        cue: element.cue,
        force: reading.force,
        grade: reading.grade,
        actors: reading.actors.clone(),
        partners,
    };
    let opens = matches!(reading.force, Force::Agreement | Force::Intention | Force::Proposal | Force::Call);
    if let Some(span) = reaffirming(head) {
        reader.state.reaffirmed = Some(span);
    } else if opens && row.role == CueRole::Frame {
        reader.state.reaffirmed = None;
    }
    match row.role {
        // What is forbidden governs its own clause alone.
        _ if row.id == "mustnot" => reader.state.frame = None,
        CueRole::Frame | CueRole::Modal => {
            let denied = reader.state.frame.as_ref().is_some_and(|frame| {
                matches!(frame.cue.cue().id, "never" | "nolonger" | "willnot" | "unwilling")
            });
            let within = reader.state.frame.is_some()
                && !denied
                && matches!(row.id, "aim" | "ensure" | "uphold" | "abide");
            if !within {
                reader.state.frame = Some(frame);
            }
            reader.state.stance = None;
        }
        CueRole::Stance => {
            if reading.force == Force::Support {
                // A cue carried from the sentence before ends where a stance opens this one.
                if reader.state.carried && reader.candidates.is_empty() {
                    reader.state.frame = None;
                }
                reader.state.stance = Some(frame);
            }
            if let Some(outer) = outer_frame(reader, head, &reading.actors) {
                reader.state.frame = Some(outer);
            }
        }
        CueRole::Nominal | CueRole::Instrument => {}
    }
    reader.state.muted = false;
    let own = matches!(head.subject, Some(Subject::Parties { .. }));
    if (own || reader.state.subject.is_none())
        && let Some(subject) = reading.subject.clone()
    {
        reader.state.subject = Some(Carried { subject, parties: reading.actors.clone() });
    }
}

/// 支持X提出…，推动…: who is backed does what follows too (B34).
fn shared_doer(reader: &Reader, element: Element) -> bool {
    let end = reader.input.sentences[reader.sentence].span.end;
    let core = reader.source.past_light(element.cue.span.end, end, true);
    element.cue.cue().force == Force::Support
        && reader
            .source
            .mention_at(core)
            .filter(|mention| !matches!(mention.what, What::Role(Role::Organisation)))
            .is_some_and(|mention| {
                let after = reader.source.past_light(mention.span.end, end, true);
                reader.source.class(after, &[Class::Verb, Class::Causative, Class::Preposition]).is_some()
            })
}

/// 做好下半年经济工作，要…; 推动…发展，必须…: what the duty is for is no item.
fn drop_goal(reader: &mut Reader, head: &Head, element: Element) {
    let bare = element.cue.cue().id == "must" && head.subject.is_none() && head.stack.len() == 1;
    let [only] = reader.candidates.as_slice() else { return };
    let goal = !only.own_cue && only.force == Force::Task;
    if bare && goal && reader.mode() == Mode::Task && reader.state.frame.is_none() {
        reader.candidates.clear();
    }
}

/// The cue above a stance, which the clauses after it take over: 重申|坚定支持A，全力保障B; 我们要|支持A，推动B.
fn outer_frame(reader: &mut Reader, head: &Head, actors: &[PartyId]) -> Option<Frame> {
    let find = |wanted: &dyn Fn(&super::cue::Cue) -> bool| {
        head.stack.iter().map(|element| element.cue).find(|cue| wanted(cue.cue()))
    };
    let frame = |cue: Found, force, grade, actors| Frame { cue, force, grade, actors, partners: Vec::new() };
    if let Some(cue) = find(&|cue| cue.id == "reaffirm") {
        return Some(frame(cue, Force::Reaffirmation, 4, actors.to_vec()));
    }
    if let Some(cue) = find(&|cue| cue.role == CueRole::Modal)
        && let Some(duty) = duty(reader, head)
    {
        return Some(frame(cue, duty.force, 3, duty.actors));
    }
    let cue = find(&|cue| cue.role == CueRole::Frame && cue.force != Force::Reaffirmation)?;
    Some(frame(cue, cue.cue().force, cue.cue().grade, actors.to_vec()))
}
