//! Whole documents against their reviewed reports, `tests/documents/NAME.report.txt`.
//!
//! `UPDATE=1 cargo test --test documents` writes the reports anew; the difference is then read.

use gongbao::{OffsetUnit, Options, Report, analyze};
use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

/// The documents: every text that is no expectation itself.
fn documents() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder())
        .expect("tests/documents")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let name = path.to_string_lossy();
            name.ends_with(".txt") && !name.ends_with(".outline.txt") && !name.ends_with(".report.txt")
        })
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no document");
    paths
}

fn report(text: &str) -> Value {
    let report = Report::new(&analyze(text, &Options::default()), OffsetUnit::Byte, false);
    serde_json::to_value(report).expect("a report is JSON")
}

fn read(name: &str) -> String {
    fs::read_to_string(folder().join(name)).expect("a document")
}

/// A report as a person reads it: the outline with the parties of each section, then what is committed
/// to, what was rejected and why, and what stayed open.
fn written(report: &Value, text: &str) -> String {
    let mut page = String::new();
    let list = |value: &Value| -> Vec<Value> { value.as_array().cloned().unwrap_or_default() };
    let cut = |span: &Value| -> String {
        let at = |index: usize| span[index].as_u64().and_then(|offset| usize::try_from(offset).ok());
        let cut = at(0).zip(at(1)).and_then(|(start, end)| text.get(start..end));
        cut.unwrap_or("-").replace(['\r', '\n'], "⏎")
    };
    let plain = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let names = |value: &Value| {
        let names: Vec<String> = list(value).iter().map(plain).collect();
        if names.is_empty() { "-".to_owned() } else { names.join("、") }
    };
    let _ = writeln!(page, "genre {}", plain(&report["genre"]["label"]));
    for section in list(&report["sections"]) {
        let depth = section["depth"].as_u64().unwrap_or(0);
        for _ in 0..depth {
            page += "  ";
        }
        let heading = if section["heading"].is_null() { String::new() } else { cut(&section["heading"]) };
        let number = section["number"].as_str().unwrap_or("");
        let head = format!("{} {number} {heading}", plain(&section["kind"]));
        let _ = writeln!(page, "{} [{}]", head.trim_end(), names(&section["parties"]));
    }
    page += "\n";
    for item in list(&report["commitments"]) {
        let _ = writeln!(
            page,
            "{}{}{} {}/{} {} {} {} → {}: {}{}{} ({} {})",
            plain(&item["force"]),
            if item["polarity"] == "negative" { " not" } else { "" },
            if item["reaffirmed"] == true { " again" } else { "" },
            item["grade"],
            item["specificity"],
            plain(&item["status"]),
            plain(&item["topic"]),
            names(&item["actors"]),
            names(&item["counterparties"]),
            plain(&item["text"]),
            item["amount"]["text"].as_str().map(|amount| format!(" ⟨{amount}⟩")).unwrap_or_default(),
            item["deadline"]["text"].as_str().map(|limit| format!(" ⟨by {limit}⟩")).unwrap_or_default(),
            plain(&item["path"]),
            plain(&item["reasons"][0]["rule"]),
        );
    }
    page += "\n";
    for rejected in list(&report["rejected"]) {
        let _ = writeln!(
            page,
            "x {} {} ({})",
            plain(&rejected["filter"]),
            cut(&rejected["span"]),
            plain(&rejected["rule"])
        );
    }
    for note in list(&report["notes"]) {
        let place = if note["span"].is_null() { String::new() } else { cut(&note["span"]) };
        let _ = writeln!(page, "{}", format!("? {} {place}", plain(&note["kind"])).trim_end());
    }
    page
}

#[test]
fn reports_are_as_reviewed() {
    let mut different = Vec::new();
    for path in documents() {
        let text = fs::read_to_string(&path).expect("a document");
        let found = written(&report(&text), &text);
        let expected = path.with_extension("report.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &found).expect("a writable report");
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if let Some((line, (was, is))) = first_difference(&expected, &found) {
            different.push(format!("{}, line {line}:\n- {was}\n+ {is}", path.display()));
        }
    }
    assert!(different.is_empty(), "UPDATE=1 writes these anew:\n{}", different.join("\n"));
}

fn first_difference(expected: &str, found: &str) -> Option<(usize, (String, String))> {
    let count = expected.lines().count().max(found.lines().count());
    let line = |text: &str, index: usize| text.lines().nth(index).unwrap_or("(nothing)").to_owned();
    (0..count)
        .map(|index| (index + 1, (line(expected, index), line(found, index))))
        .find(|(_, (was, is))| was != is)
}

#[test]
fn the_interview_has_six_questions_and_six_points() {
    let report = report(&read("seed_interview.txt"));
    let sections = report["sections"].as_array().expect("sections");
    let count = |kind: &str| sections.iter().filter(|section| section["kind"] == kind).count();
    assert_eq!(count("question"), 6);
    assert_eq!(count("point"), 6);
    let questions: Vec<&Value> = sections.iter().filter(|section| section["kind"] == "question").collect();
    let points: Vec<&Value> = sections.iter().filter(|section| section["kind"] == "point").collect();
    for level in [questions, points] {
        let depth = &level[0]["depth"];
        let kind = &level[0]["kind"];
        let parents: Vec<&Value> = level.iter().map(|section| &section["parent"]).collect();
        let beside = sections.iter().filter(|section| {
            section["depth"] == *depth && parents.contains(&&section["parent"]) && section["kind"] != *kind
        });
        let beside: Vec<&Value> = beside.map(|section| &section["kind"]).collect();
        let outer = ["title", "byline", "dateline", "lead", "answer", "closing", "signature"];
        assert!(beside.iter().all(|kind| outer.iter().any(|outer| *kind == outer)), "{beside:?}");
    }
}

#[test]
fn texts_of_other_kinds_commit_nobody() {
    for name in ["fiction.txt", "chat.txt"] {
        let report = report(&read(name));
        assert_eq!(report["commitments"], Value::Array(Vec::new()), "{name}");
        assert_eq!(report["parties"], Value::Array(Vec::new()), "{name}");
    }
}

#[test]
fn every_document_has_its_source() {
    let sources = read("SOURCES");
    for name in sources.lines().filter(|line| line.ends_with(".txt") && !line.starts_with(' ')) {
        assert!(folder().join(name).is_file(), "{name} is in SOURCES and nowhere else");
    }
    assert!(sources.contains("All others"));
}
