//! [`Dateline`]: 新华社杜尚别8月2日电, 本报北京12月2日电（记者白阳）, （2019年2月16日，慕尼黑）.

use crate::text::mark::numeral;
use crate::text::span::Span;
use crate::text::words::words;

/// Where and when a text was sent or given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// All of it, up to the report itself.
    pub span: Span,
    /// 新华社, 本报.
    pub agency: Option<Span>,
    /// 杜尚别.
    pub place: Option<Span>,
    /// EDTF; a text that names no year gives none: XXXX-08-02.
    pub date: Option<String>,
}

/// How far a dateline reaches, in characters.
const LONGEST: usize = 40;

/// The dateline that opens `paragraph`, or that is all of it.
pub(super) fn parse(text: &str, paragraph: Span) -> Option<Dateline> {
    sent(text, paragraph).or_else(|| given(text, paragraph))
}

/// 新华社杜尚别8月2日电, also in brackets.
pub(super) fn sent(text: &str, paragraph: Span) -> Option<Dateline> {
    let line = paragraph.of(text);
    let lead = line.len() - line.trim_start_matches(['（', '(']).len();
    let body = &line[lead..];
    let agency = words().agency.iter().filter(|a| body.starts_with(**a)).max_by_key(|a| a.len())?;
    let reach = body.char_indices().nth(LONGEST).map_or(body.len(), |(at, _)| at);
    let sent = ["日电", "日讯"].iter().filter_map(|w| body[..reach].find(w)).min()?;
    let mut end = sent + "日电".len();
    let stamp = body.get(agency.len()..sent + "日".len())?;
    let digit = stamp.find(|c: char| c.is_ascii_digit() || "一二三四五六七八九十〇".contains(c))?;
    let (date, _) = date(&stamp[digit..])?;
    let place = stamp[..digit].trim();
    if place.chars().any(|c| "，。、；：".contains(c)) {
        return None;
    }
    let after = body[end..].trim_start();
    if after.starts_with(['（', '(']) {
        let reporters = after.find(['）', ')']).filter(|at| after[..*at].contains("记者"));
        if let Some(at) = reporters {
            end = body.len() - after.len() + at;
            end += body[end..].chars().next().map_or(0, char::len_utf8);
        }
    }
    // 电记者温宪报道：
    if body[end..].starts_with("记者") || body[end..].starts_with("（记者") {
        let reach = body[end..].char_indices().nth(2 * LONGEST).map_or(body.len(), |(at, _)| end + at);
        let told = body[end..reach].find("报道：").filter(|at| !body[end..end + at].contains('。'));
        end = told.map_or(end, |at| end + at + "报道：".len());
    }
    let closing: &[char] = if lead > 0 { &['）', ')', ' ', '\u{3000}'] } else { &[' ', '\u{3000}'] };
    end = body.len() - body[end..].trim_start_matches(closing).len();
    let base = paragraph.start + lead;
    let place_start = base + agency.len() + (stamp.len() - stamp.trim_start().len());
    Some(Dateline {
        span: Span::new(paragraph.start, base + end),
        agency: Some(Span::new(base, base + agency.len())),
        place: (!place.is_empty()).then(|| Span::new(place_start, place_start + place.len())),
        date: Some(date),
    })
}

/// （2019年2月16日，慕尼黑）, 2000年3月15日 第九届全国人民代表大会第三次会议通过, 2019年7月23日于北京.
pub(super) fn given(text: &str, paragraph: Span) -> Option<Dateline> {
    let line = paragraph.of(text);
    let inside = line.trim_start_matches(['（', '(']);
    let lead = line.len() - inside.len();
    let inside = inside.trim_end_matches(['）', ')']);
    if inside.chars().count() > 2 * LONGEST || inside.contains(['。', '；']) {
        return None;
    }
    let (date, len) = date(inside)?;
    let rest = &inside[len..];
    let place = rest.trim_start_matches(['，', ' ', '于']);
    let named =
        place.len() < rest.len() && (1..=10).contains(&place.chars().count()) && !place.contains(['，', ' ']);
    let start = paragraph.start + lead + inside.len() - place.len();
    let over = ["通过", "公布", "发布", "施行", "修正", "修订", "批准", "会议上", "电", "起施行"];
    if !(rest.is_empty() || named || over.iter().any(|word| rest.ends_with(word))) {
        return None;
    }
    Some(Dateline {
        span: paragraph,
        agency: None,
        place: (named && !over.iter().any(|word| rest.ends_with(word)))
            .then(|| Span::new(start, start + place.len())),
        date: Some(date),
    })
}

/// 2022年8月2日 as EDTF, without a year XXXX; and how long it is in bytes.
fn date(stamp: &str) -> Option<(String, usize)> {
    let number = |at: usize, unit: &str| {
        let (value, len) = numeral(stamp.get(at..)?)?;
        let end = at + len;
        stamp[end..].starts_with(unit).then(|| (value, end + unit.len()))
    };
    let (year, at) = number(0, "年").map_or(("XXXX".to_owned(), 0), |(year, at)| (format!("{year:04}"), at));
    let (month, at) = number(at, "月")?;
    if !(1..=12).contains(&month) {
        return None;
    }
    match number(at, "日") {
        Some((day, at)) if (1..=31).contains(&day) => Some((format!("{year}-{month:02}-{day:02}"), at)),
        _ if year == "XXXX" => None,
        _ => Some((format!("{year}-{month:02}"), at)),
    }
}
