//! Who gives a speech that names no state as its speaker: an inaugural address, a candidate's speech (B75).

use super::mention::Input;
use super::table::Surface;
use super::{Parties, PartyId, PartyKind};
use crate::extract::genre::Genre;
use crate::extract::vocabulary::Entry;
use crate::text::section::SectionKind;
use crate::text::span::Span;

/// What a title calls a speech, after the name of who gives it.
const SPEECHES: [&str; 14] = [
    "就职演说",
    "竞选演说",
    "就职演讲",
    "竞选演讲",
    "施政演说",
    "演说",
    "演讲",
    "讲话",
    "致辞",
    "贺词",
    "贺辞",
    "献词",
    "新年谈话",
    "竞选宣言",
];

/// Forms of address after a name.
const ADDRESSES: [&str; 6] = ["女士", "先生", "同志", "阁下", "博士", "教授"];

/// The person whom the title names as speaking. Only of a speech.
pub(super) fn orator(input: &Input, parties: &mut Parties) -> Option<PartyId> {
    if input.genre != Genre::Speech {
        return None;
    }
    let title = input.sections.iter().find(|section| section.kind == SectionKind::Title);
    let name = name(input, title?.span)?;
    let name = input.document.in_source(name).of(input.document.source());
    Some(parties.intern(name, PartyKind::Person, None))
}

/// The name before 就职演说, 在…上的讲话, without office and form of address.
fn name(input: &Input, title: Span) -> Option<Span> {
    let text = title.of(input.text);
    let before = SPEECHES.iter().filter_map(|speech| text.find(speech)).min().map(|at| &text[..at])?;
    let before = before.find('在').map_or(before, |at| &before[..at]).trim_end_matches(['的', '发', '表']);
    let before = ADDRESSES.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    // After an office stands the name of who holds it.
    let office = input
        .hits
        .within(Span::new(title.start, title.start + before.len()))
        .filter(|hit| matches!(hit.entry, Entry::Party(Surface::Title)))
        .map(|hit| hit.span.end - title.start)
        .filter(|&at| at < before.len())
        .max()
        .unwrap_or(0);
    let name = before[office..].trim();
    let start = title.start + (name.as_ptr() as usize - text.as_ptr() as usize);
    let letters = name.chars().all(|c| c.is_alphabetic() || c == '·');
    let known = office > 0
        || input.words.iter().any(|word| word.span.start == start && word.tag.as_str().starts_with("nr"));
    (letters && known && (2..=12).contains(&name.chars().count()))
        .then(|| Span::new(start, start + name.len()))
}
