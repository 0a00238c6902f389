//! From the head of a clause to items: which cue governs, what the action is, who is bound.

use super::action;
use super::cue::{Found, Role as CueRole};
use super::field;
use super::filter;
use super::head::{Element, Head, Predicate, Subject};
use super::reader::{Carried, Frame, Mode, Reader};
use super::topic;
use super::{Commitment, Deadline, Decides, Force, Path, Reason, Rejected, RuleId, Status};
use crate::extract::Origin;
use crate::extract::amount::AmountKind;
use crate::extract::date::{DateKind, Limit, TimeExpression};
use crate::extract::genre::Genre;
use crate::extract::grammar::Class;
use crate::extract::party::{PartyId, PartyKind, Role, What};
use crate::extract::vocabulary::Entry;
use crate::text::span::Span;

/// An item before the tails of its sentence are peeled.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) clause: Span,
    pub(super) action: Span,
    pub(super) cue: Found,
    /// Where the cue stands that the report shows: for a task its verb.
    pub(super) shown: Span,
    pub(super) force: Force,
    pub(super) grade: u8,
    pub(super) own_cue: bool,
    pub(super) actors: Vec<PartyId>,
    pub(super) subject: Option<Subject>,
    /// Whether the subject stands in this clause.
    pub(super) own_subject: bool,
    pub(super) counterparties: Option<Vec<PartyId>>,
    pub(super) partners: Vec<PartyId>,
    pub(super) said_by: Option<PartyId>,
    pub(super) reaffirmed: Option<Span>,
    pub(super) condition: Option<Span>,
    pub(super) lead: Option<Span>,
    pub(super) concluded: bool,
    pub(super) negative: bool,
    pub(super) tail: Option<(&'static filter::Shape, bool)>,
    pub(super) section: usize,
    pub(super) sentence: usize,
}

/// Which cue of the row governs (the stacking table): call, agreement, the last of support and opposition,
/// the first of pledge, intention and proposal, reaffirmation, the modal.
pub(super) fn governing(stack: &[Element]) -> Option<usize> {
    let rank = |element: &Element| match (element.cue.cue().role, element.cue.cue().force) {
        (CueRole::Modal, _) => 6,
        (_, Force::Call) => 0,
        (_, Force::Agreement) => 1,
        (_, Force::Support | Force::Opposition) => 2,
        (_, Force::Reaffirmation) => 5,
        _ => 3,
    };
    let best = stack.iter().map(rank).min()?;
    let mut places = stack.iter().enumerate().filter(|(_, element)| rank(element) == best);
    if best == 2 { places.next_back() } else { places.next() }.map(|(index, _)| index)
}

/// Cues that under a cue carried from before are only the verb of the next action: 共同坚持…, 确保….
const WEAK: [&str; 11] = [
    "ensure",
    "uphold",
    "abide",
    "recognize",
    "explore",
    "consider",
    "devote",
    "seek",
    "advocate",
    "plan",
    "prepare",
];

/// The head without cues that say nothing of their own here: they become the verb of the content.
pub(super) fn strong(reader: &Reader, mut head: Head) -> Head {
    let framed = reader.state.frame.as_ref().is_some_and(|frame| frame.cue.cue().id != "abide");
    let carried = head.subject.is_none() && (framed || reader.mode() == Mode::Task);
    let over_modal = reader.state.frame.as_ref().is_some_and(|frame| frame.cue.cue().role == CueRole::Modal);
    let weak = |index: usize, element: &Element| {
        let id = element.cue.cue().id;
        let led = index > 0 && !matches!(id, "recognize" | "abide");
        WEAK.contains(&id)
            && (id != "advocate" || over_modal || reader.mode() == Mode::Task)
            && (carried || led)
    };
    // 重申应A，应B: the second 应 stays under 重申 (B90).
    let reaffirming = reader.state.frame.as_ref().is_some_and(|frame| frame.cue.cue().id == "reaffirm");
    if head.subject.is_none()
        && reaffirming
        && head.stack.first().is_some_and(|element| element.cue.cue().role == CueRole::Modal)
    {
        head.stack.remove(0);
    }
    let first = head.stack.iter().enumerate().position(|(index, element)| weak(index, element));
    if let Some(first) = first {
        let element = head.stack[first];
        head.stack.truncate(first);
        head.content = element.start;
        head.core = element.cue.span.start;
        head.predicate = Predicate::Verb(element.cue.span);
    }
    head
}

struct Bound {
    actors: Vec<PartyId>,
    subject: Option<Subject>,
    own: bool,
}

/// Who a clause binds: its own subject, else the one carried over, else who speaks.
fn bound(reader: &mut Reader, head: &Head) -> Option<Bound> {
    if let Some(Subject::Parties { span, parties, what }) = head.subject.clone() {
        let actors = reader.actors(&parties, what, span);
        return (!actors.is_empty()).then_some(Bound { actors, subject: head.subject.clone(), own: true });
    }
    if let Some(carried) = &reader.state.subject {
        return Some(Bound {
            actors: carried.parties.clone(),
            subject: Some(carried.subject.clone()),
            own: false,
        });
    }
    let voice = reader.state.voice.as_ref().map(|voice| voice.parties.clone());
    let context = reader.context();
    let issuer = (reader.mode() == Mode::Task).then_some(context.issuer).flatten();
    let framed = reader.state.frame.as_ref().map(|frame| frame.actors.clone());
    let actors = framed.or(voice).or_else(|| issuer.map(|issuer| vec![issuer]))?;
    Some(Bound { actors, subject: None, own: false })
}

/// What 要 and 应 make of a clause: who is bound, with what force.
struct Duty {
    force: Force,
    actors: Vec<PartyId>,
    /// The doer, when it is somebody else: kept in the action (B40, B71).
    doer: Option<Vec<PartyId>>,
}

