//! [`settle`]: the order of the terms, and [`worth_a_place`]: how many of them tell what the text is about.

use super::measure::rounded;
use super::{Input, Term, TermKind};
use crate::text::span::Span;

/// Least score of a term that is worth a place. A word of two characters has it from a log-likelihood of 40
/// on, a formula from 12; the 0.1 % point is 10.83.
pub const WORTH: f64 = 18.0;

/// What stands in the title or a heading is worth so much more.
const HEADED: f64 = 1.4;

/// What is left of the score of a term all of whose places better terms have already; a name of its own,
/// 亚投行协定 after 亚投行, keeps more.
fn left(kind: TermKind) -> f64 {
    if kind == TermKind::Name { 0.6 } else { 0.35 }
}

/// How many terms, from the first, are worth a place.
pub fn worth_a_place(terms: &[Term]) -> usize {
    terms.partition_point(|term| term.score >= WORTH)
}

/// Puts the terms in order: by falling score, then by first occurrence, then the more frequent first.
///
/// Before, those of title and headings are lifted, those that stand aside only lose their score, and those that
/// share their letters with better ones lose in proportion: after 知识产权保护, 知识产权保护工作 says little.
pub(super) fn settle(input: &Input, terms: &mut [Term]) {
    let mut marks = Marks(vec![0; input.text.len()]);
    input.headings.iter().for_each(|&span| marks.set(span, Marks::HEADING));
    input.aside.iter().for_each(|&span| marks.set(span, Marks::ASIDE));
    for term in terms.iter_mut() {
        let aside = term.occurrences.iter().all(|&place| marks.has(place.start, Marks::ASIDE));
        let headed = || term.occurrences.iter().any(|&place| marks.has(place.start, Marks::HEADING));
        term.score *= if aside {
            0.0
        } else if headed() {
            HEADED
        } else {
            1.0
        };
    }
    sort(terms);
    for term in terms.iter_mut().take_while(|term| term.score >= WORTH) {
        let taken = |place: &&Span| {
            marks.has(place.start, Marks::TAKEN) || marks.has(place.end.saturating_sub(1), Marks::TAKEN)
        };
        let free = 1.0 - term.occurrences.iter().filter(taken).count() as f64 / term.count.max(1) as f64;
        let left = left(term.kind);
        term.score *= left + (1.0 - left) * free;
        if free >= 0.5 {
            term.occurrences.iter().for_each(|&place| marks.set(place, Marks::TAKEN));
        }
    }
    for term in terms.iter_mut() {
        term.score = rounded(term.score);
    }
    sort(terms);
}

/// What every byte of the text is part of.
struct Marks(Vec<u8>);

impl Marks {
    const HEADING: u8 = 1;
    const ASIDE: u8 = 2;
    /// A better term.
    const TAKEN: u8 = 4;

    fn set(&mut self, span: Span, mark: u8) {
        for byte in self.0.get_mut(span.start..span.end).into_iter().flatten() {
            *byte |= mark;
        }
    }

    fn has(&self, at: usize, mark: u8) -> bool {
        self.0.get(at).is_some_and(|byte| byte & mark != 0)
    }
}

fn sort(terms: &mut [Term]) {
    let first = |term: &Term| term.occurrences.first().map_or(usize::MAX, |span| span.start);
    terms.sort_by(|a, b| {
        let score = b.score.total_cmp(&a.score);
        score.then_with(|| first(a).cmp(&first(b))).then_with(|| b.count.cmp(&a.count))
    });
}
