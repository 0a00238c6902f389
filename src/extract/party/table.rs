//! The tables of parties, and the words they bring to the vocabulary.

use super::{Parties, PartyId, PartyKind};
use crate::extract::vocabulary::Entry;
use crate::extract::words::Places;
use crate::lexicon::{built_in, table, values};
use crate::text::order::order;
use std::sync::OnceLock;

pub(crate) const TABLES: [(&str, &str); 10] = [
    ("states", table!("party/states.tsv")),
    ("organisations", table!("party/organisations.tsv")),
    ("bodies", table!("party/bodies.tsv")),
    ("titles", table!("party/titles.tsv")),
    ("suffixes", table!("party/suffixes.tsv")),
    ("roles", table!("party/roles.tsv")),
    ("meetings", table!("party/meetings.tsv")),
    ("regions", table!("party/regions.tsv")),
    ("names", table!("party/names.tsv")),
    ("blocks", table!("party/blocks.tsv")),
];

/// What a word of the party tables stands for. Numbers are rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Surface {
    /// A name of a state or region.
    State(u16),
    /// A word that speaks for a state without naming it: its capital, its leaders.
    Evidence(u16),
    /// A one-character form and 方: 乌方. The number is a row of `Tables::letters`.
    Side(u16),
    /// 中 and a one-character form: 中乌, 俄中.
    WithChina(u16),
    /// A one-character form by itself: 访乌, 俄乌冲突.
    Letter(u16),
    /// A name of an organisation or group.
    Organisation(u16),
    /// A government body.
    Body(u16),
    /// A name found in the text itself.
    Named,
    /// A meeting at home, by row.
    Meeting(u16),
    /// A region at home, by row.
    Region(u16),
    /// A title of persons.
    Title,
    /// What names of companies end in.
    Suffix(PartyKindOfSuffix),
    /// 双方, 各方, 我们: who is meant depends on the place.
    Role(Role, Place),
    /// Letters that hold a name and are none: 印度洋, 一个中国原则.
    Block,
}

/// Where a deictic word means a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Wherever it stands.
    Any,
    /// Where nothing stands before it: 会议, 政府.
    Subject,
    /// Wherever it stands, and all the world without a frame: 各国.
    World,
}

/// What a name with this ending is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartyKindOfSuffix {
    /// 公司, 集团.
    Company,
    /// 省人民政府.
    GovernmentBody,
    /// 协会, 基金会.
    Organisation,
}

/// What a deictic word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 双方: the two sides of the section.
    Pair,
    /// 各方: the members of the meeting or organisation of the section.
    Group,
    /// 本组织.
    Organisation,
    /// 我们: who speaks, alone or with those spoken to.
    Speaker,
    /// 本公司, 政府: who issues the text.
    Issuer,
    /// 彼此: the subject itself.
    Reciprocal,
    /// 甲方, 缔约一方.
    Contract,
    /// 贵国: the side that is spoken to.
    Addressee,
    /// 他们: others, of whom the text may have spoken.
    Others,
}

/// One state or region.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) name: &'static str,
    pub(crate) code: Option<&'static str>,
    pub(crate) kind: PartyKind,
}

/// One organisation or group.
#[derive(Debug)]
pub(crate) struct Organisation {
    pub(crate) name: &'static str,
    pub(crate) kind: PartyKind,
    /// What its members are called together.
    pub(crate) members: Option<&'static str>,
}

impl Organisation {
    /// Whether nearly all states are its members, so that texts of every kind speak of it.
    pub(crate) fn universal(&self) -> bool {
        ["联合国", "世界"].iter().any(|word| self.name.starts_with(word))
    }

    /// Whether its members lie in all parts of the world, so that 各国 are more than they.
    pub(crate) fn scattered(&self) -> bool {
        ["金砖国家", "二十国集团", "七国集团"].contains(&self.name)
    }
}

/// One government body.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) name: &'static str,
    /// The state it speaks for.
    pub(crate) acts_for: Option<&'static str>,
}

/// The characters that names of persons are written with.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Surnames of one character.
    pub(crate) surname: &'static str,
    /// Surnames of two, with | between them.
    pub(crate) double: &'static str,
    /// Characters of foreign names.
    pub(crate) transcribing: &'static str,
}

/// The tables, read once.
#[derive(Debug)]
pub(crate) struct Tables {
    pub(crate) states: Vec<State>,
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) bodies: Vec<Body>,
    /// The bodies whose meetings instruct.
    pub(crate) meetings: Vec<&'static str>,
    /// The regions at home by their short names.
    pub(crate) regions: Vec<&'static str>,
    /// What names of persons are written with.
    pub(crate) names: Names,
    /// Every one-character form with the rows of the states that share it.
    pub(crate) letters: Vec<(char, Vec<u16>)>,
    /// Which characters are among them, and where.
    letter_places: Places,
    letter_rows: Vec<u16>,
    words: Vec<(&'static str, Surface)>,
    /// 乌方: made of the letters.
    made: Vec<(String, Surface)>,
}

