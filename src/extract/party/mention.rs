//! [`mentions`]: every place where the text speaks of a party, and who is meant there.

use super::context::{self, Context};
use super::issuer;
use super::table::{Role, Surface, Tables};
use super::{Parties, PartyId, PartyKind};
use crate::extract::genre::Genre;
use crate::extract::vocabulary::{Entry, Hits};
use crate::extract::{Note, Origin};
use crate::options::PartyChoice;
use crate::report::section_id;
use crate::text::section::Section;
use crate::text::span::Span;
use crate::text::token::Token;

/// How a mention names its party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// By a name: 乌兹别克斯坦, 上合组织, 国务院.
    Name,
    /// By a one-character form: 乌方, 中乌.
    Abbreviation,
    /// By a word whose meaning depends on the place.
    Role(Role),
    /// By the reader's decision.
    Choice,
}

/// A place where the text speaks of one or more parties.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// How it names them.
    pub what: What,
    /// Who is meant; `?双方` when the text does not tell.
    pub parties: Vec<PartyId>,
    /// Where that came from.
    pub origin: Origin,
    /// The table row's kind of body, where it is one.
    pub body: bool,
}

/// A party word before 双方, 各方 are resolved.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) span: Span,
    pub(crate) surface: Surface,
    pub(crate) party: Option<PartyId>,
}

/// What the parties of a text are found by.
pub struct Input<'a> {
    /// The analysed text.
    pub text: &'a str,
    /// Where the words of the tables stand in it.
    pub hits: &'a Hits,
    /// Its words.
    pub words: &'a [Token],
    /// Its sections.
    pub sections: &'a [Section],
    /// The reader's decisions.
    pub choices: &'a [PartyChoice],
    /// What kind of text it is.
    pub genre: Genre,
}

/// The parties of a text.
#[derive(Debug, Default)]
pub struct Found {
    /// All of them.
    pub parties: Parties,
    /// Where they are spoken of, in order, disjoint.
    pub mentions: Vec<Mention>,
    /// Who 双方, 各方 mean, for every section.
    pub contexts: Vec<Context>,
    /// Abbreviations that stayed open.
    pub notes: Vec<Note>,
}

/// Finds and resolves the parties of a text.
pub fn mentions(input: &Input) -> Found {
    let mut found = Found::default();
    let china = found.parties.intern("中国", PartyKind::State, Some("CHN"));
    let mut raws = raws(input);
    resolve_names(&mut raws, &mut found.parties);
    resolve_letters(input, &mut raws, &mut found, china);
    found.contexts = context::contexts(input.sections, &raws, &mut found.parties, china, input.text.len());
    // Whose 我们 it is: these texts speak for China where they speak of it at all.
    let chinese = raws.iter().any(|raw| raw.party == Some(china));
    let issuer = issuer::issuer(input, &mut found.parties);
    for context in &mut found.contexts {
        context.speaker = chinese.then_some(china);
        context.issuer = issuer;
    }
    apply_choices(input, &mut found);
    let mut section = 0;
    for raw in &raws {
        while section + 1 < input.sections.len() && input.sections[section + 1].span.start <= raw.span.start {
            section += 1;
        }
        let mention = resolve(input, raw, section, &mut found, china);
        found.mentions.extend(mention);
    }
    found
}

/// Whether a word of the text begins at `offset`.
fn word_begins(words: &[Token], offset: usize) -> bool {
    let at = words.partition_point(|word| word.span.start < offset);
    words.get(at).is_some_and(|word| word.span.start == offset)
}

/// Whether a word of the text ends at `offset`.
fn word_ends(words: &[Token], offset: usize) -> bool {
    let at = words.partition_point(|word| word.span.end < offset);
    words.get(at).is_some_and(|word| word.span.end == offset)
}

/// The party words of the text: leftmost, then longest, none inside another.
fn raws(input: &Input) -> Vec<Raw> {
    let mut found: Vec<Raw> = Vec::new();
    let mut end = 0;
    for hit in input.hits.iter() {
        let Entry::Party(surface) = hit.entry else { continue };
        if hit.span.start < end || !stands(input, hit.span, surface) {
            continue;
        }
        end = hit.span.end;
        found.push(Raw { span: hit.span, surface, party: None });
    }
    found
}

