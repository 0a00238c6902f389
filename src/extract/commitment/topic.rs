//! What an action is about, by the weighted words of `topic.tsv`.

use super::{Decides, Reason, RuleId};
use crate::extract::vocabulary::{Entry, Hits};
use crate::lexicon::{built_in, table, values};
use crate::text::span::Span;
use std::sync::OnceLock;

pub(crate) const TABLE: &str = table!("commitment/topic.tsv");

/// The topics, the more specific first: of two that weigh the same the earlier wins.
pub const TOPICS: [&str; 16] = [
    "health",
    "agriculture_food",
    "energy",
    "finance",
    "digital_tech",
    "climate_env",
    "connectivity",
    "development_poverty",
    "people_culture",
    "trade_investment",
    "regional_hotspot",
    "security",
    "governance_rule_of_law",
    "political_trust",
    "multilateral",
    "general",
];

struct Row {
    topic: usize,
    weight: u32,
}

fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        table()
            .map(|[topic, weight, _]| Row {
                topic: TOPICS.iter().position(|name| *name == topic).unwrap_or(TOPICS.len() - 1),
                weight: weight.parse().unwrap_or(1),
            })
            .collect()
    })
}

fn table() -> impl Iterator<Item = [&'static str; 3]> {
    built_in("topic", TABLE, ["topic", "weight", "words"]).into_iter()
}