fn row(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

fn some(cell: &'static str) -> Option<&'static str> {
    (!cell.is_empty()).then_some(cell)
}

impl Tables {
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Tables> = OnceLock::new();
        SHARED.get_or_init(Self::read)
    }

    fn read() -> Self {
        let [states, organisations, bodies, titles, suffixes, roles, meetings, regions, names, blocks] =
            TABLES;
        let mut tables = Self {
            states: Vec::new(),
            organisations: Vec::new(),
            bodies: Vec::new(),
            meetings: Vec::new(),
            regions: Vec::new(),
            names: Names::default(),
            letters: Vec::new(),
            letter_places: Places::new(&[]),
            letter_rows: Vec::new(),
            words: Vec::new(),
            made: Vec::new(),
        };
        for [name, code, kind, forms, abbr, evidence] in
            built_in(states.0, states.1, ["name", "code", "kind", "forms", "abbr", "evidence"])
        {
            let index = row(tables.states.len());
            let kind = PartyKind::from_label(kind).unwrap_or(PartyKind::State);
            tables.states.push(State { name, code: some(code), kind });
            tables.words.push((name, Surface::State(index)));
            tables.words.extend(values(forms).map(|form| (form, Surface::State(index))));
            tables.words.extend(values(evidence).map(|word| (word, Surface::Evidence(index))));
            for letter in values(abbr).filter_map(|abbr| abbr.chars().next()) {
                match tables.letters.iter_mut().find(|(known, _)| *known == letter) {
                    Some((_, rows)) => rows.push(index),
                    None => tables.letters.push((letter, vec![index])),
                }
            }
        }
        for [name, kind, forms, members, _] in
            built_in(organisations.0, organisations.1, ["name", "kind", "forms", "members", "evidence"])
        {
            let index = row(tables.organisations.len());
            let kind = PartyKind::from_label(kind).unwrap_or(PartyKind::Organisation);
            tables.organisations.push(Organisation { name, kind, members: some(members) });
            tables.words.push((name, Surface::Organisation(index)));
            tables.words.extend(values(forms).map(|form| (form, Surface::Organisation(index))));
        }
        for [name, _, acts_for, forms] in built_in(bodies.0, bodies.1, ["name", "kind", "acts_for", "forms"])
        {
            let index = row(tables.bodies.len());
            tables.bodies.push(Body { name, acts_for: some(acts_for) });
            tables.words.push((name, Surface::Body(index)));
            tables.words.extend(values(forms).map(|form| (form, Surface::Body(index))));
        }
        for [meeting, body] in built_in(meetings.0, meetings.1, ["meeting", "body"]) {
            let index = row(tables.meetings.len());
            tables.meetings.push(body);
            tables.words.push((meeting, Surface::Meeting(index)));
        }
        for [name, forms] in built_in(regions.0, regions.1, ["name", "forms"]) {
            let index = row(tables.regions.len());
            tables.regions.push(name);
            tables.words.push((name, Surface::Region(index)));
            tables.words.extend(values(forms).map(|form| (form, Surface::Region(index))));
        }
        for [kind, characters] in built_in(names.0, names.1, ["kind", "characters"]) {
            match kind {
                "surname" => tables.names.surname = characters,
                "double" => tables.names.double = characters,
                _ => tables.names.transcribing = characters,
            }
        }
        for [title, _] in built_in(titles.0, titles.1, ["title", "role"]) {
            tables.words.push((title, Surface::Title));
        }
        for [suffix, kind] in built_in(suffixes.0, suffixes.1, ["suffix", "kind"]) {
            let kind = match kind {
                "company" => PartyKindOfSuffix::Company,
                "government_body" => PartyKindOfSuffix::GovernmentBody,
                _ => PartyKindOfSuffix::Organisation,
            };
            tables.words.push((suffix, Surface::Suffix(kind)));
        }
        for [surface, role, note] in built_in(roles.0, roles.1, ["surface", "role", "note"]) {
            let role = match role {
                "pair" => Role::Pair,
                "group" => Role::Group,
                "organisation" => Role::Organisation,
                "speaker" => Role::Speaker,
                "issuer" => Role::Issuer,
                "reciprocal" => Role::Reciprocal,
                "addressee" => Role::Addressee,
                "others" => Role::Others,
                _ => Role::Contract,
            };
            let place = match note {
                "subject" => Place::Subject,
                "world" => Place::World,
                _ => Place::Any,
            };
            tables.words.push((surface, Surface::Role(role, place)));
        }
        for [surface, _] in built_in(blocks.0, blocks.1, ["surface", "reason"]) {
            tables.words.push((surface, Surface::Block));
        }
        let mut ordered: Vec<(char, u16)> =
            tables.letters.iter().enumerate().map(|(index, (letter, _))| (*letter, row(index))).collect();
        order(&mut ordered, |&(letter, row)| [letter as usize, usize::from(row), 0]);
        let (characters, rows): (Vec<char>, Vec<u16>) = ordered.into_iter().unzip();
        (tables.letter_places, tables.letter_rows) = (Places::new(&characters), rows);
        for (index, (letter, _)) in tables.letters.iter().enumerate() {
            let index = row(index);
            tables.made.push((format!("{letter}方"), Surface::Side(index)));
        }
        tables
    }

    /// The state of a row as a party.
    pub(crate) fn intern_state(&self, row: u16, parties: &mut Parties) -> Option<PartyId> {
        let state = self.states.get(usize::from(row))?;
        Some(parties.intern(state.name, state.kind, state.code))
    }

    /// The index of a one-character form in [`Tables::letters`].
    pub(crate) fn letter(&self, character: char) -> Option<u16> {
        self.letter_rows.get(self.letter_places.of(character)?).copied()
    }

    /// The row of the state of this name.
    pub(crate) fn state(&self, name: &str) -> Option<u16> {
        self.states.iter().position(|state| state.name == name).map(row)
    }
}

/// Adds the words of the party tables.
pub fn words(into: &mut Vec<(&'static str, Entry)>) {
    let tables = Tables::shared();
    into.extend(tables.words.iter().map(|&(word, surface)| (word, Entry::Party(surface))));
    into.extend(tables.made.iter().map(|(word, surface)| (word.as_str(), Entry::Party(*surface))));
}
