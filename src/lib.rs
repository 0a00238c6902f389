//! gongbao reads Chinese policy and diplomatic texts: how a text is built, what it is about, and
//! who has undertaken to do what.

pub mod extract;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
