//! The rule that an item names is the rule that made it: without its row the item is another one.

use gongbao::analysis::analyze_with;
use gongbao::extract::commitment::Commitment;
use gongbao::extract::vocabulary::{Entry, Vocabulary};
use gongbao::text::span::Span;
use gongbao::text::token::Segmenter;
use gongbao::{Analysis, Options, analyze};
use std::collections::BTreeMap;

const INTERVIEW: &str = include_str!("documents/seed_interview.txt");

/// The places of the rows of a table whose first cell is `name`.
fn rows(table: &str, name: &str, entry: fn(u16) -> Entry) -> Vec<Entry> {
    let lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let places = (0u16..).zip(lines.skip(1)).filter(|(_, line)| line.split('\t').next() == Some(name));
    places.map(|(place, _)| entry(place)).collect()
}

/// The rows of the tables that a rule stands for; none for rules that are code.
fn rows_of(rule: &str) -> Vec<Entry> {
    let Some((kind, name)) = rule.strip_prefix("commitment.").and_then(|rule| rule.split_once('.')) else {
        return Vec::new();
    };
    match kind {
        "cue" => rows(include_str!("../src/extract/commitment/cue.tsv"), name, Entry::Cue),
        "filter" => rows(include_str!("../src/extract/commitment/filter.tsv"), name, Entry::Filter),
        "modifier" => rows(include_str!("../src/extract/commitment/modifier.tsv"), name, Entry::Modifier),
        "topic" => rows(include_str!("../src/extract/commitment/topic.tsv"), name, Entry::Topic),
        _ => Vec::new(),
    }
}

fn analysis_without(rows: &[Entry]) -> Analysis {
    analyze_with(
        &Vocabulary::without(rows),
        &|text| Segmenter::shared().cut(text),
        INTERVIEW,
        &Options::default(),
        &mut |_| {},
    )
}

/// What can be seen of an item that its cue, its topic and its modifiers decide.
fn seen(item: &Commitment) -> (Span, Span, &'static str, u8, bool, Option<&'static str>) {
    let topic = item.topics.first().copied();
    (item.action, item.cue, item.force.label(), item.grade, item.reaffirmed, topic)
}

/// The items that name each rule of a table, by rule.
fn named(analysis: &Analysis) -> BTreeMap<String, Vec<&Commitment>> {
    let mut named: BTreeMap<String, Vec<&Commitment>> = BTreeMap::new();
    for item in &analysis.commitments {
        for reason in &item.reasons {
            let rule = reason.rule.to_string();
            // Cooperation without a field has this topic too, without any word (guidelines, B53).
            if rule != "commitment.topic.political_trust" && !rows_of(&rule).is_empty() {
                named.entry(rule).or_default().push(item);
            }
        }
    }
    named
}

/// Items that name a row which does not make them. One that has come right must leave the list.
const KNOWN_MISSES: [&str; 1] = ["commitment.cue.will: 向塔方提供多批疫苗援助"];

#[test]
fn an_item_changes_without_the_row_that_it_names() {
    let whole = analyze(INTERVIEW, &Options::default());
    let named = named(&whole);
    let cues = named.keys().filter(|rule| rule.starts_with("commitment.cue.")).count();
    assert!(cues >= 8, "only {cues} rules of the cue table are named");
    let mut unmoved = Vec::new();
    for (rule, items) in &named {
        let other = analysis_without(&rows_of(rule));
        for item in items {
            if other.commitments.iter().any(|other| seen(other) == seen(item)) {
                unmoved.push(format!("{rule}: {}", item.action.of(whole.document.text())));
            }
        }
    }
    assert_eq!(unmoved, KNOWN_MISSES, "these are the same without the row");
}

#[test]
fn a_rejected_cue_changes_without_the_row_that_it_names() {
    let whole = analyze(INTERVIEW, &Options::default());
    let mut tried = 0;
    for rejected in &whole.rejected {
        let rows = rows_of(&rejected.rule.to_string());
        if rows.is_empty() || rejected.rule.kind != "filter" {
            continue;
        }
        tried += 1;
        let other = analysis_without(&rows);
        let same = other.rejected.iter().any(|other| {
            other.span == rejected.span && other.rule == rejected.rule && other.cue == rejected.cue
        });
        assert!(!same, "{}: {}", rejected.rule, rejected.span.of(whole.document.text()));
    }
    assert!(tried > 0, "no rejected cue names a row of the filters");
}

#[test]
fn nothing_changes_with_nothing_taken_away() {
    let whole = analyze(INTERVIEW, &Options::default());
    let other = analysis_without(&[]);
    let all = |analysis: &Analysis| analysis.commitments.iter().map(seen).collect::<Vec<_>>();
    assert_eq!(all(&whole), all(&other));
}
