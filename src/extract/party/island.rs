//! Texts of Hong Kong and Taiwan: whose 我国 it is, which offices are parties there and nowhere else.

use super::mention::{Input, Raw};
use super::table::{Surface, Tables};
use crate::extract::grammar::Class;
use crate::extract::vocabulary::{Entry, Hit};
use crate::text::script::Script;
use crate::text::span::Span;

/// Offices of Hong Kong whose names are common words elsewhere.
const COMMON: [&str; 9] =
    ["发展局", "教育局", "保安局", "房屋局", "运输署", "卫生署", "规划署", "屋宇署", "投资推广署"];

/// Offices that the first words of a text of Taiwan name.
const OFFICES: [&str; 5] = ["行政院", "立法院", "监察院", "总统府", "中华民国"];

/// Whether a text is issued in Taiwan: in its script, with an office of Taiwan in its first words.
pub(super) fn of_taiwan(input: &Input) -> bool {
    let end = input.text.char_indices().nth(300).map_or(input.text.len(), |(at, _)| at);
    OFFICES.iter().any(|office| input.text[..end].contains(office)) && input.document.script() == Script::Hant
}

/// Whether a body of the tables can be meant in this text.
pub(super) fn meant(input: &Input, row: u16, taiwan: bool) -> bool {
    let body = &Tables::shared().bodies[usize::from(row)];
    match body.acts_for {
        Some("台湾") => taiwan,
        _ => !COMMON.contains(&body.name) || input.text.contains("香港"),
    }
}

/// The state that a word names here: 我国 in a text of Taiwan is not China.
pub(super) fn state(input: &Input, span: Span, surface: Surface, taiwan: bool) -> Surface {
    let own = span.of(input.text).starts_with('我');
    match surface {
        Surface::State(_) if taiwan && own => Tables::shared().state("台湾").map_or(surface, Surface::State),
        _ => surface,
    }
}

/// Heads of offices who speak for them: 卓院长, 环境部长彭启明.
pub(super) fn heads(input: &Input, taiwan: bool) -> Vec<Raw> {
    if !taiwan {
        return Vec::new();
    }
    let tables = Tables::shared();
    let row = |name: &str| {
        let index = tables.bodies.iter().position(|body| body.name == name)?;
        u16::try_from(index).ok()
    };
    let mut found = Vec::new();
    let mut add = |span, row| {
        found.push(Raw { span, surface: Surface::Body(row), party: None, open: true });
    };
    // 卓院长
    let cabinet = row("行政院").filter(|_| input.text.contains("行政院"));
    for (at, office) in input.text.match_indices("院长") {
        let name = input.text[..at].chars().next_back().filter(|c| c.is_alphabetic());
        let Some((row, name)) = cabinet.zip(name) else { continue };
        let start = at - name.len_utf8();
        let opens = input.text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        if opens {
            add(Span::new(start, at + office.len()), row);
        }
    }
    // 环境部长彭启明
    for hit in input.hits.iter() {
        let Entry::Party(Surface::Body(row)) = hit.entry else { continue };
        let rest = &input.text[hit.span.end..];
        if !rest.starts_with('长') || !meant(input, row, taiwan) {
            continue;
        }
        let after = hit.span.end + '长'.len_utf8();
        let title = input.text[after..].char_indices().map(|(at, c)| after + at + c.len_utf8());
        let name = title.take(4).find(|&end| {
            let said = |hit: &Hit| matches!(hit.entry, Entry::Grammar(Class::Saying));
            end >= after + 2 * '长'.len_utf8()
                && (input.hits.at(end).iter().any(said) || input.text[end..].starts_with("说明"))
        });
        add(Span::new(hit.span.start, name.unwrap_or(after)), row);
    }
    found
}
