//! `cargo xtask serve`: the page, built and served on this machine.

use crate::build;
use crate::run::{Done, run};

/// Builds, then serves `dist/` until ended.
pub fn serve() -> Done {
    build::all()?;
    println!();
    run("www", "node", &["build/serve.js", "../dist"])
}
