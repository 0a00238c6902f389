//! `cargo xtask bench`: how fast and how large, beside jieba-rs and jieba-wasm.

use crate::run::{Done, cargo, run, step};
use crate::{build, machine};

/// Measures the core natively.
pub fn native() -> Done {
    step("the core, native");
    cargo(&["bench", "--bench", "speed"])
}

/// Measures the words and the whole analysis in the wasm, in Chromium, Firefox and Node.
pub fn dictionary() -> Done {
    build::all()?;
    machine::browsers()?;
    machine::npm_packages("tests/bench")?;
    step("the segmenters, alone");
    for (name, features) in [("words", ""), ("jieba", "jieba")] {
        let arguments = ["build", "--profile", "wasm", "--target", machine::WASM, "--package", "bench-words"];
        cargo(&[&arguments[..], &["--features", features]].concat())?;
        build::bindings("bench_words", &format!("tests/bench/pkg/{name}"))?;
    }
    step("the wasm, beside its peers");
    run(".", "node", &["tests/bench/run.js"])
}
