//! Clauses that are no commitment: filters, tails and lead-ins, from their tables.

use super::RuleId;
use crate::extract::vocabulary::{Entry, Hits};
use crate::lexicon::{built_in, table, values};
use crate::text::span::Span;
use std::sync::OnceLock;

pub(crate) const FILTERS: &str = table!("commitment/filter.tsv");
pub(crate) const TAILS: &str = table!("commitment/tail.tsv");
pub(crate) const LEADS: &str = table!("commitment/lead.tsv");

/// Where a word of a filter counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FilterPlace {
    /// Where the predicate begins.
    Start,
    /// Before the clause's own cue; anywhere in a clause without one.
    BeforeCue,
    /// Anywhere in the clause.
    Anywhere,
}

/// A row of `filter.tsv`.
#[derive(Debug)]
pub(super) struct Filter {
    pub(super) id: &'static str,
    /// The report's label.
    pub(super) label: &'static str,
    place: FilterPlace,
    /// Whether what follows in the sentence inherits nothing either.
    pub(super) mutes: bool,
}

impl Filter {
    /// The id of the rule.
    pub(super) fn rule(&self) -> RuleId {
        RuleId { kind: "filter", name: self.id }
    }
}

/// The rule by which talks are no undertaking.
pub(super) const TALK: RuleId = RuleId { kind: "filter", name: "talk" };

pub(super) fn filters() -> &'static [Filter] {
    static ROWS: OnceLock<Vec<Filter>> = OnceLock::new();
    ROWS.get_or_init(|| {
        filter_table()
            .map(|[id, label, place, mutes, _]| Filter {
                id,
                label,
                place: match place {
                    "start" => FilterPlace::Start,
                    "anywhere" => FilterPlace::Anywhere,
                    _ => FilterPlace::BeforeCue,
                },
                mutes: mutes == "yes",
            })
            .collect()
    })
}

fn filter_table() -> impl Iterator<Item = [&'static str; 5]> {
    built_in("filter", FILTERS, ["id", "filter", "place", "mutes", "words"]).into_iter()
}

/// Words at the beginning of a clause, and, for some, words later in it.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) id: &'static str,
    place: Place,
    /// Whether it holds only for the last clause left of its sentence.
    pub(super) last: bool,
    /// Each with its first character, which tells most clauses apart.
    words: Vec<(char, &'static str)>,
    then: Vec<&'static str>,
    unless: Vec<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Start,
    End,
    Both,
    Around,
    Whole,
}

impl Place {
    fn read(cell: &str) -> Self {
        match cell {
            "end" => Self::End,
            "both" => Self::Both,
            "around" => Self::Around,
            "whole" => Self::Whole,
            _ => Self::Start,
        }
    }
}

impl Shape {
    /// Whether a clause has this shape. `clause` begins at its predicate, after its adverbs.
    fn fits(&self, clause: &str) -> bool {
        let first = clause.chars().next();
        let starts =
            |(character, word): &&(char, &str)| first == Some(*character) && clause.starts_with(word);
        let ends = |word: &&str| clause.ends_with(*word);
        let placed = match self.place {
            Place::Start => self.words.iter().any(|word| starts(&word)),
            Place::Whole => self.words.iter().any(|(_, word)| clause == *word),
            Place::End => self.words.iter().any(|(_, word)| ends(word)),
            Place::Around => self.words.iter().any(|word| starts(&word)) && self.then.iter().any(ends),
            Place::Both => self.words.iter().filter(starts).any(|(_, word)| {
                let rest = &clause[word.len()..];
                self.then.iter().any(|then| rest.contains(then))
            }),
        };
        placed && !self.unless.iter().any(|word| clause.contains(word))
    }
}

fn tails() -> &'static [Shape] {
    static ROWS: OnceLock<Vec<Shape>> = OnceLock::new();
    ROWS.get_or_init(|| {
        built_in("tail", TAILS, ["id", "place", "reach", "words", "then", "unless"])
            .into_iter()
            .map(|[id, place, reach, words, then, unless]| Shape {
                id,
                place: Place::read(place),
                last: reach == "last",
                words: values(words).filter_map(|word| Some((word.chars().next()?, word))).collect(),
                then: values(then).collect(),
                unless: values(unless).collect(),
            })
            .collect()
    })
}

