//! Who issues a text that does not say 中方 or 双方: a report, a plan, a company's account (B103).

use super::island;
use super::mention::Input;
use super::table::{PartyKindOfSuffix, Surface};
use super::{Parties, PartyId, PartyKind};
use crate::extract::genre::Genre;
use crate::extract::vocabulary::Entry;
use crate::text::order::order;
use crate::text::section::SectionKind;
use crate::text::span::Span;

/// The issuer of a text, by its genre.
pub(super) fn issuer(input: &Input, parties: &mut Parties) -> Option<PartyId> {
    match input.genre {
        Genre::WorkReport => Some(government(input, parties)),
        Genre::PolicyDocument => Some(body(input, parties)),
        // A report that names its company nowhere (P7).
        Genre::EsgReport => {
            let name = company(input).map_or_else(|| "?公司".to_owned(), |(_, name)| name);
            Some(parties.intern(&name, PartyKind::Company, None))
        }
        Genre::Readout | Genre::News | Genre::Other | Genre::Interview => {
            meeting(input, parties).or_else(|| cabinet(input, parties))
        }
        _ => None,
    }
}

/// The government that speaks in a policy address or another text of a region: 政府会…, 我们会….
pub(super) fn region(input: &Input, parties: &mut Parties) -> Option<PartyId> {
    let opening = opening(input);
    let named =
        ["香港特别行政区政府", "香港特区政府", "特区政府"].iter().any(|name| input.text.contains(name));
    let name = match named {
        true if !input.text.contains("中方") => "香港特别行政区政府",
        false if opening.contains("行政长官") && opening.contains("施政报告") => {
            if input.text.contains("澳门") && !input.text.contains("香港") {
                "澳门特别行政区政府"
            } else {
                "香港特别行政区政府"
            }
        }
        false if opening.contains("施政报告") => "?政府",
        _ => return None,
    };
    Some(parties.intern(name, PartyKind::GovernmentBody, None))
}

/// The body whose meeting a text tells of in its first words.
fn meeting(input: &Input, parties: &mut Parties) -> Option<PartyId> {
    let end = input.text.char_indices().nth(60).map_or(input.text.len(), |(at, _)| at);
    let body = input.hits.within(Span::new(0, end)).find_map(|hit| match hit.entry {
        // 中央政治局委员杨洁篪: an office, not the body.
        Entry::Party(Surface::Meeting(row))
            if !["委员", "常委", "主席", "书记", "主任", "副"]
                .iter()
                .any(|office| input.text[hit.span.end..].starts_with(office)) =>
        {
            super::Tables::shared().meetings.get(usize::from(row))
        }
        _ => None,
    })?;
    Some(parties.intern(body, PartyKind::GovernmentBody, None))
}

/// The cabinet that a release of Taiwan names in its first words.
fn cabinet(input: &Input, parties: &mut Parties) -> Option<PartyId> {
    (island::of_taiwan(input) && opening(input).contains("行政院"))
        .then(|| parties.intern("行政院", PartyKind::GovernmentBody, None))
}

/// Title and the lines around it, at most the first 300 characters.
fn opening<'a>(input: &Input<'a>) -> &'a str {
    let end = input.text.char_indices().nth(300).map_or(input.text.len(), |(at, _)| at);
    let title = input.sections.iter().find(|section| section.kind == SectionKind::Title);
    &input.text[..title.map_or(end, |title| title.span.end.max(end))]
}

/// Endings of the places that have a people's government of their own.
const PLACES: [&str; 6] = ["自治区", "自治州", "省", "市", "县", "区"];

