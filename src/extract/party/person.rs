//! Persons by name, and whom they speak for: 李克强表示 is China speaking.

use super::table::{Surface, Tables};
use super::{Mention, Parties, PartyId};
use crate::extract::vocabulary::{Entry, Hits};
use crate::text::token::Token;

/// Names of persons and the party each speaks for, in the order met.
///
/// A name counts when a title stands before it and a state or body before that (俄罗斯总理米舒斯京),
/// or when the tables know it as speaking for a state.
pub fn persons(
    text: &str,
    hits: &Hits,
    words: &[Token],
    mentions: &[Mention],
    parties: &mut Parties,
) -> Vec<(String, PartyId)> {
    let mut found: Vec<(String, PartyId)> = Vec::new();
    let mut add = |name: &str, party: PartyId| {
        let length = name.chars().count();
        if (2..=12).contains(&length) && !found.iter().any(|(known, _)| known == name) {
            found.push((name.to_owned(), party));
        }
    };
    for hit in hits.iter() {
        match hit.entry {
            Entry::Party(Surface::Evidence(row)) => {
                if let Some(party) = Tables::shared().intern_state(row, parties) {
                    add(hit.span.of(text), party);
                }
            }
            Entry::Party(Surface::Title) => {
                let index = mentions.partition_point(|mention| mention.span.end < hit.span.start);
                let Some(mention) = mentions.get(index).filter(|mention| mention.span.end == hit.span.start)
                else {
                    continue;
                };
                let [party] = *mention.parties.as_slice() else { continue };
                let first = words.partition_point(|word| word.span.start < hit.span.end);
                let mut end = hit.span.end;
                for word in words[first..].iter().take(2) {
                    let plain = word.span.of(text).chars().all(|c| c.is_alphabetic() || c == '·');
                    if word.span.start != end || !plain {
                        break;
                    }
                    end = word.span.end;
                    add(&text[hit.span.end..end], party);
                }
            }
            _ => {}
        }
    }
    found
}