/// Whether the letters there are the word, and not part of other words.
fn stands(input: &Input, span: Span, surface: Surface) -> bool {
    let rest = &input.text[span.end..];
    let characters = span.of(input.text).chars().count();
    match surface {
        Surface::Evidence(_) | Surface::Title | Surface::Suffix(_) => false,
        // 新方案, 加方式, 塔方面 are no parties; 地方, 东方 are other words.
        Surface::Side(_) => {
            !rest.starts_with([
                '案', '式', '法', '向', '针', '位', '便', '才', '程', '阵', '圆', '块', '言', '志', '略',
                '舱',
            ]) && word_begins(input.words, span.start)
        }
        // 其中加大, 过程中美国: the two letters belong to different words.
        Surface::WithChina(_) => word_begins(input.words, span.start) && word_ends(input.words, span.end),
        Surface::State(_) | Surface::Organisation(_) | Surface::Body(_) if characters <= 2 => {
            word_begins(input.words, span.start) || !inside_word(input, span)
        }
        Surface::Role(_) => word_begins(input.words, span.start) || characters > 2,
        _ => true,
    }
}

/// Whether a word of the text that begins before the span reaches into it: 内蒙古.
fn inside_word(input: &Input, span: Span) -> bool {
    let at = input.words.partition_point(|word| word.span.end <= span.start);
    input.words.get(at).is_some_and(|word| word.span.start < span.start)
}

fn resolve_names(raws: &mut [Raw], parties: &mut Parties) {
    let tables = Tables::shared();
    for raw in raws {
        raw.party = match raw.surface {
            Surface::State(row) => tables.intern_state(row, parties),
            Surface::Organisation(row) => {
                let found = &tables.organisations[usize::from(row)];
                Some(parties.intern(found.name, found.kind, None))
            }
            Surface::Body(row) => {
                let body = &tables.bodies[usize::from(row)];
                let state = body.acts_for.and_then(|name| tables.state(name));
                match state {
                    Some(state) => tables.intern_state(state, parties),
                    None => Some(parties.intern(body.name, PartyKind::GovernmentBody, None)),
                }
            }
            _ => None,
        };
    }
}

/// Places where a state is named or spoken for, by row of the table.
struct Evidence {
    places: Vec<(u16, usize)>,
}

impl Evidence {
    fn of(hits: &Hits, raws: &[Raw]) -> Self {
        let named = raws.iter().filter_map(|raw| match raw.surface {
            Surface::State(row) => Some((row, raw.span.start)),
            _ => None,
        });
        let spoken = hits.iter().filter_map(|hit| match hit.entry {
            Entry::Party(Surface::Evidence(row)) => Some((row, hit.span.start)),
            _ => None,
        });
        let mut places: Vec<(u16, usize)> = named.chain(spoken).collect();
        places.sort_unstable();
        Self { places }
    }

    fn row(&self, row: u16) -> &[(u16, usize)] {
        let from = self.places.partition_point(|&(other, _)| other < row);
        let to = self.places.partition_point(|&(other, _)| other <= row);
        &self.places[from..to]
    }

    fn any(&self, row: u16, span: Span) -> bool {
        let places = self.row(row);
        let from = places.partition_point(|&(_, place)| place < span.start);
        places.get(from).is_some_and(|&(_, place)| place < span.end)
    }

    /// The last place before `offset`.
    fn before(&self, row: u16, offset: usize) -> Option<usize> {
        let places = self.row(row);
        let at = places.partition_point(|&(_, place)| place < offset);
        at.checked_sub(1).map(|at| places[at].1)
    }

