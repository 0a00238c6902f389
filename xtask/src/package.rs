//! `cargo xtask package`: what is released, in `dist/release/`.

use crate::build;
use crate::run::{Done, cargo, root, step, target};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;

/// Writes the single file, the packed crate, the widget's npm package and their checksums.
pub fn package() -> Done {
    build::all()?;
    step("pack the crate");
    // It is built as packed, from what the build above has fetched: without a network.
    cargo(&["package", "--offline", "--package", "gongbao"])?;

    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .ok_or("Cargo.toml names no version")?;
    let release = root().join("dist/release");
    if release.exists() {
        fs::remove_dir_all(&release)?;
    }
    fs::create_dir_all(&release)?;

    let page = format!("gongbao-{version}.html");
    let packed = format!("gongbao-{version}.crate");
    fs::copy(root().join("dist/gongbao.html"), release.join(&page))?;
    fs::copy(target().join("package").join(&packed), release.join(&packed))?;
    let widget = format!("gongbao-{version}.tgz");
    fs::copy(root().join("dist").join(&widget), release.join(&widget))?;
    let mut sums = String::new();
    for name in [packed, page, widget] {
        let content = fs::read(release.join(&name))?;
        for byte in Sha256::digest(&content) {
            write!(sums, "{byte:02x}")?;
        }
        writeln!(sums, "  {name}")?;
        println!("dist/release/{name}: {} bytes", content.len());
    }
    fs::write(release.join("SHA256SUMS"), sums)?;
    Ok(())
}