/// The government of a work report: the one that the opening names, 国务院 for a central one.
fn government(input: &Input, parties: &mut Parties) -> PartyId {
    let opening = opening(input);
    let reports = opening.contains("报告") || opening.contains("各位代表");
    for mark in ["人民政府", "人民代表大会"].iter().filter(|_| reports) {
        let Some(at) = opening.find(*mark) else { continue };
        let before = &opening[..at];
        // 四川省第十四届人民代表大会: the place stands before 第.
        let before = before.rfind('第').map_or(before, |at| &before[..at]);
        let Some(place) = PLACES.iter().find(|place| before.ends_with(**place)) else { continue };
        let start = before
            .char_indices()
            .rev()
            .take(12)
            .take_while(|(_, c)| c.is_alphabetic() && !"在日于向年月".contains(*c))
            .last()
            .map_or(before.len(), |(at, _)| at);
        let name = &before[start..];
        if name.chars().count() > place.chars().count() {
            return parties.intern(&format!("{name}人民政府"), PartyKind::GovernmentBody, None);
        }
    }
    for (at, _) in opening.match_indices("政府工作报告") {
        let before = &opening[..at];
        if PLACES.iter().any(|place| before.ends_with(place)) {
            let start = before
                .char_indices()
                .rev()
                .take(10)
                .take_while(|(_, c)| c.is_alphabetic() && !"年月日".contains(*c))
                .last()
                .map_or(before.len(), |(at, _)| at);
            return parties.intern(&format!("{}人民政府", &before[start..]), PartyKind::GovernmentBody, None);
        }
    }
    // A congress of the party reports for the party; so does an extract that says 我们党 of itself.
    let titled = ["政府", "国务院", "人民代表大会", "各位代表"].iter().any(|word| opening.contains(word));
    let congress =
        ["中国共产党第", "全国代表大会上的报告", "党的第"].iter().any(|word| opening.contains(word))
            && opening.contains("代表大会");
    let own = || input.text.contains("我们党") || input.text.contains("全党同志");
    let name = if !titled && (congress || own()) {
        "中国共产党"
    } else if !titled && of_a_place(input) {
        "?政府"
    } else {
        "国务院"
    };
    parties.intern(name, PartyKind::GovernmentBody, None)
}

/// Whether a report without its title speaks of one place only: 全市, 全省, its name far more than 全国.
fn of_a_place(input: &Input) -> bool {
    const PLACE: [&str; 12] =
        ["全市", "全省", "全区", "全县", "全州", "我市", "我省", "我区", "我县", "本市", "本省", "全自治区"];
    const COUNTRY: [&str; 5] = ["全国", "我国", "各地区", "各省", "中央预算内"];
    let count = |words: &[&str]| words.iter().map(|word| input.text.matches(word).count()).sum::<usize>();
    let mut names: Vec<(&str, usize)> = Vec::new();
    for word in input.words.iter().filter(|word| word.tag.as_str() == "ns") {
        let name = word.span.of(input.text);
        match names.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => names.push((name, 1)),
        }
    }
    let all: usize = names.iter().map(|(_, count)| count).sum();
    let most = names.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let named = if most >= 3 && 2 * most >= all { most } else { 0 };
    count(&PLACE) + named > count(&COUNTRY)
}

/// The body that issues a policy document: the first that its opening names.
fn body(input: &Input, parties: &mut Parties) -> PartyId {
    let end = opening(input).len();
    let tables = super::Tables::shared();
    // 中国共产党第十九届中央纪律检查委员会第四次全体会议公报, 中共十九届五中全会: the body that meets (P2).
    if let Some(body) = plenary(opening(input)) {
        return parties.intern(body, PartyKind::GovernmentBody, None);
    }
    let taiwan = island::of_taiwan(input);
    let named = input.hits.within(Span::new(0, end)).find_map(|hit| match hit.entry {
        Entry::Party(Surface::Body(row)) if island::meant(input, row, taiwan) => {
            tables.bodies.get(usize::from(row))
        }
        _ => None,
    });
    // Named only where it acts: 工业和信息化部做好…. Whom it is told to act is not the issuer (B71).
    let acts = || {
        input.hits.iter().find_map(|hit| match hit.entry {
            Entry::Party(Surface::Body(row)) if island::meant(input, row, taiwan) => {
                let before = input.text[..hit.span.start].chars().next_back();
                let rest = &input.text[hit.span.end..];
                let told = ["要", "应", "须", "会同", "牵头", "、", "和", "等", "负责", "的"];
                (before.is_none_or(|c| !c.is_alphanumeric() && c != '、' && c != '（')
                    && !told.iter().any(|word| rest.starts_with(word)))
                .then(|| tables.bodies.get(usize::from(row)))
                .flatten()
            }
            _ => None,
        })
    };
    let name = match named.or_else(acts) {
        Some(body) => body.name.to_owned(),
        None => of_place(opening(input)).unwrap_or_else(|| "?政府".to_owned()),
    };
    parties.intern(&name, PartyKind::GovernmentBody, None)
}

