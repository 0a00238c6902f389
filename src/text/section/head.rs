//! [`head`]: what stands before the text itself: title, byline, dateline, lead.

use super::outline::Outline;
use super::{SectionKind, dateline};
use crate::text::span::Span;

/// The longest title, in bytes.
const TITLE: usize = 3 * 100;

/// Reads the head of a text into the outline; yields the paragraphs that follow.
pub(super) fn head(text: &str, paragraphs: &[Span], outline: &mut Outline) -> Vec<Span> {
    let mut rest = paragraphs;
    if let Some((first, after)) = rest.split_first()
        && !after.is_empty()
        && is_title(first.of(text))
    {
        title(text, *first, outline);
        rest = after;
    }
    if let Some((first, after)) = rest.split_first()
        && let Some(dateline) = dateline::parse(text, *first)
    {
        outline.leaf(SectionKind::Dateline, first.start, None);
        let lead = Span::new(dateline.span.end, first.end).trimmed(text);
        if !lead.is_empty() {
            outline.leaf(SectionKind::Lead, lead.start, None);
        }
        rest = after;
    }
    rest.to_vec()
}

fn is_title(line: &str) -> bool {
    line.len() <= TITLE && !line.ends_with(['。', '！', '？', '：', '；', '，', '”'])
}

/// One line of title; what follows —— is its subtitle.
fn title(text: &str, line: Span, outline: &mut Outline) {
    let cut = line.of(text).find("——").map_or(line.end, |at| line.start + at);
    let heading = Span::new(line.start, cut).trimmed(text);
    outline.leaf(SectionKind::Title, line.start, Some(heading));
}
