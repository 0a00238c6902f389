//! What an action is about, by the weighted words of `topic.tsv`.

use super::{Decides, Reason, RuleId};
use crate::extract::vocabulary::{Entry, Hits};
use crate::lexicon::{built_in, values};
use crate::text::span::Span;
use std::sync::OnceLock;

pub(crate) const TABLE: &str = include_str!("topic.tsv");

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

/// How much each topic weighs in a stretch, and where its first word stands. A word inside a longer one does not count.
fn weights(hits: &Hits, text: &str, span: Span) -> [(u32, usize); TOPICS.len()] {
    let members = later_members(text, span);
    let found = weighed(hits, span, members);
    // A list whose first member names no field is read as a whole.
    if members.is_some() && found.iter().all(|(weight, _)| *weight == 0) {
        return weighed(hits, span, None);
    }
    found
}

fn weighed(hits: &Hits, span: Span, left_out: Option<Span>) -> [(u32, usize); TOPICS.len()] {
    let mut weights = [(0, usize::MAX); TOPICS.len()];
    let mut end = span.start;
    for hit in hits.within(span) {
        let Entry::Topic(row) = hit.entry else { continue };
        if hit.span.start < end && hit.span.end <= end {
            continue;
        }
        end = end.max(hit.span.end);
        if left_out.is_some_and(|rest| rest.holds(hit.span.start)) {
            continue;
        }
        let row = &rows()[usize::from(row)];
        let entry = &mut weights[row.topic];
        entry.0 += row.weight;
        if row.weight > 0 {
            entry.1 = entry.1.min(hit.span.start);
        }
    }
    weights
}

/// The members of a list after the first: only the first gives the topic (annotation guidelines, section 2).
///
/// From the first 、, or the first 和 between two members, to 等 or 的, or to the last member's end.
fn later_members(text: &str, span: Span) -> Option<Span> {
    let inside = span.of(text);
    let joint = |from: usize| {
        inside[from..]
            .char_indices()
            .find(|&(at, c)| {
                matches!(c, '和' | '及' | '与')
                    && !["和平", "和谐", "和解", "和睦", "参与", "与会", "及时", "与时", "普及", "以及时"]
                        .iter()
                        .any(|word| {
                            inside[from + at..].starts_with(word)
                                || inside[..from + at + c.len_utf8()].ends_with(word)
                        })
            })
            .map(|(at, _)| from + at)
    };
    let (first, last) = match (inside.find('、'), inside.rfind('、')) {
        (Some(first), Some(last)) => (first, last),
        _ => {
            let at = joint(0)?;
            (at, at)
        }
    };
    let close = ["等", "的"].iter().filter_map(|mark| inside[last..].find(mark)).min();
    let end = match close {
        Some(close) => last + close,
        None if inside[first..].starts_with('、') => inside.len(),
        // Of two members the second is a word or two.
        None => inside[first..].char_indices().nth(10).map_or(inside.len(), |(at, _)| first + at),
    };
    Some(Span::new(span.start + first, span.start + end))
}

/// Words that send the reader back for the field.
const BACK: [&str; 4] = ["该领域", "上述领域", "这一领域", "相关领域"];

/// The topics of an action, the heaviest first.
///
/// Where it names none, or only weak ones, those of the first stretch of `context` that names one; then `fallback`.
pub(super) fn topics(
    hits: &Hits,
    text: &str,
    action: Span,
    context: &[Span],
    fallback: &'static str,
    reasons: &mut Vec<Reason>,
) -> (Vec<&'static str>, bool) {
    let own = weights(hits, text, action);
    let heaviest =
        |weights: &[(u32, usize); TOPICS.len()]| weights.iter().map(|(weight, _)| *weight).max().unwrap_or(0);
    let back = BACK.iter().any(|word| action.of(text).contains(word));
    let weak = heaviest(&own) <= 1 || back;
    let mut chosen = (!weak).then_some((own, true));
    if weak {
        let around =
            context.iter().map(|&span| weights(hits, text, span)).find(|weights| heaviest(weights) > 1);
        chosen = around.map(|weights| (weights, false)).or((heaviest(&own) > 0).then_some((own, true)));
    }
    let Some((weights, stated)) = chosen else { return (vec![fallback], false) };
    let mut ranked: Vec<usize> = (0..TOPICS.len()).filter(|&topic| weights[topic].0 > 0).collect();
    ranked.sort_by_key(|&topic| (std::cmp::Reverse(weights[topic].0), topic));
    let Some(&first) = ranked.first() else { return (vec![fallback], false) };
    let (weight, place) = weights[first];
    reasons.push(Reason {
        rule: RuleId { kind: "topic", name: TOPICS[first] },
        role: Decides::Topic,
        span: hits.at(place).iter().find(|hit| matches!(hit.entry, Entry::Topic(_))).map(|hit| hit.span),
        detail: vec![("weight", weight.into())],
    });
    (ranked.into_iter().map(|topic| TOPICS[topic]).collect(), stated)
}
