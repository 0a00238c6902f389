//! `cargo xtask test`: everything that is checked, in the order of what fails soonest.

use crate::run::{Done, cargo, cargo_with, npm_tool, root, run_with, step};
use crate::{build, machine};
use std::fs;

/// Runs every check.
pub fn test() -> Done {
    step("format");
    cargo(&["fmt", "--all", "--check"])?;
    step("lints");
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    machine::wasm_target()?;
    cargo(&["clippy", "--target", machine::WASM, "--lib", "--", "-D", "warnings"])?;
    step("documentation");
    cargo_with(&["doc", "--package", "gongbao", "--no-deps"], &[("RUSTDOCFLAGS", "-D warnings")])?;
    step("Rust tests");
    cargo(&["test"])?;

    build::all()?;
    step("types of the page");
    npm_tool("typescript/bin/tsc", &["--project", "tsconfig.json"])?;
    step("the wasm under Node, against the native program");
    cargo(&["build"])?;
    node_tests("tests/wasm", &[])?;

    machine::browsers()?;
    for browser in ["chromium", "firefox"] {
        step(&format!("the page in {browser}"));
        node_tests("tests/www", &[("GONGBAO_BROWSER", browser)])?;
    }
    if machine::webkit() {
        step("the main path in WebKit");
        node_tests("tests/webkit", &[])?;
    } else {
        println!(
            "\nno WebKitWebDriver here (Debian: webkit2gtk-driver and xvfb): the main path is not run in WebKit"
        );
    }
    println!("\nall checks passed");
    Ok(())
}

/// Runs the `*.test.js` files of a folder, one at a time.
fn node_tests(folder: &str, variables: &[(&str, &str)]) -> Done {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.js") {
            files.push(format!("{folder}/{name}"));
        }
    }
    files.sort();
    let mut arguments =
        vec!["--test", "--test-concurrency=1", "--test-timeout=900000", "--test-reporter=spec"];
    arguments.extend(files.iter().map(String::as_str));
    run_with(".", "node", &arguments, variables)
}
