//! The tables as they are shipped: without comments, and without the cells that only people read.

use std::fs;
use std::path::Path;

/// Columns whose cells are left empty. The readers of the tables pass them over.
const FOR_PEOPLE: [&str; 2] = ["example", "reason"];

/// Writes every table under `from` to the same place under `to`, line for line, so that an error names the
/// line of the source.
pub(crate) fn write(from: &Path, to: &Path) -> Result<(), String> {
    let fail = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(to).map_err(|error| fail(to, error))?;
    for entry in fs::read_dir(from).map_err(|error| fail(from, error))? {
        let path = entry.map_err(|error| fail(from, error))?.path();
        let Some(name) = path.file_name() else { continue };
        let to = to.join(name);
        if path.is_dir() {
            write(&path, &to)?;
        } else if path.extension().is_some_and(|ending| ending == "tsv") {
            fs::write(&to, shipped(&crate::read(&path)?)).map_err(|error| fail(&to, error))?;
        }
    }
    Ok(())
}

/// A table without what only people read.
fn shipped(table: &str) -> String {
    let head = table.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let columns: Vec<bool> =
        head.unwrap_or_default().split('\t').map(|column| FOR_PEOPLE.contains(&column)).collect();
    let mut shipped = String::with_capacity(table.len());
    for line in table.lines() {
        if Some(line) == head {
            shipped.push_str(line);
        } else if !line.starts_with('#') {
            for (at, cell) in line.split('\t').enumerate() {
                shipped.push_str(if at > 0 { "\t" } else { "" });
                shipped.push_str(if columns.get(at) == Some(&true) { "" } else { cell });
            }
        }
        shipped.push('\n');
    }
    shipped
}