pub(super) fn words(into: &mut Vec<(&'static str, Entry)>) {
    for (index, [_, _, words]) in table().enumerate() {
        let row = u16::try_from(index).unwrap_or(u16::MAX);
        into.extend(values(words).map(|word| (word, Entry::Topic(row))));
    }
}

/// A word of a topic in a stretch.
#[derive(Clone, Copy)]
struct Word {
    span: Span,
    topic: usize,
    weight: u32,
}

/// From this weight on a word names a field. Lighter ones leave the choice to what stands around.
const NAMES: u32 = 2;
/// From this weight on the last word is the head of what is said and goes before its modifiers (B99).
const HEADS: u32 = 3;

/// The words of topics in a stretch: the leftmost, of those the longest. A word of weight 0 only takes its place.
fn words_of(hits: &Hits, span: Span) -> Vec<Word> {
    let mut end = span.start;
    let mut found = Vec::new();
    for hit in hits.within(span) {
        let Entry::Topic(row) = hit.entry else { continue };
        if hit.span.start < end {
            continue;
        }
        end = hit.span.end;
        let row = &rows()[usize::from(row)];
        if row.weight > 0 {
            found.push(Word { span: hit.span, topic: row.topic, weight: row.weight });
        }
    }
    found
}

/// The words that count: of a list those of its first member and of what the list belongs to
/// (annotation guidelines, section 2). Where the first member names no field, the first one that does stands for it.
fn counted(hits: &Hits, text: &str, span: Span) -> Vec<Word> {
    let words = words_of(hits, span);
    let inside = span.of(text);
    // What joins two verbs, 培养和引进, stands before the first word of a field.
    let head = words.iter().find(|word| word.weight >= HEADS).map(|word| word.span.end);
    let joint = joint(inside, head.map_or(0, |end| end - span.start)).map(|at| span.start + at);
    let Some(comma) = inside.find('、').map(|at| span.start + at) else {
        return match joint {
            Some(joint) if named(&words, joint) => second_left_out(words, text, joint, head.is_some()),
            _ => words,
        };
    };
    let last = inside.rfind('、').map_or(comma, |at| span.start + at);
    let close = ["等", "的"].iter().filter_map(|mark| text[last..span.end].find(mark)).min();
    let close = close.map_or(span.end, |at| last + at);
    for first in [joint.filter(|&joint| joint < comma), Some(comma)].into_iter().flatten() {
        if named(&words, first) {
            return outside(words, Span::new(first, close));
        }
    }
    let member = words.iter().find(|word| word.weight >= NAMES && (comma..close).contains(&word.span.start));
    match member {
        Some(member) => {
            let from = member.span.end.min(close);
            let next = text[from..close].find('、').map_or(close, |at| from + at);
            outside(words, Span::new(next, close))
        }
        None => words,
    }
}

/// Words without those of the second of two members: all near 和 where the first is a noun of a field, else the one
/// word after it, since a head may follow both (农村和社区医疗服务).
fn second_left_out(words: Vec<Word>, text: &str, joint: usize, noun: bool) -> Vec<Word> {
    let near = |word: &Word| word.span.start > joint && text[joint..word.span.start].chars().count() < 10;
    let first = words.iter().find(|word| near(word)).map(|word| word.span);
    words.into_iter().filter(|word| !near(word) || !(noun || Some(word.span) == first)).collect()
}

/// Whether a word before `offset` names a field.
fn named(words: &[Word], offset: usize) -> bool {
    words.iter().any(|word| word.weight >= NAMES && word.span.start < offset)
}

fn outside(mut words: Vec<Word>, list: Span) -> Vec<Word> {
    words.retain(|word| !list.holds(word.span.start));
    words
}

/// Words with the letters of a conjunction.
const NO_JOINTS: [&str; 18] = [
    "和平",
    "和谐",
    "和解",
    "和睦",
    "和美",
    "共和",
    "温和",
    "缓和",
    "总和",
    "参与",
    "与会",
    "与时",
    "及时",
    "普及",
    "涉及",
    "惠及",
    "顾及",
    "以及时",
];

/// The first 和, 及 or 与 between two members, at `from` or later.
fn joint(inside: &str, from: usize) -> Option<usize> {
    let found = inside.char_indices().skip_while(|&(at, _)| at < from).find(|&(at, c)| {
        let holds = |word: &&str| {
            word.match_indices(c).any(|(before, _)| {
                at.checked_sub(before)
                    .and_then(|start| inside.get(start..))
                    .is_some_and(|rest| rest.starts_with(*word))
            })
        };
        matches!(c, '和' | '及' | '与') && !NO_JOINTS.iter().any(holds)
    });
    found.map(|(at, _)| at)
}

/// The topics of these words, the first the one to take, each with the word that speaks for it.
///
/// The heaviest word decides, of equal ones the head, then the topic with more words, then the longer word.
fn ranked(words: &[Word]) -> Vec<Word> {
    let head = words.iter().rev().find(|word| word.weight >= HEADS).map(|word| word.span.start);
    let strength =
        |word: &Word| (word.weight, Some(word.span.start) == head, word.span.end - word.span.start);
    let mut found: Vec<((u32, bool), u32, usize, Word)> = Vec::new();
    for (topic, _) in TOPICS.iter().enumerate() {
        let own = || words.iter().filter(move |word| word.topic == topic);
        let Some(best) = own().max_by_key(|word| strength(word)) else { continue };
        let (weight, head, _) = strength(best);
        let longest = own().map(|word| word.span.end - word.span.start).max().unwrap_or(0);
        found.push(((weight, head), own().map(|word| word.weight).sum(), longest, *best));
    }
    found.sort_by_key(|&(weight, sum, longest, word)| {
        std::cmp::Reverse((weight, sum, longest, std::cmp::Reverse(word.topic)))
    });
    found.into_iter().map(|(_, _, _, word)| word).collect()
}

/// Stretches around an action where its field may be told, and how near each stands.
pub(super) type Around = Vec<(Span, u32)>;

/// The topics of what stands around: that of each stretch by its weight and nearness.
fn around(hits: &Hits, text: &str, stretches: &Around) -> Vec<Word> {
    let mut found: Vec<(u32, Word)> = Vec::new();
    for &(span, near) in stretches {
        let Some(&word) = ranked(&counted(hits, text, span)).first() else { continue };
        if word.weight < NAMES {
            continue;
        }
        match found.iter_mut().find(|(_, other)| other.topic == word.topic) {
            Some((sum, _)) => *sum += word.weight * near,
            None => found.push((word.weight * near, word)),
        }
    }
    found.sort_by_key(|&(sum, word)| (std::cmp::Reverse(sum), word.topic));
    found.into_iter().map(|(_, word)| word).collect()
}

/// Whether a weak word has its topic among those around. Organisations stand around everywhere.
fn hints(found: &[Word], word: &Word) -> bool {
    TOPICS[word.topic] != "multilateral" && found.iter().any(|other| other.topic == word.topic)
}

/// Words that send the reader back for the field.
const BACK: [&str; 4] = ["该领域", "上述领域", "这一领域", "相关领域"];
/// What a clause before the action proper opens with.
const LEADS: [&str; 12] =
    ["通过", "以", "在", "围绕", "按照", "依托", "针对", "对", "着眼", "根据", "聚焦", "结合"];

/// Verbs whose subject the action is about: 引导民间资本参与城市建设 is about capital.
const SERVES: [&str; 5] = ["用于", "投向", "流向", "参与", "加大对"];

/// What an action names itself: its words, of an action with a clause of means before it those of the rest.
fn own(hits: &Hits, text: &str, action: Span) -> Vec<Word> {
    let words = action.of(text);
    if let Some(at) = SERVES.iter().find_map(|verb| words.find(verb)) {
        let served = ranked(&counted(hits, text, Span::new(action.start, action.start + at)));
        if served.first().is_some_and(|word| word.weight >= HEADS) {
            return served;
        }
    }
    if LEADS.iter().any(|lead| words.starts_with(lead))
        && let Some(comma) = words.rfind('，')
    {
        let rest = ranked(&counted(hits, text, Span::new(action.start + comma, action.end)));
        if rest.first().is_some_and(|word| word.weight >= NAMES) {
            return rest;
        }
    }
    ranked(&counted(hits, text, action))
}

/// The topics of an action, the one to take first, and whether it names them itself.
///
/// Where it names none, those of the first of `context` that names one; then its own weak words; then `fallback`.
pub(super) fn topics(
    hits: &Hits,
    text: &str,
    action: Span,
    context: &[Around],
    fallback: &'static str,
    reasons: &mut Vec<Reason>,
) -> (Vec<&'static str>, bool) {
    let own = own(hits, text, action);
    let back = BACK.iter().any(|word| action.of(text).contains(word));
    let weight = own.first().map_or(0, |word| word.weight);
    let stated = weight >= NAMES || own.first().is_some_and(|word| TOPICS[word.topic] == fallback);
    let (ranked, stated) = if stated && !back {
        (own, true)
    } else {
        let found =
            context.iter().map(|stretches| around(hits, text, stretches)).find(|found| !found.is_empty());
        match found {
            // A weak word is strong enough where the same field stands around.
            Some(found) if own.first().is_some_and(|word| hints(&found, word)) => (own, true),
            Some(found) => (found, false),
            None => (own, true),
        }
    };
    let Some(first) = ranked.first() else { return (vec![fallback], false) };
    reasons.push(Reason {
        rule: RuleId { kind: "topic", name: TOPICS[first.topic] },
        role: Decides::Topic,
        span: Some(first.span),
        detail: vec![("weight", first.weight.into())],
    });
    (ranked.into_iter().map(|word| TOPICS[word.topic]).collect(), stated)
}
