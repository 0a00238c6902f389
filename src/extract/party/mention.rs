//! [`mentions`]: every place where the text speaks of a party, and who is meant there.

use super::context::{self, Context};
use super::evidence;
use super::letter;
use super::table::{Place, Role, Surface, Tables};
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
    /// Whether it is a party even when nothing tells which.
    pub(crate) open: bool,
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
    evidence::resolve(input, &mut raws, &mut found.parties, &mut found.notes, china);
    found.contexts = context::contexts(input, &raws, &mut found.parties, china);
    apply_choices(input, &mut found);
    let mut section = 0;
    for (index, raw) in raws.iter().enumerate() {
        while section + 1 < input.sections.len() && input.sections[section + 1].span.start <= raw.span.start {
            section += 1;
        }
        let mention = resolve(input, &raws[..=index], section, &mut found, china);
        found.mentions.extend(mention);
    }
    found
}

/// Whether a word of the text begins at `offset`.
pub(super) fn word_begins(words: &[Token], offset: usize) -> bool {
    let at = words.partition_point(|word| word.span.start < offset);
    words.get(at).is_some_and(|word| word.span.start == offset)
}

/// Whether a word of the text ends at `offset`.
pub(super) fn word_ends(words: &[Token], offset: usize) -> bool {
    let at = words.partition_point(|word| word.span.end < offset);
    words.get(at).is_some_and(|word| word.span.end == offset)
}

/// The party words of the text: leftmost, then longest, none inside another.
fn raws(input: &Input) -> Vec<Raw> {
    let words = input.hits.iter().filter_map(|hit| match hit.entry {
        Entry::Party(surface) if stands(input, hit.span, surface) => {
            Some(Raw { span: hit.span, surface, party: None, open: true })
        }
        _ => None,
    });
    let mut all: Vec<Raw> = words.chain(letter::letters(input)).collect();
    all.sort_by_key(|raw| {
        (raw.span.start, std::cmp::Reverse(raw.span.end), raw.surface != Surface::Block, raw.surface)
    });
    let mut end = 0;
    all.retain(|raw| {
        let free = raw.span.start >= end;
        if free {
            end = raw.span.end;
        }
        free && !matches!(raw.surface, Surface::Block | Surface::Title)
    });
    all
}

/// Whether the letters there are the word, and not part of other words.
fn stands(input: &Input, span: Span, surface: Surface) -> bool {
    let rest = &input.text[span.end..];
    let characters = span.of(input.text).chars().count();
    let begins = word_begins(input.words, span.start);
    match surface {
        Surface::Evidence(_) | Surface::Suffix(_) => false,
        // 外交部长 is a person; 外交部 in it is no party of its own.
        Surface::Title => input
            .hits
            .at(span.start)
            .iter()
            .any(|hit| matches!(hit.entry, Entry::Party(Surface::Body(_))) && hit.span.end < span.end),
        Surface::Block => true,
        // 12月31日本公司: the day, this company.
        Surface::State(_)
            if input.text[span.start..].starts_with('日')
                && input.text[..span.start]
                    .ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)) =>
        {
            false
        }
        // 新方案, 加方式, 塔方面 are no parties; 地方, 东方 are other words.
        Surface::Side(_) => {
            let other = [
                "案", "式", "法", "向", "针", "位", "便", "才", "程", "阵", "圆", "块", "言", "志", "略",
                "舱",
            ];
            let law = ["法律", "法规", "法院"];
            begins
                && (!other.iter().any(|word| rest.starts_with(word))
                    || law.iter().any(|word| rest.starts_with(word)))
        }
        // A common noun is the party of the text only where nothing stands before it: 会议决定, 政府将.
        Surface::Role(_, Place::Subject) => begins && word_ends(input.words, span.end) && opens(input, span),
        Surface::Role(Role::Pair | Role::Reciprocal, _) => begins,
        Surface::Role(..) => begins && (characters > 2 || word_ends(input.words, span.end)),
        _ if characters <= 2 => begins || !inside_word(input, span),
        _ => true,
    }
}