fn duty(reader: &mut Reader, head: &Head) -> Option<Duty> {
    // A company's norms bind nobody (B94); its goals are told otherwise.
    if reader.input.genre == Genre::EsgReport {
        return None;
    }
    let context = reader.context();
    let voice = reader.state.voice.clone();
    // A meeting or body at home instructs; so does whoever reports for it.
    let task = reader.mode() == Mode::Task || voice.as_ref().is_some_and(|voice| voice.body);
    let issuer = voice
        .as_ref()
        .filter(|voice| voice.body)
        .map(|voice| voice.parties.clone())
        .or_else(|| context.issuer.map(|issuer| vec![issuer]));
    let own = match head.subject.clone() {
        Some(Subject::Parties { span, parties, what }) => Some((reader.actors(&parties, what, span), what)),
        _ => None,
    };
    if task {
        return match own {
            None => issuer.map(|actors| Duty { force: Force::Task, actors, doer: None }),
            Some((actors, What::Role(Role::Speaker | Role::Issuer | Role::Group))) => {
                Some(Duty { force: Force::Task, actors: issuer.unwrap_or(actors), doer: None })
            }
            Some((actors, _)) if issuer.as_ref() == Some(&actors) => {
                Some(Duty { force: Force::Task, actors, doer: None })
            }
            Some((doer, _)) => issuer.map(|actors| Duty { force: Force::Call, actors, doer: Some(doer) }),
        };
    }
    let single = |parties: Vec<PartyId>| Duty { force: Force::Proposal, actors: parties, doer: None };
    let agreed = |parties: Vec<PartyId>| Duty { force: Force::Agreement, actors: parties, doer: None };
    let speaker: Option<Vec<PartyId>> = voice
        .as_ref()
        .map(|voice| voice.parties.clone())
        .or_else(|| context.speaker.map(|speaker| vec![speaker]));
    let joint = voice.as_ref().is_some_and(|voice| voice.joint);
    match own {
        None => match (&voice, &reader.state.subject) {
            (Some(voice), _) if voice.joint => Some(agreed(voice.parties.clone())),
            (Some(voice), _) => Some(single(voice.parties.clone())),
            (None, Some(carried))
                if carried.parties.len() > 1 || context.group == carried.parties.first().copied() =>
            {
                Some(agreed(carried.parties.clone()))
            }
            (None, _) => speaker.map(single),
        },
        Some((actors, What::Role(Role::Speaker))) if !joint => {
            let _ = actors;
            context.speaker.map(|speaker| vec![speaker]).map(single)
        }
        Some((actors, What::Role(Role::Pair | Role::Group | Role::Speaker))) => match (&voice, joint) {
            (_, true) => Some(agreed(actors)),
            (Some(voice), false) => Some(single(voice.parties.clone())),
            (None, _) if reader.input.genre == Genre::JointStatement => Some(agreed(actors)),
            (None, _) => speaker.map(single).or(Some(agreed(actors))),
        },
        // 金砖国家要…, said by one of them: put to the others (B40).
        Some((doer, _)) if doer.len() == 1 && doer.first().copied() == context.group => {
            if joint {
                Some(agreed(doer))
            } else {
                speaker.map(single)
            }
        }
        Some((doer, _)) => match speaker {
            Some(speaker) if speaker == doer || doer.iter().any(|party| speaker.contains(party)) => {
                if doer.len() > 1 { Some(agreed(doer)) } else { Some(single(speaker)) }
            }
            Some(speaker) => Some(Duty { force: Force::Call, actors: speaker, doer: Some(doer) }),
            None if doer.len() > 1 => Some(agreed(doer)),
            None => None,
        },
    }
}

/// Whether the subject is a group or organisation that neither speaks nor is spoken for here.
fn foretold(reader: &Reader, head: &Head) -> bool {
    let Some(Subject::Parties { parties, what, .. }) = &head.subject else { return false };
    let context = reader.context();
    let known = |party: &PartyId| {
        context.group == Some(*party)
            || context.speaker == Some(*party)
            || context.issuer == Some(*party)
            || context.organisation == Some(*party)
            || context.pair.contains(party)
            || reader.state.voice.as_ref().is_some_and(|voice| voice.parties.contains(party))
    };
    let collective = parties.iter().any(|party| {
        matches!(
            reader.parties.get(*party).map(|party| party.kind),
            Some(PartyKind::Group | PartyKind::Organisation)
        )
    });
    matches!(what, What::Name) && collective && !parties.iter().any(known)
}

/// 我们 agree: the two sides or the group, not the speaker alone.
fn joint_we(reader: &Reader, head: &Head, force: Force) -> Option<Vec<PartyId>> {
    let Some(Subject::Parties { what: What::Role(Role::Speaker), span, .. }) = &head.subject else {
        return None;
    };
    let between = &reader.input.text[span.end..head.content.max(span.end)];
    let together =
        force == Force::Agreement || ["一致", "共同", "都", "均"].iter().any(|word| between.contains(word));
    let context = reader.context();
    let joint = if context.speaks_of_group || context.pair.is_empty() {
        context.group.into_iter().collect()
    } else {
        context.pair
    };
    (together && !joint.is_empty()).then_some(joint)
}

