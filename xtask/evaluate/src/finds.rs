//! `cargo xtask evaluate finds DIR…`: what is found in texts that hold no commitment.
//!
//! Every item is listed with its file, offset, force, cue's rule and words; each folder with the rate
//! per 10,000 characters of its texts.

use crate::Result;
use crate::reading::{read, texts};
use std::path::Path;

/// Reads the texts below the folders and prints every item.
pub(crate) fn evaluate(folders: &[&str]) -> Result<()> {
    if folders.is_empty() {
        return Err("cargo xtask evaluate finds DIR…".into());
    }
    for folder in folders {
        let (mut items, mut characters) = (0, 0);
        let files = texts(Path::new(folder))?;
        for file in &files {
            let report = read(file)?;
            characters += report.source.length;
            items += report.commitments.len();
            for item in &report.commitments {
                println!(
                    "{}:{}\t{}\t{}\t{}",
                    file.display(),
                    item.action[0],
                    item.force,
                    item.reasons.first().map_or("", |reason| &reason.rule),
                    item.text.replace('\n', " ")
                );
            }
        }
        println!(
            "{folder}: {items} found in {} texts of {characters} characters, {:.2} per 10,000",
            files.len(),
            items as f64 * 1e4 / characters.max(1) as f64
        );
    }
    Ok(())
}
