//! Who a clause binds, and which of its cues governs.

use super::Force;
use super::cue::{Found, Role as CueRole};
use super::head::{Element, Head, Predicate, Subject};
use super::local;
use super::reader::Reader;
use super::state::{Carried, Mode};
use crate::extract::genre::Genre;
use crate::extract::grammar::Class;
use crate::extract::party::{PartyId, PartyKind, Role, What};

/// Which cue of the row governs (the stacking table): call, agreement, the last of support and opposition,
/// the first of pledge, intention and proposal, reaffirmation, the modal.
pub(super) fn governing(stack: &[Element]) -> Option<usize> {
    // 将同东盟签署协议: what is to be signed is promised, not done.
    let ahead = |element: &Element| {
        stack.iter().any(|other| {
            other.start < element.start
                && matches!(
                    other.cue.cue().id,
                    "will"
                        | "willing"
                        | "plan"
                        | "plan.on"
                        | "spoken"
                        | "aim"
                        | "strive"
                        | "expect"
                        | "hope"
                        | "look"
                        | "seek"
                )
        })
    };
    let rank = |element: &Element| match (element.cue.cue().role, element.cue.cue().force) {
        (CueRole::Modal, _) => 6,
        (CueRole::Instrument, _) if ahead(element) => 4,
        (_, Force::Call) => 0,
        (_, Force::Agreement) => 1,
        (_, Force::Support | Force::Opposition) => 2,
        (_, Force::Reaffirmation) => 5,
        _ => 3,
    };
    let best = stack.iter().map(rank).min()?;
    // 将不再…: the one that denies governs.
    let denies =
        stack.iter().position(|element| matches!(element.cue.cue().id, "nolonger" | "never" | "willnot"));
    if best == 3 && denies.is_some() {
        return denies;
    }
    let mut places = stack.iter().enumerate().filter(|(_, element)| rank(element) == best);
    if best == 2 { places.next_back() } else { places.next() }.map(|(index, _)| index)
}

/// Cues that under a cue carried from before are only the verb of the next action: 共同坚持…, 确保….
pub(super) const WEAK: [&str; 9] =
    ["ensure", "guarantee", "uphold", "abide", "consider", "devote", "seek", "advocate", "plan"];

