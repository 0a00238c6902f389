//! Whom a party word means at its place: 双方, 各方, 我们, 外交部.

use super::context::Context;
use super::mention::{Found, Input, Mention, Raw, What};
use super::table::{self, Role, Surface, Tables};
use super::voice::Voices;
use super::{Parties, PartyId, PartyKind};
use crate::extract::Origin;
use crate::extract::genre::Genre;
use crate::text::section::{SectionKind, id as section_id};
use crate::text::span::Span;

/// The reader's decisions on 双方, 各方 and the like change the context of their sections.
pub(super) fn apply_choices(input: &Input, found: &mut Found) {
    for choice in input.choices {
        let ids: Vec<PartyId> = choice.names.iter().map(|name| named(name, &mut found.parties)).collect();
        for (index, context) in found.contexts.iter_mut().enumerate() {
            if choice.section.as_ref().is_some_and(|section| *section != section_id(index)) {
                continue;
            }
            match choice.surface.as_str() {
                "双方" | "两国" => context.pair.clone_from(&ids),
                // 各方 as several parties are those, not a group of its own.
                "各方" | "成员国" if ids.len() > 1 => {
                    context.pair.clone_from(&ids);
                    context.group = None;
                    context.speaks_of_group = false;
                }
                "各方" | "成员国" => {
                    context.group = ids.first().copied();
                    context.framed = true;
                }
                "本组织" => context.organisation = ids.first().copied(),
                "我们" | "我方" => context.speaker = ids.first().copied(),
                "政府" | "本公司" => context.issuer = ids.first().copied(),
                _ => {}
            }
        }
    }
}

/// The party of a name that the reader gives.
pub(super) fn named(name: &str, parties: &mut Parties) -> PartyId {
    let tables = Tables::shared();
    if let Some(row) = tables.state(name)
        && let Some(id) = tables.intern_state(row, parties)
    {
        return id;
    }
    let kind = tables
        .organisations
        .iter()
        .find(|organisation| organisation.name == name)
        .map_or(PartyKind::Other, |organisation| organisation.kind);
    parties.intern(name, kind, None)
}

/// A party word at its place.
pub(super) struct Place<'a> {
    pub(super) input: &'a Input<'a>,
    /// The word, last, and what the text has named before it.
    pub(super) raws: &'a [Raw],
    /// The section it stands in.
    pub(super) section: usize,
    pub(super) voices: &'a Voices,
    pub(super) china: PartyId,
    /// Whether the text is issued in Taiwan.
    pub(super) taiwan: bool,
}

