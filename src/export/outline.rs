//! A report as plain text for a terminal.

use crate::report::{Offsets, Report};
use std::fmt::Write;

/// The report in lines: sections, key terms, commitments. `text` is the source that it speaks of.
pub fn outline(report: &Report, text: &str) -> String {
    let mut out = String::new();
    let cut = Cut::new(report, text);
    let line = |out: &mut String, words: &str| {
        out.push_str(words);
        out.push('\n');
    };
    line(&mut out, &format!("# {}", report.source.name.as_deref().unwrap_or("-")));
    for section in &report.sections {
        let heading = section.heading.map_or("", |span| cut.at(span));
        let _ = writeln!(
            out,
            "{}{} {} {}",
            "  ".repeat(section.depth),
            section.kind,
            section.number.as_deref().unwrap_or(""),
            heading
        );
    }
    line(&mut out, "");
    let terms: Vec<String> =
        report.terms.iter().take(30).map(|term| format!("{} {}", term.text, term.count)).collect();
    line(&mut out, &terms.join(", "));
    line(&mut out, "");
    for item in &report.commitments {
        let to = if item.counterparties.is_empty() {
            String::new()
        } else {
            format!(" → {}", item.counterparties.join("、"))
        };
        let _ = writeln!(
            out,
            "{} {} {} {}{}: {}",
            item.id,
            item.force,
            item.grade,
            item.actors.join("、"),
            to,
            item.text
        );
    }
    out
}

/// Cuts spans in the report's unit out of the source.
struct Cut<'a> {
    text: &'a str,
    /// Byte of every offset of the report's unit.
    bytes: Vec<usize>,
}

impl<'a> Cut<'a> {
    fn new(report: &Report, text: &'a str) -> Self {
        let mut bytes = Vec::new();
        for (at, c) in text.char_indices() {
            let units = match report.offsets {
                "byte" => c.len_utf8(),
                "utf16" => c.len_utf16(),
                _ => 1,
            };
            bytes.extend(std::iter::repeat_n(at, units));
        }
        bytes.push(text.len());
        Self { text, bytes }
    }

    fn at(&self, [start, end]: Offsets) -> &'a str {
        let byte = |offset: usize| self.bytes.get(offset).copied().unwrap_or(self.text.len());
        self.text.get(byte(start)..byte(end)).unwrap_or("")
    }
}
