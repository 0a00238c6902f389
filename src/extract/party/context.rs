//! [`Context`]: who 双方, 各方 and 我们 are in a section.

use super::island;
use super::issuer;
use super::mention::{Input, Raw};
use super::orator::orator;
use super::table::{Role, Surface, Tables};
use super::{Parties, PartyId, PartyKind};
use crate::extract::genre::Genre;
use crate::extract::vocabulary::Entry;
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
    /// Who issues it too: 中共中央、国务院.
    pub co_issuer: Option<PartyId>,
    /// Whether the section speaks of 各方 more than of 双方.
    pub speaks_of_group: bool,
    /// Whether a heading or the title names the organisation that 各方 belong to.
    pub framed: bool,
    /// Whether it is a question of a press conference, which may speak of several matters.
    pub asked: bool,
    /// Whether a heading or the title names the two sides.
    pub paired: bool,
    /// Whether the section speaks to the group rather than to one other side.
    pub to_group: bool,
    /// Whether nearly all states belong to that group: a speaker proposes to it, but promises it nothing.
    pub worldwide: bool,
    /// Whether it deals with other states, so that a body stands for its own.
    pub abroad: bool,
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
    /// How often China is named, how often as 中方.
    china: usize,
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
    let rivals = list.iter().filter(|&&(_, count)| count * times > best.1).count();
    (rivals <= 1).then_some(best.0)
}

impl Tally {
    fn of(raws: &[Raw], span: Span, china: PartyId) -> Self {
        let mut tally = Self::default();
        let from = raws.partition_point(|raw| raw.span.start < span.start);
        for raw in raws[from..].iter().take_while(|raw| raw.span.start < span.end) {
            match (raw.surface, raw.party) {
                (Surface::State(_) | Surface::Side(_) | Surface::Letter(_), Some(party))
                    if party == china =>
                {
                    tally.china += 1;
                }
                (Surface::State(_) | Surface::Side(_) | Surface::Letter(_), Some(party)) => {
                    count(&mut tally.states, party);
                }
                (Surface::WithChina(_), Some(party)) => count(&mut tally.with_china, party),
                (Surface::Organisation(row), _)
                    if Tables::shared().organisations[usize::from(row)].members.is_some() =>
                {
                    count(&mut tally.organisations, row);
                }
                // A council stands for the organisation whose it is.
                (Surface::Body(row), _) => {
                    let tables = Tables::shared();
                    let whose = tables.bodies[usize::from(row)].acts_for;
                    let organisation = tables.organisations.iter().position(|organisation| {
                        Some(organisation.name) == whose && organisation.members.is_some()
                    });
                    if let Some(Ok(row)) = organisation.map(u16::try_from) {
                        count(&mut tally.organisations, row);
                    }
                }
                (Surface::Role(Role::Pair, _), _) => tally.pair_words += 1,
                (Surface::Role(Role::Group, _), _) => tally.group_words += 1,
                _ => {}
            }
        }
        tally
    }

    /// The pair that a title, a heading or a question names.
    fn named_pair(&self, china: PartyId) -> Option<Vec<PartyId>> {
        if let Some(other) = dominant(&self.with_china, 2) {
            return Some(vec![china, other]);
        }
        if self.states.len() == 2 && self.china == 0 {
            return Some(self.states.iter().map(|&(state, _)| state).collect());
        }
        dominant(&self.states, 2).map(|other| vec![china, other])
    }

    /// The pair that running text deals with.
    ///
    /// `home`: it tells of a leader or minister of China, so that China need not be named.
    fn told_pair(&self, china: PartyId, home: bool) -> Option<Vec<PartyId>> {
        if let Some(other) = dominant(&self.with_china, 2) {
            return Some(vec![china, other]);
        }
        let other = dominant(&self.states, 3)?;
        (self.china > 0 || home).then(|| vec![china, other])
    }

    /// The organisation that running text deals with. Those of all the world are spoken of everywhere.
    fn told_frame(&self) -> Option<u16> {
        let tables = &Tables::shared().organisations;
        let local: Vec<(u16, usize)> = self
            .organisations
            .iter()
            .copied()
            .filter(|&(row, count)| count > 1 && !tables[usize::from(row)].universal())
            .collect();
        dominant(&local, 2)
    }

    fn abroad(&self) -> bool {
        !self.states.is_empty() || !self.with_china.is_empty()
    }
}

