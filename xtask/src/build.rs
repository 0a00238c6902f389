//! `cargo xtask build`: core → wasm → page.

use crate::machine;
use crate::run::{Done, cargo, npm_tool, root, run, step, target};
use std::fs;
use wasm_bindgen_cli_support::Bindgen;

/// Writes `dist/gongbao.html`, `dist/site/`, `dist/npm/` and `dist/demo/`.
pub fn all() -> Done {
    machine::npm_packages("www")?;
    wasm()?;
    page()?;
    widget()
}

/// Compiles the core and writes its JavaScript side to `www/pkg/`.
pub fn wasm() -> Done {
    machine::wasm_target()?;
    step("compile the core to wasm");
    cargo(&["build", "--profile", "wasm", "--target", machine::WASM, "--lib"])?;
    bindings("gongbao", "www/pkg")?;
    step("compile the module for a dictionary of the reader's own");
    cargo(&["build", "--profile", "wasm", "--target", machine::WASM, "--package", "gongbao-own"])?;
    bindings("gongbao_own", "www/pkg")
}

/// Writes the JavaScript side of a module that was compiled to wasm into a folder.
pub fn bindings(module: &str, folder: &str) -> Done {
    Bindgen::new()
        .input_path(target().join(machine::WASM).join(format!("wasm/{module}.wasm")))
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(root().join(folder))?;
    Ok(())
}

/// Bundles the page around the compiled core.
pub fn page() -> Done {
    step("bundle the page");
    for mode in ["single", "site"] {
        npm_tool("vite/bin/vite.js", &["build", "--logLevel", "warn", "--mode", mode])?;
    }
    let dist = root().join("dist");
    fs::rename(dist.join("single/gongbao.html"), dist.join("gongbao.html"))?;
    fs::remove_dir(dist.join("single"))?;
    let size = fs::metadata(dist.join("gongbao.html"))?.len();
    println!("dist/gongbao.html: {size} bytes");
    println!("dist/site/: the page for a web server");
    Ok(())
}

/// Bundles the widget: its npm package, unpacked, and a page that shows it.
pub fn widget() -> Done {
    step("bundle the widget");
    run("www", "node", &["build/widget.js"])
}
