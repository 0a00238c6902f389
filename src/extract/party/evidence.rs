//! Which state a one-character form means: by what the section names, then the document.
//!
//! Where that does not tell, 乌方 stays open, with a note, and a bare letter is no party.

use super::context;
use super::letter::PLAIN;
use super::mention::{Input, Raw};
use super::table::{Surface, Tables};
use super::{Parties, PartyId, PartyKind};
use crate::extract::Note;
use crate::extract::vocabulary::{Entry, Hits};
use crate::text::order::order;
use crate::text::section::id as section_id;
use crate::text::span::Span;

/// Places where a state is named or spoken for, by row of the table.
struct Evidence {
    places: Vec<(u16, usize)>,
}

impl Evidence {
    fn of(hits: &Hits, raws: &[Raw]) -> Self {
        let named = raws.iter().filter_map(|raw| match raw.surface {
            Surface::State(row) => Some((row, raw.span.start)),
            _ => None,
        });
        let spoken = hits.iter().filter_map(|hit| match hit.entry {
            Entry::Party(Surface::Evidence(row)) => Some((row, hit.span.start)),
            _ => None,
        });
        let mut places: Vec<(u16, usize)> = named.chain(spoken).collect();
        order(&mut places, |&(row, place)| [usize::from(row), place, 0]);
        Self { places }
    }

    fn row(&self, row: u16) -> &[(u16, usize)] {
        let from = self.places.partition_point(|&(other, _)| other < row);
        let to = self.places.partition_point(|&(other, _)| other <= row);
        &self.places[from..to]
    }

    fn any(&self, row: u16, span: Span) -> bool {
        let places = self.row(row);
        let from = places.partition_point(|&(_, place)| place < span.start);
        places.get(from).is_some_and(|&(_, place)| place < span.end)
    }

    /// The last place before `offset`.
    fn before(&self, row: u16, offset: usize) -> Option<usize> {
        let places = self.row(row);
        let at = places.partition_point(|&(_, place)| place < offset);
        at.checked_sub(1).map(|at| places[at].1)
    }

    /// The one state of `candidates` that a letter at `offset` stands for, by what the first of `scopes`
    /// names that names any; of several the one named last before it. A group of states only where
    /// no scope before the last names a state.
    fn decide(&self, candidates: &[u16], scopes: &[Span], offset: usize) -> Option<u16> {
        let states = &Tables::shared().states;
        let group = |row: u16| states[usize::from(row)].kind == PartyKind::Group;
        let (whole, near) = scopes.split_last()?;
        let steps = near
            .iter()
            .map(|&scope| (scope, false))
            .chain(near.iter().map(|&scope| (scope, true)))
            .chain([(*whole, false), (*whole, true)]);
        for (scope, groups) in steps {
            let fits = |&row: &u16| group(row) == groups && self.any(row, scope);
            let named: Vec<u16> = candidates.iter().copied().filter(fits).collect();
            match *named.as_slice() {
                [] => {}
                [only] => return Some(only),
                _ => {
                    return named
                        .into_iter()
                        .filter_map(|row| self.before(row, offset).map(|place| (place, row)))
                        .max()
                        .map(|(_, row)| row);
                }
            }
        }
        None
    }
}

/// Resolves letters by what the section and the document name. A bare letter that stays open is no party.
pub(super) fn resolve(
    input: &Input,
    raws: &mut Vec<Raw>,
    parties: &mut Parties,
    notes: &mut Vec<Note>,
    china: PartyId,
) {
    let tables = Tables::shared();
    let evidence = Evidence::of(input.hits, raws);
    let units = context::units(input.sections);
    let whole = Span::new(0, input.text.len());
    let opening = context::opening(input.sections);
    let mut section = 0;
    let mut scope = (usize::MAX, whole);
    for raw in raws.iter_mut() {
        let (Surface::Side(letter) | Surface::WithChina(letter) | Surface::Letter(letter)) = raw.surface
        else {
            continue;
        };
        while section + 1 < input.sections.len() && input.sections[section + 1].span.start <= raw.span.start {
            section += 1;
        }
        let unit = units.get(section).copied().unwrap_or(0);
        if scope.0 != unit {
            let start = input.sections.get(unit).map_or(0, |section| section.span.start);
            let end = (section + 1..input.sections.len())
                .find(|&next| units[next] != unit)
                .map_or(input.text.len(), |next| input.sections[next].span.start);
            scope = (unit, Span::new(start, end));
        }
        let (letter, candidates) = &tables.letters[usize::from(letter)];
        if *letter == '中' {
            raw.party = Some(china);
            continue;
        }
        // Nothing else is meant by it: 俄方, and 中葡 where two states stand together.
        let alone = candidates.len() == 1 && matches!(raw.surface, Surface::WithChina(_)) && raw.open;
        let plain = (alone || PLAIN.contains(*letter)).then(|| candidates.first().copied()).flatten();
        match evidence.decide(candidates, &[scope.1, opening, whole], raw.span.start).or(plain) {
            Some(row) => raw.party = tables.intern_state(row, parties),
            None if !raw.open => {}
            None => notes.push(Note {
                kind: "ambiguous_abbreviation",
                span: Some(raw.span),
                detail: vec![
                    ("surface", raw.span.of(input.text).into()),
                    ("section", section_id(section).into()),
                    (
                        "candidates",
                        candidates
                            .iter()
                            .map(|&row| tables.states[usize::from(row)].name)
                            .collect::<Vec<_>>()
                            .join("|")
                            .into(),
                    ),
                ],
            }),
        }
    }
    drop_open(raws);
}

/// Drops what stayed open: a letter, and with it the letters beside it, and 中 with one outside a word.
fn drop_open(raws: &mut Vec<Raw>) {
    let letter = |raw: &Raw| matches!(raw.surface, Surface::Letter(_));
    let mut kept = vec![true; raws.len()];
    let mut at = 0;
    while at < raws.len() {
        let mut end = at + 1;
        while end < raws.len()
            && letter(&raws[at])
            && letter(&raws[end])
            && raws[end].span.start == raws[end - 1].span.end
        {
            end += 1;
        }
        let group = &raws[at..end];
        let open = group.iter().any(|raw| raw.party.is_none() && !raw.open);
        let drops = open && (letter(&group[0]) || matches!(group[0].surface, Surface::WithChina(_)));
        kept[at..end].fill(!drops);
        at = end;
    }
    let mut kept = kept.into_iter();
    raws.retain(|_| kept.next().unwrap_or(true));
}
