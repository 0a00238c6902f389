//! [`Context`]: who 双方, 各方 and 我们 are in a section.

use super::mention::Raw;
use super::table::{Role, Surface, Tables};
use super::{Parties, PartyId};
use crate::text::section::{Section, SectionKind};
use crate::text::span::Span;

/// Who the deictic words of a section mean.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The two sides: 双方, 两国. Empty when the text does not tell.
    pub pair: Vec<PartyId>,
    /// The members of the meeting or organisation: 各方, 成员国.
    pub group: Option<PartyId>,
    /// The organisation itself: 本组织.
    pub organisation: Option<PartyId>,
    /// Whose 我们 and 我方 it is: the country of the one who speaks.
    pub speaker: Option<PartyId>,
    /// Who issues the text: 本公司, 政府.
    pub issuer: Option<PartyId>,
    /// Whether the section speaks of 各方 more than of 双方.
    pub speaks_of_group: bool,
}

impl Context {
    /// What 双方, or where these are the words used, 各方 means.
    pub fn joint(&self) -> Vec<PartyId> {
        if self.pair.is_empty() || (self.speaks_of_group && self.group.is_some()) {
            self.group.into_iter().collect()
        } else {
            self.pair.clone()
        }
    }

    /// The other side, for one side of the pair.
    pub fn other(&self, party: PartyId) -> Option<PartyId> {
        match *self.pair.as_slice() {
            [first, second] if first == party => Some(second),
            [first, second] if second == party => Some(first),
            _ => None,
        }
    }
}

/// For every section, the outermost section that it is part of.
pub(crate) fn units(sections: &[Section]) -> Vec<usize> {
    let mut roots: Vec<usize> = Vec::with_capacity(sections.len());
    for (index, section) in sections.iter().enumerate() {
        let root = match section.parent {
            Some(parent) if parent < index && sections[parent].kind != SectionKind::Title => roots[parent],
            _ => index,
        };
        // An answer belongs with the question before it.
        let root = match section.kind {
            SectionKind::Answer if root == index && index > 0 => {
                let before = roots[index - 1];
                if sections[before].kind == SectionKind::Question { before } else { root }
            }
            _ => root,
        };
        roots.push(root);
    }
    roots
}

/// What a stretch of text says about who it deals with.
#[derive(Default)]
struct Tally {
    /// Foreign states by how often they are named.
    states: Vec<(PartyId, usize)>,
    /// Foreign states named together with China in one word: 中乌.
    with_china: Vec<(PartyId, usize)>,
    china: bool,
    /// Organisations that have members, and groups: row, count.
    organisations: Vec<(u16, usize)>,
    pair_words: usize,
    group_words: usize,
}

fn count<T: PartialEq>(list: &mut Vec<(T, usize)>, key: T) {
    match list.iter_mut().find(|(known, _)| *known == key) {
        Some((_, count)) => *count += 1,
        None => list.push((key, 1)),
    }
}

/// The one that stands out: alone, or named at least `times` as often as the next.
fn dominant<T: Copy>(list: &[(T, usize)], times: usize) -> Option<T> {
    let best = list.iter().max_by_key(|(_, count)| *count)?;
    let next = list.iter().map(|(_, count)| *count).filter(|&count| count <= best.1).collect::<Vec<_>>();
    let rivals = next.iter().filter(|&&count| count * times > best.1).count();
    (rivals <= 1).then_some(best.0)
}

impl Tally {
    fn of(raws: &[Raw], span: Span, china: PartyId) -> Self {
        let mut tally = Self::default();
        tally.add(raws, span, china);
        tally
    }

    fn add(&mut self, raws: &[Raw], span: Span, china: PartyId) {
        let from = raws.partition_point(|raw| raw.span.start < span.start);
        for raw in raws[from..].iter().take_while(|raw| raw.span.start < span.end) {
            match (raw.surface, raw.party) {
                (Surface::State(_), Some(party)) if party == china => self.china = true,
                (Surface::State(_), Some(party)) => count(&mut self.states, party),
                (Surface::WithChina(_), Some(party)) => count(&mut self.with_china, party),
                (Surface::Organisation(row), _) => {
                    if Tables::shared().organisations[usize::from(row)].members.is_some() {
                        count(&mut self.organisations, row);
                    }
                }
                (Surface::Role(Role::Pair), _) => self.pair_words += 1,
                (Surface::Role(Role::Group), _) => self.group_words += 1,
                _ => {}
            }
        }
    }

    /// The pair that this stretch speaks of. `head`: it is a title, heading or question.
    fn pair(&self, china: PartyId, head: bool) -> Option<Vec<PartyId>> {
        if let Some(other) = dominant(&self.with_china, 2) {
            return Some(vec![china, other]);
        }
        if head && self.states.len() == 2 && !self.china {
            return Some(self.states.iter().map(|&(state, _)| state).collect());
        }
        dominant(&self.states, if head { 2 } else { 3 }).map(|other| vec![china, other])
    }
}

/// The context of every section.
///
/// Who is meant is looked for in the heading and the question of a section, then in all of it, then in
/// title and lead of the text, then in all of the text (annotation guidelines, section 4).
pub(crate) fn contexts(
    sections: &[Section],
    raws: &[Raw],
    parties: &mut Parties,
    china: PartyId,
    length: usize,
) -> Vec<Context> {
    let units = units(sections);
    let title = Tally::of(raws, opening(sections), china);
    let whole = Tally::of(raws, Span::new(0, length), china);
    let mut contexts: Vec<Context> = Vec::with_capacity(sections.len());
    for (index, section) in sections.iter().enumerate() {
        let unit = units[index];
        if unit != index
            && let Some(context) = contexts.get(unit).cloned()
        {
            contexts.push(context);
            continue;
        }
        let end = (index + 1..sections.len())
            .find(|&next| units[next] != unit)
            .map_or(length, |next| sections[next].span.start);
        let body = Tally::of(raws, Span::new(section.span.start, end), china);
        let mut head = Tally::default();
        if section.kind == SectionKind::Question {
            head.add(raws, section.span, china);
        } else if let Some(heading) = section.heading {
            head.add(raws, heading, china);
        }
        let levels = [(&head, true), (&body, false), (&title, true), (&whole, false)];
        let pair = levels.iter().find_map(|(tally, head)| tally.pair(china, *head));
        let row = levels.iter().find_map(|(tally, _)| dominant(&tally.organisations, 1));
        let organisation = row.map(|row| &Tables::shared().organisations[usize::from(row)]);
        contexts.push(Context {
            pair: pair.unwrap_or_default(),
            group: organisation.and_then(|found| {
                found.members.map(|members| parties.intern(members, super::PartyKind::Group, None))
            }),
            organisation: organisation.map(|found| parties.intern(found.name, found.kind, None)),
            speaker: None,
            issuer: None,
            speaks_of_group: body.group_words > body.pair_words,
        });
    }
    contexts
}

/// Title, dateline and lead.
fn opening(sections: &[Section]) -> Span {
    let end = sections
        .iter()
        .take_while(|section| {
            matches!(
                section.kind,
                SectionKind::Title | SectionKind::Byline | SectionKind::Dateline | SectionKind::Lead
            )
        })
        .last()
        .map_or(0, |section| section.span.end);
    Span::new(0, end)
}
