//! The tables of parties against a licensed list of states, and against one another.

use std::collections::{BTreeMap, BTreeSet};

const STATES: &str = include_str!("../src/extract/party/states.tsv");
const ORGANISATIONS: &str = include_str!("../src/extract/party/organisations.tsv");
const BODIES: &str = include_str!("../src/extract/party/bodies.tsv");
const TITLES: &str = include_str!("../src/extract/party/titles.tsv");
const SUFFIXES: &str = include_str!("../src/extract/party/suffixes.tsv");
const ROLES: &str = include_str!("../src/extract/party/roles.tsv");
const ISO: &str = include_str!("parties/iso-3166.tsv");

/// The kinds of party that the report knows.
const KINDS: [&str; 8] =
    ["state", "region", "organisation", "group", "government_body", "company", "person", "other"];

/// The rows of a table as cells by column, comments left out.
fn rows(table: &'static str) -> Vec<BTreeMap<&'static str, &'static str>> {
    let mut lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let columns: Vec<_> = lines.next().expect("a line names the columns").split('\t').collect();
    lines
        .map(|line| {
            let cells: Vec<_> = line.split('\t').collect();
            assert_eq!(cells.len(), columns.len(), "{line}");
            columns.iter().copied().zip(cells).collect()
        })
        .collect()
}

fn values(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|value| !value.is_empty())
}

/// Every name and form of a row.
fn surfaces<'a>(row: &'a BTreeMap<&str, &str>) -> impl Iterator<Item = &'a str> {
    std::iter::once(row["name"]).chain(values(row["forms"]))
}

#[test]
fn every_member_of_the_united_nations_is_a_state_under_its_code_and_name() {
    let states = rows(STATES);
    for member in rows(ISO).iter().filter(|row| row["un"] == "yes") {
        let state = states.iter().find(|row| row["code"] == member["code"]);
        let state = state.unwrap_or_else(|| panic!("no row for {}", member["code"]));
        assert_eq!(state["kind"], "state", "{}", state["name"]);
        // 中非 is how texts write China and Africa, so that short name is left to the resolver.
        let named = surfaces(state).any(|form| form == member["name"]) || member["name"] == "中非";
        assert!(named, "{} is not among the forms of {}", member["name"], state["name"]);
    }
}

#[test]
fn state_is_said_of_members_and_observers_only() {
    let members: BTreeSet<_> =
        rows(ISO).iter().filter(|row| row["un"] == "yes").map(|row| row["code"]).collect();
    let states = rows(STATES);
    let others: Vec<_> = states
        .iter()
        .filter(|row| row["kind"] == "state" && !members.contains(row["code"]))
        .map(|row| row["name"])
        .collect();
    assert_eq!(members.len(), 193);
    assert_eq!(others, ["梵蒂冈", "巴勒斯坦"]);
    assert!(
        states.iter().all(|row| ["state", "region", "other", "organisation", "group"].contains(&row["kind"]))
    );
}

#[test]
fn codes_are_valid_and_unique() {
    let valid: BTreeSet<_> = rows(ISO).iter().map(|row| row["code"]).collect();
    let mut seen = BTreeSet::new();
    for row in rows(STATES).iter().filter(|row| !row["code"].is_empty()) {
        assert!(valid.contains(row["code"]), "{} has no such code: {}", row["name"], row["code"]);
        assert!(seen.insert(row["code"]), "{} twice", row["code"]);
    }
}

#[test]
fn no_surface_names_two_parties() {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for table in [STATES, ORGANISATIONS, BODIES] {
        for row in rows(table) {
            for form in std::iter::once(row["name"]).chain(values(row["forms"])) {
                let before = seen.insert(form, row["name"]);
                assert_eq!(before, None, "{form} names {} too", row["name"]);
            }
        }
    }
    for row in rows(ROLES) {
        let before = seen.insert(row["surface"], row["role"]);
        assert_eq!(before, None, "{} is a role too", row["surface"]);
    }
}

#[test]
fn titles_and_suffixes_stand_once() {
    for (table, column) in [(TITLES, "title"), (SUFFIXES, "suffix")] {
        let mut seen = BTreeSet::new();
        for row in rows(table) {
            assert!(seen.insert(row[column]), "{} twice", row[column]);
        }
    }
}

#[test]
fn one_character_forms_have_one_character() {
    for row in rows(STATES) {
        for letter in values(row["abbr"]) {
            assert_eq!(letter.chars().count(), 1, "{letter} of {}", row["name"]);
        }
        let words = values(row["evidence"]);
        assert!(words.map(|word| word.chars().count()).all(|length| length >= 2), "{}", row["name"]);
    }
}

#[test]
fn kinds_and_roles_are_those_that_the_core_knows() {
    for table in [ORGANISATIONS, BODIES] {
        assert!(rows(table).iter().all(|row| KINDS.contains(&row["kind"])));
    }
    assert!(rows(SUFFIXES).iter().all(|row| KINDS.contains(&row["kind"])));
    let roles = [
        "pair",
        "group",
        "organisation",
        "speaker",
        "issuer",
        "contract",
        "reciprocal",
        "addressee",
        "others",
    ];
    assert!(rows(ROLES).iter().all(|row| roles.contains(&row["role"])));
    let titles = [
        "head_of_state",
        "head_of_government",
        "minister",
        "spokesperson",
        "ambassador",
        "party_leader",
        "executive",
        "other",
    ];
    assert!(rows(TITLES).iter().all(|row| titles.contains(&row["role"])));
}

#[test]
fn bodies_and_members_stand_for_parties_of_the_tables() {
    let names: BTreeSet<_> =
        [STATES, ORGANISATIONS, BODIES].into_iter().flat_map(rows).map(|row| row["name"]).collect();
    for row in rows(BODIES).iter().filter(|row| !row["acts_for"].is_empty()) {
        assert!(names.contains(row["acts_for"]), "{} acts for {}", row["name"], row["acts_for"]);
    }
    for row in rows(ORGANISATIONS).iter().filter(|row| !row["members"].is_empty()) {
        assert!(names.contains(row["members"]), "{} are the members of {}", row["members"], row["name"]);
    }
}
