//! Makes the dictionary of words from the texts in the jieba-rs package.

#[path = "build/source.rs"]
mod source;

use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    if let Err(reason) = dictionary() {
        println!("cargo::error={reason}");
        process::exit(1);
    }
}

/// Writes the dictionary into the build's output folder.
fn dictionary() -> Result<(), String> {
    let from = source::package("jieba-rs", "0.11.0")?.join("src/data/dict.txt");
    println!("cargo::rerun-if-changed={}", from.display());
    let text = fs::read(&from).map_err(|error| format!("{}: {error}", from.display()))?;
    let out = env::var("OUT_DIR").map_err(|_| "Cargo did not set OUT_DIR".to_owned())?;
    let to = Path::new(&out).join("dict.txt");
    fs::write(&to, text).map_err(|error| format!("{}: {error}", to.display()))
}
