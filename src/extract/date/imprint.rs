//! The date that a text bears outside its dateline: that of the newspaper under it, 《人民日报》（2020年09月23日
//! 03版）, or that of the session in the lines of its title, ——2026年1月27日在海南省第七届人民代表大会第五次会议上.

use super::calendar::Partial;
use super::{Precision, times};

/// The date of the session before which a report was read, in EDTF, from the lines under its title.
pub fn session(text: &str) -> Option<String> {
    text.lines().take(12).find_map(|line| {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || "—-―（(".contains(c));
        let head = &line[..line.floor_char_boundary(160)];
        let read =
            ["会议上", "大会上", "全会上", "记者会", "发布会"].iter().any(|place| head.contains(place));
        let date = times(head, None).into_iter().next().filter(|date| read && date.span.start == 0)?;
        let day =
            date.from.as_deref().filter(|_| date.precision == Precision::Day && date.from == date.to)?;
        Partial::parse(day).filter(|day| day.year.is_some())?.edtf()
    })
}

/// The date that a text of notes opens with, in EDTF: 2024年3月5日 星期二 晴, 2024年5月3日会议记录.
pub fn noted(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let head = &line[..line.floor_char_boundary(120)];
    let date = times(head, None).into_iter().next().filter(|date| date.span.start == 0)?;
    let day = date.from.as_deref().filter(|_| date.precision == Precision::Day && date.from == date.to)?;
    let rest = line[date.span.end..].trim_matches(|c: char| !c.is_alphanumeric());
    let weather = rest.split(|c: char| !c.is_alphanumeric()).all(|word| {
        word.chars().count() <= 3
            && word.chars().all(|c| "星期周一二三四五六日天晴阴雨雪云多小中大雾转到".contains(c))
    });
    let notes = ["记录", "纪要", "笔记", "日记", "备忘", "要点", "简报", "纪实", "记事"];
    (weather || notes.iter().any(|kind| rest.ends_with(kind)) && rest.chars().count() <= 16).then_some(())?;
    Partial::parse(day).filter(|day| day.year.is_some())?.edtf()
}

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

    #[test]
    fn notes_open_with_their_date() {
        assert_eq!(noted("2024年3月5日，星期二，晴。\n今天去公园。").as_deref(), Some("2024-03-05"));
        assert_eq!(noted("2024年5月3日 项目会议记录\n明天发布。").as_deref(), Some("2024-05-03"));
        assert_eq!(noted("2024年5月3日，代表团抵达。今天会谈。"), None);
        assert_eq!(noted("2024年5月\n今天去公园。"), None);
    }

    #[test]
    fn a_report_bears_the_date_of_its_session() {
        let date = |text| session(text);
        assert_eq!(
            date("政府工作报告\n——2026年1月27日在省第七届人民代表大会第五次会议上").as_deref(),
            Some("2026-01-27")
        );
        assert_eq!(date("政府工作报告\n我们在2026年1月27日的会议上"), None);
        let presser = "2017年2月17日外交部发言人主持例行记者会\n问：";
        assert_eq!(date(presser).as_deref(), Some("2017-02-17"));
        assert_eq!(date("2026年1月27日，省长出席会议。"), None);
    }
}