/// The head without cues that say nothing of their own here: they become the verb of the content.
pub(super) fn strong(reader: &Reader, mut head: Head) -> Head {
    let framed = reader.state.frame.as_ref().is_some_and(|frame| frame.cue.cue().id != "abide");
    let carried = head.subject.is_none() && (framed || reader.mode() == Mode::Task);
    let over_modal = reader.state.frame.as_ref().is_some_and(|frame| frame.cue.cue().role == CueRole::Modal);
    let stack = head.stack.clone();
    let weak = |index: usize, element: &Element| {
        let id = element.cue.cue().id;
        // 甲方应恪守…: what is asked for, nothing that they reaffirm (B40).
        let asked = index > 0
            && stack[index - 1].cue.cue().role == CueRole::Modal
            && reader.mode() == Mode::Ordinary
            && matches!(head.subject, Some(Subject::Parties { .. }));
        let led = index > 0 && (id != "abide" || asked);
        // 督促落实意见: nobody is pressed, it is the issuer's own work.
        if id == "urge" && reader.mode() == Mode::Task && head.subject.is_none() {
            let after =
                reader.source.past_light(element.cue.span.end, head.content.max(element.cue.span.end), true);
            return reader.source.mention_at(after).is_none()
                && reader.source.class(after, &[Class::Verb]).is_some();
        }
        // 德方应恪守…: asked of another, not reaffirmed (B40).
        let another =
            matches!(head.subject, Some(Subject::Parties { what: What::Name | What::Abbreviation, .. }));
        if id == "abide" && another && index > 0 && stack[index - 1].cue.cue().id == "must" {
            return true;
        }
        // 各国应…，独立自主地决定…: to decide is what they should do.
        if id == "decide" && over_modal && head.subject.is_none() && index == 0 {
            return true;
        }
        // 我们会在一年内，提出…方案; 希望甲方…，提出…方案: done, not proposed.
        let promised = reader
            .state
            .frame
            .as_ref()
            .is_some_and(|frame| matches!(frame.force, Force::Pledge | Force::Call | Force::Intention));
        if id == "put" && promised && head.subject.is_none() && index == 0 {
            return true;
        }
        // 永远不称霸，坚持…: what is never done does not govern it.
        let denied = reader.state.frame.as_ref().is_some_and(|frame| {
            matches!(frame.cue.cue().id, "never" | "nolonger" | "willnot" | "unwilling")
        });
        WEAK.contains(&id)
            && !(id == "uphold" && denied)
            && (id != "advocate"
                || over_modal
                || reader.mode() == Mode::Task
                || (index > 0 && stack[index - 1].cue.cue().role == CueRole::Modal))
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

pub(super) struct Bound {
    pub(super) actors: Vec<PartyId>,
    pub(super) subject: Option<Subject>,
    pub(super) own: bool,
}

/// Who a clause binds: its own subject, else the one carried over, else who speaks.
pub(super) fn bound(reader: &mut Reader, head: &Head) -> Option<Bound> {
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
    // A bullet of a company's goals is the company's (B91, B94).
    let listed = reader.input.genre == Genre::EsgReport
        && (reader.is_bullet(reader.input.sentences[reader.sentence].span.start)
            || reader.state.condition.is_some());
    let issuer = (reader.mode() == Mode::Task || listed).then_some(context.issuer).flatten();
    let framed = reader.state.frame.as_ref().map(|frame| frame.actors.clone());
    let actors = framed.or(voice).or_else(|| issuer.map(|issuer| vec![issuer]))?;
    Some(Bound { actors, subject: None, own: false })
}

/// What 要 and 应 make of a clause: who is bound, with what force.
pub(super) struct Duty {
    pub(super) force: Force,
    pub(super) actors: Vec<PartyId>,
    /// The doer, when it is somebody else: kept in the action (B40, B71).
    pub(super) doer: Option<Vec<PartyId>>,
}

pub(super) fn duty(reader: &mut Reader, head: &Head) -> Option<Duty> {
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
    if own.is_none() {
        let said = voice.as_ref().map(|voice| voice.parties.clone());
        let said = said.or_else(|| context.speaker.filter(|_| speaks(reader)).map(|speaker| vec![speaker]));
        if let Some(doer) = owes(reader, head, said.as_deref()) {
            return said.map(|actors| Duty { force: Force::Call, actors, doer: Some(doer) });
        }
    }
    if task {
        return match own {
            None => issuer.map(|actors| Duty { force: Force::Task, actors, doer: None }),
            Some((actors, What::Role(Role::Speaker | Role::Issuer | Role::Group))) => {
                Some(Duty { force: Force::Task, actors: issuer.unwrap_or(actors), doer: None })
            }
            Some((actors, _)) if issuer.as_ref() == Some(&actors) || at_home(reader, &actors) => {
                Some(Duty { force: Force::Task, actors, doer: None })
            }
            Some((doer, _)) => issuer.map(|actors| Duty { force: Force::Call, actors, doer: Some(doer) }),
        };
    }
    let single = |parties: Vec<PartyId>| Duty { force: Force::Proposal, actors: parties, doer: None };
    let agreed = |parties: Vec<PartyId>| Duty { force: Force::Agreement, actors: parties, doer: None };
    let speaker: Option<Vec<PartyId>> = voice.as_ref().map(|voice| voice.parties.clone()).or_else(|| {
        // A person's 要 and 必须 appraise what everybody ought to do (B75).
        let person =
            |party: PartyId| reader.parties.get(party).is_some_and(|party| party.kind == PartyKind::Person);
        context.speaker.filter(|&party| speaks(reader) && !person(party)).map(|speaker| vec![speaker])
    });
    let joint = voice.as_ref().is_some_and(|voice| voice.joint);
    let own_role = match &own {
        Some((_, What::Role(role))) => Some(*role),
        _ => None,
    };
    match own {
        None => match (&voice, &reader.state.subject) {
            (Some(voice), _) if voice.joint => Some(agreed(voice.parties.clone())),
            (Some(voice), _) => Some(single(voice.parties.clone())),
            (None, Some(carried))
                if carried.parties.len() > 1 || context.group == carried.parties.first().copied() =>
            {
                Some(agreed(carried.parties.clone()))
            }
            // 荷兰政府不当干预…，应对此负责: who is told of in the sentence is called on (B40).
            (None, Some(carried)) if called_on(reader, carried, speaker.as_deref()) => {
                let doer = Some(carried.parties.clone());
                speaker.map(|actors| Duty { force: Force::Call, actors, doer })
            }
            (None, _) => speaker.map(single),
        },
        Some((_, What::Role(Role::Speaker))) if !joint && reader.input.genre != Genre::JointStatement => {
            speaker.map(single)
        }
        Some((actors, What::Role(Role::Pair | Role::Group | Role::Speaker))) => match (&voice, joint) {
            // 五国总统表示，各国应…: those who say it.
            (Some(voice), true) if matches!(own_role, Some(Role::Group)) && voice.parties.len() == 1 => {
                Some(agreed(voice.parties.clone()))
            }
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
            // 中国和尼泊尔要…, said by one of them: put to the other (B28).
            Some(speaker) if speaker.len() == 1 && doer.len() == 2 && doer.contains(&speaker[0]) => {
                Some(single(speaker))
            }
            Some(speaker) if speaker == doer || doer.iter().any(|party| speaker.contains(party)) => {
                if doer.len() > 1 { Some(agreed(doer)) } else { Some(single(speaker)) }
            }
            // 国际社会要…: the speaker is one of them (B40).
            Some(actors) if everybody(reader, &doer) => {
                Some(Duty { force: Force::Proposal, actors, doer: Some(doer) })
            }
            Some(speaker) => Some(Duty { force: Force::Call, actors: speaker, doer: Some(doer) }),
            None if doer.len() > 1 => Some(agreed(doer)),
            None => None,
        },
    }
}

/// Whether another party that the sentence has named as its subject is the one who ought to act.
fn called_on(reader: &Reader, carried: &Carried, speaker: Option<&[PartyId]>) -> bool {
    let Subject::Parties { span, what: What::Name | What::Abbreviation, .. } = carried.subject else {
        return false;
    };
    let sentence = reader.input.sentences[reader.sentence].span;
    reader.input.genre == Genre::PressConference
        && sentence.covers(span)
        && speaker.is_some_and(|speaker| carried.parties.iter().all(|party| !speaker.contains(party)))
}

/// Whether the doer is all the world, the one who speaks among them.
pub(super) fn everybody(reader: &Reader, doer: &[PartyId]) -> bool {
    const ALL: [&str; 4] = ["国际社会", "世界各国", "各国", "人类"];
    matches!(*doer, [party] if ALL.contains(&reader.parties.name(party)))
}

/// 甲方干预经营，应…: the one told of before, whom the speaker presses (B40).
fn owes(reader: &Reader, head: &Head, speaker: Option<&[PartyId]>) -> Option<Vec<PartyId>> {
    let modal = head.stack.iter().find(|element| element.cue.cue().role == CueRole::Modal)?;
    owing(reader, modal.cue, speaker)
}

pub(super) fn owing(reader: &Reader, modal: Found, speaker: Option<&[PartyId]>) -> Option<Vec<PartyId>> {
    let carried = reader.state.subject.as_ref()?;
    let [party] = *carried.parties.as_slice() else { return None };
    let Subject::Parties { span, what, .. } = &carried.subject else { return None };
    let here = reader.input.sentences[reader.sentence].span.holds(span.start);
    let ought = reader.text(modal.span).starts_with('应') || reader.text(modal.span).contains('须');
    let named = matches!(what, What::Name | What::Abbreviation);
    let other = !speaker?.contains(&party)
        && reader.context().group != Some(party)
        && reader.parties.get(party).is_some_and(|party| party.kind == PartyKind::State);
    (here && ought && named && other).then(|| vec![party])
}

/// Whether the party is the country whose report or plan this is: 中国积极发展….
pub(super) fn at_home(reader: &Reader, parties: &[PartyId]) -> bool {
    let [party] = *parties else { return false };
    reader.parties.get(party).is_some_and(|party| party.code == Some("CHN"))
}

/// Whether the subject is a group or organisation that neither speaks nor is spoken for here.
pub(super) fn foretold(reader: &Reader, head: &Head) -> bool {
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
    let body = |party: &PartyId| local::is_body(reader, *party);
    // 甲国将举行大选, said by another: news, not a promise (B1).
    let other = matches!(what, What::Name)
        && reader.input.genre == Genre::Speech
        && reader.state.voice.is_none()
        && parties.len() == 1
        && context.speaker.is_some_and(|speaker| !parties.contains(&speaker))
        && parties
            .iter()
            .all(|party| reader.parties.get(*party).is_some_and(|party| party.kind == PartyKind::State));
    if other {
        return true;
    }
    matches!(what, What::Name) && collective && !parties.iter().any(|party| known(party) || body(party))
}

/// 我们 agree: the two sides or the group, not the speaker alone.
pub(super) fn joint_we(reader: &Reader, head: &Head, force: Force) -> Option<Vec<PartyId>> {
    let Some(Subject::Parties { what: What::Role(Role::Speaker), span, .. }) = &head.subject else {
        return None;
    };
    let between = &reader.input.text[span.end..head.core.max(span.end)];
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

/// Whether somebody speaks throughout the text. A news item or a comment only tells (B76, B95).
pub(super) fn speaks(reader: &Reader) -> bool {
    matches!(
        reader.input.genre,
        Genre::Interview
            | Genre::PressConference
            | Genre::JointStatement
            | Genre::Readout
            | Genre::Speech
            | Genre::Contract
    )
}
