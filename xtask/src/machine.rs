//! What the machine must have, installed where we may.

use crate::run::{Done, root, run, run_with, step};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// The compiler's name for the wasm of a browser.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The wasm target of the toolchain.
pub fn wasm_target() -> Done {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output()?;
    let sysroot = String::from_utf8(sysroot.stdout)?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).exists() {
        return Ok(());
    }
    step("add the wasm target");
    run(".", "rustup", &["target", "add", WASM])
        .map_err(|error| format!("{error}\nneeded: the Rust target {WASM}").into())
}

/// The npm packages of a folder, exactly as locked, without their scripts.
pub fn npm_packages(folder: &str) -> Done {
    let lock = fs::read(root().join(folder).join("package-lock.json"))?;
    let stamp = root().join(folder).join("node_modules/.gongbao-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step(&format!("install the npm packages of {folder}"));
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(folder, npm, &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .map_err(|error| format!("{error}\nneeded: Node 20.19 or later, with npm"))?;
    fs::write(stamp, lock)?;
    Ok(())
}

/// The two browsers that the page is tested in, and a font for what they show.
pub fn browsers() -> Done {
    let mut missing = Vec::new();
    if !exists("GONGBAO_CHROMIUM", "/usr/bin/chromium") {
        missing.push("chromium");
    }
    if !exists("GONGBAO_FIREFOX", "/usr/bin/firefox-esr") {
        missing.push("firefox-esr");
    }
    if !has_chinese_font() {
        missing.push("fonts-noto-cjk");
    }
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if !(Path::new("/usr/bin/apt-get").exists() && is_root()) {
        return Err(format!(
            "needed for the page tests: {names} (Debian's names; elsewhere, set GONGBAO_CHROMIUM and \
             GONGBAO_FIREFOX to the programs, and have a Chinese font)"
        )
        .into());
    }
    step(&format!("install {names}"));
    let apt = |arguments: &[&str]| {
        let settings = ["-qq", "-o", "DPkg::Lock::Timeout=300"];
        run_with(".", "apt-get", &[&settings, arguments].concat(), &[("DEBIAN_FRONTEND", "noninteractive")])
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], missing.as_slice()].concat())
}

/// Whether WebKit can be driven here, on a display or on one made for it.
pub fn webkit() -> bool {
    let display = std::env::var_os("DISPLAY").is_some() || Path::new("/usr/bin/Xvfb").exists();
    display && Path::new("/usr/bin/WebKitWebDriver").exists()
}

fn exists(variable: &str, usual: &str) -> bool {
    std::env::var_os(variable).map_or(Path::new(usual).exists(), |path| Path::new(&path).exists())
}

fn has_chinese_font() -> bool {
    Command::new("fc-list").arg(":lang=zh-cn").output().is_ok_and(|output| !output.stdout.is_empty())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").stderr(Stdio::null()).output();
    id.is_ok_and(|output| output.stdout == b"0\n")
}
