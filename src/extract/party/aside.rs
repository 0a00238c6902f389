//! [`asides`]: whom the text names beside those who act: persons, the bodies that their titles name, regions,
//! 彼此 and 对方, and the words that stay open: `?公司`. The report lists them; nobody acts through them.

use super::context::Context;
use super::mention::{Found, Input, Mention, What, in_name, in_noise, word_begins, word_ends};
use super::table::{Role, Surface, Tables};
use super::{PartyId, PartyKind, open, person, resolve};
use crate::extract::genre::Genre;
use crate::extract::vocabulary::Entry;
use crate::extract::{Note, Origin};
use crate::text::order::order;
use crate::text::section::{at as section_at, id as section_id};
use crate::text::span::Span;

/// Finds them, where no party that acts stands.
pub(super) fn asides(input: &Input, found: &mut Found) -> Vec<Mention> {
    let mut asides = Vec::new();
    for person in person::named(input) {
        let party = found.parties.intern(&person.name, PartyKind::Person, None);
        asides.push(listed(person.span, What::Name, vec![party], Origin::Stated));
    }
    for (span, row) in offices(input) {
        let name = Tables::shared().bodies[usize::from(row)].name;
        let party = found.parties.intern(name, PartyKind::GovernmentBody, None);
        asides.push(listed(span, What::Name, vec![party], Origin::Stated));
    }
    for (span, row) in regions(input) {
        let name = Tables::shared().regions[usize::from(row)];
        let party = found.parties.intern(name, PartyKind::Region, None);
        asides.push(listed(span, What::Name, vec![party], Origin::Stated));
    }
    deictic(input, found, &mut asides);
    asides.retain(|aside| !in_name(input.text, aside.span.start) && !in_noise(input, aside.span.start));
    order(&mut asides, |aside| [aside.span.start, !aside.span.end, 0]);
    chosen(input, found, &mut asides);
    asides
}

fn listed(span: Span, what: What, parties: Vec<PartyId>, origin: Origin) -> Mention {
    Mention { span, what, parties, origin, body: false }
}

/// The bodies inside the titles of persons: 中央外办 in 中央外办主任; in 外交部长 there is none.
fn offices(input: &Input) -> Vec<(Span, u16)> {
    let mut found = Vec::new();
    for hit in input.hits.iter().filter(|hit| matches!(hit.entry, Entry::Party(Surface::Title))) {
        let body = input.hits.at(hit.span.start).iter().find_map(|body| match body.entry {
            Entry::Party(Surface::Body(row)) if body.span.end < hit.span.end => Some((body.span, row)),
            _ => None,
        });
        let Some((span, row)) = body else { continue };
        let office = input.hits.at(span.end).iter().any(|office| {
            matches!(office.entry, Entry::Party(Surface::Title)) && office.span.end == hit.span.end
        });
        if office {
            found.push((span, row));
        }
    }
    found
}

/// What is done to a region that a text deals with as a party: 支持深圳, 赋予海南.
const TOWARDS: [&str; 9] = ["支持", "允许", "赋予", "委托", "授权", "鼓励", "要求", "同意", "指导"];

/// The regions at home that something is granted to, or that do something: 支持深圳, 深圳敢闯敢试.
fn regions(input: &Input) -> Vec<(Span, u16)> {
    let mut found = Vec::new();
    for hit in input.hits.iter() {
        let Entry::Party(Surface::Region(row)) = hit.entry else { continue };
        let (span, before) = (hit.span, &input.text[..hit.span.start]);
        if !word_begins(input.words, span.start) || !word_ends(input.words, span.end) {
            continue;
        }
        let next = input.words.partition_point(|word| word.span.start < span.end);
        let acts = input.words.get(next).is_some_and(|word| {
            word.span.start == span.end && (word.tag.as_str() == "v" || word.tag.as_str() == "d")
        });
        let opens = before.chars().next_back().is_none_or(|c| "，；。！？\n\u{3000}".contains(c));
        if opens && acts || TOWARDS.iter().any(|verb| before.ends_with(verb)) {
            found.push((span, row));
        }
    }
    found
}