    /// The one state of `candidates` that a letter at `offset` stands for, by what the section names,
    /// then the document; of several the one named last before it.
    fn decide(&self, candidates: &[u16], section: Span, whole: Span, offset: usize) -> Option<u16> {
        if let [only] = *candidates {
            return Some(only);
        }
        for scope in [section, whole] {
            let named: Vec<u16> = candidates.iter().copied().filter(|&row| self.any(row, scope)).collect();
            match *named.as_slice() {
                [] => {}
                [only] => return Some(only),
                _ => {
                    return named
                        .into_iter()
                        .filter_map(|row| self.before(row, offset).map(|place| (place, row)))
                        .max()
                        .map(|(_, row)| row);
                }
            }
        }
        None
    }
}

/// Resolves 乌方 and 中乌 by what the section and the document name.
fn resolve_letters(input: &Input, raws: &mut [Raw], found: &mut Found, china: PartyId) {
    let tables = Tables::shared();
    let evidence = Evidence::of(input.hits, raws);
    let units = context::units(input.sections);
    let whole = Span::new(0, input.text.len());
    let mut section = 0;
    let mut scope = (usize::MAX, whole);
    for raw in raws {
        let (Surface::Side(letter) | Surface::WithChina(letter)) = raw.surface else { continue };
        while section + 1 < input.sections.len() && input.sections[section + 1].span.start <= raw.span.start {
            section += 1;
        }
        let unit = units.get(section).copied().unwrap_or(0);
        if scope.0 != unit {
            let start = input.sections.get(unit).map_or(0, |section| section.span.start);
            let end = (section + 1..input.sections.len())
                .find(|&next| units[next] != unit)
                .map_or(input.text.len(), |next| input.sections[next].span.start);
            scope = (unit, Span::new(start, end));
        }
        let (letter, candidates) = &tables.letters[usize::from(letter)];
        if *letter == '中' {
            raw.party = Some(china);
            continue;
        }
        match evidence.decide(candidates, scope.1, whole, raw.span.start) {
            Some(row) => raw.party = tables.intern_state(row, &mut found.parties),
            None => found.notes.push(Note {
                kind: "ambiguous_abbreviation",
                span: Some(raw.span),
                detail: vec![
                    ("surface", raw.span.of(input.text).into()),
                    ("section", section_id(section).into()),
                    (
                        "candidates",
                        candidates
                            .iter()
                            .map(|&row| tables.states[usize::from(row)].name)
                            .collect::<Vec<_>>()
                            .join("|")
                            .into(),
                    ),
                ],
            }),
        }
    }
}

/// The reader's decisions on 双方, 各方 and the like change the context of their sections.
fn apply_choices(input: &Input, found: &mut Found) {
    for choice in input.choices {
        let ids: Vec<PartyId> = choice.names.iter().map(|name| named(name, &mut found.parties)).collect();
        for (index, context) in found.contexts.iter_mut().enumerate() {
            if choice.section.as_ref().is_some_and(|section| *section != section_id(index)) {
                continue;
            }
            match choice.surface.as_str() {
                "双方" | "两国" => context.pair.clone_from(&ids),
                "各方" | "成员国" => context.group = ids.first().copied(),
                "本组织" => context.organisation = ids.first().copied(),
                "我们" | "我方" => context.speaker = ids.first().copied(),
                "政府" | "本公司" => context.issuer = ids.first().copied(),
                _ => {}
            }
        }
    }
}

/// The party of a name that the reader gives.
fn named(name: &str, parties: &mut Parties) -> PartyId {
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

fn resolve(input: &Input, raw: &Raw, section: usize, found: &mut Found, china: PartyId) -> Option<Mention> {
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
        Surface::Role(role) => {
            mention.what = What::Role(role);
            mention.origin = Origin::Inferred;
            mention.parties = match role {
                Role::Pair => context.pair,
                Role::Group => context.group.into_iter().collect(),
                Role::Organisation => context.organisation.into_iter().collect(),
                Role::Speaker => context.speaker.into_iter().collect(),
                Role::Issuer => context.issuer.into_iter().collect(),
                Role::Reciprocal | Role::Contract => Vec::new(),
            };
        }
        _ => {}
    }
    Some(mention)
}

/// The name of a party that the text leaves open: `?乌方`.
pub(crate) fn open(surface: &str, parties: &mut Parties) -> PartyId {
    parties.intern(&format!("?{surface}"), PartyKind::Other, None)
}
