//! Runs every `*.corpus.txt` under `src` through the code beside it; the file's name is the family.
//!
//! All findings of the family in a block are compared, so one too many fails as well. A block that
//! fails is printed as it should be written.

mod block;
mod copied;
mod family;

use block::{Block, blocks, bracketed, cut};
use family::{FAMILIES, Finding, Findings};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn examples_come_out_as_written() {
    let mut paths = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut paths);
    paths.sort();
    assert!(!paths.is_empty(), "no corpus file under src");
    let mut failures = String::new();
    for path in &paths {
        failures += &run(path);
    }
    assert!(failures.is_empty(), "\n{failures}");
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of src") {
        let path = entry.expect("an entry of src").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.to_string_lossy().ends_with(".corpus.txt") {
            paths.push(path);
        }
    }
}

/// Runs one file; what fails, as it should be written.
fn run(path: &Path) -> String {
    let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).display().to_string();
    let file = path.file_name().map(|file| file.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = file.trim_end_matches(".corpus.txt");
    let Some((_, findings)) = FAMILIES.iter().find(|(family, _)| *family == stem) else {
        return format!("{name}: tests/corpus/family.rs has no function for “{stem}”\n");
    };
    let content = fs::read_to_string(path).expect("a corpus file");
    let blocks = match blocks(&content) {
        Ok(blocks) => blocks,
        Err(error) => return format!("{name}, {error}\n"),
    };
    let mut failures = String::new();
    let misses = blocks.iter().filter(|block| block.known_miss).count();
    if misses * 10 > blocks.len() {
        failures += &format!("{name}: {misses} of {} blocks are marked as known misses\n", blocks.len());
    }
    for block in &blocks {
        let found = findings(block);
        match (agrees(block, &found), block.known_miss) {
            (true, true) => failures += &format!("{name}:{}: passes now, take its ! away\n", block.line),
            (false, false) => failures += &format!("{name}:{}\n{}\n", block.line, written(block, &found)),
            _ => {}
        }
    }
    let negatives = blocks.iter().filter(|block| block.spans.is_empty() && block.rejected.is_empty()).count();
    println!("{name}: {} blocks, {negatives} of them negative, {misses} known misses", blocks.len());
    failures
}

fn agrees(block: &Block, found: &Findings) -> bool {
    block.spans.len() == found.found.len()
        && block
            .spans
            .iter()
            .zip(&block.expected)
            .zip(&found.found)
            .all(|((&span, expected), finding)| span == finding.span && says(&finding.line, expected))
        && block
            .rejected
            .iter()
            .all(|expected| found.rejected.iter().any(|line| says_rejected(line, expected)))
}

/// Whether a finding's line says what an expectation says: the same head, and the same value for each
/// `key=value` that is given.
fn says(line: &str, expected: &str) -> bool {
    let (head, values) = fields(line);
    let (expected_head, expected_values) = fields(expected);
    head == expected_head && expected_values.iter().all(|field| values.contains(field))
}

/// `FILTER` or `FILTER cue`
fn says_rejected(line: &str, expected: &str) -> bool {
    line == expected || line.split_once(' ').is_some_and(|(filter, _)| filter == expected)
}

/// The words before the first `key=value`, then each key with its value, which may hold spaces.
fn fields(line: &str) -> (String, Vec<(&str, String)>) {
    let mut head: Vec<&str> = Vec::new();
    let mut values: Vec<(&str, String)> = Vec::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        let key = word
            .split_once('=')
            .filter(|(key, _)| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphabetic()));
        match (key, values.last_mut()) {
            (Some((key, value)), _) => values.push((key, value.to_owned())),
            (None, Some((_, value))) => *value += &format!(" {word}"),
            (None, None) => head.push(word),
        }
    }
    (head.join(" "), values)
}

/// The block as it would be right.
fn written(block: &Block, found: &Findings) -> String {
    let ours = found.found.iter().map(|finding| finding.span);
    let theirs = block.spans.iter().copied();
    if block.pieces {
        return format!("{}\n  instead of\n{}\n", cut(&block.text, ours), cut(&block.text, theirs));
    }
    let mut lines: Vec<String> = block.options.iter().map(|option| format!("@ {option}")).collect();
    lines.push(bracketed(&block.text, ours));
    lines.extend(found.found.iter().map(|Finding { line, .. }| format!("= {line}")));
    lines.extend(found.rejected.iter().map(|line| format!("x {line}")));
    lines.push("  instead of".to_owned());
    lines.push(bracketed(&block.text, theirs));
    lines.extend(block.expected.iter().map(|line| format!("= {line}")));
    lines.extend(block.rejected.iter().map(|line| format!("x {line}")));
    lines.join("\n") + "\n"
}
