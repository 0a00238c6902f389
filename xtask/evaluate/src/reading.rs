//! What the measures of whole texts share: the texts below a folder and what our reports say of them.
//! Offsets are Unicode scalar values of the source.

use crate::Result;
use gongbao::{OffsetUnit, Options, Report, analyze};
use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a folder that ends in `.txt`, in the order of their names.
///
/// # Errors
/// When there is none.
pub(crate) fn texts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "txt") {
                found.push(path);
            }
        }
    }
    if found.is_empty() {
        return Err(format!("{}: no .txt", folder.display()).into());
    }
    found.sort();
    Ok(found)
}

/// The report of a file.
pub(crate) fn read(path: &Path) -> Result<Report> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(report(&text))
}

/// The report of a text.
pub(crate) fn report(text: &str) -> Report {
    Report::new(&analyze(text, &Options::default()), OffsetUnit::Char, false)
}

/// Right ones among those found (precision) or those there are (recall), and F1, for a line of figures.
pub(crate) fn figures(right: usize, found: usize, there: usize) -> String {
    let share = |of: usize| right as f64 / of.max(1) as f64;
    let f1 = 2.0 * right as f64 / (found + there).max(1) as f64;
    format!("precision {:.3} recall {:.3} F1 {f1:.3}", share(found), share(there))
}
