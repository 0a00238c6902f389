//! What the text is: what stands where. This layer knows no meaning.
//!
//! source → [`Document`](document::Document) → [`Section`](section::Section)s →
//! [`Sentence`](sentence::Sentence)s → [`Token`](token::Token)s.

pub mod document;
mod mark;
pub mod order;
pub mod quote;
pub mod script;
pub mod section;
pub mod sentence;
pub mod span;
pub mod token;
mod words;

/// The tables of this layer, as they are written.
pub const TABLES: [&str; 3] =
    [include_str!("script.tsv"), include_str!("words.tsv"), include_str!("document/furniture.tsv")];