/// A clause with a cue of its own.
pub(super) fn with_cue(reader: &mut Reader, span: Span, head: &Head, index: usize, header: bool) {
    let element = head.stack[index];
    let row = element.cue.cue();
    let end = span.end;
    let text = reader.input.text;
    let reaffirming =
        head.stack.iter().find(|element| element.cue.cue().id == "reaffirm").map(|element| element.cue.span);
    let own_subject = matches!(head.subject, Some(Subject::Parties { .. }));
    if own_subject {
        reader.take_subject(head);
    }
    // What somebody else will do is foretold, not promised, by the one who speaks.
    if matches!(row.id, "will" | "spoken" | "willnot") && foretold(reader, head) {
        reader.state.muted = true;
        return reader.reject(
            span,
            element.cue.span,
            "prediction",
            RuleId { kind: "subject", name: "others" },
        );
    }
    let mut force = row.force;
    let mut grade = row.grade;
    let mut actors;
    let mut subject = head.subject.clone();
    let mut doer: Option<Vec<PartyId>> = None;
    let mut counterparties: Option<Vec<PartyId>> = None;
    let mut start = match force {
        _ if row.role == CueRole::Modal => element.cue.span.end,
        force if force.keeps_cue() => element.start,
        _ => head.content,
    };
    if row.role == CueRole::Modal {
        let Some(found) = duty(reader, head) else {
            return reader.reject(
                span,
                element.cue.span,
                "no_party",
                RuleId { kind: "subject", name: "none" },
            );
        };
        force = found.force;
        grade = if found.force == Force::Task { row.grade } else { 3 };
        actors = found.actors;
        start = head.content;
        if let Some(found) = found.doer {
            start = match &head.subject {
                Some(Subject::Parties { span, .. }) => span.start,
                _ => start,
            };
            counterparties = Some(found.clone());
            doer = Some(found);
        }
    } else {
        let Some(found) = bound(reader, head) else {
            return reader.reject(
                span,
                element.cue.span,
                "no_party",
                RuleId { kind: "subject", name: "none" },
            );
        };
        actors = found.actors;
        subject = found.subject;
        if let Some(joint) = joint_we(reader, head, row.force) {
            actors = joint;
        }
        // 我们要支持…: the speaker's own support (B92).
        if head.stack.iter().any(|element| element.cue.cue().role == CueRole::Modal)
            && matches!(force, Force::Support | Force::Opposition | Force::Call)
            && let Some(found) = duty(reader, head)
        {
            actors = found.actors;
        }
    }
    if row.id == "abide" || row.id == "uphold" || row.id == "recognize" {
        start = if reaffirming.is_some() { element.cue.span.start } else { element.start };
    }
    // 争取 and 不再 stay in the action; 将 as 把 too.
    if matches!(row.id, "aim" | "strive" | "nolonger" | "never" | "willnot" | "mustnot") {
        start = element.cue.span.start;
    }
    if let Some(means) = reader.state.means.take() {
        start = means;
    }
    // 希望 and 期待 with another doer are calls (B82).
    if matches!(row.id, "hope" | "look") {
        let core = reader.source.past_light(element.cue.span.end, end, true);
        let other = reader.source.mention_at(core).filter(|mention| {
            !mention.parties.is_empty() && !mention.parties.iter().any(|party| actors.contains(party))
        });
        let party = other.map(|mention| mention.parties.clone());
        let group = reader
            .source
            .mention_at(core)
            .is_some_and(|mention| matches!(mention.what, What::Role(Role::Group)) && actors.len() == 1);
        let thing = reader.source.mention_at(core).is_none()
            && reader.source.cues.at(core).is_none()
            && reader.source.predicate(core, end) == Predicate::None;
        if party.is_some() || group || thing {
            force = Force::Call;
            grade = 2;
            start = element.start;
            counterparties = Some(party.unwrap_or_else(|| {
                if group { reader.context().group.into_iter().collect() } else { Vec::new() }
            }));
        }
    }
    if matches!(force, Force::Call) && counterparties.is_none() {
        let core = reader.source.past_light(element.cue.span.end, end, false);
        counterparties = reader
            .source
            .mention_at(core)
            .map(|mention| mention.parties.iter().copied().filter(|party| !actors.contains(party)).collect());
    }
    if force == Force::Support || force == Force::Opposition {
        let context = reader.context();
        counterparties = action::backed(reader.source, element.cue.span.end, end, &actors, &context);
        if counterparties.is_none() && reader.mode() == Mode::Task {
            counterparties = Some(backed_group(reader, head.content.max(element.cue.span.end), end));
        }
        // 欢迎 an event is praise; it must be somebody who is to do something.
        if row.id == "welcome" && !welcomes(reader, head, end) {
            return reader.reject(span, element.cue.span, "evaluation", RuleId { kind: "cue", name: row.id });
        }
    }
    if force == Force::Proposal && row.role != CueRole::Modal {
        let addressee = reader.source.mention_at(element.cue.span.end).map(|mention| mention.parties.clone());
        counterparties = addressee.filter(|parties| !parties.is_empty() && parties != &actors);
    }
    // The partner behind the cue is no part of the action.
    let mut partners = Vec::new();
    if !force.keeps_cue() {
        let (after, found) = action::past_partner(reader.source, start, end);
        if after > start {
            partners = found;
            start = after;
        }
    }
    let concluded = row.role == CueRole::Instrument;
    if concluded {
        start = head.content;
        let rest = &text[start..end];
        start = end - rest.trim_start_matches('了').len();
    }
    let frame = Frame {
        cue: element.cue,
        force,
        grade,
        actors: actors.clone(),
        partners: counterparties.clone().filter(|_| force == Force::Call).unwrap_or_else(|| partners.clone()),
    };
    let said_by = reader.state.voice.as_ref().and_then(|voice| match *voice.parties.as_slice() {
        [one] => Some(one),
        _ => None,
    });
    if reaffirming.is_some() {
        reader.state.reaffirmed = reaffirming;
    } else if matches!(force, Force::Agreement | Force::Intention | Force::Proposal | Force::Call)
        && row.role == CueRole::Frame
    {
        reader.state.reaffirmed = None;
    }
    match row.role {
        CueRole::Frame | CueRole::Modal => {
            if row.id == "reaffirm"
                || !(reader.state.frame.is_some() && matches!(row.id, "aim" | "ensure" | "uphold" | "abide"))
            {
                reader.state.frame = Some(frame);
            }
            reader.state.stance = None;
        }
        CueRole::Stance if force == Force::Support => {
            // A cue carried from the sentence before ends where a stance opens this one.
            if reader.state.carried {
                reader.state.frame = None;
            }
            reader.state.stance = Some(frame);
        }
        _ => {}
    }
    // Under 重申坚定支持A，全力保障B the later clause takes 重申 over.
    if row.role == CueRole::Stance
        && let Some(element) = head.stack.iter().find(|element| element.cue.cue().id == "reaffirm")
    {
        reader.state.frame = Some(Frame {
            cue: element.cue,
            force: Force::Reaffirmation,
            grade: 4,
            actors: actors.clone(),
            partners: Vec::new(),
        });
    } else if row.role == CueRole::Stance
        && let Some(element) = head.stack.iter().find(|element| element.cue.cue().role == CueRole::Modal)
        && let Some(found) = duty(reader, head)
    {
        reader.state.frame = Some(Frame {
            cue: element.cue,
            force: found.force,
            grade: 3,
            actors: found.actors,
            partners: Vec::new(),
        });
    } else if row.role == CueRole::Stance
        && let Some(element) = head.stack.iter().find(|element| {
            element.cue.cue().role == CueRole::Frame && element.cue.cue().force != Force::Reaffirmation
        })
    {
        let cue = element.cue.cue();
        reader.state.frame = Some(Frame {
            cue: element.cue,
            force: cue.force,
            grade: cue.grade,
            actors: actors.clone(),
            partners: Vec::new(),
        });
    }
    reader.state.muted = false;
    reader.state.partners.clone_from(&partners);
    if (own_subject || reader.state.subject.is_none())
        && let Some(subject) = subject.clone()
    {
        reader.state.subject = Some(Carried { subject, parties: actors.clone() });
    }
    let action = Span::new(start.min(end), end).trimmed(text);
    let _ = doer;
    if header || action.is_empty() {
        return;
    }
    let core = reader.source.past_light(head.content.max(start), end, true);
    let content = &text[core.min(end)..end];
    // Of a call the doer stands before what is asked: 希望各方从大局着眼 (B89).
    let asked = reader
        .source
        .mention_at(core)
        .filter(|_| force == Force::Call)
        .map(|mention| reader.source.past_light(mention.span.end, end, true))
        .filter(|asked| *asked < end);
    let attitude = asked.is_some_and(|asked| filter::lead(&text[asked..end]).is_some());
    if !concluded && head.stack.len() == 1 + index && (attitude || filter::lead(content).is_some()) {
        reader.set_lead(span);
        return;
    }
    if content.starts_with("通过")
        && means(reader, Span::new(core.min(end), end))
        && head.stack.len() == 1 + index
    {
        reader.state.means = Some(core);
        return;
    }
    if row.role == CueRole::Stance && perfect(content) {
        return reader.reject(
            span,
            element.cue.span,
            "achievement",
            RuleId { kind: "action", name: "perfect" },
        );
    }
    if force != Force::Opposition && slogan(reader, core, end) {
        return reader.reject(span, element.cue.span, "slogan", RuleId { kind: "action", name: "slogan" });
    }
    let template = Candidate {
        clause: span,
        action,
        cue: element.cue,
        shown: element.cue.span,
        force,
        grade,
        own_cue: true,
        actors,
        subject,
        own_subject,
        counterparties,
        partners,
        said_by,
        reaffirmed: reader.state.reaffirmed.filter(|_| reader.state.reaffirmed.is_some()),
        condition: reader.state.condition,
        lead: reader.state.lead,
        concluded,
        negative: negative(force, row.id),
        tail: None,
        section: reader.section,
        sentence: reader.sentence,
    };
    push_split(reader, template);
}

