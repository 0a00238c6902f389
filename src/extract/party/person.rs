//! Persons: whom a name speaks for (李克强表示 is China speaking), and where persons are named.

use super::mention::{Input, Raw, word_begins, word_ends};
use super::table::{Surface, Tables};
use super::{Parties, PartyId};
use crate::extract::grammar::Class;
use crate::extract::vocabulary::{Entry, Hit};
use crate::text::order::order;
use crate::text::span::Span;
use crate::text::token::Token;
use std::collections::{BTreeMap, BTreeSet};

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
    // 外交部发言人沈国放: the title holds the body.
    let offices = input.hits.iter().filter_map(|hit| match hit.entry {
        Entry::Party(Surface::Title) => {
            input.hits.at(hit.span.start).iter().find_map(|body| match body.entry {
                Entry::Party(Surface::Body(row)) if body.span.end < hit.span.end => {
                    Some(Raw { span: body.span, surface: Surface::Body(row), party: None, open: false })
                }
                _ => None,
            })
        }
        _ => None,
    });
    for raw in raws.iter().cloned().chain(offices) {
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

/// The title that begins at a place: the longest.
fn title(input: &Input, start: usize) -> Option<Span> {
    input.hits.at(start).iter().find_map(|hit| match hit.entry {
        Entry::Party(Surface::Title) => Some(hit.span),
        _ => None,
    })
}

/// Past one title or several: 副总理兼外交部长.
fn past_titles(input: &Input, start: usize) -> Option<usize> {
    let mut end = None;
    let mut at = start;
    loop {
        let Some(title) = title(input, at) else { return end };
        end = Some(title.end);
        at = title.end;
        for mark in ['兼', '、'] {
            if input.text[at..].starts_with(mark) {
                at += mark.len_utf8();
            }
        }
    }
}

/// A place where a person is named, with the title right after the name: 王毅, 温敏总统.
pub(super) struct Named {
    pub(super) span: Span,
    /// The name alone.
    pub(super) name: String,
}

/// The places where persons are named: beside a title, as a leader of the tables, or speaking at the beginning
/// of a clause; and wherever such a name stands again.
pub(super) fn named(input: &Input) -> Vec<Named> {
    let mut known: BTreeMap<Option<char>, Vec<&str>> = BTreeMap::new();
    let mut whole: BTreeMap<&str, &str> = BTreeMap::new();
    let introduced = introduced(input);
    for span in &introduced {
        let name = span.of(input.text);
        if name.chars().count() > 1 {
            let names = known.entry(name.chars().next()).or_default();
            if !names.contains(&name) {
                names.push(name);
            }
            // 默罕默德·扎耶德 is 扎耶德 too.
            for part in name.split('·').filter(|part| part.chars().count() > 1 && *part != name) {
                whole.entry(part).or_insert(name);
            }
        }
    }
    // 温敏总统一致同意 is cut as it may be.
    let mut ends: BTreeMap<Option<char>, Vec<&str>> = BTreeMap::new();
    for name in known.values().flatten() {
        ends.entry(name.chars().next_back()).or_default().push(name);
    }
    let titles = input.hits.iter().filter(|hit| matches!(hit.entry, Entry::Party(Surface::Title)));
    let mut found: Vec<Named> = titles
        .filter_map(|title| {
            let before = &input.text[..title.span.start];
            let names = ends.get(&before.chars().next_back())?;
            let name = names.iter().filter(|name| before.ends_with(**name)).max_by_key(|name| name.len())?;
            let span = Span::new(before.len() - name.len(), title.span.end);
            let name = whole.get(name).copied().unwrap_or(name);
            Some(Named { span, name: name.to_owned() })
        })
        .collect();
    let mut end = 0;
    for (index, word) in input.words.iter().enumerate() {
        let start = word.span.start;
        if start < end || blocked(input, start) {
            continue;
        }
        // 同恩佐 is cut as it may be.
        let led = input.text[start..].chars().next().filter(|&c| "同与和对由经请向给".contains(c));
        let inside = led.map_or(start, |c| start + c.len_utf8());
        let (start, again) = match again(input, &known, &introduced, start) {
            Some(name) => (start, Some(name)),
            None if inside > start && !word_begins(input.words, inside) => {
                (inside, again(input, &known, &introduced, inside))
            }
            None => (start, None),
        };
        let name = match again {
            Some(name) => name,
            // 李书记: the surname is known by the title only.
            None if surname(input, index) => word.span.of(input.text),
            None => continue,
        };
        end = start + name.len();
        let titled = title(input, end).filter(|title| word_ends(input.words, title.end));
        let span = Span::new(start, titled.map_or(end, |title| title.end));
        let name = if name.chars().count() == 1 { span.of(input.text) } else { name };
        let name = whole.get(name).copied().unwrap_or(name);
        found.push(Named { span, name: name.to_owned() });
    }
    order(&mut found, |named| [named.span.start, !named.span.end, 0]);
    found.dedup_by_key(|named| named.span.start);
    found
}

/// The known name that begins at a place: the longest.
fn again<'a>(
    input: &Input,
    known: &BTreeMap<Option<char>, Vec<&'a str>>,
    introduced: &[Span],
    start: usize,
) -> Option<&'a str> {
    let rest = &input.text[start..];
    known
        .get(&rest.chars().next())?
        .iter()
        .filter(|name| {
            let span = Span::new(start, start + name.len());
            rest.starts_with(**name)
                && (word_ends(input.words, span.end) || introduced.binary_search(&span).is_ok())
        })
        .max_by_key(|name| name.len())
        .copied()
}