/// Whether no noun or attribute stands before the span: it opens a clause or follows a preposition.
fn opens(input: &Input, span: Span) -> bool {
    let before = input.text[..span.start].chars().next_back();
    before.is_none_or(|c| !c.is_alphanumeric())
        || ["由", "经", "据", "向", "对", "与", "和", "及", "为", "是", "将", "使", "让", "按", "在", "同"]
            .iter()
            .any(|word| {
                input.text[..span.start].ends_with(word) && word_begins(input.words, span.start - word.len())
            })
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
            _ => None,
        };
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

/// Resolves the last of `raws`; those before it are what the text has named so far.
fn resolve(
    input: &Input,
    raws: &[Raw],
    section: usize,
    found: &mut Found,
    china: PartyId,
) -> Option<Mention> {
    let (raw, before) = raws.split_last()?;
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
                None => vec![body(row, context.abroad, &mut found.parties)],
            };
        }
        Surface::Letter(_) => {
            mention.what = What::Abbreviation;
            mention.origin = Origin::Inferred;
        }
        Surface::Role(role, place) => {
            mention.what = What::Role(role);
            mention.origin = Origin::Inferred;
            mention.parties = match role {
                Role::Pair => context.pair,
                Role::Group => match group(input, raw, before, &context, &mut found.parties) {
                    Some(group) => vec![group],
                    None if place == Place::World => {
                        vec![found.parties.intern("世界各国", PartyKind::Group, None)]
                    }
                    None => Vec::new(),
                },
                Role::Organisation => context.organisation.into_iter().collect(),
                Role::Speaker => speaker(input, raw, &context, &mut found.parties).into_iter().collect(),
                Role::Issuer => context.issuer.into_iter().collect(),
                Role::Reciprocal | Role::Contract => Vec::new(),
            };
        }
        _ => {}
    }
    Some(mention)
}

/// The paragraph up to `offset`.
fn paragraph(text: &str, offset: usize) -> Span {
    let start = text[..offset].rfind(['\n', '\u{3000}']).map_or(0, |at| at + 1);
    let start = (start..=offset).find(|&at| text.is_char_boundary(at)).unwrap_or(offset);
    Span::new(start, offset)
}

/// Who 各方 are: those of the organisation that heading or title names, else of the one that the
/// paragraph has named last.
fn group(
    input: &Input,
    raw: &Raw,
    before: &[Raw],
    context: &Context,
    parties: &mut Parties,
) -> Option<PartyId> {
    if context.framed {
        return context.group;
    }
    let start = paragraph(input.text, raw.span.start).start;
    let near = before.iter().rev().take_while(|other| other.span.start >= start);
    near.filter_map(|other| match other.surface {
        Surface::Organisation(row) => Tables::shared().organisations[usize::from(row)].members,
        _ => None,
    })
    .next()
    .map(|members| parties.intern(members, PartyKind::Group, None))
}

/// Whose 我们 it is: in quotation marks of the person named before them, else of the section's speaker.
fn speaker(input: &Input, raw: &Raw, context: &Context, parties: &mut Parties) -> Option<PartyId> {
    let before = paragraph(input.text, raw.span.start);
    let told = before.of(input.text);
    let quote = told.rfind('“').filter(|&at| !told[at..].contains('”'));
    let Some(quote) = quote.filter(|&at| at > 0) else { return context.speaker };
    let outside = Span::new(before.start, before.start + quote);
    input
        .hits
        .within(outside)
        .filter_map(|hit| match hit.entry {
            Entry::Party(Surface::Evidence(row)) => Some(row),
            _ => None,
        })
        .last()
        .and_then(|row| Tables::shared().intern_state(row, parties))
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

/// The name of a party that the text leaves open: `?乌方`.
pub(crate) fn open(surface: &str, parties: &mut Parties) -> PartyId {
    parties.intern(&format!("?{surface}"), PartyKind::Other, None)
}
