//! The date that a newspaper prints under a text: 《人民日报》（2020年09月23日 03版）.

use super::calendar::Partial;
use super::{Precision, times};

/// The date of a text from its imprint, in EDTF. `filed` is what its dateline says without a year
/// (`XXXX-09-22`): where it lies a few days before the imprint, it is that day.
pub fn imprint(text: &str, filed: Option<&str>) -> Option<String> {
    let printed = text.match_indices('版').rev().take(5).find_map(|(at, _)| {
        let page = text[..at].trim_end();
        let date = page.trim_end_matches(|c: char| c.is_ascii_digit());
        let date = date.trim_end().strip_suffix('日').filter(|_| date.len() < page.len())?;
        let start = date.char_indices().rev().nth(11).map_or(0, |(start, _)| start);
        let found = times(&text[start..date.len() + '日'.len_utf8()], None).pop()?;
        let day = found.from.as_deref().filter(|_| found.precision == Precision::Day)?;
        Partial::parse(day)
    })?;
    let day = filed.and_then(|filed| filed.strip_prefix("XXXX-")).and_then(|day| {
        let year = printed.year?;
        [year, year - 1].iter().find_map(|year| {
            let day = Partial::parse(&format!("{year:04}-{day}"))?;
            (0..=7).contains(&(printed.days()? - day.days()?)).then_some(day)
        })
    });
    day.unwrap_or(printed).edtf()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_takes_its_year_from_the_imprint() {
        let text = "（新华社北京9月22日电）《 人民日报 》（ 2020年09月23日 03 版）";
        assert_eq!(imprint(text, Some("XXXX-09-22")).as_deref(), Some("2020-09-22"));
        assert_eq!(imprint(text, None).as_deref(), Some("2020-09-23"));
        assert_eq!(imprint(text, Some("XXXX-03-22")).as_deref(), Some("2020-09-23"));
        let turn = "《人民日报》（2021年1月1日1版）";
        assert_eq!(imprint(turn, Some("XXXX-12-31")).as_deref(), Some("2020-12-31"));
        assert_eq!(imprint("2020年9月23日出版，第三版", None), None);
    }
}
