//! `include-flate` without compression.
//!
//! The real one compresses with zstd, which is written in C: minutes of building, and nothing that
//! builds for wasm. Only jieba-rs uses it, and the tests and the bench only use jieba-rs.

/// Includes a text file of the calling package.
#[macro_export]
macro_rules! flate {
    (static $name:ident: str from $path:literal with $algorithm:ident) => {
        static $name: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path));
    };
}
