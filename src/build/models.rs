//! jieba-rs's two hidden Markov models as columns.
//!
//! Both give logarithms of shares: a count out of a total. The counts are found again, since they are
//! small, and the logarithms computed from them at load.

use std::collections::BTreeMap;

use crate::blob::Column;
use crate::columns::Columns;
use crate::logarithm::{ln, millionths, nudged};

/// The logarithm that stands for "impossible".
const NEVER: f64 = -3.14e100;

/// Writes the columns of the model that joins characters to words (`hmm.model`): start probabilities,
/// transitions, then emissions, of four states each.
pub(crate) fn words(text: &str, columns: &mut Columns) -> Result<(), String> {
    let bad = || "the word model is not written as expected".to_owned();
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    for _ in 0..5 {
        let line = lines.next().ok_or_else(bad)?;
        let values: Vec<f64> = line.split_whitespace().filter_map(|value| value.parse().ok()).collect();
        if values.len() != 4 {
            return Err(bad());
        }
        values.into_iter().for_each(|value| columns.float(Column::WordModel, value));
    }
    let mut counts = vec![[0; 4]; 0x9FD5 - 0x4E00 + 1];
    let mut totals = [0; 4];
    for (state, total) in totals.iter_mut().enumerate() {
        let line = lines.next().ok_or_else(bad)?;
        let entries: Option<Vec<(char, f64)>> = line
            .split(',')
            .map(|entry| {
                let (character, value) = entry.rsplit_once(':')?;
                Some((character.chars().next()?, -value.parse::<f64>().ok()? * 1e6))
            })
            .collect();
        let mut entries = entries.ok_or_else(bad)?;
        entries.retain(|(character, _)| ('\u{4E00}'..='\u{9FD5}').contains(character));
        entries.iter_mut().for_each(|entry| entry.1 = entry.1.round());
        let rarest = entries.iter().fold(0.0, |most: f64, entry| most.max(entry.1));
        let about = (rarest / 1e6).exp() as u64;
        let count = |value: f64, total: u64| ((-value / 1e6).exp() * total as f64).round() as u64;
        let fits =
            |&total: &u64| entries.iter().all(|&(_, value)| millionths(count(value, total), total) == value);
        *total = (about.saturating_sub(100)..about + 100).find(fits).ok_or_else(bad)?;
        for &(character, value) in &entries {
            counts[character as usize - 0x4E00][state] = count(value, *total);
        }
    }
    totals.into_iter().for_each(|total| columns.varint(Column::WordTotals, total));
    for block in counts.chunks(64) {
        let before = columns.length(Column::WordEmissions);
        block.iter().flatten().for_each(|&count| columns.varint(Column::WordEmissions, count));
        columns.varint(Column::WordBlocks, columns.length(Column::WordEmissions) - before);
    }
    Ok(())
}

/// The tagger's text, by section.
#[derive(Default)]
struct Tagger {
    starts: BTreeMap<u16, f64>,
    /// From, to.
    transitions: BTreeMap<u16, BTreeMap<u16, f64>>,
    emissions: BTreeMap<char, BTreeMap<u16, f64>>,
    /// The only states a character may take, where they are limited.
    allowed: BTreeMap<char, Vec<u16>>,
}

/// Writes the columns of the tagger (`posseg.txt`).
pub(crate) fn tagger(
    text: &str,
    tags: impl Fn(usize) -> &'static str,
    columns: &mut Columns,
) -> Result<(), String> {
    let mut tagger = parse(text, tags).ok_or("the tagger is not written as expected")?;
    // What the segmenter can hand over as a word without a tag.
    tagger.emissions.retain(|&character, states| {
        if let Some(allowed) = tagger.allowed.get(&character) {
            states.retain(|state, _| allowed.contains(state));
        }
        can_be_tagged(character) && !states.is_empty()
    });
    let mut states: Vec<u16> = tagger.emissions.values().flat_map(|row| row.keys().copied()).collect();
    states.sort();
    states.dedup();
    let ranks: BTreeMap<u16, usize> = states.iter().copied().zip(0..).collect();
    for &state in &states {
        columns.byte(Column::TagStates, state as u8);
    }
    // As computed by the reader and as written, in the reader's order.
    let mut pairs = Vec::new();
    group(&tagger.starts, &ranks, Column::TagStarts, columns, &mut pairs);
    let none = BTreeMap::new();
    for state in &states {
        let group_of = tagger.transitions.get(state).unwrap_or(&none);
        group(group_of, &ranks, Column::TagTransitions, columns, &mut pairs);
    }
    columns.corrections(Column::TagGroupCorrections, &pairs);
    pairs.clear();
    let mut values: BTreeMap<u16, Vec<f64>> = BTreeMap::new();
    for (&state, &value) in tagger.emissions.values().flatten() {
        values.entry(state).or_default().push(value);
    }
    let totals: BTreeMap<u16, u64> = values.iter().map(|(&state, values)| (state, total(values))).collect();
    for total in totals.values() {
        columns.varint(Column::TagTotals, *total);
    }
    let mut before = 0;
    for (&character, row) in &tagger.emissions {
        columns.varint(Column::TagCharacters, u64::from(character as u32 - before));
        before = character as u32;
        columns.byte(Column::TagRows, row.len() as u8);
        let length = columns.length(Column::TagCounts);
        for (state, &value) in row {
            columns.byte(Column::TagRowStates, ranks[state] as u8);
            number(value, totals[state], Column::TagCounts, columns, &mut pairs);
        }
        columns.varint(Column::TagBytes, columns.length(Column::TagCounts) - length);
    }
    columns.corrections(Column::TagCorrections, &pairs);
    Ok(())
}

