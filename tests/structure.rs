//! How texts are built: the expected outlines in `tests/documents`, and what holds for any text.
//!
//! `UPDATE=1 cargo test --test structure` writes the outlines anew; the difference is then read.

use std::fs;
use std::path::{Path, PathBuf};

use gongbao::text::document::Document;
use gongbao::text::section::{Section, SectionKind, sections};
use gongbao::text::sentence::sentences;

/// One line a section: kind, number, heading and speaker, indented by its level.
fn outline(document: &Document, sections: &[Section]) -> String {
    let text = document.text();
    let mut lines = String::new();
    for section in sections {
        let kind = format!("{:?}", section.kind).to_lowercase();
        lines += &"  ".repeat(section.depth);
        lines += &kind;
        for span in [section.number, section.heading].into_iter().flatten() {
            lines += " ";
            lines += &span.of(text).replace('\n', "⏎");
        }
        if let Some(speaker) = section.speaker {
            lines += &format!(" @{}", speaker.of(text));
        }
        lines += "\n";
    }
    lines
}

fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("tests/documents")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.to_string_lossy().ends_with(".outline.txt"))
        .collect();
    paths.sort();
    paths
}

fn source_of(outline: &Path) -> String {
    let path = outline.to_string_lossy().replace(".outline.txt", ".txt");
    fs::read_to_string(path).expect("the document of the outline")
}

#[test]
fn outlines_are_as_expected() {
    let paths = documents();
    assert!(!paths.is_empty(), "no outline in tests/documents");
    for path in paths {
        let document = Document::new(&source_of(&path));
        let found = outline(&document, &sections(&document));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &found).expect("a writable outline");
        }
        assert_eq!(fs::read_to_string(&path).expect("an outline"), found, "{}", path.display());
    }
}

#[test]
fn sections_tile_and_sentences_leave_out_white_space() {
    for path in documents() {
        let document = Document::new(&source_of(&path));
        let text = document.text();
        let sections = sections(&document);
        let mut end = 0;
        for (index, section) in sections.iter().enumerate() {
            assert_eq!(section.span.start, end);
            end = section.span.end;
            assert!(section.parent.is_none_or(|parent| parent < index));
            let depth = section.parent.map_or(0, |parent| sections[parent].depth + 1);
            assert_eq!(section.depth, depth);
        }
        assert_eq!(end, text.len());
        let mut end = 0;
        for sentence in sentences(&document, &sections) {
            assert!(text[end..sentence.span.start].trim().is_empty());
            assert!(sections[sentence.section].span.holds(sentence.span.start));
            end = sentence.span.end;
        }
        assert!(text[end..].trim().is_empty());
    }
}

#[test]
fn the_model_interview_has_six_questions_and_six_points() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/seed_interview.txt");
    let document = Document::new(&fs::read_to_string(path).expect("the model interview"));
    let sections = sections(&document);
    let of = |kind| sections.iter().filter(move |s| s.kind == kind).collect::<Vec<_>>();
    let questions = of(SectionKind::Question);
    assert_eq!(
        questions.iter().map(|s| s.ordinal).collect::<Vec<_>>(),
        (1..=6).map(Some).collect::<Vec<_>>()
    );
    assert!(questions.iter().all(|s| s.depth == 0));
    let points = of(SectionKind::Point);
    assert_eq!(points.iter().map(|s| s.ordinal).collect::<Vec<_>>(), (1..=6).map(Some).collect::<Vec<_>>());
    let first_answer = sections.iter().position(|s| s.kind == SectionKind::Answer);
    assert!(points.iter().all(|s| s.parent == first_answer && s.heading.is_some()));
    assert_eq!(sections.iter().filter(|s| s.depth == points[0].depth).count(), 6);
}
