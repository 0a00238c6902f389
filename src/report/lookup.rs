//! Answers to questions about one analysis: where a word stands, what keeps it company, what sets two sections apart.

use super::{Converter, OffsetUnit, Offsets, section_id};
use crate::analysis::Analysis;
use crate::extract::concordance::{self, Order};
use crate::extract::{collocate, term};
use crate::text::span::Span;
use serde::Serialize;

/// A place of a word in its context.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// Up to so many characters before.
    pub left: Offsets,
    /// The word.
    pub hit: Offsets,
    /// Up to so many characters after.
    pub right: Offsets,
    /// Index of the sentence.
    pub sentence: Option<usize>,
    /// Id of the section.
    pub section: String,
}

/// A word that stands near another. Names as in [`collocate::Collocate`].
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are those of the extractor")]
pub struct Collocate {
    pub text: String,
    pub left: usize,
    pub right: usize,
    pub count: usize,
    pub log_dice: f64,
    pub keyness: f64,
}

/// A term that sets one section apart from another. Names as in [`term::Contrast`].
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are those of the extractor")]
pub struct Contrast {
    pub text: String,
    pub here: usize,
    pub there: usize,
    pub keyness: f64,
}

/// Every place of `query`, inside longer words too, with `width` characters on each side.
pub fn kwic(analysis: &Analysis, query: &str, width: usize, order: Order, unit: OffsetUnit) -> Vec<Line> {
    let to = Converter::new(analysis, unit);
    let text = analysis.document.text();
    let places = concordance::places(text, query);
    concordance::lines(text, &analysis.sentences, &places, width, order)
        .into_iter()
        .map(|line| {
            let at = analysis.sections.partition_point(|section| section.span.start <= line.hit.start);
            Line {
                left: to.span(line.left),
                hit: to.span(line.hit),
                right: to.span(line.right),
                sentence: line.sentence,
                section: section_id(at.saturating_sub(1)),
            }
        })
        .collect()
}

/// The words that keep `query` company.
pub fn collocates(analysis: &Analysis, query: &str) -> Vec<Collocate> {
    let text = analysis.document.text();
    let places = concordance::places(text, query);
    let stop = term::Stop::new(analysis.options.stop_words.as_deref());
    collocate::collocates(text, &analysis.words, &analysis.sentences, &places, |word| stop.has(word))
        .into_iter()
        .map(|found| Collocate {
            text: analysis.document.in_source(found.span).of(analysis.document.source()).to_owned(),
            left: found.left,
            right: found.right,
            count: found.count,
            log_dice: found.log_dice,
            keyness: found.keyness,
        })
        .collect()
}

/// The terms that set the section `here`, with all that is part of it, apart from `there`, or from the rest of the
/// text. Ids as in the report; none where an id names no section.
pub fn contrast(analysis: &Analysis, here: &str, there: Option<&str>) -> Vec<Contrast> {
    let inside = |id: &str| -> Vec<bool> {
        let mut inside: Vec<bool> = Vec::with_capacity(analysis.sections.len());
        for (index, section) in analysis.sections.iter().enumerate() {
            let parent = section.parent.and_then(|parent| inside.get(parent).copied());
            inside.push(section_id(index) == id || parent.unwrap_or(false));
        }
        inside
    };
    let spans = |chosen: &[bool]| -> Vec<Span> {
        let sections = analysis.sections.iter().zip(chosen);
        sections.filter(|(_, chosen)| **chosen).map(|(section, _)| section.span).collect()
    };
    let chosen = inside(here);
    let other = there.map_or_else(|| chosen.iter().map(|chosen| !chosen).collect(), inside);
    let terms = &analysis.terms;
    term::contrast(terms, &analysis.words, &spans(&chosen), &spans(&other))
        .into_iter()
        .filter_map(|found| {
            let first = terms.get(found.term)?.occurrences.first()?;
            let text = analysis.document.in_source(*first).of(analysis.document.source()).to_owned();
            Some(Contrast { text, here: found.here, there: found.there, keyness: found.keyness })
        })
        .collect()
}