/// Whether a character can stand in a word that is neither in the dictionary nor Latin.
fn can_be_tagged(character: char) -> bool {
    matches!(character, '+' | '#' | '&' | '.' | '_' | '%' | '-' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FA1F}')
}

fn parse(text: &str, tags: impl Fn(usize) -> &'static str) -> Option<Tagger> {
    let mut tagger = Tagger::default();
    let mut section = "";
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('@') {
            section = line;
            continue;
        }
        let (head, rest) = line.split_once('|').unwrap_or((line, ""));
        let parts = rest.split('|').map(str::trim).filter(|part| !part.is_empty());
        match section {
            "@TAGS" => {
                let mut names = line.split(',').enumerate();
                names.all(|(place, name)| tags(place) == name).then_some(())?;
            }
            "@START" => {
                let (state, value) = line.rsplit_once(',')?;
                tagger.starts.insert(read_state(state)?, value.parse().ok()?);
            }
            "@TRANS" => {
                let row = tagger.transitions.entry(read_state(head)?).or_default();
                for part in parts {
                    let (state, value) = part.rsplit_once(',')?;
                    row.insert(read_state(state)?, value.parse().ok()?);
                }
            }
            "@EMIT" => {
                let state = read_state(head)?;
                for part in parts {
                    let (character, value) = part.rsplit_once(',')?;
                    let row = tagger.emissions.entry(character.chars().next()?).or_default();
                    row.insert(state, value.parse().ok()?);
                }
            }
            "@CHAR_STATE" => {
                let states: Option<Vec<u16>> = parts.map(read_state).collect();
                // No states means no limit.
                tagger.allowed.insert(head.chars().next()?, states?);
            }
            _ => {}
        }
    }
    tagger.allowed.retain(|_, states| !states.is_empty());
    Some(tagger)
}

/// A place in the word (0 to 3) and a tag (0 to 63).
fn read_state(text: &str) -> Option<u16> {
    let (place, tag) = text.split_once(',')?;
    let (place, tag): (u16, u16) = (place.parse().ok()?, tag.parse().ok()?);
    (place < 4 && tag < 64).then_some(place * 64 + tag)
}

fn group(
    values: &BTreeMap<u16, f64>,
    ranks: &BTreeMap<u16, usize>,
    column: Column,
    columns: &mut Columns,
    pairs: &mut Vec<(f64, f64)>,
) {
    // A state no character takes is never reached.
    let entries: Vec<(usize, f64)> = values
        .iter()
        .filter(|entry| *entry.1 > NEVER)
        .filter_map(|(state, &value)| Some((*ranks.get(state)?, value)))
        .collect();
    let total = total(&entries.iter().map(|entry| entry.1).collect::<Vec<f64>>());
    columns.varint(column, total);
    columns.varint(column, entries.len() as u64);
    let mut before = 0;
    for (rank, value) in entries {
        columns.varint(column, (rank - before) as u64);
        before = rank;
        number(value, total, column, columns, pairs);
    }
}

/// Writes a logarithm as its count, or where there is no total, as its bits.
fn number(value: f64, total: u64, column: Column, columns: &mut Columns, pairs: &mut Vec<(f64, f64)>) {
    if total == 0 {
        pairs.push((value, value));
        return columns.varint(column, value.to_bits());
    }
    let count = count(value, total);
    columns.varint(column, count);
    pairs.push((ln(count, total), value));
}

fn count(value: f64, total: u64) -> u64 {
    (libm::exp(value) * total as f64).round() as u64
}

/// The total of which all these are logarithms of shares, but for their last bit; zero if none is found.
fn total(values: &[f64]) -> u64 {
    let rarest = values.iter().copied().fold(0.0, f64::min);
    let fits = |&total: &u64| {
        values.iter().all(|&value| {
            let computed = ln(count(value, total), total);
            computed == value || nudged(computed, value > computed) == value
        })
    };
    let candidates = (1..2000).map(|count| (f64::from(count) * libm::exp(-rarest)).round() as u64);
    candidates.filter(|&total| total > 0).find(fits).unwrap_or(0)
}
