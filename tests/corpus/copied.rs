//! The blocks that the page copies when a reader says “this is wrong”, read by the corpus reader.

use crate::block::{Block, blocks};
use crate::{FAMILIES, says};
use gongbao::{OffsetUnit, Options, Report, analyze};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// How many of the blocks must say all that their sentence needs to be read alone.
const LEAST: f64 = 0.85;

/// The blocks for every commitment of a sample, each said to be wrong.
fn copied(sample: &str) -> Vec<Block> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("www/samples").join(sample)).expect("a sample");
    let report = Report::new(&analyze(&text, &Options::default()), OffsetUnit::Utf16, false);
    let mut node = Command::new("node")
        .arg(root.join("tests/corpus/copied.js"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node, which the page is built with");
    let input = serde_json::json!({ "text": text, "report": report }).to_string();
    node.stdin.take().expect("its input").write_all(input.as_bytes()).expect("it reads");
    let output = node.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{sample}: copied.js failed");
    let copied: Vec<String> = serde_json::from_slice(&output.stdout).expect("a list of blocks");
    assert!(!copied.is_empty(), "{sample} has commitments");
    copied
        .iter()
        .map(|written| {
            let mut read = blocks(written).unwrap_or_else(|error| panic!("{error} in\n{written}"));
            assert_eq!(read.len(), 1, "one block in\n{written}");
            read.remove(0)
        })
        .collect()
}

/// A block says of its sentence what is found there, but for the one item that is wrong: it fails, as
/// the example of a mistake must, and by nothing else.
#[test]
fn a_block_copied_from_the_page_is_read() {
    let (_, findings) = FAMILIES.iter().find(|(family, _)| *family == "commitment").expect("the family");
    for sample in ["lanhai_yunling.txt", "seed_interview.txt"] {
        let blocks = copied(sample);
        let exact = blocks.iter().filter(|block| {
            let found = findings(block).found;
            let mut rest = found.iter();
            let expected = block.spans.iter().zip(&block.expected);
            let all = expected
                .into_iter()
                .all(|(&span, line)| rest.any(|finding| finding.span == span && says(&finding.line, line)));
            all && found.len() == block.spans.len() + 1
        });
        let share = exact.count() as f64 / blocks.len() as f64;
        assert!(share >= LEAST, "{sample}: {share} of {} blocks", blocks.len());
    }
}