/// 彼此 and 对方 by those named before them in the sentence; 双方, 公司, 我们 that nobody could be found for stay
/// open, with a note for each word.
fn deictic(input: &Input, found: &mut Found, asides: &mut Vec<Mention>) {
    let others = input.hits.iter().filter_map(|hit| match hit.entry {
        Entry::Party(Surface::Role(Role::Others, _)) => Some((hit.span, Role::Others, 0)),
        _ => None,
    });
    // The company of a report that nobody names acts, and is still asked for.
    let unnamed = |mention: &Mention| {
        mention.what == What::Role(Role::Issuer)
            && mention.parties.iter().any(|&party| found.parties.name(party) == "?公司")
    };
    let unresolved = found
        .mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| mention.parties.is_empty() || unnamed(mention));
    let mut words: Vec<(Span, Role, usize)> = unresolved
        .filter_map(|(index, mention)| match mention.what {
            What::Role(role) => Some((mention.span, role, index)),
            _ => None,
        })
        .chain(others.filter(|(span, _, _)| word_begins(input.words, span.start)))
        .collect();
    order(&mut words, |(span, _, _)| [span.start, span.end, 0]);
    let mut notes: Vec<(String, usize, Note)> = Vec::new();
    for (span, role, index) in words {
        let section = section_at(input.sections, span.start);
        let surface = span.of(input.text);
        let bound = signatories(input, role, surface);
        if !bound.is_empty() {
            let parties =
                bound.iter().map(|name| found.parties.intern(name, PartyKind::Other, None)).collect();
            asides.push(listed(span, What::Role(role), parties, Origin::Inferred));
            continue;
        }
        if role == Role::Reciprocal {
            let context = found.contexts.get(section);
            let parties = reciprocal(input, &found.mentions[..index], surface, span.start, context);
            if !parties.is_empty() {
                asides.push(listed(span, What::Role(role), parties, Origin::Inferred));
                continue;
            }
        }
        // 有关大学和公司: any company.
        let any = role == Role::Issuer && input.text[..span.start].ends_with(['和', '及', '、']);
        if any || !opens(role, surface, input.genre) {
            continue;
        }
        match notes.iter_mut().find(|(known, _, _)| known == surface) {
            Some((_, count, _)) => *count += 1,
            None => {
                let detail = vec![("surface", surface.into()), ("section", section_id(section).into())];
                let note = Note { kind: "unresolved_party", span: Some(span), detail };
                notes.push((surface.to_owned(), 1, note));
            }
        }
        if !found.mentions[index].parties.is_empty() && role == Role::Issuer {
            continue;
        }
        let party = open(surface, &mut found.parties);
        asides.push(listed(span, What::Role(role), vec![party], Origin::Missing));
    }
    found.notes.extend(notes.into_iter().map(|(_, count, mut note)| {
        note.detail.push(("count", count.into()));
        note
    }));
}

/// Whether a word speaks of somebody even where nothing tells of whom. 会议 and 政府 may be any.
fn opens(role: Role, surface: &str, genre: Genre) -> bool {
    match role {
        Role::Pair | Role::Addressee | Role::Others => true,
        Role::Organisation => surface.starts_with('本'),
        Role::Speaker => surface != "我",
        Role::Issuer => ["公司", "集团", "本", "我"].iter().any(|word| surface.starts_with(word)),
        Role::Group => surface.contains("各方") || surface.contains("成员国") || surface.contains("与会"),
        Role::Reciprocal => surface == "对方" && genre != Genre::Contract,
        Role::Contract => false,
    }
}

/// The parties to a contract by the names that it gives them: 甲方, and both of them for 双方.
fn signatories<'a>(input: &Input<'a>, role: Role, surface: &'a str) -> Vec<&'a str> {
    let contract = input.genre == Genre::Contract;
    match role {
        Role::Pair | Role::Contract if contract && surface.ends_with("双方") => vec!["甲方", "乙方"],
        Role::Contract if contract && !surface.starts_with(['任', '每', '一', '缔']) => vec![surface],
        _ => Vec::new(),
    }
}

/// Whom 彼此 means: those that the sentence has named together before it, else the sides of the section;
/// 对方: the other side of the one named last.
fn reciprocal(
    input: &Input,
    before: &[Mention],
    surface: &str,
    at: usize,
    context: Option<&Context>,
) -> Vec<PartyId> {
    if !["彼此", "对方"].contains(&surface) {
        return Vec::new();
    }
    let start = input.text[..at].rfind(['。', '\n', '\u{3000}']).unwrap_or(0);
    let mut near = before
        .iter()
        .rev()
        .take_while(|mention| mention.span.start >= start)
        .filter(|mention| !mention.parties.is_empty());
    let joint = |mention: &Mention| {
        mention.parties.len() > 1 || matches!(mention.what, What::Role(Role::Pair | Role::Group))
    };
    if surface == "彼此" {
        let named = near.find(|mention| joint(mention)).map(|mention| mention.parties.clone());
        let sure = context.filter(|context| context.paired || context.to_group);
        return named.or_else(|| sure.map(Context::joint)).unwrap_or_default();
    }
    match near.next() {
        Some(mention) if joint(mention) => mention.parties.clone(),
        Some(mention) => {
            let other = mention.parties.first().and_then(|&party| context?.other(party));
            other.into_iter().collect()
        }
        None => context.map(|context| context.pair.clone()).unwrap_or_default(),
    }
}

/// The reader's decisions hold for these too.
fn chosen(input: &Input, found: &mut Found, asides: &mut [Mention]) {
    if input.choices.is_empty() {
        return;
    }
    for aside in asides {
        let section = section_at(input.sections, aside.span.start);
        let surface = aside.span.of(input.text);
        let choice = input.choices.iter().rev().find(|choice| {
            choice.surface == surface
                && choice.section.as_ref().is_none_or(|wanted| *wanted == section_id(section))
        });
        if let Some(choice) = choice {
            let names = choice.names.iter().map(|name| resolve::named(name, &mut found.parties));
            aside.parties = names.collect();
            aside.what = What::Choice;
            aside.origin = Origin::Inferred;
        }
    }
}
