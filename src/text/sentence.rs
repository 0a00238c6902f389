//! [`Sentence`]: from 。！？ to 。！？, or to the end of the paragraph.

use super::document::Document;
use super::section::Section;
use super::span::Span;

/// One sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// From its first character that is no white space to its closing mark.
    pub span: Span,
    /// Index of the section in which it starts.
    pub section: usize,
    /// Index of its paragraph in the document, counted from 0.
    pub paragraph: usize,
}

/// The sentences of a document, in text order. Between them stands white space only.
///
/// A paragraph ends at a line break or at two ideographic spaces; a sentence at 。！？ and the
/// closing quotation marks and brackets after it. ； and ： end none (annotation guidelines, section 3).
pub fn sentences(document: &Document, sections: &[Section]) -> Vec<Sentence> {
    let text = document.text();
    let mut found = Vec::new();
    let mut start = 0;
    let mut paragraph = 0;
    let mut section = 0;
    let mut push = |span: Span, paragraph: usize| {
        let span = span.trimmed(text);
        if !span.is_empty() {
            while section + 1 < sections.len() && sections[section + 1].span.start <= span.start {
                section += 1;
            }
            found.push(Sentence { span, section, paragraph });
        }
    };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        if c == '\n' || text[at..].starts_with("\u{3000}\u{3000}") {
            push(Span::new(start, at), paragraph);
            paragraph += 1;
            start = next;
            at = next;
        } else if matches!(c, '。' | '！' | '？') {
            let rest = text[next..].trim_start_matches(['。', '！', '？']);
            let rest = rest.trim_start_matches(['”', '’', '」', '』', '）', ')']);
            at = text.len() - rest.len();
            push(Span::new(start, at), paragraph);
            start = at;
        } else {
            at = next;
        }
    }
    push(Span::new(start, text.len()), paragraph);
    found
}