/// 支持建立了…: what was backed has happened.
fn perfect(content: &str) -> bool {
    content.char_indices().skip(1).take(6).any(|(at, c)| {
        c == '了' && !content[..at].ends_with(['为', '除', '明', '受']) && !content[at..].starts_with("了解")
    })
}

/// Four-character formulas without a verb of action: 独立自主、安危与共 (B8).
fn slogan(reader: &Reader, core: usize, end: usize) -> bool {
    let content = &reader.input.text[core.min(end)..end];
    !matches!(reader.source.predicate(core, end), Predicate::Verb(_) | Predicate::Phrase(_))
        && reader.source.mention_at(core).is_none()
        && content.contains('、')
        && content.split('、').all(|member| member.chars().count() == 4)
}

fn negative(force: Force, id: &str) -> bool {
    force == Force::Opposition || matches!(id, "nolonger" | "never" | "willnot" | "mustnot")
}

/// 欢迎 + somebody + verb, or + verb: an invitation. 欢迎 + an event: praise (B82).
fn welcomes(reader: &Reader, head: &Head, end: usize) -> bool {
    let core = reader.source.past_light(head.content, end, true);
    if let Some(mention) = reader.source.mention_at(core) {
        let after = reader.source.past_light(mention.span.end, end, true);
        return !matches!(reader.source.predicate(after, end), Predicate::None)
            || reader.input.text[mention.span.end..end].chars().count() > 4;
    }
    // 欢迎各国企业来华投资
    [
        "企业", "朋友", "各界", "人士", "公司", "机构", "更多", "外资", "客商", "学生", "青年", "代表",
        "游客", "投资",
    ]
    .iter()
    .any(|word| reader.input.text[core..end].starts_with(word))
        || head.stack.len() > 1
}

/// A clause without a cue of its own: what it takes over, or a task of a report.
pub(super) fn without_cue(reader: &mut Reader, span: Span, head: &Head, header: bool) {
    let end = span.end;
    let text = reader.input.text;
    if gives_support(reader, span, head) {
        return;
    }
    if matches!(head.subject, Some(Subject::Parties { .. })) {
        reader.take_subject(head);
        if reader.mode() == Mode::Task && issuer_subject(reader, head) {
            return task(reader, span, head, header);
        }
        return;
    }
    let verb = match head.predicate {
        Predicate::Verb(_) | Predicate::Phrase(_) => true,
        Predicate::Stative(_) | Predicate::None => false,
    };
    if !verb || reader.state.muted {
        return;
    }
    // 通过…合作，: means that belong to the action after it (B84).
    if text[head.core..end].starts_with("通过") && !header && means(reader, Span::new(head.core, end)) {
        reader.state.means = Some(span.start);
        return;
    }
    // 为支持联合国…，: what the next clause is for.
    let purpose = text[head.core..end].strip_prefix('为').is_some_and(|rest| {
        let after = reader.source.past_light(end - rest.len(), end, true);
        matches!(reader.source.predicate(after, end), Predicate::Verb(_))
            && filter::tail(&text[head.core..end]).is_none()
            && !["提供", "作出", "做出", "贡献", "创造", "发挥"].iter().any(|word| rest.contains(word))
    });
    if purpose && !header {
        reader.set_lead(span);
        return;
    }
    if text[head.core..end].starts_with("作为") && !header {
        reader.set_lead(span);
        return;
    }
    if let Predicate::Phrase(_) = head.predicate
        && !has_verb(reader, Span::new(head.core, end))
    {
        reader.set_lead(span);
        return;
    }
    let frame = reader
        .state
        .frame
        .clone()
        .or_else(|| reader.state.stance.clone().filter(|_| reader.mode() != Mode::Task));
    let frame = frame.or_else(|| reader.header_frame());
    let Some(frame) = frame else {
        if reader.mode() == Mode::Task {
            task(reader, span, head, header);
        }
        return;
    };
    let bound =
        bound(reader, head).unwrap_or(Bound { actors: frame.actors.clone(), subject: None, own: false });
    let mut start = reader.source.past_light(span.start, end, false);
    if let Some(means) = reader.state.means.take() {
        start = means;
    }
    let (after, mut partners) = action::past_partner(reader.source, start, end);
    start = after;
    if partners.is_empty() {
        partners.clone_from(&frame.partners);
    }
    let action = Span::new(start, end).trimmed(text);
    if header || action.is_empty() {
        return;
    }
    let tail = tail_of(reader, head, end);
    let said_by = reader.state.voice.as_ref().and_then(|voice| match *voice.parties.as_slice() {
        [one] => Some(one),
        _ => None,
    });
    // A proposal, call or agreement binds those who make it, whoever was named since.
    let actors = match frame.force {
        Force::Proposal | Force::Call | Force::Agreement | Force::Task => frame.actors.clone(),
        _ => bound.actors.clone(),
    };
    let template = Candidate {
        clause: span,
        action,
        cue: frame.cue,
        shown: frame.cue.span,
        force: frame.force,
        grade: frame.grade,
        own_cue: false,
        actors,
        subject: bound.subject,
        own_subject: false,
        counterparties: None,
        partners,
        said_by,
        reaffirmed: reader.state.reaffirmed,
        condition: reader.state.condition,
        lead: reader.state.lead,
        concluded: false,
        negative: negative(frame.force, frame.cue.cue().id),
        tail: tail.map(|shape| (shape, shape.last)),
        section: reader.section,
        sentence: reader.sentence,
    };
    push_split(reader, template);
}

/// The tail that a clause is: by its words, as 以 + verb, or as a further part of 使其….
fn tail_of(reader: &Reader, head: &Head, end: usize) -> Option<&'static filter::Shape> {
    let text = reader.input.text;
    let core = &text[head.core..end];
    if let Some(found) = filter::tail(core) {
        return Some(found);
    }
    let purpose = core.starts_with('以') && {
        let after = head.core + '以'.len_utf8();
        matches!(reader.source.predicate(after, end), Predicate::Verb(_))
    };
    let continued = reader.candidates.last().is_some_and(|before| {
        let action = before.action.of(text);
        before.tail.is_some_and(|(shape, _)| shape.id == "purpose")
            && (action.starts_with(['使', '让']) || action.contains('其'))
    });
    (purpose || continued).then(|| filter::tail("旨在")).flatten()
}

