//! The house: imports go one way, every table is read and well formed, every rule has one id, examples
//! stand beside their rule, and a file can be read in one go.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file below `src` whose name ends so: its path from `src`, its content.
fn files(ending: &str) -> Vec<(String, String)> {
    let mut folders = vec![source()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of src") {
            let path = entry.expect("an entry of src").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name =
                    path.strip_prefix(source()).expect("below src").to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).expect("a text file")));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no {ending} below src");
    found
}

/// The lines of code, without comments.
fn code(content: &str) -> impl Iterator<Item = &str> {
    content.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// What each layer must not name.
const FORBIDDEN: [(&str, &[&str]); 6] = [
    ("text/", &["extract", "analysis", "report", "export", "options", "wasm"]),
    ("lexicon.rs", &["text", "extract", "analysis", "report", "export", "options", "wasm"]),
    ("options.rs", &["analysis", "report", "export", "wasm"]),
    ("extract/", &["analysis", "report", "export", "wasm"]),
    ("analysis.rs", &["report", "export", "wasm"]),
    ("report.rs", &["export", "wasm"]),
];

#[test]
fn imports_go_one_way() {
    let mut against = Vec::new();
    for (name, content) in files(".rs") {
        for (layer, forbidden) in FORBIDDEN {
            if !name.starts_with(layer) {
                continue;
            }
            for line in code(&content) {
                for module in forbidden {
                    if line.contains(&format!("crate::{module}::")) {
                        against.push(format!("{name}: {}", line.trim()));
                    }
                }
            }
        }
    }
    assert!(against.is_empty(), "\n{}", against.join("\n"));
}

#[test]
fn only_the_doors_touch_the_world() {
    const WORLD: [&str; 7] =
        ["std::fs", "std::io", "std::net", "std::env", "std::time", "std::process", "println!"];
    let mut against = Vec::new();
    for (name, content) in files(".rs") {
        if matches!(name.as_str(), "main.rs" | "wasm.rs") || name.starts_with("build/") {
            continue;
        }
        // Unit tests stand last in their file.
        let tests = content.find("#[cfg(test)]").unwrap_or(content.len());
        for line in code(&content[..tests]) {
            if WORLD.iter().any(|word| line.contains(word)) {
                against.push(format!("{name}: {}", line.trim()));
            }
        }
    }
    assert!(against.is_empty(), "\n{}", against.join("\n"));
}

#[test]
fn every_table_is_read() {
    let code: String = files(".rs").into_iter().map(|(_, content)| content).collect();
    for (name, _) in files(".tsv") {
        let file = name.rsplit('/').next().unwrap_or(&name);
        assert!(code.contains(&format!("{file}\")")), "{name}: no include_str! reads it");
    }
}

/// The rows of a table: the cells of each line that is no remark, the columns' names first.
fn rows(content: &str) -> Vec<Vec<&str>> {
    content
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect()
}

#[test]
fn tables_are_well_formed() {
    let mut against = Vec::new();
    for (name, content) in files(".tsv") {
        let rows = rows(&content);
        let Some(head) = rows.first() else {
            against.push(format!("{name}: no line names the columns"));
            continue;
        };
        if head.iter().collect::<BTreeSet<_>>().len() < head.len() {
            against.push(format!("{name}: a column twice in {head:?}"));
        }
        for row in &rows[1..] {
            if row.len() != head.len() {
                against.push(format!("{name}: {} cells for {} columns: {row:?}", row.len(), head.len()));
            }
        }
    }
    assert!(against.is_empty(), "\n{}", against.join("\n"));
}

#[test]
fn rule_ids_are_unique() {
    let mut ruled = 0;
    for (name, content) in files(".tsv") {
        let rows = rows(&content);
        if rows.first().is_none_or(|head| head[0] != "id") {
            continue;
        }
        ruled += 1;
        let mut seen = BTreeSet::new();
        for row in &rows[1..] {
            assert!(seen.insert(row[0]), "{name}: {} twice", row[0]);
            let plain =
                |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
            assert!(!row[0].is_empty() && row[0].chars().all(plain), "{name}: “{}” is no id", row[0]);
        }
    }
    assert!(ruled > 0, "no table has ids");
}

#[test]
fn examples_stand_beside_their_rule() {
    for (name, content) in files(".corpus.txt") {
        let stem = source().join(name.trim_end_matches(".corpus.txt"));
        let beside = stem.with_extension("rs").is_file()
            || stem.is_dir()
            || stem.parent().is_some_and(|folder| folder.file_name() == stem.file_name());
        assert!(beside, "{name}: no rule beside it");
        assert!(content.lines().any(|line| !line.trim().is_empty()), "{name} is empty");
    }
}

/// Lines of a file that one still reads in one go.
const LINES: usize = 500;

#[test]
fn files_can_be_read_in_one_go() {
    let long: Vec<(String, usize)> = files(".rs")
        .into_iter()
        .map(|(name, content)| (name, content.lines().count()))
        .filter(|(_, lines)| *lines > LINES)
        .collect();
    assert!(long.is_empty(), "files of more than {LINES} lines: {long:?}");
}
