//! Who speaks, and whom a subject binds then.

use super::Force;
use super::cue::{Found, Role as CueRole};
use super::head::{Head, Predicate, Subject};
use super::local;
use super::reader::Reader;
use super::state::{Carried, Frame, Mode, Voice};
use super::subject::{owing, speaks};
use super::{concluded, cue, home};
use crate::extract::genre::Genre;
use crate::extract::party::{Mention, PartyId, PartyKind, Role, What};
use crate::text::span::Span;

impl Reader<'_> {
    /// Who says it, where the text reports one party's words.
    pub(super) fn said_by(&self) -> Option<PartyId> {
        match self.state.voice.as_ref()?.parties.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// 各级党委要…: a call, which the clauses after it take over (B71).
    pub(super) fn calls_on(&mut self, cue: Found, actor: PartyId, called: &[PartyId]) {
        self.state.frame =
            Some(Frame { cue, force: Force::Call, grade: 3, actors: vec![actor], partners: called.to_vec() });
        self.state.thing = false;
    }

    /// Somebody speaks: what follows is what they say.
    pub(super) fn says(&mut self, head: &Head) {
        let spoken = match &head.subject {
            Some(Subject::Parties { parties, what, span }) => {
                Some((self.actors(parties, *what, *span), *what))
            }
            Some(Subject::Thing(_)) => None,
            None => self.state.subject.as_ref().map(|carried| (carried.parties.clone(), What::Name)),
        };
        self.state.frame = None;
        self.state.stance = None;
        // 全会认为: what follows without 要 assesses (B6).
        let assesses = head.saying.is_some_and(|saying| self.text(saying).ends_with(['为', '到']));
        self.state.muted = assesses && self.mode() == Mode::Task;
        self.state.thing = false;
        self.state.told = false;
        let Some((parties, what)) = spoken.filter(|(parties, _)| !parties.is_empty()) else {
            // A thing that shows something: 事实表明.
            self.state.muted = head.subject.is_some();
            return;
        };
        let kind = self.parties.get(parties[0]).map(|party| party.kind);
        let group = matches!(kind, Some(PartyKind::Group));
        let body = home::instructs(self, &parties);
        let joint = parties.len() > 1 || group || matches!(what, What::Role(Role::Pair | Role::Group));
        if let Some(subject) = head.subject.clone() {
            self.state.subject = Some(Carried { subject, parties: parties.clone() });
        }
        self.state.voice = Some(Voice { parties, joint, body });
    }

    /// The parties that a subject binds: 我们 depends on who speaks.
    pub(super) fn actors(&mut self, parties: &[PartyId], what: What, span: Span) -> Vec<PartyId> {
        if let What::Role(role) = what {
            if role == Role::Speaker {
                let context = self.context();
                if let Some(voice) = self.state.voice.as_ref().filter(|voice| voice.joint) {
                    return voice.parties.clone();
                }
                if !parties.is_empty() {
                    return self.parties.ordered(parties.to_vec());
                }
                // A speech whose speaker nobody names (P7).
                let unnamed = self.input.genre == Genre::Speech && context.speaker.is_none();
                let open = unnamed.then(|| {
                    let surface = self.text(span).to_owned();
                    crate::extract::party::open(&surface, self.parties)
                });
                return context.speaker.or(context.issuer).or(open).into_iter().collect();
            }
            let context = self.context();
            if parties.is_empty() && role == Role::Issuer {
                let person = |party: &PartyId| {
                    self.parties.get(*party).is_some_and(|party| party.kind == PartyKind::Person)
                };
                // 新政府 in the speech of a person: the government that person will lead.
                if let Some(known) = context.issuer.or(context.speaker.filter(|party| !person(party))) {
                    return vec![known];
                }
                if !local::tells(self.input.genre) {
                    return Vec::new();
                }
                let named = local::named(self, span);
                return vec![named.unwrap_or_else(|| {
                    let surface = self.text(span).to_owned();
                    crate::extract::party::open(&surface, self.parties)
                })];
            }
            if parties.is_empty()
                && role == Role::Group
                && let Some(issuer) = context.issuer
            {
                return vec![issuer];
            }
            if parties.is_empty()
                && matches!(role, Role::Pair | Role::Group | Role::Organisation | Role::Contract)
            {
                let surface = self.text(span).to_owned();
                // 各位同事, 大家 are spoken to.
                if surface.starts_with("各位") || surface == "大家" {
                    return Vec::new();
                }
                return vec![crate::extract::party::open(&surface, self.parties)];
            }
        }
        self.parties.ordered(parties.to_vec())
    }

    /// A subject of its own replaces the carried one and ends what is carried.
    pub(super) fn take_subject(&mut self, head: &Head) {
        match head.subject.clone() {
            Some(Subject::Parties { span, parties, what }) => {
                let actors = self.actors(&parties, what, span);
                self.state.frame = None;
                self.state.stance = None;
                self.state.thing = false;
                self.state.muted = false;
                if !actors.is_empty() {
                    self.state.subject =
                        Some(Carried { subject: Subject::Parties { span, parties, what }, parties: actors });
                }
            }
            Some(Subject::Thing(_)) => {
                self.state.thing = true;
                self.state.frame = None;
                self.state.stance = None;
            }
            None => {}
        }
    }

    /// 形势依然复杂，要…; 这是多边问题，希望贵方…: the one who speaks asks it, not the thing described before.
    pub(super) fn asks(&self, span: Span, cue: Found) -> bool {
        // 甲方干预经营，造成混乱，应对此负责: the one told of is pressed.
        if self.state.thing && self.state.frame.is_none() && speaks(self) && cue.cue().id == "must" {
            let speaker = self.said_by().or(self.context().speaker);
            if owing(self, cue, speaker.as_ref().map(std::slice::from_ref)).is_some() {
                return true;
            }
        }
        let speaks = self.state.voice.is_some()
            || self.input.genre == Genre::Speech && self.context().speaker.is_some();
        if !speaks || !self.state.thing {
            return false;
        }
        let sentence = self.input.sentences[self.sentence].span;
        let before = Span::new(sentence.start, span.start.max(sentence.start));
        match cue.cue().id {
            "must" => {
                let group = |mention: &Mention| {
                    mention.parties.iter().any(|party| {
                        self.parties.get(*party).is_some_and(|party| {
                            matches!(party.kind, PartyKind::Group | PartyKind::Organisation)
                        })
                    })
                };
                self.text(cue.span) == "要"
                    && !self.source.mentions_in(before).any(group)
                    && !self.source.cues.within(before).any(|cue| cue.cue().role == CueRole::Modal)
            }
            "hope" | "urge" | "appeal" => true,
            _ => false,
        }
    }

    /// 主要经济体要…，不仅要…: past 不仅, where a call goes on.
    pub(super) fn past_also(&self, start: usize) -> usize {
        let calls = self.state.frame.as_ref().is_some_and(|frame| frame.force == Force::Call);
        let rest = &self.input.text[start..];
        let Some(rest) = ["不仅", "不但"].iter().find_map(|word| rest.strip_prefix(word)) else {
            return start;
        };
        let after = self.input.text.len() - rest.len();
        let modal = self.source.cues.at(after).is_some_and(|cue| cue.cue().role == CueRole::Modal);
        if calls && modal { after } else { start }
    }

    /// 台湾是中国的一部分: what is said of a territory does not make it the one who acts.
    pub(super) fn is_territory(&self, head: &Head) -> bool {
        matches!(&head.subject, Some(Subject::Parties { span, .. })
            if ["台湾", "香港", "澳门"].contains(&self.text(*span)))
    }

    /// 并尽早回应…的呼吁: to answer is what is asked, nothing is said.
    pub(super) fn answers(&self, span: Span, head: &mut Head) {
        let Some(saying) = head.saying else { return };
        if head.subject.is_some() || self.state.frame.is_none() || self.text(saying) != "回应" {
            return;
        }
        head.saying = None;
        head.core = saying.start;
        head.content = self.source.past_light(span.start, span.end, false);
        head.predicate = Predicate::Verb(saying);
        head.stack.clear();
    }

    /// 就 X 达成共识: X is the action (B13, B14).
    pub(super) fn nominal(&mut self, span: Span, head: &Head) {
        concluded::nominal(self, span, head);
    }

    pub(super) fn row_of(id: &str) -> u16 {
        let row = cue::cues().iter().position(|cue| cue.id == id).unwrap_or(0);
        u16::try_from(row).unwrap_or(0)
    }

    pub(super) fn predicate_verb(head: &Head) -> Option<Span> {
        match head.predicate {
            Predicate::Verb(span) => Some(span),
            _ => None,
        }
    }
}