fn means(reader: &Reader, clause: Span) -> bool {
    let text = reader.input.text;
    let Some(rest) = clause.of(text).strip_prefix("通过") else { return false };
    let after = reader.source.past_light(clause.end - rest.len(), clause.end, true);
    // 通过扩大开放，: to do one thing is the means of the next.
    if matches!(reader.source.predicate(after, clause.end), Predicate::Verb(_)) && !rest.starts_with("推进")
    {
        return true;
    }
    // 通过机制进一步拓宽领域: a verb of its own after the means.
    let verb = reader.input.hits.within(clause).any(|hit| {
        matches!(hit.entry, Entry::Grammar(Class::Adverb))
            && hit.span.len() >= 6
            && matches!(reader.source.predicate(hit.span.end, clause.end), Predicate::Verb(_))
    });
    !verb
        && [
            "等", "合作", "方式", "途径", "机制", "渠道", "平台", "形式", "手段", "会议", "经验", "协商",
            "对话",
        ]
        .iter()
        .any(|word| rest.ends_with(word))
}

/// Whether a verb of action stands in the span after its first phrase.
fn has_verb(reader: &Reader, span: Span) -> bool {
    let text = reader.input.text;
    let mut at = span.start + text[span.start..].chars().next().map_or(0, char::len_utf8);
    let mut quotes = 0_i32;
    while at < span.end {
        let Some(c) = text[at..].chars().next() else { break };
        match c {
            '“' | '（' | '《' | '(' => quotes += 1,
            '”' | '）' | '》' | ')' => quotes -= 1,
            _ => {}
        }
        if quotes <= 0
            && matches!(reader.source.predicate(at, span.end), Predicate::Verb(_))
            && reader.source.word_begins(at)
        {
            return true;
        }
        at += c.len_utf8();
    }
    false
}

/// 给予对方坚定支持: support with its cue at the end.
fn gives_support(reader: &mut Reader, span: Span, head: &Head) -> bool {
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
            clause: span,
            action,
            cue,
            shown: cue.span,
            force: Force::Support,
            grade: 3,
            own_cue: true,
            actors: bound.actors,
            subject: bound.subject,
            own_subject: bound.own,
            counterparties: None,
            partners: Vec::new(),
            said_by: None,
            reaffirmed: reader.state.reaffirmed,
            condition: reader.state.condition,
            lead: reader.state.lead,
            concluded: false,
            negative: false,
            tail: None,
            section: reader.section,
            sentence: reader.sentence,
        },
    );
    true
}

fn issuer_subject(reader: &Reader, head: &Head) -> bool {
    matches!(head.subject, Some(Subject::Parties { what: What::Role(Role::Speaker | Role::Issuer), .. }))
        && matches!(head.predicate, Predicate::Verb(_) | Predicate::Phrase(_))
        && reader.context().issuer.is_some()
}

/// A clause of a report or plan that begins with its verb: an instruction to oneself.
fn task(reader: &mut Reader, span: Span, head: &Head, header: bool) {
    let text = reader.input.text;
    let Some(issuer) = reader.context().issuer else { return };
    let end = span.end;
    let start = match &head.subject {
        Some(Subject::Parties { span, .. }) => reader.source.past_light(span.end, end, false),
        _ => reader.source.past_light(span.start, end, false),
    };
    let start = reader.state.means.take().unwrap_or(start);
    let action = Span::new(start, end).trimmed(text);
    if header || action.is_empty() || reviews(reader, span) {
        return;
    }
    let verb = Reader::predicate_verb(head).unwrap_or(action);
    let tail = tail_of(reader, head, end);
    let cue = Found { span: verb, row: Reader::row_of("must") };
    push_split(
        reader,
        Candidate {
            clause: span,
            action,
            cue,
            shown: verb,
            force: Force::Task,
            grade: 3,
            own_cue: false,
            actors: vec![issuer],
            subject: head.subject.clone(),
            own_subject: false,
            counterparties: None,
            partners: Vec::new(),
            said_by: None,
            reaffirmed: None,
            condition: reader.state.condition,
            lead: reader.state.lead,
            concluded: false,
            negative: false,
            tail: tail.map(|shape| (shape, shape.last)),
            section: reader.section,
            sentence: reader.sentence,
        },
    );
}

/// Parts of a report that look back undertake nothing (B74).
fn reviews(reader: &Reader, span: Span) -> bool {
    let mut at = Some(reader.section);
    while let Some(index) = at {
        let section = &reader.input.sections[index];
        if let Some(heading) = section.heading {
            let heading = reader.text(heading);
            if ["回顾", "过去五年", "过去一年", "主要成就", "工作总结", "取得的成就", "取得的成绩"]
                .iter()
                .any(|word| heading.contains(word))
            {
                return true;
            }
        }
        at = section.parent.filter(|parent| *parent < index);
    }
    let _ = span;
    false
}

/// A goal of a report whose subject is a thing: 国内生产总值增长5%左右 (B30, B62, B63).
pub(super) fn goal(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let text = reader.input.text;
    let words = span.of(text);
    let Some(issuer) = reader.context().issuer else { return false };
    let company = reader.input.genre == Genre::EsgReport;
    let amount = reader.input.amounts.iter().any(|amount| span.covers(amount.span));
    let quantified = amount || words.contains("全覆盖");
    let modal = head.stack.first().is_some_and(|element| element.cue.cue().role == CueRole::Modal);
    let planned = head.stack.first().is_some_and(|element| element.cue.cue().id.starts_with("plan"));
    let past = ["去年", "已", "了", "过去", "达到了", "年均"].iter().any(|word| words.contains(word));
    if past
        || !(quantified || modal)
        || (company && !(quantified && aims(reader, span)))
        || reviews(reader, span)
        || words.contains(['是'])
    {
        return false;
    }
    let force = if planned {
        Force::Intention
    } else if modal && !quantified {
        Force::Task
    } else {
        Force::Target
    };
    let cue = match head.stack.first() {
        Some(element) => element.cue,
        None => Found { span: span.trimmed(text), row: Reader::row_of("must") },
    };
    let action = span.trimmed(text);
    push(
        reader,
        Candidate {
            clause: span,
            action,
            cue,
            shown: cue.span,
            force,
            grade: match force {
                Force::Target => 4,
                Force::Intention => 2,
                _ => 3,
            },
            own_cue: !head.stack.is_empty(),
            actors: vec![issuer],
            subject: head.subject.clone(),
            own_subject: false,
            counterparties: Some(Vec::new()),
            partners: Vec::new(),
            said_by: None,
            reaffirmed: None,
            condition: reader.state.condition,
            lead: reader.state.lead,
            concluded: false,
            negative: false,
            tail: None,
            section: reader.section,
            sentence: reader.sentence,
        },
    );
    true
}

