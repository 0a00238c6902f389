//! The page's second module, loaded when the reader chooses a dictionary: cuts by it in the core's place.

#[path = "../../src/text/token/own.rs"]
mod own;

use js_sys::{Array, Uint32Array};
use own::Own;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static OWN: RefCell<Option<Own>> = const { RefCell::new(None) };
}

/// Takes a dictionary. Gives its fingerprint, by which the options of an analysis name it: the SHA-256 of
/// its text.
///
/// # Errors
/// `[line, text]` of the first line that cannot be used.
#[wasm_bindgen]
pub fn load(text: &str) -> Result<String, Array> {
    let own = Own::read(text).map_err(|error| Array::of2(&(error.line as u32).into(), &error.text.into()))?;
    OWN.set(Some(own));
    Ok(Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The words of `text`, as `[numbers, names]`: two numbers each, the length in bytes of UTF-8, and where
/// in `names` its tag stands; what the dictionary does not have has the empty name.
#[wasm_bindgen]
pub fn cut(text: &str) -> Array {
    OWN.with_borrow(|own| {
        let (mut numbers, mut names): (Vec<u32>, Vec<&str>) = (Vec::new(), Vec::new());
        for (word, tag) in own.iter().flat_map(|own| own.cut(text, true)) {
            let tag = tag.unwrap_or_default();
            let place = names.iter().position(|&name| name == tag).unwrap_or_else(|| {
                names.push(tag);
                names.len() - 1
            });
            numbers.extend([word.len() as u32, place as u32]);
        }
        let names: Array = names.into_iter().map(JsValue::from_str).collect();
        Array::of2(&Uint32Array::from(numbers.as_slice()), &names)
    })
}
