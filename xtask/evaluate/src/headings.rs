//! `cargo xtask evaluate headings TSV TEXTS`: how many of the headings that editors marked are found.
//!
//! The table has the columns doc_id, line, heading, level; TEXTS holds `GENRE/DOC_ID.txt`. A heading is
//! found if a section with a heading opens on its line. Where the table gives levels, the headings of
//! one level of a document should lie at one depth.

use crate::Result;
use gongbao::text::document::Document;
use gongbao::text::section::sections;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Reads the table and the texts and prints what is found.
pub(crate) fn evaluate(words: &[&str]) -> Result<()> {
    let [table, texts] = words else { return Err("cargo xtask evaluate headings TSV TEXTS".into()) };
    let table = fs::read_to_string(table)?;
    let mut documents: BTreeMap<&str, Vec<[&str; 3]>> = BTreeMap::new();
    for row in table.lines().skip(1) {
        let mut cells = row.split('\t');
        let mut cell = || cells.next().unwrap_or("");
        documents.entry(cell()).or_default().push([cell(), cell(), cell()]);
    }
    let (mut found, mut all, mut level, mut levelled) = (0, 0, 0, 0);
    for (name, rows) in &documents {
        let source = fs::read_to_string(path(Path::new(texts), name)?)?;
        let headings = headings(&source);
        let mut depths: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
        for [line, heading, marked] in rows {
            all += 1;
            match headings.get(&line.parse()?) {
                Some(depth) => {
                    found += 1;
                    if !marked.is_empty() {
                        levelled += 1;
                        *depths.entry(marked).or_default().entry(*depth).or_default() += 1;
                    }
                }
                None => println!("{name}:{line} {heading}"),
            }
        }
        // The depth that most headings of one level have is right.
        level += depths.values().filter_map(|depths| depths.values().max()).sum::<usize>();
    }
    println!("{found} of {all} headings found; {level} of {levelled} at the depth of most of their level");
    Ok(())
}

/// Where a text lies, whatever its genre.
fn path(texts: &Path, name: &str) -> Result<PathBuf> {
    let file = format!("{name}.txt");
    for genre in fs::read_dir(texts)? {
        let path = genre?.path().join(&file);
        if path.exists() {
            return Ok(path);
        }
    }
    Err(format!("{file}: no such text").into())
}

/// The lines, from 1, on which a heading stands, and its depth.
fn headings(source: &str) -> BTreeMap<usize, usize> {
    let document = Document::new(source);
    sections(&document)
        .iter()
        .filter_map(|section| {
            let start = document.in_source(section.heading?).start;
            Some((source[..start].matches('\n').count() + 1, section.depth))
        })
        .collect()
}