fn leads() -> &'static [Shape] {
    static ROWS: OnceLock<Vec<Shape>> = OnceLock::new();
    ROWS.get_or_init(|| {
        built_in("lead", LEADS, ["id", "place", "words", "then", "unless"])
            .into_iter()
            .map(|[id, place, words, then, unless]| Shape {
                id,
                place: Place::read(place),
                last: false,
                words: values(words).filter_map(|word| Some((word.chars().next()?, word))).collect(),
                then: values(then).collect(),
                unless: values(unless).collect(),
            })
            .collect()
    })
}

pub(super) fn words(into: &mut Vec<(&'static str, Entry)>) {
    for (index, [_, _, _, _, words]) in filter_table().enumerate() {
        let row = u16::try_from(index).unwrap_or(u16::MAX);
        into.extend(values(words).map(|word| (word, Entry::Filter(row))));
    }
}

/// The tail that a clause is, read from its predicate on.
pub(super) fn tail(clause: &str) -> Option<&'static Shape> {
    tails().iter().find(|shape| shape.fits(clause))
}

/// What something is taken as, before the verb: 以服务业为重点.
pub(super) fn roles() -> impl Iterator<Item = &'static str> {
    let named = |word: &&str| word.chars().count() > 1;
    leads().iter().filter(|shape| shape.id == "as").flat_map(|shape| &shape.then).copied().filter(named)
}

/// Nouns that end a phrase of basis or direction: 按照高质量发展要求.
pub(super) const BASES: [&str; 50] = [
    "观", "指引", "起点", "契机", "基础", "核心", "要求", "部署", "精神", "原则", "思路", "方针", "目标",
    "任务", "主线", "主题", "理念", "需要", "规律", "规定", "战略", "重点", "阶段", "格局", "使命", "大局",
    "实际", "中心", "根本", "关键", "环节", "领域", "问题", "短板", "弱项", "方向", "定位", "法律", "法规",
    "情况", "条件", "安排", "方案", "规划", "标准", "期盼", "关切", "需求", "意见", "规则",
];

/// The lead-in that a clause is, read from its predicate on.
pub(super) fn lead(clause: &str) -> Option<&'static Shape> {
    leads().iter().find(|shape| shape.fits(clause))
}

/// 坚持开放包容, 坚持政治建军、依法治军: principles in four letters each.
pub(super) fn principle(clause: &str) -> bool {
    clause.strip_prefix("坚持").is_some_and(|held| held.split('、').all(|member| member.chars().count() == 4))
}

/// 具有重要意义的协议: the word describes a thing of the clause.
fn attributive(text: &str, span: Span) -> bool {
    text[span.end..].starts_with('的')
}

/// The filter that keeps a clause out.
///
/// `starts`: the places where a word counts as the clause's beginning; `before`: what stands before its own cue.
pub(super) fn filter(
    text: &str,
    hits: &Hits,
    starts: &[usize],
    before: Span,
    clause: Span,
) -> Option<(&'static Filter, Span)> {
    let row = |row: u16| &filters()[usize::from(row)];
    let at_start = starts.iter().find_map(|&start| {
        hits.at(start).iter().find_map(|hit| match hit.entry {
            Entry::Filter(index) if row(index).place == FilterPlace::Start => Some((row(index), hit.span)),
            _ => None,
        })
    });
    at_start.or_else(|| {
        hits.within(clause).find_map(|hit| match hit.entry {
            Entry::Filter(index) => match row(index).place {
                FilterPlace::BeforeCue if before.covers(hit.span) => Some((row(index), hit.span)),
                FilterPlace::Anywhere if !attributive(text, hit.span) => Some((row(index), hit.span)),
                _ => None,
            },
            _ => None,
        })
    })
}
