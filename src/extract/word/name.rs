//! [`names`]: names found in the text itself.
//!
//! Parties and their pairs (上合组织, 乌方, 中吉乌); terms in quotation marks (“上海精神”) and titles of
//! works (《…》); transliterated names by the titles beside them (扎帕罗夫总统); events, routes and bodies by
//! how they end (中吉乌铁路, 中乌政府间合作委员会). A name found in one place counts wherever it stands.

use super::{Input, Layered, WordKind};
use crate::extract::party::{Surface, What};
use crate::extract::vocabulary::Entry;
use crate::extract::words::Words;
use crate::lexicon::{built_in, values};
use crate::text::quote::{is_closing_quote, is_open_quote};
use crate::text::span::Span;
use crate::text::token::Tag;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeMap;
use std::sync::OnceLock;

pub(crate) const TABLE: &str = include_str!("name.tsv");

/// Characters of the longest term in quotation marks.
const QUOTED: usize = 14;
/// Characters of the longest title of a work.
const WORK: usize = 24;
/// Words that may stand between the proper part of a name and its ending.
const BETWEEN: usize = 4;

struct Tables {
    letters: Vec<char>,
    endings: Words<()>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let rows = built_in("name", TABLE, ["class", "words"]);
        let of = |class: &'static str| {
            rows.iter().filter(move |row| row[0] == class).flat_map(|[_, words]| values(words))
        };
        let mut letters: Vec<char> = of("letter").flat_map(str::chars).collect();
        letters.sort_unstable();
        letters.dedup();
        Tables { letters, endings: Words::new(of("ending").map(|word| (word, ()))) }
    })
}

fn is_letter(c: char) -> bool {
    c == '·' || tables().letters.binary_search(&c).is_ok()
}

/// Adds the names of a text.
pub(super) fn names(input: &Input, into: &mut Vec<Layered>) {
    for mention in input.mentions {
        let tag = match mention.what {
            What::Name if mention.body => "nt",
            What::Name => "ns",
            What::Abbreviation => "j",
            What::Role(_) | What::Choice => continue,
        };
        // “东伊运” is 东伊运.
        let inside = mention.span.of(input.text);
        let letters = inside.trim_start_matches(is_open_quote);
        let start = mention.span.start + inside.len() - letters.len();
        let span = Span::new(start, start + letters.trim_end_matches(is_closing_quote).len());
        into.push(Layered { span, kind: WordKind::Name, tag: Tag::of(tag) });
    }
    let mut found = BTreeMap::new();
    quoted(input, &mut found);
    persons(input, &mut found);
    bodies(input, &mut found);
    everywhere(input, &found, into);
}

/// Every place of the names found: those of two characters only between words of the dictionary.
fn everywhere(input: &Input, found: &BTreeMap<&str, Tag>, into: &mut Vec<Layered>) {
    let names: Vec<(&&str, &Tag)> = found.iter().collect();
    let automaton =
        AhoCorasick::builder().match_kind(MatchKind::Standard).build(names.iter().map(|(name, _)| **name));
    let Ok(automaton) = automaton else { return };
    for place in automaton.find_overlapping_iter(input.text) {
        let span = Span::new(place.start(), place.end());
        let short = span.of(input.text).chars().count() < 4;
        if !short || stands_alone(input, span) {
            let tag = names.get(place.pattern().as_usize()).map_or(Tag::X, |(_, tag)| **tag);
            into.push(Layered { span, kind: WordKind::Name, tag });
        }
    }
}

/// Whether words of the dictionary begin and end where the span does, or it is no longer than one that
/// it cuts, as names unknown to the dictionary are: 同扎/帕罗/夫.
fn stands_alone(input: &Input, span: Span) -> bool {
    let at = input.tokens.partition_point(|token| token.span.end <= span.start);
    let Some(first) = input.tokens.get(at) else { return false };
    first.span.start == span.start || first.span.end < span.end
}

/// Terms in quotation marks and titles of works.
fn quoted<'t>(input: &Input<'t>, found: &mut BTreeMap<&'t str, Tag>) {
    let mut open: Option<(usize, bool)> = None;
    for (at, c) in input.text.char_indices() {
        if is_open_quote(c) || c == '《' {
            open = Some((at + c.len_utf8(), c == '《'));
        } else if is_closing_quote(c) || c == '》' {
            let Some((start, work)) = open.take() else { continue };
            let inside = &input.text[start..at];
            let length = inside.chars().count();
            let longest = if work { WORK } else { QUOTED };
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '—' | '·' | '、');
            if (3..=longest).contains(&length) && inside.chars().all(plain) {
                found.insert(inside, Tag::of(if work { "nz" } else { "l" }));
                // 《中华人民共和国缔结条约程序法》 is cited as 缔结条约程序法.
                if let Some(short) = inside.strip_prefix("中华人民共和国").filter(|rest| rest.ends_with('法'))
                {
                    found.insert(short, Tag::of("nz"));
                }
            }
        }
    }
}