/// Resolves a party word.
pub(super) fn resolve(place: &Place, found: &mut Found) -> Option<Mention> {
    let (raw, before) = place.raws.split_last()?;
    let Place { input, section, china, .. } = *place;
    let surface = raw.span.of(input.text);
    let chosen = input.choices.iter().rev().find(|choice| {
        choice.surface == surface
            && choice.section.as_ref().is_none_or(|wanted| *wanted == section_id(section))
    });
    let mut mention = Mention {
        span: raw.span,
        what: What::Name,
        parties: raw.party.into_iter().collect(),
        origin: Origin::Stated,
        body: matches!(raw.surface, Surface::Body(_)),
    };
    if let Some(choice) = chosen {
        mention.what = What::Choice;
        mention.parties = choice.names.iter().map(|name| named(name, &mut found.parties)).collect();
        mention.origin = Origin::Inferred;
        return Some(mention);
    }
    let context = found.contexts.get(section).cloned().unwrap_or_default();
    match raw.surface {
        Surface::Side(_) => {
            mention.what = What::Abbreviation;
            mention.origin = if raw.party == Some(china) { Origin::Stated } else { Origin::Inferred };
            if raw.party.is_none() {
                mention.parties = vec![open(surface, &mut found.parties)];
            }
        }
        Surface::WithChina(_) => {
            mention.what = What::Abbreviation;
            mention.origin = Origin::Inferred;
            let other = raw.party.unwrap_or_else(|| open(surface, &mut found.parties));
            mention.parties = vec![china, other];
        }
        // 南非外交部: the body of the state before it.
        Surface::Body(row) => {
            let owner =
                before.last().filter(|other| other.span.end == raw.span.start && other.party != Some(china));
            mention.parties = match owner.and_then(|other| other.party) {
                Some(state) => vec![state],
                None if place.taiwan => vec![own_body(row, surface, &mut found.parties)],
                None => {
                    let abroad = context.abroad && (input.genre != Genre::News || beside(place));
                    vec![body(row, abroad, &mut found.parties)]
                }
            };
        }
        Surface::Letter(_) => {
            mention.what = What::Abbreviation;
            mention.origin = Origin::Inferred;
        }
        Surface::Role(role, where_) => {
            mention.what = What::Role(role);
            mention.origin = Origin::Inferred;
            mention.parties = match role {
                Role::Pair => pair(place, &context),
                Role::Group => match group(place, where_, &context, &mut found.parties) {
                    Some(group) => vec![group],
                    // The meeting of a body that the text tells of: 会议强调.
                    None if where_ == table::Place::Subject
                        && (input.genre == Genre::Readout || surface == "全会") =>
                    {
                        context.issuer.into_iter().collect()
                    }
                    None if where_ == table::Place::World => {
                        vec![found.parties.intern("世界各国", PartyKind::Group, None)]
                    }
                    None => Vec::new(),
                },
                Role::Organisation => context.organisation.into_iter().collect(),
                Role::Speaker => place.voices.speaker(input, raw.span, &context),
                Role::Issuer => issuer(surface, input.genre, &context, &found.parties).into_iter().collect(),
                Role::Addressee => addressee(place, raw.span, &context).into_iter().collect(),
                Role::Reciprocal | Role::Contract | Role::Others => Vec::new(),
            };
        }
        _ => {}
    }
    Some(mention)
}

/// Who 双方 are: the two named right before the word (美苏两国, 阿、以双方), the two sides that heading or
/// title names, those of the sentence (中方愿同美方落实两国元首共识), else those of the section.
fn pair(place: &Place, context: &Context) -> Vec<PartyId> {
    let Some((raw, before)) = place.raws.split_last() else { return Vec::new() };
    if let Some(second) = before.last().filter(|other| other.span.end == raw.span.start)
        && let Some(other) = second.party
        && !matches!(second.surface, Surface::WithChina(_))
        && !context.pair.contains(&other)
    {
        let first = before.len().checked_sub(2).and_then(|index| before.get(index));
        let between = first.and_then(|first| place.input.text.get(first.span.end..second.span.start));
        return match (first.and_then(|first| first.party), between) {
            (Some(one), Some("" | "、" | "和" | "与" | "同")) if one != other => vec![one, other],
            _ => Vec::new(),
        };
    }
    if context.paired {
        return context.pair.clone();
    }
    let text = &place.input.text[..raw.span.start];
    let mut end = raw.span.start;
    for start in text.match_indices(['。', '\n']).map(|(at, _)| at).rev().take(8) {
        let near = before.iter().filter(|other| (start..end).contains(&other.span.start));
        let mut abroad: Vec<PartyId> = near
            .filter(|other| other.party != Some(place.china))
            .filter(|other| match other.surface {
                Surface::Organisation(row) => {
                    Tables::shared().organisations[usize::from(row)].members.is_some()
                }
                Surface::State(_) | Surface::Side(_) | Surface::WithChina(_) => true,
                _ => false,
            })
            .filter_map(|other| other.party)
            .collect();
        abroad.sort_unstable();
        abroad.dedup();
        match *abroad.as_slice() {
            [other] => return vec![place.china, other],
            [] if text[start..].starts_with('。') => end = start,
            _ => break,
        }
    }
    context.pair.clone()
}

/// Whom 贵国 means: the side that answers a question, else the other side of the one who speaks.
fn addressee(place: &Place, span: Span, context: &Context) -> Option<PartyId> {
    let asked = place.input.sections.get(place.section)?.kind == SectionKind::Question;
    if asked {
        return context.speaker;
    }
    match *place.voices.speaker(place.input, span, context).as_slice() {
        [speaker] => context.other(speaker),
        _ => None,
    }
}

