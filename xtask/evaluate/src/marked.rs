//! The commitments that people marked in a text, and which of ours are right by them.
//!
//! An item matches a marked one in whose sentence it begins when the F1 of the characters of both actions
//! is 0.5 or more; each matches once, the best first. Deliveries are left out on both sides. Optional
//! items and neutral spans may be found or not.

use crate::Result;
use gongbao::Report;
use gongbao::report::Offsets;
use serde::Deserialize;
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
    optional: bool,
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

    /// The verdicts on the commitments and on the rejected clauses of a report, in its order.
    pub(crate) fn judge(&self, report: &Report) -> (Vec<Verdict>, Vec<Verdict>) {
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
