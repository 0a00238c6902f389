//! Who speaks where: 李克强表示, 俄方强调, 各方一致认为. It decides whose 我们 it is.

use super::PartyId;
use super::context::Context;
use super::mention::{Input, Mention, What};
use super::table::Role;
use crate::extract::genre::Genre;
use crate::extract::grammar::Class;
use crate::extract::vocabulary::Entry;
use crate::text::order::order;
use crate::text::span::Span;

/// How far after a person's name its verb of saying may stand, in bytes: 班达里在信函中表示.
const REACH: usize = 48;

/// What may stand between another party and its verb of saying: 各方一致认为.
const BETWEEN: [&str; 8] = ["", "一致", "均", "都", "还", "也", "共同", "普遍"];

/// The places from which somebody is quoted or reported, in order.
#[derive(Debug, Default)]
pub(super) struct Voices {
    list: Vec<Voice>,
}

#[derive(Debug)]
struct Voice {
    /// Where the verb of saying begins.
    at: usize,
    parties: Vec<PartyId>,
    /// 双方, 各方: only for the sentence.
    joint: bool,
}

impl Voices {
    /// The places where persons of these names speak.
    pub(super) fn of_persons(input: &Input, persons: &[(String, PartyId)]) -> Self {
        let mut list: Vec<Voice> = Vec::new();
        for (name, party) in persons {
            for (at, _) in input.text.match_indices(name.as_str()) {
                if let Some(at) = saying(input, at + name.len()) {
                    list.push(Voice { at, parties: vec![*party], joint: false });
                }
            }
        }
        order(&mut list, |voice| [voice.at, 0, 0]);
        Self { list }
    }

    /// Adds a party that the text has named, where it speaks.
    pub(super) fn add(&mut self, input: &Input, mention: &Mention) {
        let joint = matches!(mention.what, What::Role(Role::Pair | Role::Group));
        let speaks = joint || matches!(mention.what, What::Name | What::Abbreviation);
        if !speaks || mention.parties.is_empty() {
            return;
        }
        let at = saying(input, mention.span.end)
            .filter(|&at| input.text.get(mention.span.end..at).is_some_and(|gap| BETWEEN.contains(&gap)));
        if let Some(at) = at {
            let index = self.list.partition_point(|voice| voice.at <= at);
            self.list.insert(index, Voice { at, parties: mention.parties.clone(), joint });
        }
    }

    /// Whose 我们 stands at `span`: of who speaks in the sentence or the paragraph, else of the section.
    /// In quotation marks that open within a paragraph nobody is presumed.
    pub(super) fn speaker(&self, input: &Input, span: Span, context: &Context) -> Vec<PartyId> {
        if matches!(input.genre, Genre::WorkReport) {
            return context.speaker.into_iter().collect();
        }
        // 我们 in a declaration of two sides or a group: all of them (P1, P2). Where it names a group above all,
        // a state beside it is where they met.
        if input.genre == Genre::JointStatement {
            let group = context.group.filter(|_| context.framed && !context.paired);
            let joint = group.map_or_else(|| context.joint(), |group| vec![group]);
            if !joint.is_empty() {
                return joint;
            }
        }
        let together = together(&input.text[span.end..]);
        if together
            && matches!(input.genre, Genre::Speech | Genre::Interview)
            && context.paired
            && !context.pair.is_empty()
            && !context.speaks_of_group
        {
            return context.pair.clone();
        }
        // 我们举行这次会晤: all who take part.
        let meet = ["举行这次", "举行此次", "相聚", "齐聚"]
            .iter()
            .any(|word| input.text[span.end..].starts_with(word));
        if meet && context.to_group && context.group.is_some() {
            return context.group.into_iter().collect();
        }
        let before = &input.text[..span.start];
        let paragraph = before.rfind(['\n', '\u{3000}']).map_or(0, |at| at + 1);
        let sentence = before.rfind(['。', '\n', '\u{3000}']).map_or(0, |at| at + 1);
        let last = self.list.partition_point(|voice| voice.at < span.start);
        let voice = self.list[..last]
            .iter()
            .rev()
            .take_while(|voice| voice.at >= paragraph)
            .find(|voice| !voice.joint || voice.at >= sentence);
        if let Some(voice) = voice {
            return voice.parties.clone();
        }
        let told = before.get(paragraph..).unwrap_or_default();
        let quoted = told.rfind('“').is_some_and(|at| at > 2 && !told[at..].contains('”'));
        let together = together || ["一致", "就"].iter().any(|word| input.text[span.end..].starts_with(word));
        if quoted {
            Vec::new()
        } else if together && !context.pair.is_empty() && !context.speaks_of_group {
            context.pair.clone()
        } else {
            context.speaker.into_iter().collect()
        }
    }
}

/// Whether what follows 我们 is done by both sides: 我们将共同启动.
fn together(rest: &str) -> bool {
    let modal = ["将", "要", "应该", "应当", "应", "可以", "必须", "需要", "也", "都"];
    let rest = modal.iter().find_map(|modal| rest.strip_prefix(modal)).unwrap_or(rest);
    ["共同", "携手", "一道", "一起"].iter().any(|word| rest.starts_with(word))
}

/// Where a verb of saying begins within [`REACH`] after `end`, in the same clause.
fn saying(input: &Input, end: usize) -> Option<usize> {
    let reach = Span::new(end, (end + REACH + '说'.len_utf8()).min(input.text.len()));
    let at = input.hits.within(reach).find_map(|hit| match hit.entry {
        Entry::Grammar(Class::Saying) => Some(hit.span.start),
        _ => None,
    })?;
    let gap = input.text.get(end..at)?;
    (!gap.contains(['。', '；', '，', '\n'])).then_some(at)
}
