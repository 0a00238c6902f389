//! The commitments that people marked in a text, and which of ours are right by them.
//!
//! An item matches a marked one in whose sentence it begins when the F1 of the characters of both actions
//! is 0.5 or more; each matches once, the best first. Deliveries are left out on both sides. Optional
//! items and neutral spans may be found or not.

use crate::Result;
use gongbao::Report;
use gongbao::report::Offsets;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What is marked in one text.
#[derive(Deserialize)]
pub(crate) struct Marked {
    items: Vec<Item>,
    #[serde(default)]
    neutral: Vec<Offsets>,
}

#[derive(Deserialize)]
struct Item {
    action: Offsets,
    sentence_start: usize,
    sentence_end: usize,
    force: String,
    #[serde(default)]
    actors: Vec<String>,
    #[serde(default)]
    optional: bool,
}

/// What counts on both sides of one text, and what is right of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) marked: usize,
    pub(crate) found: usize,
    pub(crate) right: usize,
    /// Of the right ones, those with the right force and the right actors.
    pub(crate) force: usize,
    pub(crate) actors: usize,
}

/// Whether what we say counts, and if so whether it is right.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Right,
    Wrong,
    /// Neither: the marks allow both.
    Free,
}

impl Marked {
    /// Reads DOC.json.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let json = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut marked: Self = serde_json::from_str(&json)?;
        marked.items.retain(|item| item.force != "delivery");
        marked.items.sort_by_key(|item| item.action);
        Ok(marked)
    }

    /// Which marked item each of our commitments matches, and which marked items are matched.
    fn matched(&self, report: &Report) -> (Vec<Option<usize>>, Vec<bool>) {
        let mut pairs = Vec::new();
        for (ours, found) in report.commitments.iter().enumerate() {
            for (theirs, item) in self.items.iter().enumerate() {
                let overlap = overlap(found.action, item.action);
                let inside = (item.sentence_start..item.sentence_end).contains(&found.action[0]);
                if found.force != "delivery" && inside && overlap >= 0.5 {
                    pairs.push((overlap, ours, theirs));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut matched = vec![None; report.commitments.len()];
        let mut taken = vec![false; self.items.len()];
        for (_, ours, theirs) in pairs {
            if matched[ours].is_none() && !taken[theirs] {
                matched[ours] = Some(theirs);
                taken[theirs] = true;
            }
        }
        (matched, taken)
    }

    /// What counts in a report, and what is right of it.
    pub(crate) fn counts(&self, report: &Report) -> Counts {
        let (matched, _) = self.matched(report);
        let mut counts =
            Counts { marked: self.items.iter().filter(|item| !item.optional).count(), ..Counts::default() };
        let (verdicts, _) = self.judge(report);
        for ((found, theirs), verdict) in report.commitments.iter().zip(&matched).zip(verdicts) {
            counts.found += usize::from(verdict != Verdict::Free);
            if let (Some(theirs), Verdict::Right) = (*theirs, verdict) {
                let item = &self.items[theirs];
                let names = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
                counts.right += 1;
                counts.force += usize::from(found.force == item.force);
                counts.actors += usize::from(names(&found.actors) == names(&item.actors));
            }
        }
        counts
    }

    /// The verdicts on the commitments and on the rejected clauses of a report, in its order.
    pub(crate) fn judge(&self, report: &Report) -> (Vec<Verdict>, Vec<Verdict>) {
        let (matched, taken) = self.matched(report);
        let items = report.commitments.iter().zip(&matched).map(|(found, theirs)| match *theirs {
            _ if found.force == "delivery" => Verdict::Free,
            Some(theirs) if self.items[theirs].optional => Verdict::Free,
            Some(_) => Verdict::Right,
            None if self.neutral.iter().any(|&free| overlap(found.action, free) >= 0.5) => Verdict::Free,
            None => Verdict::Wrong,
        });
        let rejected = report.rejected.iter().map(|rejected| {
            let missed = |optional: bool| {
                self.items.iter().zip(&taken).any(|(item, taken)| {
                    item.optional == optional && !taken && mostly_in(item.action, rejected.span)
                })
            };
            if missed(false) {
                Verdict::Wrong
            } else if missed(true) || self.neutral.iter().any(|&free| mostly_in(free, rejected.span)) {
                Verdict::Free
            } else {
                Verdict::Right
            }
        });
        (items.collect(), rejected.collect())
    }
}

fn shared(a: Offsets, b: Offsets) -> usize {
    a[1].min(b[1]).saturating_sub(a[0].max(b[0]))
}

/// F1 of the characters of two spans.
fn overlap(a: Offsets, b: Offsets) -> f64 {
    let length = (a[1] - a[0]) + (b[1] - b[0]);
    2.0 * shared(a, b) as f64 / length.max(1) as f64
}

/// Whether half of a span or more lies in a clause.
fn mostly_in(span: Offsets, clause: Offsets) -> bool {
    2 * shared(span, clause) >= (span[1] - span[0]).max(1)
}
