//! What the text says: numbers, amounts, dates, parties, terms, commitments.
//!
//! Each family is three neighbours: `NAME.corpus.txt` (examples, positive and negative), `NAME.rs`
//! (the rule), `NAME.tsv` (the words).
