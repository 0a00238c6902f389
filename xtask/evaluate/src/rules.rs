//! `cargo xtask rules CORPUS_DIR [GOLD_DIR]`: how often each rule of commitments fires over real texts,
//! and how often it is right where people marked the commitments.
//!
//! GOLD_DIR holds DOC.txt and DOC.json. An item is right when it matches a marked one ([`crate::marked`]);
//! its rules are those of its reasons. A rule that rejects is right when nothing marked was missed there.

use crate::Result;
use crate::marked::{Marked, Verdict};
use crate::reading::{read, texts};
use gongbao::Report;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The tables whose rows are rules: kind, and whether reports name the rule.
/// A lead-in is passed over without a word, so that it cannot be counted.
const TABLES: [(&str, bool); 6] =
    [("cue", true), ("filter", true), ("tail", true), ("lead", false), ("modifier", true), ("topic", true)];

/// The rules that stand in code.
const IN_CODE: [&str; 22] = [
    "action.complement",
    "action.empty",
    "action.perfect",
    "action.slogan",
    "carry.frame",
    "carry.stance",
    "genre.commentary",
    "genre.law",
    "party.abbreviation",
    "party.choice",
    "party.name",
    "party.role",
    "party.speaker",
    "section.heading",
    "section.outside",
    "section.principles",
    "section.question",
    "subject.history",
    "subject.impersonal",
    "subject.none",
    "subject.others",
    "subject.thing",
];

/// What is counted of one rule.
#[derive(Default)]
struct Tally {
    /// Over the texts.
    fires: usize,
    /// Where commitments are marked: those that count, and the right ones among them.
    counted: usize,
    right: usize,
}

type Tallies = BTreeMap<String, Tally>;

/// Reads the texts and prints a line for every rule, then the rules that fire in none of them.
pub(crate) fn evaluate(words: &[&str]) -> Result<()> {
    let (corpus, gold) = match *words {
        [corpus] => (corpus, None),
        [corpus, gold] => (corpus, Some(gold)),
        _ => return Err("cargo xtask rules CORPUS_DIR [GOLD_DIR]".into()),
    };
    let (mut rules, unnamed) = listed()?;
    for file in texts(Path::new(corpus))? {
        fired(&read(&file)?, |rule, _| tally(&mut rules, rule).fires += 1);
    }
    for file in gold.map_or(Ok(Vec::new()), |gold| texts(Path::new(gold)))? {
        let report = read(&file)?;
        let (items, rejected) = Marked::read(&file.with_extension("json"))?.judge(&report);
        fired(&report, |rule, place| {
            let verdict = match place {
                Place::Item(index) => items[index],
                Place::Rejected(index) => rejected[index],
            };
            if verdict != Verdict::Free {
                let tally = tally(&mut rules, rule);
                tally.counted += 1;
                tally.right += usize::from(verdict == Verdict::Right);
            }
        });
    }
    println!("{:<42} {:>6} {:>6} {:>8} {:>9}", "rule", "fires", "right", "counted", "precision");
    for (rule, Tally { fires, counted, right }) in &rules {
        let precision =
            if *counted == 0 { String::new() } else { format!("{:.3}", *right as f64 / *counted as f64) };
        println!("{rule:<42} {fires:>6} {right:>6} {counted:>8} {precision:>9}");
    }
    let never =
        rules.iter().filter(|(_, tally)| tally.fires + tally.counted == 0).map(|(rule, _)| rule.as_str());
    println!("\nnever fire: {}", never.collect::<Vec<_>>().join(", "));
    println!("named by no report: {}", unnamed.join(", "));
    Ok(())
}

/// Where a rule is named in a report.
enum Place {
    Item(usize),
    Rejected(usize),
}

/// Calls `with` for every rule that a report names.
fn fired(report: &Report, mut with: impl FnMut(&str, Place)) {
    for (index, item) in report.commitments.iter().enumerate() {
        for reason in &item.reasons {
            with(&reason.rule, Place::Item(index));
        }
    }
    for (index, rejected) in report.rejected.iter().enumerate() {
        with(&rejected.rule, Place::Rejected(index));
    }
}

/// The count of a rule, also of one that is not listed.
fn tally<'a>(rules: &'a mut Tallies, rule: &str) -> &'a mut Tally {
    rules.entry(rule.to_owned()).or_default()
}

/// Every rule that reports can name, and those they do not name.
fn listed() -> Result<(Tallies, Vec<String>)> {
    let mut rules: Tallies =
        IN_CODE.iter().map(|rule| (format!("commitment.{rule}"), Tally::default())).collect();
    let mut unnamed = Vec::new();
    for (table, named) in TABLES {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../src/extract/commitment/{table}.tsv"));
        let content = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let rows = content.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1);
        let ids =
            rows.filter_map(|row| row.split('\t').next()).map(|name| format!("commitment.{table}.{name}"));
        if named {
            rules.extend(ids.map(|rule| (rule, Tally::default())));
        } else {
            unnamed.extend(ids);
        }
    }
    Ok((rules, unnamed))
}