/// Names of persons by the titles beside them.
fn persons<'t>(input: &Input<'t>, found: &mut BTreeMap<&'t str, Tag>) {
    for hit in input.hits.iter().filter(|hit| hit.entry == Entry::Party(Surface::Title)) {
        let before = &input.text[..hit.span.start];
        let start = before.char_indices().rev().take(12).take_while(|&(_, c)| is_letter(c)).last();
        if let Some((start, _)) = start {
            person(input, Span::new(start, hit.span.start), found);
        }
        let after = &input.text[hit.span.end..];
        let end: usize = after.chars().take(12).take_while(|&c| is_letter(c)).map(char::len_utf8).sum();
        person(input, Span::new(hit.span.end, hit.span.end + end), found);
    }
}

/// Adds what stands there, if it reads as a name and not as words of the dictionary.
fn person<'t>(input: &Input<'t>, span: Span, found: &mut BTreeMap<&'t str, Tag>) {
    let name = span.of(input.text);
    if name.chars().count() < 3 || name.starts_with('·') || name.ends_with('·') {
        return;
    }
    let at = input.tokens.partition_point(|token| token.span.end <= span.start);
    let mut words = input.tokens[at..].iter().take_while(|token| token.span.start < span.end);
    // 副总理 is written of one hand; 扎/帕罗/夫 of pieces that mean nothing.
    let known = words.clone().all(|token| {
        !matches!(token.tag.as_str(), "nr" | "nrt" | "nrfg" | "ns" | "nz" | "x")
            && token.span.of(input.text).chars().count() > 1
    });
    let from = input.mentions.partition_point(|mention| mention.span.end <= span.start);
    let named = input.mentions.get(from).is_some_and(|mention| mention.span.overlaps(span));
    if !known && !named && words.next().is_some() {
        found.insert(name, Tag::of("nr"));
    }
}

/// Events, routes and bodies by how they end, where something proper stands before: 中吉乌铁路.
fn bodies<'t>(input: &Input<'t>, found: &mut BTreeMap<&'t str, Tag>) {
    let tables = tables();
    for token in input.tokens {
        let Some((ending, ())) = tables.endings.longest(&input.text[token.span.start..]) else { continue };
        let end = token.span.start + ending.len();
        if let Some(start) = proper(input, token.span.start)
            && stops(input, end)
        {
            let name = &input.text[start..end];
            if name.chars().count() <= 20 {
                found.insert(name, Tag::of("nz"));
            }
        }
    }
}

/// Where the name begins whose ending begins at `end`: at the proper word that is farthest to the left, with
/// nothing but nouns between.
fn proper(input: &Input, end: usize) -> Option<usize> {
    let mut start = None;
    let mut at = end;
    for _ in 0..=BETWEEN {
        // A party before is one word, whatever the dictionary makes of it.
        let next = input.mentions.partition_point(|mention| mention.span.end < at);
        if let Some(mention) = input.mentions.get(next).filter(|mention| mention.span.end == at)
            && matches!(mention.what, What::Name | What::Abbreviation)
            && !mention.span.of(input.text).ends_with('方')
        {
            at = mention.span.start;
            if start.is_some() && mention.what == What::Name {
                break;
            }
            start = Some(at);
            continue;
        }
        let next = input.tokens.partition_point(|token| token.span.end < at);
        let Some(token) = input.tokens.get(next).filter(|token| token.span.end == at) else { break };
        let letters = token.span.of(input.text);
        // 两国银行 and 中方倡议 name nobody.
        let deictic = letters.starts_with(['两', '各', '多', '本', '我', '双']) || letters.ends_with('方');
        let is_proper = !deictic && matches!(token.tag.as_str(), "ns" | "nz" | "nt" | "nrt" | "nr" | "nrfg");
        if !is_proper && !matches!(token.tag.as_str(), "n" | "vn" | "j" | "b" | "an" | "f") {
            break;
        }
        at = token.span.start;
        if is_proper {
            start = Some(at);
        }
        // 在/中/乌政府/间: 中 belongs to the pair 中乌, where no noun stands before it for it to mean inside.
        let before = input.tokens.partition_point(|token| token.span.end < at);
        if is_proper
            && let Some([outer, middle]) =
                before.checked_sub(1).and_then(|from| input.tokens.get(from..=before))
            && middle.span.of(input.text) == "中"
            && middle.span.end == at
            && !matches!(outer.tag.as_str(), "n" | "vn" | "v")
        {
            start = Some(middle.span.start);
        }
    }
    start
}

/// Whether a word of the dictionary ends there.
fn stops(input: &Input, end: usize) -> bool {
    let at = input.tokens.partition_point(|token| token.span.end < end);
    input.tokens.get(at).is_none_or(|token| token.span.end == end)
}
