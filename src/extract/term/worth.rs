//! [`settle`]: the order of the terms, and [`worth_a_place`]: how many of them tell what the text is about.

use super::measure::rounded;
use super::{Input, Term, TermKind};
use crate::text::span::Span;
use std::cmp::Reverse;

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

/// The terms in [`order`].
///
/// Before, those of title and headings are lifted, those that stand aside only lose their score, and those that
/// share their letters with better ones lose in proportion: after 知识产权保护, 知识产权保护工作 says little.
pub(super) fn settle(input: &Input, mut terms: Vec<Term>) -> Vec<Term> {
    let mut marks = Marks(vec![0; input.text.len()]);
    input.headings.iter().for_each(|&span| marks.set(span, Marks::HEADING));
    input.aside.iter().for_each(|&span| marks.set(span, Marks::ASIDE));
    for term in &mut terms {
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
    for at in order(&terms, WORTH) {
        let term = &mut terms[at];
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
    for term in &mut terms {
        term.score = rounded(term.score);
    }
    let order = order(&terms, 0.0);
    let mut terms: Vec<Option<Term>> = terms.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| terms[at].take()).collect()
}

/// The indices of the terms from a score on: by falling score, then by first occurrence, then the more frequent
/// first.
fn order(terms: &[Term], least: f64) -> Vec<usize> {
    let score = |term: &Term| Reverse((term.score * 1e9) as u64);
    let first = |term: &Term| term.occurrences.first().map_or(usize::MAX, |span| span.start);
    let mut keys: Vec<_> = terms
        .iter()
        .enumerate()
        .filter(|(_, term)| term.score >= least)
        .map(|(at, term)| (score(term), first(term), Reverse(term.count), at))
        .collect();
    keys.sort_unstable();
    keys.into_iter().map(|(.., at)| at).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analysis, Options, analyze};

    fn key(analysis: &Analysis) -> Vec<&str> {
        let count = worth_a_place(&analysis.terms);
        analysis.terms[..count].iter().map(|term| term.text.as_str()).collect()
    }

    fn score(text: &str, term: &str) -> f64 {
        let analysis = analyze(text, &Options::default());
        analysis.terms.iter().find(|found| found.text == term).map_or(-1.0, |found| found.score)
    }

    #[test]
    fn what_everybody_says_is_worth_no_place() {
        let text = "双方愿意合作，合作前景好，发展前景广阔。双方共建“一带一路”，发展合作。";
        assert_eq!(key(&analyze(text, &Options::default())), ["一带一路"]);
    }

    #[test]
    fn what_stands_in_the_title_is_worth_more() {
        let body =
            "会议听取了汇报。专家介绍了疫苗研发进展，讨论了疫苗研发难点，还谈到疫苗研发前景。会议结束。";
        let titled = format!("关于疫苗研发的会议\n\n{body}");
        let untitled = format!("关于某些情况的会议\n\n{body}");
        assert!(score(&titled, "疫苗研发") > 1.3 * score(&untitled, "疫苗研发"));
    }

    #[test]
    fn what_a_better_term_says_already_is_worth_less() {
        // The three places of the second stand inside the first; it would have a third of the score by count.
        let text = "签署亚洲投资银行协定。亚洲投资银行成立，亚洲投资银行开业，亚洲投资银行扩员。";
        let other = "签署洲际运河通航协定。亚洲投资银行成立，亚洲投资银行开业，亚洲投资银行扩员。";
        let (taken, free) = (score(text, "亚洲投资银行协定"), score(other, "亚洲投资银行"));
        assert!(taken < free, "{taken} {free}");
    }

    #[test]
    fn what_stands_in_the_dateline_only_is_no_term() {
        let text = "领导人会见记\n\n新华社塔什干1月2日电（记者扎帕罗夫）会谈今天举行。";
        let analysis = analyze(text, &Options::default());
        assert!(!key(&analysis).contains(&"塔什干"), "{:?}", key(&analysis));
    }
}
