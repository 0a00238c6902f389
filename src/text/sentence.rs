//! [`Sentence`]: from 。！？ to 。！？, or to the end of the paragraph.

use super::document::Document;
use super::quote::{is_closing_bracket, is_closing_quote, is_stop};
use super::section::Section;
use super::span::Span;

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first character that is no white space to its closing mark.
    pub span: Span,
    /// Index of the section in which it starts.
    pub section: usize,
    /// Index of its paragraph in [`Document::paragraphs`].
    pub paragraph: usize,
}

/// The sentences of a document, in text order. Between them stands white space only.
///
/// A sentence ends at 。！？ and the closing quotation marks and brackets after it, or with its
/// paragraph. ； and ： end none (annotation guidelines, section 3), nor do …… and the points of
/// decimals and addresses.
pub fn sentences(document: &Document, sections: &[Section]) -> Vec<Sentence> {
    let text = document.text();
    let mut found = Vec::new();
    let mut section = 0;
    for (paragraph, span) in document.paragraphs().iter().enumerate() {
        let mut start = span.start;
        while start < span.end {
            let end = end(&text[start..span.end]) + start;
            let sentence = Span::new(start, end).trimmed(text);
            if !sentence.is_empty() {
                while section + 1 < sections.len() && sections[section + 1].span.start <= sentence.start {
                    section += 1;
                }
                found.push(Sentence { span: sentence, section, paragraph });
            }
            start = end;
        }
    }
    found
}

/// Where the sentence that opens `rest` ends.
fn end(rest: &str) -> usize {
    // A straight quotation mark closes what another one has opened.
    let mut open = false;
    let mut stopped = false;
    for (at, c) in rest.char_indices() {
        if is_stop(c) {
            stopped = true;
        } else if stopped && !(is_closing_quote(c) || is_closing_bracket(c) || c == '"' && open) {
            return at;
        }
        open ^= c == '"';
    }
    rest.len()
}