/// Whether a place begins another word of the tables: 习近平新时代中国特色社会主义思想.
fn blocked(input: &Input, at: usize) -> bool {
    input.hits.at(at).iter().any(|hit| matches!(hit.entry, Entry::Party(Surface::Block)))
}

/// Where names of persons stand that their surroundings show to be such.
fn introduced(input: &Input) -> Vec<Span> {
    let china = Tables::shared().state("中国");
    let mut found = Vec::new();
    let mut end = 0;
    for hit in input.hits.iter() {
        match hit.entry {
            // The leaders of other states come with their titles, and their capitals look like names.
            Entry::Party(Surface::Evidence(row)) if Some(row) == china => {
                let at = input.words.partition_point(|word| word.span.start < hit.span.start);
                if input.words.get(at).is_some_and(|word| word.span == hit.span && of_person(word)) {
                    found.push(hit.span);
                }
            }
            Entry::Party(Surface::Title) if hit.span.start >= end => {
                end = hit.span.end;
                found.extend(before(input, hit.span.start));
                found.extend(past_titles(input, hit.span.start).and_then(|at| after(input, at)));
            }
            Entry::Grammar(Class::Saying) => {
                let speaker = before(input, hit.span.start);
                found.extend(speaker.filter(|name| {
                    let opens = input.text[..name.start].chars().next_back();
                    opens.is_none_or(|c| !c.is_alphanumeric() && c != '·') && chinese(name.of(input.text))
                }));
            }
            _ => {}
        }
    }
    // 记者张三、李四.
    let mut seen: BTreeSet<Span> = found.iter().copied().collect();
    let mut at = 0;
    while let Some(&name) = found.get(at) {
        let beside =
            input.text[name.end..].starts_with('、').then(|| after(input, name.end + '、'.len_utf8()));
        let next = beside.flatten().filter(|next| chinese(next.of(input.text)));
        found.extend(next.filter(|next| seen.insert(*next)));
        at += 1;
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The name that ends at a place: 温敏 before 总统, 昂山素季 before 国务资政.
fn before(input: &Input, end: usize) -> Option<Span> {
    // The tables know it, whatever it was cut to: 普京总统; but 莫斯科市长.
    let near = Span::new(input.text.floor_char_boundary(end.saturating_sub(24)), end);
    let known = input
        .hits
        .within(near)
        .find(|hit| hit.span.end == end && matches!(hit.entry, Entry::Party(Surface::Evidence(_))));
    if let Some(known) = known {
        let office = ["总统", "总理", "首相", "主席", "外长", "国王", "总书记", "元首"];
        return office.iter().any(|office| input.text[end..].starts_with(office)).then_some(known.span);
    }
    let last = input.words.partition_point(|word| word.span.end <= end);
    let mut start = None;
    let mut at = end;
    for word in input.words[..last].iter().rev().take(7) {
        let letters = word.span.of(input.text);
        let named = of_person(word) || word.tag.as_str() == "t" && at == end && chinese(letters);
        if word.span.end != at || !(named || JOINTS.contains(&letters) || foreign(letters)) {
            break;
        }
        at = word.span.start;
        if named {
            start = Some(at);
            // A whole name: what stands before it is another.
            let joined = JOINTS.iter().any(|joint| input.text[..at].ends_with(joint));
            let name = &input.text[at..end];
            let whole =
                chinese(name) || name.chars().count() > 3 && !foreign(name) && !name.contains(['·', '—']);
            if whole && !joined {
                break;
            }
        }
    }
    trimmed(input, Span::new(start?, end))
}

/// Whether a name of persons may stand there: no state, no body, more than one character.
fn is_name(input: &Input, name: Span) -> bool {
    let other = |hit: &&Hit| {
        hit.span.end <= name.end
            && matches!(
                hit.entry,
                Entry::Party(
                    Surface::State(_)
                        | Surface::Body(_)
                        | Surface::Organisation(_)
                        | Surface::Role(..)
                        | Surface::Title
                )
            )
    };
    name.of(input.text).chars().count() > 1 && input.hits.at(name.start).iter().find(other).is_none()
}

/// The name that begins at a place: 默克尔 after 总理, 穆罕默德·本·扎耶德 after 王储.
fn after(input: &Input, start: usize) -> Option<Span> {
    let first = input.words.partition_point(|word| word.span.start < start);
    let mut end = start;
    let mut joined = false;
    let known =
        input.hits.at(start).iter().find(|hit| matches!(hit.entry, Entry::Party(Surface::Evidence(_))));
    if let Some(known) = known {
        return Some(known.span);
    }
    for word in input.words[first..].iter().take(9) {
        let letters = word.span.of(input.text);
        let dot = JOINTS.contains(&letters);
        let whole = end > start && chinese(&input.text[start..end]);
        let named = of_person(word) || foreign(letters) && (end > start || letters.chars().count() > 1);
        let goes_on = joined || named && !whole;
        let plain = letters.chars().all(|c| c.is_alphabetic() || c == '·');
        if word.span.start != end || !(dot && end > start || goes_on && plain) {
            break;
        }
        joined = dot;
        end = word.span.end;
    }
    trimmed(input, Span::new(start, end))
}

/// A name without what was cut with it: 同王毅, 卢拉说.
fn trimmed(input: &Input, mut name: Span) -> Option<Span> {
    let letters = name.of(input.text);
    if let Some(first) = letters.chars().next().filter(|&c| "同与和对由经请应将".contains(c))
        && (chinese(&letters[first.len_utf8()..])
            || letters.chars().count() > 2 && foreign(&letters[first.len_utf8()..]))
    {
        name.start += first.len_utf8();
    }
    if let Some(last) = letters.chars().next_back().filter(|&c| "说称问答在为将已对就".contains(c))
        && letters.chars().count() > 2
    {
        name.end -= last.len_utf8();
    }
    Some(name).filter(|name| is_name(input, *name))
}

/// What joins the parts of a foreign name.
const JOINTS: [&str; 2] = ["·", "—"];

/// Whether a word is tagged as a name of persons, and written like one.
fn of_person(word: &Token) -> bool {
    word.tag.as_str().starts_with("nr")
}

/// Whether a word may belong to a foreign name that was cut: no word of the language.
fn foreign(letters: &str) -> bool {
    letters.chars().all(|c| Tables::shared().names.transcribing.contains(c))
}

/// Whether the letters are a Chinese name: a surname and one or two characters.
fn chinese(name: &str) -> bool {
    let names = &Tables::shared().names;
    let length = name.chars().count();
    (2..=3).contains(&length) && name.chars().next().is_some_and(|c| names.surname.contains(c))
        || (3..=4).contains(&length) && names.double.split('|').any(|surname| name.starts_with(surname))
}

/// Whether a word is a surname right before a title: 李书记.
fn surname(input: &Input, index: usize) -> bool {
    let word = &input.words[index];
    let letters = word.span.of(input.text);
    letters.chars().count() == 1
        && of_person(word)
        && Tables::shared().names.surname.contains(letters)
        && word_begins(input.words, word.span.end)
        && title(input, word.span.end).is_some_and(|title| title.of(input.text).chars().count() > 1)
}
