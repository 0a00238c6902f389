//! `cargo xtask evaluate pastes DIR`: whether a text reads the same however it was pasted.
//!
//! Each text below the folder is wrapped at 30, 36 and 40 full-width characters (by characters, and by
//! columns, where a letter or digit takes half a character) and written in other widths, line ends and
//! the other script. A variant reads the same when kind, level, number, heading and speaker of every
//! section are equal, and each commitment is kept when the variant has one of equal force and words.
//! Every difference is listed.

use crate::Result;
use crate::reading::texts;
use gongbao::text::span::Span;
use gongbao::{Analysis, Options, analyze};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A name, and what it makes of a source.
type Variant = (String, Box<dyn Fn(&str) -> String>);

/// Prints how many outlines and commitments each variant keeps.
pub(crate) fn evaluate(folders: &[&str]) -> Result<()> {
    let [folder] = folders else { return Err("cargo xtask evaluate pastes DIR".into()) };
    let files = texts(Path::new(folder))?;
    let variants = variants();
    let mut tallies = vec![Tally::default(); variants.len()];
    for file in &files {
        let source = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let plain = Read::new(&source);
        for ((name, variant), tally) in variants.iter().zip(&mut tallies) {
            let other = Read::new(&variant(&source));
            let heads = differences(&plain.outline, &other.outline);
            let items = differences(&plain.items, &other.items);
            tally.outlines += usize::from(heads.is_empty());
            tally.items += plain.items.len();
            tally.kept += plain.items.len() - items.iter().filter(|line| line.starts_with('-')).count();
            tally.new += items.iter().filter(|line| line.starts_with('+')).count();
            for line in heads.iter().chain(&items) {
                println!("{}\t{name}\t{line}", file.display());
            }
        }
    }
    println!(
        "{:<20} {:>14} {:>17} {:>6} {:>4}",
        "variant", "same outlines", "commitments kept", "share", "new"
    );
    for ((name, _), tally) in variants.iter().zip(&tallies) {
        let share = tally.kept as f64 / tally.items.max(1) as f64;
        let outlines = format!("{}/{}", tally.outlines, files.len());
        let kept = format!("{}/{}", tally.kept, tally.items);
        println!("{name:<20} {outlines:>14} {kept:>17} {share:>6.4} {:>4}", tally.new);
    }
    Ok(())
}

#[derive(Clone, Default)]
struct Tally {
    outlines: usize,
    items: usize,
    kept: usize,
    new: usize,
}

/// What must stay.
struct Read {
    outline: Vec<String>,
    items: Vec<String>,
}

impl Read {
    fn new(source: &str) -> Self {
        let analysis = analyze(source, &Options::default());
        let Analysis { document, sections, commitments, .. } = &analysis;
        let cut = |span: Span| span.of(document.text()).replace(['\n', ' '], "");
        let part = |span: Option<Span>| span.map(cut).unwrap_or_default();
        let outline = sections
            .iter()
            .map(|section| {
                let (number, heading, speaker) =
                    (part(section.number), part(section.heading), part(section.speaker));
                format!("{} {} {number} {heading} @{speaker}", section.depth, section.kind.label())
            })
            .collect();
        let items =
            commitments.iter().map(|item| format!("{} {}", item.force.label(), cut(item.action))).collect();
        Self { outline, items }
    }
}

/// What the one list has more often than the other: `- ` the first, `+ ` the second.
fn differences(before: &[String], after: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for line in before {
        *counts.entry(line).or_default() -= 1;
    }
    for line in after {
        *counts.entry(line).or_default() += 1;
    }
    let line = |(line, count): (&str, i64)| {
        let sign = if count < 0 { '-' } else { '+' };
        (0..count.unsigned_abs()).map(move |_| format!("{sign} {line}")).collect::<Vec<_>>()
    };
    counts.into_iter().flat_map(line).collect()
}

fn variants() -> Vec<Variant> {
    let mut variants: Vec<Variant> = Vec::new();
    for width in [30, 36, 40] {
        variants
            .push((format!("{width} characters"), Box::new(move |source| wrapped(source, width, &|_| 1))));
    }
    for width in [30, 36, 40] {
        let columns = |c: char| if c.is_ascii() { 1 } else { 2 };
        variants.push((
            format!("{width} × 2 columns"),
            Box::new(move |source| wrapped(source, 2 * width, &columns)),
        ));
    }
    let mapped = |name: &str, to: fn(char) -> char| -> Variant {
        (name.to_owned(), Box::new(move |source| source.chars().map(to).collect()))
    };
    variants.push(mapped("full-width letters", |c| match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' | '%' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        _ => c,
    }));
    variants.push(mapped("half-width letters", |c| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        _ => c,
    }));
    variants.push(mapped("half-width marks", |c| match c {
        '！' | '？' | '，' | '；' | '：' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }));
    variants.push(("CRLF".to_owned(), Box::new(|source| source.replace('\n', "\r\n"))));
    variants.push(("zero width".to_owned(), Box::new(|source| source.replace('的', "的\u{200b}"))));
    variants.push(mapped("NBSP", |c| if c == ' ' { '\u{a0}' } else { c }));
    let table = traditional();
    variants.push((
        "traditional".to_owned(),
        Box::new(move |source| source.chars().map(|c| *table.get(&c).unwrap_or(&c)).collect()),
    ));
    variants
}

/// The lines cut where the next character would not fit.
fn wrapped(source: &str, width: usize, columns: &dyn Fn(char) -> usize) -> String {
    let mut text = String::with_capacity(source.len() + source.len() / 60);
    let mut used = 0;
    for c in source.chars() {
        if c == '\n' {
            used = 0;
        } else if used + columns(c) > width {
            text.push('\n');
            used = columns(c);
        } else {
            used += columns(c);
        }
        text.push(c);
    }
    text
}

/// The first traditional form of each simplified character that is no traditional one itself.
fn traditional() -> BTreeMap<char, char> {
    include_str!("../../../src/text/script.tsv")
        .lines()
        .skip(1)
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| {
            let mut cells = row.split('\t');
            let (simplified, forms) = (cells.next()?.chars().next()?, cells.next()?);
            (!forms.contains(simplified)).then(|| forms.chars().next().map(|form| (simplified, form)))?
        })
        .collect()
}