/// The central body of the party whose plenary meeting a text tells of.
fn plenary(opening: &str) -> Option<&'static str> {
    let meets = |body: &str| {
        opening.match_indices(body).any(|(at, body)| {
            let rest = &opening[at + body.len()..];
            let count = rest.find("次全体会议");
            rest.starts_with('第') && count.is_some_and(|at| rest[..at].chars().count() <= 4)
        })
    };
    if meets("中央纪律检查委员会") || opening.contains("中央纪律检查委员会第") {
        return Some("中国共产党中央纪律检查委员会");
    }
    // 中共中央关于制定…的建议, which a plenary meeting adopted, is issued by 中共中央.
    let told =
        ["公报", "全会"].iter().any(|word| opening.contains(word)) && !opening.contains("中共中央关于");
    let party = told && (opening.contains("中国共产党") || opening.contains("中共"));
    (party && meets("中央委员会")).then_some("中国共产党中央委员会")
}

/// The government of the place that a title opens with: 某某省促进…条例 is of 某某省人民政府.
fn of_place(opening: &str) -> Option<String> {
    let title = opening.lines().next()?.trim();
    let at = PLACES.iter().filter_map(|place| title.find(place).map(|at| at + place.len())).min()?;
    let name = &title[..at];
    ((3..=9).contains(&name.chars().count()) && name.chars().all(char::is_alphabetic))
        .then(|| format!("{name}人民政府"))
}

/// The body named right beside the first one: 中共中央办公厅、国务院办公厅.
pub(super) fn second(input: &Input, parties: &mut Parties) -> Option<PartyId> {
    if input.genre != Genre::PolicyDocument {
        return None;
    }
    let end = opening(input).len();
    let tables = super::Tables::shared();
    let taiwan = island::of_taiwan(input);
    let mut bodies = input.hits.within(Span::new(0, end)).filter_map(|hit| match hit.entry {
        Entry::Party(Surface::Body(row)) if island::meant(input, row, taiwan) => {
            Some((hit.span, tables.bodies.get(usize::from(row))?))
        }
        _ => None,
    });
    let (first, one) = bodies.next()?;
    let (next, other) = bodies.find(|(span, _)| span.start >= first.end)?;
    let between = input.text.get(first.end..next.start)?;
    let beside = between.chars().all(|c| c == '、' || c == '和' || c.is_whitespace());
    // 中国共产党中央纪律检查委员会: one name, read as two.
    let apart = !between.is_empty() || one.name != "中国共产党";
    (beside && apart && one.name != other.name)
        .then(|| parties.intern(other.name, PartyKind::GovernmentBody, None))
}

