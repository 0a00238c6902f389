//! [`Words`]: what tells a line apart: agencies, offices, addresses, labels (`words.tsv`).

use std::sync::OnceLock;

/// Words that tell what a paragraph is.
#[derive(Debug, Default)]
pub(in crate::text) struct Words {
    pub(in crate::text) agency: Vec<&'static str>,
    pub(in crate::text) role: Vec<&'static str>,
    pub(in crate::text) address: Vec<&'static str>,
    pub(in crate::text) thanks: Vec<&'static str>,
    pub(in crate::text) part: Vec<&'static str>,
    pub(in crate::text) question: Vec<&'static str>,
    pub(in crate::text) answer: Vec<&'static str>,
    pub(in crate::text) asker: Vec<&'static str>,
    pub(in crate::text) number: Vec<&'static str>,
    pub(in crate::text) work: Vec<&'static str>,
    pub(in crate::text) said: Vec<&'static str>,
    pub(in crate::text) ground: Vec<&'static str>,
}

/// The words, read once.
pub(in crate::text) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = Words::default();
        for row in include_str!("words.tsv").lines().skip(1).filter(|row| !row.starts_with('#')) {
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
                "work" => &mut words.work,
                "said" => &mut words.said,
                "ground" => &mut words.ground,
                _ => continue,
            };
            list.push(word);
        }
        words
    })
}

/// Whether `line` begins with one of the words.
pub(in crate::text) fn begins(line: &str, words: &[&str]) -> bool {
    words.iter().any(|word| line.starts_with(word))
}
