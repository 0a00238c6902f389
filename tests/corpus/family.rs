//! What each family finds in a block, as the lines that its corpus file writes.

use crate::block::Block;
use gongbao::extract::amount::amounts;
use gongbao::extract::number::numbers;
use gongbao::text::document::Document;
use gongbao::text::span::Span;

/// One finding: where, in bytes of the block's text, and the line that describes it.
pub(crate) struct Finding {
    pub(crate) span: Span,
    pub(crate) line: String,
}

/// All findings of a block.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) found: Vec<Finding>,
    /// Rejected cues: `FILTER cue`.
    pub(crate) rejected: Vec<String>,
}

/// The families by the name of their corpus file.
pub(crate) const FAMILIES: [(&str, fn(&Block) -> Findings); 2] = [("amount", amount), ("number", number)];

/// Findings of a document, at their place in its source.
fn in_source(document: &Document, found: impl Iterator<Item = (Span, String)>) -> Findings {
    let found = found.map(|(span, line)| Finding { span: document.in_source(span), line }).collect();
    Findings { found, rejected: Vec::new() }
}

/// `36570000`, `800..900`, `10+` (more than 10)
fn number(block: &Block) -> Findings {
    let document = Document::new(&block.text);
    let found = numbers(document.text());
    in_source(
        &document,
        found.into_iter().map(|number| {
            let to = number.to.map(|to| format!("..{to}")).unwrap_or_default();
            let over = if number.over { "+" } else { "" };
            (number.span, format!("{}{to}{over}", number.value))
        }),
    )
}

/// `money 3657000000 CNY exactly`, `quantity 30000..50000 人 between`: kind, value, currency or unit, bound
fn amount(block: &Block) -> Findings {
    let document = Document::new(&block.text);
    let found = amounts(document.text());
    in_source(
        &document,
        found.into_iter().map(|amount| {
            let to = amount.to.map(|to| format!("..{to}")).unwrap_or_default();
            let unit = amount.currency.or(amount.unit).unwrap_or("-");
            let line =
                format!("{} {}{to} {unit} {}", amount.kind.label(), amount.value, amount.bound.label());
            (amount.span, line)
        }),
    )
}
