//! The door to the browser: plain values in, plain objects out.

use wasm_bindgen::prelude::*;

/// The version of gongbao.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