/// The context of every section.
///
/// Who is meant is looked for in the heading and the question of a section, then in title and lead of
/// the text, then in all of the section, then in all of the text (annotation guidelines, section 4).
pub(crate) fn contexts(input: &Input, raws: &[Raw], parties: &mut Parties, china: PartyId) -> Vec<Context> {
    let sections = input.sections;
    let length = input.text.len();
    let units = units(sections);
    let opening = opening(sections);
    let title = Tally::of(raws, opening, china);
    let whole = Tally::of(raws, Span::new(0, length), china);
    // A declaration of a group, 巴西里约热内卢 under its title: where they met, no side.
    let headline = sections.iter().find(|section| section.kind == SectionKind::Title);
    let headline = headline.map(|section| Tally::of(raws, section.span, china)).unwrap_or_default();
    let declared =
        input.genre == Genre::JointStatement && !headline.organisations.is_empty() && !headline.abroad();
    let home = !island::of_taiwan(input) && speaks_for_china(input, &whole, opening);
    let issuer = issuer::issuer(input, parties);
    let co_issuer = issuer.and_then(|_| issuer::second(input, parties));
    let region = issuer::region(input, parties);
    let orator = orator(input, parties);
    let met = home && input.genre == Genre::Readout;
    let domestic = matches!(
        input.genre,
        Genre::WorkReport | Genre::PolicyDocument | Genre::Law | Genre::EsgReport | Genre::Contract
    );
    // 主席先生，各位同事：: a speech without a title, to the assembly that it names most.
    let hailed = input.genre == Genre::Speech
        && title.organisations.is_empty()
        && input.text.find('：').is_some_and(|at| {
            let hail = &input.text[..at];
            hail.chars().count() <= 40
                && ["主席先生", "主席女士", "主席阁下", "秘书长先生"].iter().any(|word| hail.contains(word))
        });
    let mut contexts: Vec<Context> = Vec::with_capacity(sections.len());
    for (index, section) in sections.iter().enumerate() {
        let unit = units[index];
        if unit != index
            && let Some(mut context) = contexts.get(unit).cloned()
        {
            // Who answers is told by the answer.
            if section.kind == SectionKind::Answer
                && let Some(answering) = speaker(input, section, parties)
            {
                context.speaker = Some(answering);
            }
            contexts.push(context);
            continue;
        }
        let end = (index + 1..sections.len())
            .find(|&next| units[next] != unit)
            .map_or(length, |next| sections[next].span.start);
        let body = Tally::of(raws, Span::new(section.span.start, end), china);
        let head = match (section.kind, section.heading) {
            (SectionKind::Question, _) => Tally::of(raws, section.span, china),
            (_, Some(heading)) => Tally::of(raws, heading, china),
            _ => Tally::default(),
        };
        // Each question of a press conference is about something else.
        let apart = input.genre == Genre::PressConference && section.kind == SectionKind::Question;
        let paired = head.named_pair(china).or_else(|| title.named_pair(china).filter(|_| !declared));
        let named = paired.is_some();
        let pair = paired
            .or_else(|| body.told_pair(china, met))
            .or_else(|| whole.told_pair(china, met).filter(|_| !domestic && !apart));
        let framing = dominant(&head.organisations, 1)
            .or_else(|| dominant(&title.organisations, 1))
            .or_else(|| dominant(&whole.organisations, 1).filter(|_| hailed));
        let row = framing
            .or_else(|| body.told_frame().filter(|_| section.kind != SectionKind::Question))
            .or_else(|| whole.told_frame().filter(|_| !apart));
        let organisation = row.map(|row| &Tables::shared().organisations[usize::from(row)]);
        contexts.push(Context {
            pair: pair.unwrap_or_default(),
            group: organisation
                .and_then(|found| found.members.map(|name| parties.intern(name, PartyKind::Group, None))),
            organisation: organisation.map(|found| parties.intern(found.name, found.kind, None)),
            speaker: match input.genre {
                // A report is spoken by the government or company that gives it.
                Genre::WorkReport | Genre::EsgReport => issuer,
                // 日本广播协会记者 asks; the state in that name answers nothing.
                _ => Some(section)
                    .filter(|section| section.kind != SectionKind::Question)
                    .and_then(|section| speaker(input, section, parties))
                    .or(region)
                    .or(home.then_some(china))
                    .or(orator),
            },
            issuer,
            co_issuer,
            speaks_of_group: body.group_words > body.pair_words,
            framed: framing.is_some(),
            asked: apart,
            paired: named,
            to_group: framing.is_some()
                && (head.named_pair(china).is_none() && !head.organisations.is_empty()
                    || input.genre == Genre::Speech && title.named_pair(china).is_none()),
            worldwide: organisation.is_some_and(super::table::Organisation::universal),
            abroad: !domestic && (body.abroad() || title.abroad()),
        });
    }
    contexts
}

/// The state of the one who speaks in a section, where a table knows the name or the office.
fn speaker(input: &Input, section: &Section, parties: &mut Parties) -> Option<PartyId> {
    let tables = Tables::shared();
    // 日本某报记者问: whose paper asks is not who answers.
    if section.kind == SectionKind::Question {
        return None;
    }
    input.hits.within(section.speaker?).find_map(|hit| match hit.entry {
        Entry::Party(Surface::State(row) | Surface::Evidence(row)) => tables.intern_state(row, parties),
        _ => None,
    })
}

/// Whether the text is written from the side of China: 中方, 我国, its leaders in the title.
fn speaks_for_china(input: &Input, whole: &Tally, opening: Span) -> bool {
    let tables = Tables::shared();
    let china = tables.state("中国");
    let led = input.hits.within(opening).any(|hit| match hit.entry {
        Entry::Party(Surface::Evidence(row)) => Some(row) == china,
        Entry::Party(Surface::Body(row)) => tables.bodies[usize::from(row)].acts_for == Some("中国"),
        _ => false,
    });
    let most = whole.states.iter().map(|&(_, count)| count).max().unwrap_or(0);
    if matches!(input.genre, Genre::Law | Genre::EsgReport | Genre::Contract) {
        return false;
    }
    let posted = input.hits.within(opening).any(|hit| {
        matches!(hit.entry, Entry::Party(Surface::State(_)))
            && input.text[..hit.span.start].ends_with('驻')
            && ["使馆", "大使", "总领"].iter().any(|word| input.text[hit.span.end..].starts_with(word))
    });
    led || posted
        || ["中方", "我国", "我军", "我党"].iter().any(|word| input.text.contains(word))
        || whole.china > 2 * most.max(1)
}

/// Title, dateline and lead.
pub(super) fn opening(sections: &[Section]) -> Span {
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
