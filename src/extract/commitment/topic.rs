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
    let mut weights = [(0, usize::MAX); TOPICS.len()];
    let members = list_members(text, span);
    let mut end = span.start;
    for hit in hits.within(span) {
        let Entry::Topic(row) = hit.entry else { continue };
        if hit.span.start < end && hit.span.end <= end {
            continue;
        }
        end = end.max(hit.span.end);
        // Of a list joined by 、 only the first member counts (annotation guidelines, section 2).
        if members.is_some_and(|rest| rest.holds(hit.span.start)) {
            continue;
        }
        let row = &rows()[usize::from(row)];
        let entry = &mut weights[row.topic];
        entry.0 += row.weight;
        entry.1 = entry.1.min(hit.span.start);
    }
    weights
}

/// The members of a list joined by 、 after the first, up to the 等 or 和 that closes it.
fn list_members(text: &str, span: Span) -> Option<Span> {
    let inside = span.of(text);
    let first = inside.find('、')?;
    let last = inside.rfind('、')?;
    let after = &inside[last..];
    let close = ["等", "和", "及", "与"].iter().filter_map(|mark| after.find(mark)).min();
    let end = last + close.unwrap_or(after.len());
    Some(Span::new(span.start + first, span.start + end))
}

/// The topics of an action, the heaviest first; when it names none, of the stretches after it in `context`.
pub(super) fn topics(
    hits: &Hits,
    text: &str,
    action: Span,
    context: &[Span],
    reasons: &mut Vec<Reason>,
) -> (Vec<&'static str>, bool) {
    for (level, &span) in std::iter::once(&action).chain(context).enumerate() {
        let weights = weights(hits, text, span);
        let mut ranked: Vec<usize> = (0..TOPICS.len()).filter(|&topic| weights[topic].0 > 0).collect();
        if ranked.is_empty() {
            continue;
        }
        ranked.sort_by_key(|&topic| (std::cmp::Reverse(weights[topic].0), topic));
        let (weight, place) = weights[ranked[0]];
        reasons.push(Reason {
            rule: RuleId { kind: "topic", name: TOPICS[ranked[0]] },
            role: Decides::Topic,
            span: hits.at(place).iter().find(|hit| matches!(hit.entry, Entry::Topic(_))).map(|hit| hit.span),
            detail: vec![("weight", weight.into())],
        });
        return (ranked.into_iter().map(|topic| TOPICS[topic]).collect(), level == 0);
    }
    (vec!["general"], false)
}