/// Whom 本公司, 政府 mean: the issuer, where it is of that kind.
fn issuer(surface: &str, genre: Genre, context: &Context, parties: &Parties) -> Option<PartyId> {
    let issuer = context.issuer?;
    // 政府 in a plan is any government.
    if surface == "政府"
        && genre != Genre::WorkReport
        && !parties.name(issuer).ends_with("政府")
        && parties.name(issuer) != "行政院"
    {
        return None;
    }
    let company = parties.get(issuer)?.kind == PartyKind::Company;
    let official = surface.contains(['政', '府', '省', '市', '区', '县', '州', '港', '局', '署', '部']);
    (company != official).then_some(issuer)
}

/// Who 各方 are: those of the organisation that heading or title names, or that the section deals with,
/// else of the one named last in the sentence or the one before it.
fn group(place: &Place, word: table::Place, context: &Context, parties: &mut Parties) -> Option<PartyId> {
    let (raw, before) = place.raws.split_last()?;
    // 五国, 六国: the group named with that number.
    let surface = raw.span.of(place.input.text);
    if let Some(count) = surface.find('国').filter(|_| surface.starts_with(['五', '六'])) {
        let count = &surface[..count + '国'.len_utf8()];
        let named = before.iter().rev().find(|other| {
            matches!(other.surface, Surface::Organisation(_))
                && other.span.of(place.input.text).contains(count)
        });
        return match named {
            Some(other) => other.party,
            None => context.group.filter(|&group| parties.name(group).ends_with("国家")),
        };
    }
    match word {
        table::Place::World if scattered(context, parties) || context.worldwide => return None,
        _ if context.framed && !context.asked => return context.group,
        // 会议, 大会 of no organisation that the text deals with.
        table::Place::Subject => return None,
        table::Place::World => return context.group,
        table::Place::Any => {}
    }
    let text = &place.input.text[..raw.span.start];
    let start = text.match_indices(['。', '\n']).map(|(at, _)| at).rev().nth(1).unwrap_or(0);
    let near = before.iter().rev().take_while(|other| other.span.start >= start);
    near.filter_map(|other| match other.surface {
        Surface::Organisation(row) => {
            let found = &Tables::shared().organisations[usize::from(row)];
            found.members.filter(|_| !found.universal())
        }
        _ => None,
    })
    .next()
    .map(|members| parties.intern(members, PartyKind::Group, None))
    .or(context.group)
}

/// Whether another state is named in the same line before the word: news tell of many matters.
fn beside(place: &Place) -> bool {
    let Some((raw, before)) = place.raws.split_last() else { return false };
    let start = place.input.text[..raw.span.start].rfind('\n').unwrap_or(0);
    before.iter().rev().take_while(|other| other.span.start >= start).any(|other| {
        matches!(other.surface, Surface::State(_) | Surface::Side(_) | Surface::WithChina(_))
            && other.party != Some(place.china)
    })
}

/// Whether the organisation of the section has members everywhere.
fn scattered(context: &Context, parties: &Parties) -> bool {
    let Some(organisation) = context.organisation else { return false };
    let name = parties.name(organisation);
    Tables::shared().organisations.iter().any(|found| found.name == name && found.scattered())
}

/// Whom a government body stands for: abroad its state, at home itself.
fn body(row: u16, abroad: bool, parties: &mut Parties) -> PartyId {
    let tables = Tables::shared();
    let body = &tables.bodies[usize::from(row)];
    body.acts_for
        .filter(|&state| abroad || state != "中国")
        .and_then(|state| tables.state(state))
        .and_then(|state| tables.intern_state(state, parties))
        .unwrap_or_else(|| parties.intern(body.name, PartyKind::GovernmentBody, None))
}

/// A body in a text of Taiwan: that of the tables, else one of the same name there.
fn own_body(row: u16, surface: &str, parties: &mut Parties) -> PartyId {
    let body = &Tables::shared().bodies[usize::from(row)];
    let name = if body.acts_for == Some("台湾") { body.name } else { surface };
    parties.intern(name, PartyKind::GovernmentBody, None)
}

/// The name of a party that the text leaves open: `?乌方`.
pub(crate) fn open(surface: &str, parties: &mut Parties) -> PartyId {
    parties.intern(&format!("?{surface}"), PartyKind::Other, None)
}
