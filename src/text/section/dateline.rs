//! [`Dateline`]: 新华社杜尚别8月2日电, 本报北京12月2日电（记者白阳）.

use crate::text::mark::numeral;
use crate::text::span::Span;

/// Where and when an agency sent a text.
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

/// Words that an agency's name ends in.
const AGENCIES: [&str; 6] = ["新华社", "中新社", "中新网", "本报", "人民网", "新华网"];

/// How far into a paragraph a dateline may reach, in characters.
const LONGEST: usize = 40;

/// The dateline that opens a paragraph.
pub(super) fn parse(text: &str, paragraph: Span) -> Option<Dateline> {
    let line = paragraph.of(text);
    let lead = line.len() - line.trim_start_matches(['（', '(']).len();
    let body = &line[lead..];
    let agency = AGENCIES.iter().find(|a| body.starts_with(**a))?;
    let reach = body.char_indices().nth(LONGEST).map_or(body.len(), |(at, _)| at);
    let sent = body[..reach].find("日电").or_else(|| body[..reach].find("日讯"))?;
    let mut end = sent + "日电".len();
    let stamp = &body[agency.len()..sent + "日".len()];
    let digit = stamp.find(|c: char| c.is_ascii_digit() || "一二三四五六七八九十〇".contains(c))?;
    let date = date(&stamp[digit..]);
    let after = body[end..].trim_start();
    if after.starts_with("（记者") || after.starts_with("(记者") {
        end = body.len() - after.len() + after.find(['）', ')']).map_or(0, |at| at + '）'.len_utf8());
    }
    end = body.len() - body[end..].trim_start_matches([' ', '\u{3000}', '）', ')']).len();
    let base = paragraph.start + lead;
    let place = Span::new(base + agency.len(), base + agency.len() + digit).trimmed(text);
    Some(Dateline {
        span: Span::new(paragraph.start, base + end),
        agency: Some(Span::new(base, base + agency.len())),
        place: (!place.is_empty()).then_some(place),
        date,
    })
}

/// 2022年8月2日 as EDTF; without a year XXXX.
pub(super) fn date(stamp: &str) -> Option<String> {
    let (first, len) = numeral(stamp)?;
    let rest = &stamp[len..];
    let (year, month, rest) = if let Some(rest) = rest.strip_prefix('年') {
        let (month, len) = numeral(rest)?;
        (format!("{first:04}"), month, rest[len..].strip_prefix('月')?)
    } else {
        ("XXXX".to_owned(), first, rest.strip_prefix('月')?)
    };
    let (day, len) = numeral(rest)?;
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day) && rest[len..].starts_with('日');
    valid.then(|| format!("{year}-{month:02}-{day:02}"))
}