/// 国家支持…, 国家鼓励…: the only place where a statute takes a position itself (B102).
pub(super) fn lawmaker(reader: &mut Reader, span: Span) {
    let text = reader.input.text;
    let start = reader.source.past_light(span.start, span.end, false);
    let Some(rest) = text[start..span.end].strip_prefix("国家") else {
        let cue = reader.source.cues.within(span).next();
        if let Some(cue) = cue {
            reader.reject(span, cue.span, "impersonal", RuleId { kind: "genre", name: "law" });
        }
        return;
    };
    let after = span.end - rest.len();
    let core = reader.source.past_light(after, span.end, true);
    let cue = reader.source.cues.at(core).filter(|cue| cue.cue().role == CueRole::Stance).or_else(|| {
        ["保护", "保障", "扶持", "奖励", "促进", "推动"]
            .iter()
            .find(|verb| text[core..span.end].starts_with(**verb))
            .map(|verb| Found { span: Span::new(core, core + verb.len()), row: Reader::row_of("support") })
    });
    let Some(cue) = cue.filter(|cue| cue.span.end < span.end) else { return };
    let china = reader.parties.intern("中国", PartyKind::State, Some("CHN"));
    let joined = reader.source.predicates(core, span.end).content;
    let backed = backed_group(reader, joined.max(cue.span.end), span.end);
    let candidate = Candidate {
        clause: span,
        action: Span::new(after, span.end).trimmed(text),
        cue,
        shown: cue.span,
        force: cue.cue().force,
        grade: cue.cue().grade,
        own_cue: true,
        actors: vec![china],
        subject: None,
        own_subject: false,
        counterparties: Some(backed),
        partners: Vec::new(),
        said_by: None,
        reaffirmed: None,
        condition: reader.state.condition,
        lead: reader.state.lead,
        concluded: false,
        negative: cue.cue().force == Force::Opposition,
        tail: None,
        section: reader.section,
        sentence: reader.sentence,
    };
    push(reader, candidate);
}

/// Those whom a report or statute backs by a common noun: 支持独角兽企业、瞪羚企业发展 (B69, B79).
fn backed_group(reader: &mut Reader, from: usize, end: usize) -> Vec<PartyId> {
    let text = reader.input.text;
    let content = &text[from.min(end)..end];
    let mut names: Vec<String> = Vec::new();
    let mut start = from;
    let mut at = from;
    let limit = content.char_indices().nth(24).map_or(end, |(offset, _)| from + offset);
    while at < limit {
        let Some(agent) = reader.source.hits.grammar(at, &[Class::Agent]) else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        if agent.end > end {
            break;
        }
        names.push(text[start..agent.end].to_owned());
        let rest = &text[agent.end..end];
        match ['、', '和', '与', '及'].iter().find(|&&mark| rest.starts_with(mark)) {
            Some(mark) => {
                start = agent.end + mark.len_utf8();
                at = start;
            }
            None => {
                let after = reader.source.past_light(agent.end, end, true);
                let acts =
                    matches!(reader.source.predicate(after, end), Predicate::Verb(_) | Predicate::Phrase(_));
                if !acts {
                    names.clear();
                }
                break;
            }
        }
    }
    if names.iter().any(|name| name.chars().count() > 16 || name.contains(['“', '《', '的', '，'])) {
        return Vec::new();
    }
    names.iter().map(|name| reader.parties.intern(name, PartyKind::Other, None)).collect()
}

/// Whether a company's figure is a goal: 宜, 目标, or a date to come.
fn aims(reader: &Reader, span: Span) -> bool {
    let words = span.of(reader.input.text);
    let dated = |span: Span| {
        times_in(reader, span).any(|time| time.limits == Limit::Yes && time.kind != DateKind::Soft)
    };
    ["宜", "目标"].iter().any(|word| words.contains(word))
        || dated(span)
        || reader.state.lead.is_some_and(dated)
}

/// 排放力争于2030年前达到峰值: the goal of the one whose promise goes before, with a thing as its subject.
pub(super) fn own_goal(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let Some(element) = head
        .stack
        .first()
        .copied()
        .filter(|element| matches!(element.cue.cue().id, "aim" | "strive" | "plan" | "plan.on"))
    else {
        return false;
    };
    let Some(actors) = reader
        .state
        .frame
        .as_ref()
        .map(|frame| frame.actors.clone())
        .or_else(|| reader.context().issuer.map(|issuer| vec![issuer]))
    else {
        return false;
    };
    let row = element.cue.cue();
    let action = span.trimmed(reader.input.text);
    push(
        reader,
        Candidate {
            clause: span,
            action,
            cue: element.cue,
            shown: element.cue.span,
            force: row.force,
            grade: row.grade,
            own_cue: true,
            actors,
            subject: None,
            own_subject: false,
            counterparties: None,
            partners: Vec::new(),
            said_by: None,
            reaffirmed: None,
            condition: reader.state.condition,
            lead: reader.state.lead,
            concluded: false,
            negative: false,
            tail: None,
            section: reader.section,
            sentence: reader.sentence,
        },
    );
    true
}

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
            clause: span,
            action,
            cue,
            shown: cue.span,
            force: Force::Agreement,
            grade: 5,
            own_cue: true,
            actors: parties,
            subject: None,
            own_subject: false,
            counterparties: Some(Vec::new()),
            partners: Vec::new(),
            said_by: None,
            reaffirmed: None,
            condition: None,
            lead: None,
            concluded: true,
            negative: false,
            tail: None,
            section: reader.section,
            sentence: reader.sentence,
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
    let trimmed = object.of(text).trim_end_matches(['，', '等', '问', '题']);
    object = Span::new(object.start, object.start + trimmed.len());
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
            clause: span,
            action: object,
            cue: Found { span: cue_span, row: cue.row },
            shown: cue_span,
            force: Force::Agreement,
            grade: if word == "协议" { 5 } else { row.grade },
            own_cue: true,
            actors,
            subject: bound.subject,
            own_subject: bound.own,
            counterparties: Some(Vec::new()),
            partners: Vec::new(),
            said_by: None,
            reaffirmed: None,
            condition: None,
            lead: None,
            concluded: false,
            negative: false,
            tail: None,
            section: reader.section,
            sentence: reader.sentence,
        },
    );
}

/// Whether X in 就X达成共识 is something to do: not slogans (谋团结、求合作), not 重要性.
fn actionable(reader: &Reader, object: Span) -> bool {
    let words = object.of(reader.input.text);
    if words.chars().count() < 4 || words.contains("重要性") || words.contains("如何") {
        return false;
    }
    let members: Vec<&str> = words.split('、').collect();
    !(members.len() >= 3 && members.iter().all(|member| member.chars().count() <= 4))
}

