//! `cargo xtask evaluate GOLD_DIR`: how accurate the commitments are by genre, for the page to say.
//!
//! GOLD_DIR holds DOC.txt and DOC.json. The figures go to `www/about/accuracy.json`: counts, no text; the
//! date, version and tables they hold for, and the hash of what they were measured on. Texts that nobody
//! saw while writing rules tell more: where a `heldout.json` in this form lies beside GOLD_DIR, it is what
//! the page gets.

use crate::Result;
use crate::marked::{Counts, Marked};
use crate::reading::{read, texts};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// What the page reads.
#[derive(Serialize)]
struct Accuracy {
    /// `development`: texts the rules were developed on; `held out`: texts nobody had seen.
    texts: &'static str,
    date: String,
    version: String,
    lexicon: String,
    /// SHA-256 of all marked files in order, 16 hexadecimal digits.
    gold: String,
    genres: BTreeMap<String, Figures>,
}

/// Counts over the texts of one genre; shares are for the reader of the file to form.
#[derive(Default, Serialize)]
struct Figures {
    documents: usize,
    marked: usize,
    found: usize,
    right: usize,
    force: usize,
    actors: usize,
}

impl Figures {
    fn add(&mut self, counts: Counts) {
        self.documents += 1;
        self.marked += counts.marked;
        self.found += counts.found;
        self.right += counts.right;
        self.force += counts.force;
        self.actors += counts.actors;
    }
}

/// Measures, writes and prints.
pub(crate) fn evaluate(gold: &Path) -> Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/about/accuracy.json");
    let held_out = gold.join("../heldout.json");
    if held_out.is_file() {
        fs::copy(&held_out, &file)?;
        println!("{} is shown", held_out.display());
        return Ok(());
    }
    let mut genres: BTreeMap<String, Figures> = BTreeMap::new();
    let mut hash = Sha256::new();
    let mut generator = None;
    for path in texts(gold)? {
        let marks = path.with_extension("json");
        hash.update(fs::read(&path)?);
        hash.update(fs::read(&marks)?);
        let report = read(&path)?;
        let counts = Marked::read(&marks)?.counts(&report);
        let genre = report.genre.as_ref().map_or("other", |genre| genre.label);
        for name in [genre, "all"] {
            genres.entry(name.to_owned()).or_default().add(counts);
        }
        generator = Some(report.generator);
    }
    let generator = generator.ok_or("no text")?;
    for (genre, figures) in &genres {
        println!(
            "{genre:<18} {:>2} texts, {}",
            figures.documents,
            crate::reading::figures(figures.right, figures.found, figures.marked)
        );
    }
    let accuracy = Accuracy {
        texts: "development",
        date: today(),
        version: generator.version.to_owned(),
        lexicon: generator.lexicon,
        gold: hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect(),
        genres,
    };
    fs::write(&file, serde_json::to_string_pretty(&accuracy)? + "\n")?;
    println!("written to {}", file.display());
    Ok(())
}

/// The day in UTC, `2026-01-31`, by Howard Hinnant's `civil_from_days`.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = seconds / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    format!("{:04}-{month:02}-{date:02}", era * 400 + year + u64::from(month <= 2))
}
