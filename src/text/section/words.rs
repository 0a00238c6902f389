//! The words of `section.tsv`.

use std::sync::OnceLock;

/// Words that tell what a paragraph is.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) agency: Vec<&'static str>,
    pub(super) role: Vec<&'static str>,
    pub(super) address: Vec<&'static str>,
    pub(super) thanks: Vec<&'static str>,
    pub(super) part: Vec<&'static str>,
    pub(super) question: Vec<&'static str>,
    pub(super) answer: Vec<&'static str>,
    pub(super) asker: Vec<&'static str>,
    pub(super) number: Vec<&'static str>,
}

/// The words, read once.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = Words::default();
        for row in include_str!("section.tsv").lines().skip(1).filter(|row| !row.starts_with('#')) {
            let Some((kind, word)) = row.split_once('\t') else { continue };
            let list = match kind {
                "agency" => &mut words.agency,
                "role" => &mut words.role,
                "address" => &mut words.address,
                "thanks" => &mut words.thanks,
                "part" => &mut words.part,
                "question" => &mut words.question,
                "answer" => &mut words.answer,
                "asker" => &mut words.asker,
                "number" => &mut words.number,
                _ => continue,
            };
            list.push(word);
        }
        words
    })
}

/// Whether `line` begins with one of the words.
pub(super) fn begins(line: &str, words: &[&str]) -> bool {
    words.iter().any(|word| line.starts_with(word))
}