/// Splits an action at 并 between two verb phrases (S2), then adds its parts.
fn push_split(reader: &mut Reader, template: Candidate) {
    let text = reader.input.text;
    let action = template.action;
    let words = action.of(text);
    for (at, mark) in words.match_indices('并') {
        let after = action.start + at + mark.len();
        let rest = &text[after..action.end];
        let after = action.end - rest.strip_prefix('且').unwrap_or(rest).len();
        let core = reader.source.past_light(after, action.end, true);
        let left = &words[..at];
        let quoted = left.matches(['“', '（', '《']).count() > left.matches(['”', '）', '》']).count();
        let verb = matches!(reader.source.predicate(core, action.end), Predicate::Verb(_))
            || reader.source.cues.at(core).is_some();
        if quoted || !verb || left.chars().count() < 5 || !reader.source.word_begins(action.start + at) {
            continue;
        }
        let mut first = template.clone();
        first.action = Span::new(action.start, action.start + at).trimmed(text);
        push(reader, first);
        let second = Span::new(after, template.clause.end.max(action.end)).trimmed(text);
        let head = reader.source.head(second);
        match governing(&head.stack) {
            Some(index) => with_cue(reader, second, &head, index, false),
            None => {
                let mut rest = template;
                rest.clause.start = after;
                rest.action = Span::new(after, action.end).trimmed(text);
                rest.own_cue = false;
                push(reader, rest);
            }
        }
        return;
    }
    push(reader, template);
}

fn push(reader: &mut Reader, candidate: Candidate) {
    // A commentary undertakes nothing itself; what it says was agreed counts (B95).
    let told = matches!(candidate.cue.cue().id, "agree" | "settle" | "sign")
        && candidate.own_cue
        && candidate.actors.len() > 1;
    if reader.comments && !told {
        let rule = RuleId { kind: "genre", name: "commentary" };
        return reader.reject(candidate.clause, candidate.shown, "other", rule);
    }
    if !candidate.action.is_empty() {
        reader.candidates.push(candidate);
    }
}

/// Peels tails from the right: one that stands after another item of its sentence is none (B36).
pub(super) fn without_tails(candidates: Vec<Candidate>, rejected: &mut Vec<Rejected>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    let total = candidates.len();
    let mut drop = vec![false; total];
    let mut last = true;
    for index in (0..total).rev() {
        let candidate = &candidates[index];
        let first =
            (0..index).all(|before| drop[before] || candidates[before].sentence != candidate.sentence);
        match candidate.tail {
            Some((_, needs_last)) if !first && !candidate.own_cue && (last || !needs_last) => {
                drop[index] = true
            }
            _ => last = false,
        }
    }
    for (candidate, drop) in candidates.into_iter().zip(drop) {
        match candidate.tail {
            Some((shape, _)) if drop => rejected.push(Rejected {
                span: candidate.clause,
                cue: candidate.shown,
                filter: "tail",
                rule: RuleId { kind: "tail", name: shape.id },
            }),
            _ => kept.push(candidate),
        }
    }
    kept
}

/// Fills in the fields of an item.
pub(super) fn item(reader: &mut Reader, candidate: &Candidate) -> Option<Commitment> {
    let input = reader.input;
    let text = input.text;
    let context = input.contexts.get(candidate.section).cloned().unwrap_or_default();
    let action = candidate.action;
    let mut reasons = Vec::new();
    let row = candidate.cue.cue();
    reasons.push(Reason {
        rule: RuleId { kind: "cue", name: row.id },
        role: Decides::Cue,
        span: Some(candidate.shown),
        detail: vec![("force", candidate.force.label().into()), ("grade", candidate.grade.into())],
    });
    if !candidate.own_cue {
        reasons.push(Reason {
            rule: RuleId {
                kind: "carry",
                name: if row.role == CueRole::Stance { "stance" } else { "frame" },
            },
            role: Decides::Inherited,
            span: Some(candidate.shown),
            detail: Vec::new(),
        });
    }
    let subject_span = match &candidate.subject {
        Some(Subject::Parties { span, .. }) => Some(*span),
        _ => None,
    };
    reasons.push(Reason {
        rule: RuleId {
            kind: "party",
            name: match &candidate.subject {
                Some(Subject::Parties { what: What::Role(_), .. }) => "role",
                Some(Subject::Parties { what: What::Abbreviation, .. }) => "abbreviation",
                Some(Subject::Parties { what: What::Choice, .. }) => "choice",
                Some(Subject::Parties { .. }) => "name",
                _ => "speaker",
            },
        },
        role: Decides::Party,
        span: subject_span,
        detail: vec![(
            "names",
            candidate.actors.iter().map(|&id| reader.parties.name(id)).collect::<Vec<_>>().join("、").into(),
        )],
    });
    if let Some(span) = candidate.reaffirmed {
        reasons.push(Reason {
            rule: RuleId { kind: "cue", name: "reaffirm" },
            role: Decides::Force,
            span: Some(span),
            detail: Vec::new(),
        });
    }
    let reach = Span::new(
        candidate.clause.start.min(action.start),
        candidate.cue.span.end.max(head_end(text, action)),
    );
    let reach = if candidate.own_cue { reach } else { Span::new(action.start, head_end(text, action)) };
    let (grade, modifiers) =
        field::grade(input.hits, candidate.grade, reach, candidate.condition.is_some(), &mut reasons);
    let status = field::status(text, candidate.force, action, candidate.concluded);
    let amount = amount(reader, action);
    let frequency = times_in(reader, candidate.clause)
        .find(|time| time.kind == DateKind::Frequency)
        .map(|time| time.span);
    let sentence = input.sentences[candidate.sentence].span;
    // 下一步 in 就下一步安排达成共识 names what was agreed, not by when.
    let deadline = if row.role == CueRole::Nominal { None } else { deadline(reader, candidate, sentence) };
    let (contexts, fallback) = surroundings(reader, candidate, &context);
    let (topics, stated) = topic::topics(input.hits, text, action, &contexts, fallback, &mut reasons);
    let counterparties = counterparties(reader, candidate, &context);
    let specificity = field::specificity(
        text,
        action,
        amount.is_some(),
        deadline.as_ref().is_some_and(|deadline| deadline.kind != "soft"),
        !counterparties.is_empty(),
    );
    let inferred = matches!(
        &candidate.subject,
        Some(Subject::Parties { what: What::Role(_) | What::Abbreviation | What::Choice, .. }) | None
    );
    let path = if !candidate.own_cue || !candidate.own_subject {
        if candidate.subject.is_none() { Path::Inferred } else { Path::Inherited }
    } else if inferred {
        Path::Inferred
    } else {
        Path::Direct
    };
    let origin = |present: bool, origin: Origin| if present { origin } else { Origin::Missing };
    let origins = vec![
        (
            "actors",
            match (&candidate.subject, candidate.own_subject) {
                (Some(_), true) if inferred => Origin::Inferred,
                (Some(_), true) => Origin::Stated,
                (Some(_), false) => Origin::Inherited,
                (None, _) => Origin::Inferred,
            },
        ),
        ("counterparties", origin(!counterparties.is_empty(), Origin::Inferred)),
        ("cue", if candidate.own_cue { Origin::Stated } else { Origin::Inherited }),
        ("status", if status == Status::Underway { Origin::Stated } else { Origin::Inferred }),
        ("topic", if stated { Origin::Stated } else { Origin::Inferred }),
        ("amount", origin(amount.is_some(), Origin::Stated)),
        ("deadline", origin(deadline.is_some(), Origin::Stated)),
    ];
    Some(Commitment {
        sentence: candidate.sentence,
        section: section_at(reader, action.start),
        action,
        cue: candidate.shown,
        actors: candidate.actors.clone(),
        counterparties,
        said_by: candidate.said_by,
        force: candidate.force,
        grade,
        modifiers,
        specificity,
        status,
        negative: candidate.negative,
        reaffirmed: candidate.reaffirmed.is_some(),
        amount,
        deadline,
        condition: candidate.condition,
        frequency,
        purpose: None,
        topics,
        origins,
        path,
        reasons,
    })
}

