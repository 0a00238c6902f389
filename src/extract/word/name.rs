//! `names`: names found in the text itself.
//!
//! Parties and their pairs (上合组织, 乌方, 中吉乌); terms in quotation marks (“上海精神”) and titles of
//! works (《…》); transliterated names by the titles beside them (扎帕罗夫总统); events, routes and bodies by
//! how they end (中吉乌铁路, 中乌政府间合作委员会). A name found in one place counts wherever it stands.

use super::{Input, Layered, WordKind};
use crate::extract::party::{Surface, What};
use crate::extract::vocabulary::Entry;
use crate::extract::words::Words;
use crate::lexicon::{built_in, table, values};
use crate::text::order::order;
use crate::text::quote::{is_closing_quote, is_open_quote};
use crate::text::span::Span;
use crate::text::token::{Segmenter, Tag};
use std::collections::BTreeMap;
use std::sync::OnceLock;

pub(crate) const TABLE: &str = table!("word/name.tsv");

/// Characters of the longest term in quotation marks.
const QUOTED: usize = 14;
/// Characters of the longest title of a work.
const WORK: usize = 24;
/// Words that may stand between the proper part of a name and its ending.
const BETWEEN: usize = 4;

struct Tables {
    letters: Vec<char>,
    endings: Words<()>,
    before: Words<()>,
    told: Vec<char>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let rows = built_in("name", TABLE, ["class", "words"]);
        let of = |class: &'static str| {
            rows.iter().filter(move |row| row[0] == class).flat_map(|[_, words]| values(words))
        };
        let mut letters: Vec<char> = of("letter").flat_map(str::chars).collect();
        order(&mut letters, |&letter| [letter as usize, 0, 0]);
        letters.dedup();
        let words = |class| Words::new(of(class).map(|word| (word, ())));
        let told = of("told").flat_map(str::chars).collect();
        Tables { letters, endings: words("ending"), before: words("before"), told }
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
        // “东伊运” is 东伊运, and 有关的专门委员会 is 专门委员会.
        let inside = mention.span.of(input.text);
        let mut letters = inside.trim_start_matches(is_open_quote);
        while let Some((before, ())) = tables().before.longest(letters).filter(|_| mention.body) {
            letters = &letters[before.len()..];
        }
        let start = mention.span.start + inside.len() - letters.len();
        let span = Span::new(start, start + letters.trim_end_matches(is_closing_quote).len());
        if span.is_empty() || span.of(input.text).contains(|c| is_open_quote(c) || is_closing_quote(c)) {
            continue;
        }
        into.push(Layered { span, kind: WordKind::Name, tag: Tag::of(tag) });
    }
    let mut found = BTreeMap::new();
    quoted(input, &mut found);
    persons(input, &mut found);
    bodies(input, &mut found);
    everywhere(input, &found, into);
}

/// Every place of the names found, which have three characters at least: those of three only between words of the
/// dictionary.
fn everywhere(input: &Input, found: &BTreeMap<&str, Tag>, into: &mut Vec<Layered>) {
    let names = Words::sorted(found.iter().map(|(&name, &tag)| (name, tag)).collect());
    for start in names.starts(input.text, Span::new(0, input.text.len())) {
        for (name, &tag) in names.all(&input.text[start..]) {
            let span = Span::new(start, start + name.len());
            if name.chars().nth(3).is_some() || stands_alone(input, span) {
                into.push(Layered { span, kind: WordKind::Name, tag });
            }
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
            // 《立法法（修正草案）》 is 立法法.
            let inside = &input.text[start..at];
            let inside =
                inside.strip_suffix('）').and_then(|rest| Some(rest.split_once('（')?.0)).unwrap_or(inside);
            let length = inside.chars().count();
            let longest = if work { WORK } else { QUOTED };
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '—' | '·' | '、');
            // “我们是朋友” is what somebody said.
            let told = !work && inside.contains(tables().told.as_slice());
            if (3..=longest).contains(&length) && !told && inside.chars().all(plain) {
                found.insert(inside, Tag::of(if work { "nz" } else { "l" }));
                // 《中华人民共和国缔结条约程序法》 is cited as 缔结条约程序法.
                if let Some(short) = inside
                    .strip_prefix("中华人民共和国")
                    .filter(|rest| rest.ends_with('法') && rest.chars().count() > 2)
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
    let span = whole(input.text, span);
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
        // 奥克西利娅·姆南加古瓦 is 奥克西利娅 further on.
        let parts = name.split('·').filter(|part| part.chars().count() > 2);
        found.extend(parts.chain([name]).map(|name| (name, Tag::of("nr"))));
    }
}

/// The span less a last letter that begins a word with the next: 蓬佩奥 of 蓬佩奥通 + 话. What a person does, 说,
/// stands after the name.
fn whole(text: &str, span: Span) -> Span {
    let last = span.of(text).char_indices().next_back().map_or(0, |(at, _)| span.start + at);
    let next = text[span.end..].chars().next().filter(|c| !"说称指表会在将和与同对向就".contains(*c));
    let known = next.and_then(|next| Segmenter::shared().frequency(&text[last..span.end + next.len_utf8()]));
    Span::new(span.start, if known.is_some_and(|count| count > 0) { last } else { span.end })
}

/// Events, routes and bodies by how they end, where something proper stands before: 中吉乌铁路.
fn bodies<'t>(input: &Input<'t>, found: &mut BTreeMap<&'t str, Tag>) {
    let tables = tables();
    for token in input.tokens {
        if !token.span.of(input.text).starts_with(|c| tables.endings.firsts().has(c)) {
            continue;
        }
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
        if tables().before.longest(letters).is_some_and(|(before, ())| before == letters) {
            break;
        }
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
