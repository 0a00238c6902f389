//! Persons by name, and whom they speak for: 李克强表示 is China speaking.

use super::mention::{Input, Raw};
use super::table::{Surface, Tables};
use super::{Parties, PartyId};
use crate::extract::vocabulary::Entry;

/// Names of persons and the party each speaks for, in the order met.
///
/// A name counts when a title stands before it and a state or body before that (俄罗斯总理米舒斯京),
/// or when the tables know it as speaking for a state.
pub(super) fn persons(input: &Input, raws: &[Raw], parties: &mut Parties) -> Vec<(String, PartyId)> {
    let tables = Tables::shared();
    let mut found: Vec<(String, PartyId)> = Vec::new();
    let mut add = |name: &str, party: PartyId| {
        let length = name.chars().count();
        if (2..=12).contains(&length) && !found.iter().any(|(known, _)| known == name) {
            found.push((name.to_owned(), party));
        }
    };
    for hit in input.hits.iter() {
        if let Entry::Party(Surface::Evidence(row)) = hit.entry
            && let Some(party) = tables.intern_state(row, parties)
        {
            add(hit.span.of(input.text), party);
        }
    }
    for raw in raws {
        // 驻英国大使 is not of the United Kingdom.
        if input.text[..raw.span.start].ends_with('驻') {
            continue;
        }
        let party = match raw.surface {
            Surface::State(_) | Surface::Letter(_) | Surface::Organisation(_) => raw.party,
            Surface::Body(row) => tables.bodies[usize::from(row)]
                .acts_for
                .and_then(|name| tables.state(name))
                .and_then(|row| tables.intern_state(row, parties)),
            _ => None,
        };
        let (Some(party), Some(at)) = (party, past_titles(input, raw.span.end)) else { continue };
        let first = input.words.partition_point(|word| word.span.start < at);
        let mut end = at;
        for word in input.words[first..].iter().take(3) {
            let letters = word.span.of(input.text);
            let plain = letters.chars().all(|c| c.is_alphabetic() || c == '·');
            let other = end > at && word.tag.as_str().starts_with(['v', 'p', 'd', 'c', 'u', 'm', 't', 'f']);
            if word.span.start != end || !plain || other {
                break;
            }
            end = word.span.end;
            add(&input.text[at..end], party);
        }
    }
    found
}

/// Past one title or several: 副总理兼外交部长.
fn past_titles(input: &Input, start: usize) -> Option<usize> {
    let mut end = None;
    let mut at = start;
    loop {
        let title = input.hits.at(at).iter().find_map(|hit| match hit.entry {
            Entry::Party(Surface::Title) => Some(hit.span.end),
            _ => None,
        });
        let Some(title) = title else { return end };
        end = Some(title);
        at = title;
        for mark in ['兼', '、'] {
            if input.text[at..].starts_with(mark) {
                at += mark.len_utf8();
            }
        }
    }
}
