//! `cargo xtask bench`: how fast and how large, beside jieba-rs and jieba-wasm.

use crate::run::{Done, cargo, run, step};
use crate::{build, machine};

/// Measures the core natively, then the wasm in Chromium, Firefox and Node.
pub fn bench() -> Done {
    build::all()?;
    machine::browsers()?;
    machine::npm_packages("tests/bench")?;
    step("the core, native");
    cargo(&["bench", "--bench", "speed"])?;
    step("the wasm, beside jieba-wasm");
    run(".", "node", &["tests/bench/run.js"])
}
