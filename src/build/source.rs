//! Where the texts of jieba-rs's dictionary come from.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The source folder of a package this crate depends on, given as `name-version`.
///
/// Looked for where Cargo unpacks packages, without network: beside this crate, if it was itself
/// unpacked there or vendored; in Cargo's registry; else where `cargo metadata --offline` says, asked
/// in this crate's `own` folder and in the workspace that is being built, somewhere above `out`.
pub(crate) fn package(name: &str, version: &str, own: &Path, out: &Path) -> Result<PathBuf, String> {
    let full = format!("{name}-{version}");
    let mut places = Vec::new();
    if let Some(beside) = own.parent() {
        places.extend([beside.join(&full), beside.join(name)]);
    }
    for registry in registries() {
        places.push(registry.join(&full));
    }
    let is_it = |place: &PathBuf| is_package(place, name, version);
    if let Some(found) = places.into_iter().find(is_it) {
        return Ok(found);
    }
    let roots = [own].into_iter().chain(out.ancestors());
    roots
        .filter(|root| root.join("Cargo.toml").is_file())
        .filter_map(|root| from_metadata(root, &full, name))
        .find(is_it)
        .ok_or_else(|| format!("the source of the package {full} is not where Cargo unpacks packages"))
}

/// The folders into which Cargo unpacks the packages of each registry.
fn registries() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let Some(entries) = home.and_then(|home| fs::read_dir(home.join("registry").join("src")).ok()) else {
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

/// Whether `folder` holds that very package.
fn is_package(folder: &Path, name: &str, version: &str) -> bool {
    let Ok(manifest) = fs::read_to_string(folder.join("Cargo.toml")) else { return false };
    let has = |line: String| manifest.lines().any(|each| each.trim() == line);
    has(format!("name = \"{name}\"")) && has(format!("version = \"{version}\""))
}

/// The folder of the package's manifest in Cargo's own account of the dependencies of `root`.
fn from_metadata(root: &Path, full: &str, name: &str) -> Option<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--offline", "--format-version", "1"])
        .current_dir(root)
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let account = String::from_utf8(output.stdout).ok()?;
    account
        .split("\"manifest_path\":\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|path| PathBuf::from(path.replace("\\\\", "\\")))
        .filter_map(|manifest| manifest.parent().map(Path::to_path_buf))
        .find(|folder| folder.ends_with(full) || folder.ends_with(name))
}
