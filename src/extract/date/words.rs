//! The table of the family as [`Words`], and the words after a point.

use super::super::number;
use super::super::words::{Characters, Words};
use super::Limit;
use super::calendar::Unit;
use crate::lexicon::built_in;
use std::sync::LazyLock;

/// What a word of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Year(i64),
    Month(i64),
    Week(i64),
    Day(i64),
    Evening(i64),
    Morning(i64),
    /// First and last month.
    Part(i64, i64),
    Now,
    Season(i64),
    /// Month and day.
    Holiday(i64, i64),
    /// Month, and which of its Sundays.
    Sunday(i64, i64),
    Ahead,
    Back,
    Next,
    Last,
    Hence,
    Frequency(&'static str),
    Soft(Limit),
    Phase(Limit),
    Block,
}

/// A unit of duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    Of(Unit),
    /// 刻钟
    QuarterHour,
    /// 规划, 周年: the number is no duration.
    None,
}

pub(super) struct Table {
    pub(super) words: Words<Class>,
    /// First and last month of what may follow a year without 年.
    pub(super) after_year: Words<(i64, i64)>,
    /// First and last day of a part of a month, 0 for the last day.
    pub(super) thirds: Words<(i64, i64)>,
    pub(super) units: Words<Length>,
    pub(super) horizons: Words<()>,
    /// Words that only open a time: 上午, 第, 每.
    pub(super) leads: Words<()>,
    /// What a year in bare figures may stand before.
    pub(super) goals: Words<()>,
    /// What a year before it only names.
    pub(super) plans: Words<()>,
    /// With these characters a time may begin.
    pub(super) starts: Characters,
}

impl Table {
    /// Whether what a year in bare figures may stand before stands at the start of `rest`.
    pub(super) fn names(&self, rest: &str) -> bool {
        self.goals.longest(rest).is_some() || self.plans.longest(rest).is_some()
    }
}

pub(super) static READ: LazyLock<Table> = LazyLock::new(|| {
    let mut words = Vec::new();
    let mut after_year = Vec::new();
    let mut thirds = Vec::new();
    let mut units = Vec::new();
    let mut horizons = Vec::new();
    let mut plans = Vec::new();
    let mut leads = Vec::new();
    let mut goals = Vec::new();
    for [word, kind, value] in built_in("date", super::TABLE, ["word", "kind", "value"]) {
        let (first, last) =
            value.split_once('-').filter(|(first, _)| !first.is_empty()).unwrap_or((value, value));
        let pair = (first.parse().unwrap_or(0), last.parse().unwrap_or(0));
        let count = value.parse().unwrap_or(0);
        let limit = match value {
            "yes" => Limit::Yes,
            "bound" => Limit::OnlyIfBound,
            _ => Limit::No,
        };
        let class = match kind {
            "year" => Class::Year(count),
            "month" => Class::Month(count),
            "week" => Class::Week(count),
            "day" => Class::Day(count),
            "evening" => Class::Evening(count),
            "morning" => Class::Morning(count),
            "part" => Class::Part(pair.0, pair.1),
            "now" => Class::Now,
            "season" => Class::Season(count),
            "holiday" => Class::Holiday(pair.0, pair.1),
            "sunday" => Class::Sunday(pair.0, pair.1),
            "ahead" => Class::Ahead,
            "back" => Class::Back,
            "next" => Class::Next,
            "last" => Class::Last,
            "hence" => Class::Hence,
            "frequency" => Class::Frequency(value),
            "soft" => Class::Soft(limit),
            "phase" => Class::Phase(limit),
            "block" => Class::Block,
            "after_year" => {
                after_year.push((word, pair));
                continue;
            }
            "third" => {
                thirds.push((word, pair));
                continue;
            }
            "unit" => {
                units.push((word, length(value)));
                continue;
            }
            "no_duration" => {
                units.push((word, Length::None));
                continue;
            }
            "lead" => {
                leads.push((word, ()));
                continue;
            }
            "goal" => {
                goals.push((word, ()));
                continue;
            }
            "plan" => {
                plans.push((word, ()));
                continue;
            }
            "horizon" => {
                horizons.push((word, ()));
                continue;
            }
            other => unreachable!("date.tsv: no kind {other}"),
        };
        words.push((word, class));
    }
    let (words, leads) = (Words::new(words), Words::new(leads));
    let mut starts = words.firsts().clone();
    starts.unite(leads.firsts());
    starts.unite(number::signs());
    starts.extend("0123456789“「‘\"Q".chars());
    Table {
        words,
        after_year: Words::new(after_year),
        thirds: Words::new(thirds),
        units: Words::new(units),
        horizons: Words::new(horizons),
        plans: Words::new(plans),
        goals: Words::new(goals),
        leads,
        starts,
    }
});

fn length(unit: &str) -> Length {
    Length::Of(match unit {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "workday" => Unit::Workday,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "century" => Unit::Century,
        "quarter_hour" => return Length::QuarterHour,
        _ => return Length::None,
    })
}
