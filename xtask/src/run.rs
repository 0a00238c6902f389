//! Running other programs from the root of the repository.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a verb yields: nothing, or a line that says what went wrong.
pub type Done = Result<(), Box<dyn std::error::Error>>;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or(root().join("target"), |folder| root().join(folder))
}

/// Prints what begins.
pub fn step(what: &str) {
    println!("\n== {what}");
}

/// Runs a program in a folder of the repository; everything it says is seen.
pub fn run(folder: &str, program: &str, arguments: &[&str]) -> Done {
    run_with(folder, program, arguments, &[])
}

/// As [`run`], with environment variables.
pub fn run_with(folder: &str, program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Done {
    let status = Command::new(program)
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(root().join(folder))
        .status()
        .map_err(|error| format!("{program}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{program} {}: {status}", arguments.join(" ")).into()) }
}

/// The cargo that runs us, so that its toolchain is used.
pub fn cargo(arguments: &[&str]) -> Done {
    cargo_with(arguments, &[])
}

/// As [`cargo`], with environment variables.
pub fn cargo_with(arguments: &[&str], variables: &[(&str, &str)]) -> Done {
    run_with(".", &std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), arguments, variables)
}

/// A tool from the page's npm packages.
pub fn npm_tool(script: &str, arguments: &[&str]) -> Done {
    let script = format!("node_modules/{script}");
    run("www", "node", &[&[script.as_str()], arguments].concat())
}
