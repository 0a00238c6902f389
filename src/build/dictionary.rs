//! jieba-rs's dictionary as columns.

use std::collections::{BTreeMap, BTreeSet};

use crate::blob::{self, Column, ROWS};
use crate::columns::Columns;
use crate::precise;
use crate::rows;
use crate::tag::Tag;

/// A beginning of words.
#[derive(Default)]
struct Node {
    /// Frequency and tag, if it is a word.
    word: Option<(u32, u8)>,
    /// By code of the next character.
    longer: BTreeMap<u16, Node>,
}

/// Writes the columns of the dictionary: a line a word, with frequency and tag.
pub(crate) fn columns(text: &str, columns: &mut Columns) -> Result<(), String> {
    let entries = parse(text)?;
    let codes = codes(&entries)?;
    let mut top = Node::default();
    for entry in &entries {
        let mut node = &mut top;
        for character in entry.word.chars() {
            node = node.longer.entry(codes[&character]).or_default();
        }
        if node.word.replace((entry.frequency, entry.tag)).is_some() {
            return Err(format!("the dictionary has {} twice", entry.word));
        }
    }
    for &code in codes.values() {
        top.longer.entry(code).or_default();
    }
    let mut characters: Vec<(u16, char)> =
        codes.iter().map(|(&character, &code)| (code, character)).collect();
    characters.sort();
    for (_, character) in characters {
        columns.short(Column::Characters, character as u16);
    }
    let places = frequencies(&entries, columns);
    let mut rows = Vec::new();
    for node in top.longer.values() {
        let mut row: [Vec<u16>; ROWS] = Default::default();
        node.longer.keys().for_each(|&code| row[blob::row(usize::from(code))].push(code));
        rows.extend(row.into_iter().filter(|row| !row.is_empty()));
    }
    let (length, bases) = rows::places(&rows);
    columns.varint(Column::Sizes, length as u64);
    let mut bases = bases.into_iter();
    for node in top.longer.values() {
        write(node, Column::Roots, &places, columns);
        let counted =
            [Column::LaterLow, Column::Nodes, Column::WordTags, Column::RareFrequencies, Column::Bases];
        let before = counted.map(|column| columns.length(column));
        let (mut last, mut last_row) = (0, ROWS);
        for (&code, second) in &node.longer {
            columns.split(Column::SecondsLow, Column::SecondsHigh, code - last);
            last = code;
            let row = blob::row(usize::from(code));
            if std::mem::replace(&mut last_row, row) != row {
                bases.next().into_iter().for_each(|base| columns.varint(Column::Bases, base as u64));
            }
            write(second, Column::Nodes, &places, columns);
            // Level by level, so that a node's place follows from those before it.
            let mut level = vec![second];
            while !level.is_empty() {
                let below = level.iter().flat_map(|node| &node.longer);
                level = below
                    .map(|(&code, node)| {
                        columns.split(Column::LaterLow, Column::LaterHigh, code);
                        write(node, Column::Nodes, &places, columns);
                        node
                    })
                    .collect();
            }
        }
        if !node.longer.is_empty() {
            let [later, nodes, words, rare, bases] =
                [0, 1, 2, 3, 4].map(|at| columns.length(counted[at]) - before[at]);
            let wide = nodes - later - node.longer.len() as u64;
            for size in [later, wide, words, rare / 2, bases] {
                columns.varint(Column::Sizes, size);
            }
        }
    }
    Ok(())
}

/// Writes how many nodes extend one and whether it is a word, and its frequency and tag if it is.
fn write(node: &Node, column: Column, places: &BTreeMap<u32, u16>, columns: &mut Columns) {
    columns.varint(column, (node.longer.len() as u64) << 1 | u64::from(node.word.is_some()));
    let Some((frequency, tag)) = node.word else { return };
    columns.byte(Column::WordTags, tag);
    match u8::try_from(places[&frequency]) {
        Ok(place) if place < u8::MAX => columns.byte(Column::WordFrequencies, place),
        _ => {
            columns.byte(Column::WordFrequencies, u8::MAX);
            columns.short(Column::RareFrequencies, places[&frequency]);
        }
    }
}

struct Entry<'a> {
    word: &'a str,
    frequency: u32,
    tag: u8,
}

fn parse(text: &str) -> Result<Vec<Entry<'_>>, String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| entry(line).ok_or_else(|| format!("the dictionary has a line like no other: {line}")))
        .collect()
}

fn entry(line: &str) -> Option<Entry<'_>> {
    let mut fields = line.split_ascii_whitespace();
    let word = fields.next()?;
    let frequency = fields.next()?.parse().ok().filter(|&frequency| frequency > 0)?;
    let name = fields.next()?;
    let tag = Tag::of(name);
    (tag.as_str() == name && word.chars().count() <= 16).then_some(Entry {
        word,
        frequency,
        tag: tag.place(),
    })
}

/// A number for every character, the commonest first.
fn codes(entries: &[Entry<'_>]) -> Result<BTreeMap<char, u16>, String> {
    let mut beginnings = BTreeSet::new();
    for entry in entries {
        for (at, character) in entry.word.char_indices() {
            beginnings.insert((&entry.word[..at], character));
        }
    }
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for (_, character) in beginnings {
        *counts.entry(character).or_default() += 1;
    }
    let mut order: Vec<char> = counts.keys().copied().collect();
    order.sort_by_key(|character| (std::cmp::Reverse(counts[character]), *character));
    if order.len() > (1 << 14) - 3 || order.iter().any(|&character| character > '\u{FFFF}') {
        return Err("the dictionary has more characters than the columns can tell apart".to_owned());
    }
    Ok(order.into_iter().zip(1..).collect())
}

/// Writes the different frequencies and their weights. Gives each frequency's place among them.
fn frequencies(entries: &[Entry<'_>], columns: &mut Columns) -> BTreeMap<u32, u16> {
    let different: BTreeSet<u32> = entries.iter().map(|entry| entry.frequency).collect();
    let total = precise::ln(entries.iter().map(|entry| u64::from(entry.frequency)).sum());
    columns.float(Column::Weights, 0.0 - total);
    for &frequency in &different {
        columns.long(Column::Frequencies, frequency);
        columns.float(Column::Weights, precise::ln(u64::from(frequency)) - total);
    }
    different.into_iter().zip(0..).collect()
}
