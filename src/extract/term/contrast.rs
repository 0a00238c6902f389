//! [`contrast`]: what sets one part of a text apart from another.

use super::Term;
use super::measure::{keyness, rounded};
use crate::extract::word::{Word, WordKind};
use crate::text::span::Span;

/// The 5 % point of the distribution of the log-likelihood with one degree of freedom.
const SIGNIFICANT: f64 = 3.84;

/// A term that stands more often in one part than in the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contrast {
    /// Index of the term.
    pub term: usize,
    /// How often it stands here.
    pub here: usize,
    /// How often there.
    pub there: usize,
    /// Log-likelihood; above 0 where the term is more frequent here.
    pub keyness: f64,
}

/// The terms that set the spans `here` apart from the spans `there`, by falling log-likelihood: those more frequent here,
/// at the 5 % level. The spans of each are in order and disjoint.
pub fn contrast(terms: &[Term], words: &[Word], here: &[Span], there: &[Span]) -> Vec<Contrast> {
    let within = |spans: &[Span], offset: usize| {
        let at = spans.partition_point(|span| span.end <= offset);
        spans.get(at).is_some_and(|span| span.holds(offset))
    };
    let size = |spans: &[Span]| {
        let plain = words.iter().filter(|word| word.kind != WordKind::Punctuation);
        plain.filter(|word| within(spans, word.span.start)).count() as f64
    };
    let (c, d) = (size(here), size(there));
    if c == 0.0 || d == 0.0 {
        return Vec::new();
    }
    let mut list: Vec<Contrast> = terms
        .iter()
        .enumerate()
        .map(|(term, found)| {
            let count =
                |spans: &[Span]| found.occurrences.iter().filter(|at| within(spans, at.start)).count();
            let (a, b) = (count(here), count(there));
            Contrast { term, here: a, there: b, keyness: rounded(keyness(a as f64, b as f64, c, d)) }
        })
        .filter(|each| each.here > 0 && each.keyness >= SIGNIFICANT)
        .collect();
    list.sort_by(|a, b| b.keyness.total_cmp(&a.keyness).then(a.term.cmp(&b.term)));
    list
}

/// Key terms of a part.
const SHOWN: usize = 12;

/// For each of `count` parts, the terms that set it apart from the rest of the text, by falling log-likelihood.
///
/// `parts` holds where each stretch of the text begins and which part it belongs to, in order.
pub fn by_part(terms: &[Term], words: &[Word], parts: &[(usize, usize)], count: usize) -> Vec<Vec<Contrast>> {
    let part_of = |offset: usize| {
        let at = parts.partition_point(|&(start, _)| start <= offset);
        at.checked_sub(1).map(|at| parts[at].1)
    };
    let mut sizes = vec![0.0; count];
    let mut size = 0.0;
    for word in words.iter().filter(|word| word.kind != WordKind::Punctuation) {
        if let Some(size) = part_of(word.span.start).and_then(|part| sizes.get_mut(part)) {
            *size += 1.0;
        }
        size += 1.0;
    }
    let mut lists = vec![Vec::new(); count];
    for (term, found) in terms.iter().enumerate() {
        let mut parts: Vec<usize> = found.occurrences.iter().filter_map(|at| part_of(at.start)).collect();
        parts.sort_unstable();
        for run in parts.chunk_by(|a, b| a == b) {
            let (Some(list), here) = (lists.get_mut(run[0]), run.len()) else { continue };
            let (there, c) = (found.count - here.min(found.count), sizes[run[0]]);
            if c >= size {
                continue;
            }
            let keyness = rounded(keyness(here as f64, there as f64, c, size - c));
            if keyness >= SIGNIFICANT {
                list.push(Contrast { term, here, there, keyness });
            }
        }
    }
    for list in &mut lists {
        list.sort_by(|a, b| b.keyness.total_cmp(&a.keyness).then(a.term.cmp(&b.term)));
        list.truncate(SHOWN);
    }
    lists
}
