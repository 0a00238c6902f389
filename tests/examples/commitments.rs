//! Who has undertaken what: `cargo run --example commitments < text.txt`, a line a commitment.

use gongbao::{OffsetUnit, Options, Report, analyze};
use std::io::{Read, stdin};

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    stdin().read_to_string(&mut text)?;
    let report = Report::new(&analyze(&text, &Options::default()), OffsetUnit::Char, false);
    for commitment in &report.commitments {
        let who = commitment.actors.join("、");
        println!("{}\t{}\t{who}\t{}", commitment.force, commitment.grade, commitment.text);
    }
    Ok(())
}