/// The company of a report: of the names with a company's ending the one said most often, as it stands in
/// the analysed text and as the source writes it.
pub(super) fn company<'a>(input: &Input<'a>) -> Option<(&'a str, String)> {
    let mut names: Vec<(&str, Span, usize)> = Vec::new();
    for hit in input.hits.iter() {
        if !matches!(hit.entry, Entry::Party(Surface::Suffix(PartyKindOfSuffix::Company))) {
            continue;
        }
        let at = input.words.partition_point(|word| word.span.end < hit.span.end);
        let first = input.words[..at.min(input.words.len())]
            .iter()
            .rev()
            .take(3)
            .take_while(|word| {
                let words = word.span.of(input.text);
                word.span.end <= hit.span.start
                    && words.chars().all(char::is_alphabetic)
                    && word.tag.as_str().starts_with(['n', 'j', 'x'])
                    && !["公司", "子公司", "母公司", "新创", "卓越", "上市", "关联", "控股"].contains(&words)
            })
            .last();
        let Some(first) = first else { continue };
        let span = Span::new(first.span.start, hit.span.end);
        let name = span.of(input.text);
        // 2022年本公司: no name.
        if ["年", "本", "我", "该"].iter().any(|word| name.starts_with(word))
            && name.contains(['本', '我', '该'])
        {
            continue;
        }
        match names.iter_mut().find(|(known, _, _)| *known == name) {
            Some((_, _, count)) => *count += 1,
            None => names.push((name, span, 1)),
        }
    }
    if names.is_empty()
        && let Some(span) = short_name(input.text)
    {
        return Some((
            span.of(input.text),
            input.document.in_source(span).of(input.document.source()).to_owned(),
        ));
    }
    // A name without such an ending: a word that no dictionary knows and that clauses begin with.
    let mut before: Option<&crate::text::token::Token> = None;
    for word in input.words {
        let opens =
            before.is_none_or(|before| before.span.of(input.text).chars().all(|c| !c.is_alphanumeric()));
        let written = word.span.of(input.text);
        let unknown =
            word.tag.as_str() == "x" && written.chars().all(|c| c > '\u{2e80}' && c.is_alphabetic());
        if opens && unknown && (2..=4).contains(&written.chars().count()) {
            match names.iter_mut().find(|(known, _, _)| *known == written) {
                Some((_, _, count)) => *count += 1,
                None => names.push((written, word.span, 1)),
            }
        }
        before = Some(word);
    }
    let said = names.iter().rev().max_by_key(|(_, _, count)| *count).copied();
    let (name, span) = match (said, opener(input)) {
        (Some((name, _, said)), Some((word, span, opens))) if opens > 3 * said && !name.contains(word) => {
            (word, span)
        }
        (Some((name, span, _)), _) => (name, span),
        (None, opener) => opener.map(|(word, span, _)| (word, span))?,
    };
    let written = input.document.in_source(span).of(input.document.source());
    Some((name, written.to_owned()))
}

/// The name that a report gives beside its share: 股票简称：某某能源.
fn short_name(text: &str) -> Option<Span> {
    let labels = ["股票简称", "证券简称", "公司简称", "公司名称", "公司中文简称", "股份简称"];
    labels.iter().find_map(|label| {
        let after = text.find(label)? + label.len();
        let rest = text[after..].trim_start_matches(['：', ':', ' ', '\u{3000}']);
        let start = text.len() - rest.len();
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let span = Span::new(start, start + length);
        (2..=12).contains(&span.of(text).chars().count()).then_some(span)
    })
}

/// The noun that opens clauses far more often than any other: a company named without its ending.
fn opener<'a>(input: &Input<'a>) -> Option<(&'a str, Span, usize)> {
    let mut openers: Vec<(&str, Span, usize)> = Vec::new();
    for word in input.words.iter().filter(|word| word.tag.as_str().starts_with('n')) {
        let written = word.span.of(input.text);
        let inside = input.text[..word.span.start].ends_with(char::is_alphanumeric);
        let role = input.hits.at(word.span.start).iter().any(|hit| {
            hit.span.end >= word.span.end
                && matches!(hit.entry, Entry::Party(Surface::Role(..) | Surface::Title | Surface::Suffix(_)))
        });
        if inside || role || written.chars().count() < 2 {
            continue;
        }
        match openers.iter_mut().find(|(known, _, _)| *known == written) {
            Some((_, _, count)) => *count += 1,
            None => openers.push((written, word.span, 1)),
        }
    }
    order(&mut openers, |&(_, _, count)| [!count, 0, 0]);
    let &first = openers.first()?;
    let next = openers.get(1).map_or(0, |&(_, _, count)| count);
    (first.2 > 4 && first.2 >= 2 * next).then_some(first)
}