fn section_at(reader: &Reader, offset: usize) -> usize {
    reader.input.sections.partition_point(|section| section.span.start <= offset).saturating_sub(1)
}

/// Where the words before the content of an action end: its first eight characters.
fn head_end(text: &str, action: Span) -> usize {
    action.of(text).char_indices().nth(8).map_or(action.end, |(at, _)| action.start + at)
}

/// Where the topic of an action without a field of its own is looked for, and what it is when nothing tells.
///
/// Between two sides: the sentence, else their relations (B53, B101); in a report: what its paragraph opens with.
fn surroundings(
    reader: &Reader,
    candidate: &Candidate,
    context: &crate::extract::party::Context,
) -> (Vec<Span>, &'static str) {
    let input = reader.input;
    let sentence = &input.sentences[candidate.sentence];
    let section = &input.sections[candidate.section];
    let opening = input.sentences[..candidate.sentence]
        .iter()
        .rev()
        .take_while(|other| other.paragraph == sentence.paragraph)
        .last()
        .map(|first| first.span);
    let bilateral = !context.pair.is_empty() && !context.to_group && reader.mode() == Mode::Ordinary;
    let stands = matches!(candidate.force, Force::Support | Force::Opposition | Force::Reaffirmation);
    let spans: Vec<Option<Span>> = if bilateral && stands && candidate.own_cue {
        Vec::new()
    } else if bilateral {
        vec![Some(candidate.clause), Some(sentence.span)]
    } else {
        vec![Some(candidate.clause), opening, section.heading, Some(sentence.span), Some(section.span)]
    };
    let fallback = if bilateral {
        "political_trust"
    } else if context.to_group {
        "multilateral"
    } else {
        "general"
    };
    (spans.into_iter().flatten().collect(), fallback)
}

/// The amount of an action: its first number with a unit (B64, B97). 一个 and 两国 count nothing.
fn amount(reader: &Reader, action: Span) -> Option<super::Amount> {
    let text = reader.input.text;
    let found = reader.input.amounts.iter().find(|amount| {
        let counted = amount.unit.is_some()
            && (text[amount.span.start..amount.span.end].contains(|c: char| c.is_ascii_digit())
                || text[amount.span.start..amount.span.end].contains(['十', '百', '千', '万', '亿']));
        action.covers(amount.span)
            && match amount.kind {
                AmountKind::Money | AmountKind::Percent => true,
                AmountKind::Quantity => counted,
                AmountKind::Ordinal => false,
            }
    })?;
    Some(super::Amount {
        span: found.span,
        value: Some(found.value.to_string()),
        unit: found.unit.map(str::to_owned),
        currency: found.currency.map(str::to_owned),
        bound: found.bound.label(),
        to: found.to.as_ref().map(ToString::to_string),
    })
}

/// Time expressions inside a span, in order.
fn times_in<'a>(reader: &Reader<'a>, span: Span) -> impl Iterator<Item = &'a TimeExpression> {
    let times = reader.input.times;
    let from = times.partition_point(|time| time.span.start < span.start);
    times[from..].iter().take_while(move |time| time.span.end <= span.end)
}

/// The words that limit when an action is to be done: inside it, or in the lead before it.
fn deadline(reader: &Reader, candidate: &Candidate, sentence: Span) -> Option<Deadline> {
    let text = reader.input.text;
    let action = candidate.action;
    let before = Span::new(candidate.clause.start, action.start.max(candidate.clause.start));
    let lead = candidate.lead.filter(|lead| sentence.covers(*lead));
    let whole = times_in(reader, action).find(|time| match time.limits {
        Limit::Yes => true,
        // A date inside dates the act only where it opens it or 于, 在 bind it; else some event is dated.
        Limit::OnlyIfBound => {
            let gap = &text[action.start..time.span.start];
            gap.is_empty() || gap.ends_with(['于', '在'])
        }
        Limit::No => false,
    });
    let outside = || {
        [Some(before), lead]
            .into_iter()
            .flatten()
            .find_map(|span| times_in(reader, span).find(|time| time.limits != Limit::No))
    };
    let time = whole.or_else(outside)?;
    Some(Deadline {
        span: time.span,
        kind: match time.kind {
            DateKind::Date => "date",
            DateKind::Soft => "soft",
            _ => "relative",
        },
        from: time.from.clone(),
        to: time.to.clone(),
    })
}

fn counterparties(
    reader: &mut Reader,
    candidate: &Candidate,
    context: &crate::extract::party::Context,
) -> Vec<PartyId> {
    let actors = &candidate.actors;
    let joint = actors.len() > 1 || context.group.is_some_and(|group| actors.first() == Some(&group));
    if let Some(stated) = &candidate.counterparties {
        return stated.clone();
    }
    if matches!(candidate.force, Force::Task | Force::Target)
        || (candidate.force == Force::Agreement && !joint)
    {
        return Vec::new();
    }
    let addressed = action::addressed(reader.source, candidate.action, actors);
    let mut found: Vec<PartyId> = Vec::new();
    let mut add = |parties: &[PartyId]| {
        for party in parties.iter().filter(|party| !actors.contains(party)) {
            if !found.contains(party) {
                found.push(*party);
            }
        }
    };
    let text = reader.input.text;
    let audience = action::audience(
        context,
        actors,
        candidate.subject.as_ref(),
        candidate.force,
        reader.input.genre,
        text,
    );
    match candidate.force {
        // The addressee first, then the party helped (B49).
        Force::Proposal if candidate.partners.is_empty() => {
            add(&audience);
            add(&addressed);
        }
        Force::Call => add(&candidate.partners),
        _ if candidate.own_cue || addressed.is_empty() => {
            add(&candidate.partners);
            add(&addressed);
        }
        _ => add(&addressed),
    }
    if found.is_empty() && !joint && candidate.force != Force::Call {
        found = audience;
    }
    // 中国和中亚五国 less 中国 are 中亚五国.
    for party in &mut found {
        if let [actor] = *actors.as_slice() {
            let rest = {
                let name = reader.parties.name(*party);
                name.strip_prefix(reader.parties.name(actor))
                    .and_then(|rest| rest.strip_prefix('和'))
                    .map(str::to_owned)
            };
            if let Some(rest) = rest {
                *party = reader.parties.intern(&rest, PartyKind::Group, None);
            }
        }
    }
    found
}
