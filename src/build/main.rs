//! Compiles jieba-rs's dictionary and models into the blob the segmenter reads, and takes from the tables
//! what only people read.

// The format, the tags and the logarithms are the segmenter's own; what only it uses of them is not
// used here.
#[allow(dead_code, unreachable_pub)]
#[path = "../text/token/blob.rs"]
mod blob;
mod columns;
mod dictionary;
#[allow(dead_code, unreachable_pub)]
#[path = "../text/token/logarithm.rs"]
mod logarithm;
mod models;
mod precise;
mod rows;
mod source;
mod tables;
#[allow(dead_code, unreachable_pub)]
#[path = "../text/token/tag.rs"]
mod tag;

use std::path::Path;
use std::{env, fs, process};

fn main() {
    for own in ["src/build", "src/text/token/blob.rs", "src/text/token/logarithm.rs", "src/text/token/tag.rs"]
    {
        println!("cargo::rerun-if-changed={own}");
    }
    if let Err(reason) = compile() {
        println!("cargo::error={reason}");
        process::exit(1);
    }
}

/// Writes the blob into the build's output folder.
fn compile() -> Result<(), String> {
    let variable = |name| env::var(name).map_err(|_| format!("Cargo did not set {name}"));
    let (own, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
    let (own, out) = (Path::new(&own), Path::new(&out));
    tables::write(&own.join("src/extract"), &out.join("tables"))?;
    let jieba = source::package("jieba-rs", "0.11.0", own, out)?;
    let model = source::package("jieba-macros", "0.11.0", own, out)?;
    let mut columns = columns::Columns::new();
    dictionary::columns(&read(&jieba.join("src/data/dict.txt"))?, &mut columns)?;
    models::words(&read(&model.join("src/hmm.model"))?, &mut columns)?;
    let name = |place: usize| tag::Tag::at(place as u8).map_or("", tag::Tag::as_str);
    models::tagger(&read(&jieba.join("src/data/posseg.txt"))?, name, &mut columns)?;
    let to = out.join("dictionary.bin");
    fs::write(&to, columns.finish()).map_err(|error| format!("{}: {error}", to.display()))
}

/// The text of a file, which the build is repeated for if it changes.
fn read(path: &Path) -> Result<String, String> {
    println!("cargo::rerun-if-changed={}", path.display());
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
