//! How texts are built: the expected outlines in `tests/documents`, and what holds for any text.
//!
//! `UPDATE=1 cargo test --test structure` writes the outlines anew; the difference is then read.

use std::fs;
use std::path::{Path, PathBuf};

use gongbao::text::document::{Document, STEPS};
use gongbao::text::section::{Section, SectionKind, sections};
use gongbao::text::sentence::sentences;
use gongbao::text::span::Span;

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

/// Every document with its text.
fn sources() -> Vec<(String, String)> {
    documents().iter().map(|path| (path.display().to_string(), source_of(path))).collect()
}

fn paragraphs(document: &Document) -> Vec<&str> {
    document.paragraphs().iter().map(|span| span.of(document.text())).collect()
}

/// The lines cut into pieces of `width` characters.
fn wrapped(source: &str, width: usize) -> String {
    let wrap = |line: &str| {
        let line: Vec<char> = line.chars().collect();
        line.chunks(width).map(|piece| piece.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
    };
    source.split('\n').map(wrap).collect::<Vec<_>>().join("\n")
}

/// Each character replaced.
fn mapped(source: &str, to: impl Fn(char) -> char) -> String {
    source.chars().map(to).collect()
}

fn full_width(c: char) -> char {
    match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' | '%' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

fn half_width_marks(c: char) -> char {
    match c {
        '！' => '!',
        '？' => '?',
        '，' => ',',
        '；' => ';',
        '：' => ':',
        _ => c,
    }
}

/// The first traditional form of a simplified character, by the table's rows.
fn traditional(c: char) -> char {
    let rows = include_str!("../src/text/script.tsv").lines().skip(1).filter(|row| !row.starts_with('#'));
    for row in rows {
        let mut cells = row.split('\t');
        let (simplified, forms) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        if simplified.chars().eq([c]) {
            // A character that is traditional as well stays.
            return if forms.contains(c) { c } else { forms.chars().next().unwrap_or(c) };
        }
    }
    c
}

#[test]
fn a_text_reads_the_same_however_it_was_pasted() {
    let mut rewrapped = 0;
    for (name, source) in sources() {
        let document = Document::new(&source);
        let same = |variant: &str, how: &str| {
            let other = Document::new(variant);
            assert_eq!(paragraphs(&other), paragraphs(&document), "{name}, {how}");
            assert_eq!(
                outline(&other, &sections(&other)),
                outline(&document, &sections(&document)),
                "{name}, {how}"
            );
        };
        same(&source.replace('\n', "\r\n"), "CRLF");
        same(&mapped(&source, |c| if c == ' ' { '\u{a0}' } else { c }), "NBSP");
        same(&source.replace('的', "的\u{200b}"), "zero width");
        same(&format!("\u{feff}{source}"), "byte order mark");
        same(&mapped(&source, full_width), "full width");
        same(&mapped(&source, traditional), "traditional");
        // Half-width marks move the margin of a text that is wrapped already.
        if document.cleaned().iter().all(|cleaned| cleaned.step != "wrap") {
            same(&mapped(&source, half_width_marks), "half-width marks");
            for width in [30, 36, 40] {
                let variant = wrapped(&source, width);
                // Two or three long lines do not tell a width.
                if variant.lines().count() > source.lines().count() + 5 {
                    same(&variant, &format!("wrapped at {width}"));
                    rewrapped += 1;
                }
            }
        }
    }
    assert!(rewrapped >= 9, "{rewrapped} texts rewrapped");
}

#[test]
fn without_cleaning_the_copy_is_the_source() {
    for (_, source) in sources() {
        let source = source.replace('\n', "\r\n") + "\u{200b}１％";
        let document = Document::with_steps(&source, &[]);
        assert_eq!(document.text(), source);
        assert_eq!(document.cleaned(), []);
        assert_eq!(document.noise(), []);
    }
}

#[test]
fn every_step_can_be_switched_off_alone() {
    let source = "下载\n打印\n關於\u{a0}合作的\u{200b}意見\r\n增长５％,好。\n来源：某报";
    let all = Document::new(source);
    for step in all.cleaned().iter().map(|cleaned| cleaned.step) {
        let others: Vec<&str> = STEPS.iter().copied().filter(|other| *other != step).collect();
        let document = Document::with_steps(source, &others);
        assert!(document.cleaned().iter().all(|cleaned| cleaned.step != step), "{step}");
    }
    let steps: Vec<&str> = all.cleaned().iter().map(|cleaned| cleaned.step).collect();
    for step in ["line_ends", "spaces", "zero_width", "full_width", "punctuation", "script", "furniture"] {
        assert!(steps.contains(&step), "{step} did nothing: {steps:?}");
    }
}

#[test]
fn the_way_back_leads_to_the_same_characters() {
    for (name, source) in sources() {
        let messy = mapped(&source, full_width).replace('的', "\u{200b}的").replace('\n', "\r\n");
        let document = Document::new(&messy);
        let text = document.text();
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut last = 0;
        for pair in bounds.windows(2) {
            let span = document.in_source(Span::new(pair[0], pair[1]));
            assert!(last <= span.start && span.start < span.end, "{name}");
            last = span.end;
            let (there, here) = (&messy[span.start..span.end], &text[pair[0]..pair[1]]);
            // A mark is read by what stands beside it, which is not here.
            let mark = matches!(there, "," | ";" | ":" | "!" | "?");
            assert!(mark || Document::new(there).text() == here, "{name}: {there} {here}");
        }
        let whole = document.in_source(Span::new(0, text.len()));
        assert_eq!(messy[whole.start..whole.end].trim_end(), messy.trim_end());
    }
}

#[test]
fn any_string_has_sections_that_tile() {
    let texts = [
        "",
        " ",
        "\u{3000}\u{3000}",
        "一",
        "一、",
        "\r\n",
        "。",
        "（",
        "第",
        "——",
        "𠮷，😀",
        "问：",
        "\0",
        "１．",
    ];
    for text in texts {
        let document = Document::new(text);
        let sections = sections(&document);
        assert_eq!(sections.first().map(|s| s.span.start), Some(0));
        assert_eq!(sections.last().map(|s| s.span.end), Some(document.text().len()));
        assert!(sentences(&document, &sections).iter().all(|s| !s.span.is_empty()));
        assert_eq!(document.in_source(Span::new(0, 0)).len(), 0);
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
