//! Times of a text: dates, periods, durations, soft terms, frequencies.
//!
//! Each [`TimeExpression`] keeps the words, prepositions included (到2030年, 明年6月, 年底前, 尽快), says what
//! they mean in EDTF as far as the text or a reference date tells, and whether they can limit an
//! action. 到2030年 limits; 明年6月 does when the action stands under it; 30年来 and 着眼今后30年 never do.
//! Anniversaries (30周年) and names of plans (五年规划) are no times at all.

mod around;
mod calendar;
mod clock;
mod duration;
mod era;
mod figures;
mod imprint;
mod lapse;
mod period;
mod point;
mod week;
mod words;
mod year;

use super::number::{self, Number};
use crate::text::span::Span;
use around::Bound;
use calendar::Partial;
pub use imprint::{imprint, noted, session};
use std::cell::Cell;
use words::{Class, READ};

/// The words of this family.
pub(super) const TABLE: &str = crate::lexicon::table!("date/date.tsv");

/// A time at a place of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Where it stands, with the prepositions that bound it.
    pub span: Span,
    /// What it is.
    pub kind: DateKind,
    /// EDTF level 1: the first day, month or year; for a duration or a frequency ISO 8601: `P3Y`.
    /// None where the text leaves it open or nothing tells.
    pub from: Option<String>,
    /// EDTF level 1: the last day, month or year, inclusive; for a range of durations the longer one.
    pub to: Option<String>,
    /// How exact the words are.
    pub precision: Precision,
    /// Whether it can limit an action.
    pub limits: Limit,
    /// The rule that found it.
    pub rule: &'static str,
}

/// What a time expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// On the calendar by itself: 2022年8月2日, 到2030年, “十五五”期间.
    Date,
    /// Counted from the time of the text: 明年6月, 年底前, 今后三年.
    Relative,
    /// A length of time: 三年, 15个工作日.
    Duration,
    /// When, without saying when: 尽快, 适时.
    Soft,
    /// How often: 每年, 定期.
    Frequency,
}

impl DateKind {
    /// The kind's name in corpus files and notes.
    pub fn label(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Relative => "relative",
            Self::Duration => "duration",
            Self::Soft => "soft",
            Self::Frequency => "frequency",
        }
    }
}

/// The finest part that the words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Precision {
    Century,
    Decade,
    Year,
    Month,
    Week,
    Day,
    Time,
    /// No place on the calendar.
    None,
}

impl Precision {
    /// The precision's name in reports.
    pub fn label(self) -> &'static str {
        match self {
            Self::Century => "century",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
            Self::Time => "time",
            Self::None => "none",
        }
    }
}

/// Whether a time can limit an action, that is, be its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// It says by when: 到2030年, 年底前, 尽快, “十五五”期间.
    Yes,
    /// It says when, and limits what is done then: 明年6月, 2027年.
    OnlyIfBound,
    /// History, horizon, length, frequency.
    No,
}

impl Limit {
    /// The limit's name in corpus files.
    pub fn label(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::OnlyIfBound => "bound",
            Self::No => "no",
        }
    }
}

/// The times of a text, in order and disjoint. `reference` is the date of the text in EDTF
/// (`2022-08-02`, `2022-08`, `2022`); without one, what counts from it stays open.
pub fn times(text: &str, reference: Option<&str>) -> Vec<TimeExpression> {
    let mut reader = Reader {
        text,
        reference: reference.and_then(Partial::parse),
        republic: false,
        read: Cell::new(None),
    };
    reader.republic = reader.counts_from_republic();
    let mut found: Vec<TimeExpression> = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(c) = text[at..].chars().next() {
        if !READ.starts.has(c) {
            at += c.len_utf8();
            before = Some(c);
            continue;
        }
        let floor = found.last().map_or(0, |last| last.span.end);
        let word = READ.words.longest(&text[at..]);
        if let Some((word, Class::Block)) = word {
            at += word.len();
            before = word.chars().next_back();
            continue;
        }
        if reader.may_start(at, c, word)
            && let Some(time) = reader.expression(at, before, floor).filter(|time| time.span.end > at)
        {
            at = time.span.end;
            before = text[..at].chars().next_back();
            let time = reader.told(time, &found);
            found.push(time);
            continue;
        }
        // The digits of a number that is no time are passed over as a whole.
        let len = if c.is_ascii_digit() {
            text[at..].bytes().take_while(u8::is_ascii_digit).count()
        } else {
            c.len_utf8()
        };
        at += len;
        before = Some(c);
    }
    found
}

/// As `str::starts_with`: most words differ in their first bytes, which need no call to compare.
fn starts(rest: &str, word: &str) -> bool {
    rest.len() >= word.len() && rest.bytes().zip(word.bytes()).all(|(a, b)| a == b)
}

/// The signs that the number of a five-year plan begins with.
const PLANS: [char; 5] = ['六', '七', '八', '九', '十'];

/// Reads times at places of a text.
struct Reader<'a> {
    text: &'a str,
    reference: Option<Partial>,
    /// Whether the text counts years from 1911 without saying so: 113年4月.
    republic: bool,
    /// The numeral that was read last, and where.
    read: Cell<Option<(usize, Option<Number>)>>,
}

/// What a place on the calendar says, before its prepositions are read.
#[derive(Clone, Copy, Debug)]
struct Point {
    from: Partial,
    to: Partial,
    end: usize,
    precision: Precision,
    /// Counted from the time of the text.
    relative: bool,
    /// The year is that of the text, the words name none.
    yearless: bool,
    rule: &'static str,
}

impl Reader<'_> {
    /// Whether a time may start with `c` or a word of a time at `at`: tells most places apart at little cost.
    fn may_start(&self, at: usize, c: char, word: Option<(&str, &Class)>) -> bool {
        match c {
            _ if READ.leads.longest(self.rest(at)).is_some() => true,
            _ if let Some((word, class)) = word => {
                // 上, 前 and the like only count with a number: 上两周, 未来的三年, 上个半小时.
                let counts =
                    matches!(class, Class::Ahead | Class::Back | Class::Next | Class::Last | Class::Hence);
                let after = self.rest(at + word.len()).trim_start_matches(['的', ' ']);
                !counts
                    || after.starts_with(|next: char| {
                        next.is_ascii_digit() || number::is_numeral(next) || matches!(next, '个' | '分')
                    })
            }
            '“' | '「' | '‘' | '"' => self.rest(at + c.len_utf8()).starts_with(PLANS),
            'Q' => true,
            _ if c.is_ascii_digit() || number::is_numeral(c) => {
                // A number is a time only before a unit, a mark or a second number.
                let Some(number) = self.number(at) else { return c.is_ascii_digit() || PLANS.contains(&c) };
                let written = number.span.of(self.text);
                // 十五五; 五 alone is no plan.
                let plan = written.ends_with('五') && written.len() > '五'.len_utf8();
                let after = plan || written.contains('.') || written.len() == "20240307".len();
                let rest = self.rest(number.span.end).trim_start_matches(' ');
                if rest.starts_with('个') {
                    let unit_at = self.text.len() - rest.len();
                    return after
                        || self.unit(unit_at).is_some()
                        || rest.starts_with("个半")
                        || rest.starts_with("个多");
                }
                after
                    || rest.starts_with(|next: char| {
                        next.is_ascii_digit()
                        || "年月日号时点:：-/.·、—–―~～－至到世季周星礼天个小分秒刻钟多余半工交代零又和与pa"
                            .contains(next)
                    })
                    || rest.is_empty()
                    || number.scale == 1 && written.len() == 4 && READ.names(rest)
            }
            _ => false,
        }
    }

    /// The numeral at `at`. The rules ask for the same again and again.
    fn number(&self, at: usize) -> Option<Number> {
        match self.read.get() {
            Some((known, number)) if known == at => number,
            _ => {
                let number = number::read(self.text, at);
                self.read.set(Some((at, number)));
                number
            }
        }
    }

    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or("")
    }

    fn starts(&self, at: usize, word: &str) -> bool {
        starts(self.rest(at), word)
    }

    /// Where the first of `words` that stands at `at` ends.
    fn eat(&self, at: usize, words: &[&str]) -> Option<usize> {
        let rest = self.rest(at);
        words.iter().find(|word| starts(rest, word)).map(|word| at + word.len())
    }

    /// Past at most two spaces.
    fn spaces(&self, at: usize) -> usize {
        let at = if self.starts(at, " ") { at + 1 } else { at };
        if self.starts(at, " ") { at + 1 } else { at }
    }

    /// The expression that starts at `at`, looking back for prepositions as far as `floor`.
    fn expression(&self, at: usize, before: Option<char>, floor: usize) -> Option<TimeExpression> {
        let inside_number = before.is_some_and(|b| b.is_ascii_alphanumeric() || b == '.' || b == '_')
            && self.rest(at).starts_with(|c: char| c.is_ascii_digit());
        if inside_number {
            return None;
        }
        self.fixed(at, before).or_else(|| self.calendar(at, floor)).or_else(|| self.length(at, before, floor))
    }

    /// 两个月后 right after 1992年初 in a narrative counts from then, not from the time of the text: it stays open.
    fn told(&self, time: TimeExpression, before: &[TimeExpression]) -> TimeExpression {
        let counted = time.rule == "date.relative.after" && self.rest(time.span.end).starts_with(['，', ',']);
        let last = before.last().filter(|last| {
            let between = self.text.get(last.span.end..time.span.start).unwrap_or_default();
            counted && last.kind == DateKind::Date && !between.contains('\n')
        });
        let past = last.and_then(|last| last.to.as_deref().or(last.from.as_deref())).and_then(Partial::parse);
        let told = past.zip(self.reference).is_some_and(|(past, now)| past.year < now.year);
        if told { TimeExpression { from: None, to: None, ..time } } else { time }
    }

    /// Words that are a time by themselves.
    fn fixed(&self, at: usize, before: Option<char>) -> Option<TimeExpression> {
        let (word, class) = READ.words.longest(self.rest(at))?;
        let span = Span::new(at, at + word.len());
        let time = |kind, limits, rule| TimeExpression {
            span,
            kind,
            from: None,
            to: None,
            precision: Precision::None,
            limits,
            rule,
        };
        match class {
            Class::Soft(limits) => {
                // 不及时, 未按期: a reproach, no term.
                let reproach = before.is_some_and(|b| matches!(b, '不' | '未' | '没'));
                (!reproach).then(|| time(DateKind::Soft, *limits, "date.soft.word"))
            }
            Class::Now => {
                let now = self.reference.and_then(|now| now.edtf());
                Some(TimeExpression {
                    from: now.clone(),
                    to: now,
                    ..time(DateKind::Relative, Limit::No, "date.relative.now")
                })
            }
            Class::Phase(limits) => Some(time(DateKind::Relative, *limits, "date.relative.phase")),
            Class::Frequency(period) => Some(TimeExpression {
                from: (!period.is_empty()).then(|| (*period).to_owned()),
                ..time(DateKind::Frequency, Limit::No, "date.frequency.word")
            }),
            _ => None,
        }
    }

    /// A point or period on the calendar with what stands before and after it.
    fn calendar(&self, at: usize, floor: usize) -> Option<TimeExpression> {
        let mut point = self.period(at)?;
        let (start, prefix) = self.preposition(at, floor, &point);
        let end = point.end;
        let bound = self.bound(end);
        let mut limits = Limit::OnlyIfBound;
        let (mut from, mut to) = (Some(point.from), Some(point.to));
        match bound {
            Some((after, Bound::Before)) => {
                point.end = after;
                limits = Limit::Yes;
                // 2020至2025年前 keeps its beginning.
                if point.rule != "date.range" {
                    from = None;
                }
            }
            Some((after, Bound::After)) => {
                point.end = after;
                (to, limits) = (None, Limit::No);
                // 2010年之后2018年之前
                if let Some(until) = self.period(after)
                    && let Some((end, Bound::Before)) = self.bound(until.end)
                {
                    (point.end, to) = (end, Some(until.to));
                }
            }
            Some((after, Bound::Since)) => {
                point.end = after;
                (to, limits) = (None, Limit::No);
            }
            Some((after, Bound::Within)) => point.end = after,
            None => {}
        }
        match prefix {
            Some(Bound::Before) if bound.is_none() || matches!(bound, Some((_, Bound::Within))) => {
                limits = Limit::Yes;
            }
            Some(Bound::Since) if matches!(bound, Some((_, Bound::Since))) || bound.is_none() => {
                (to, limits) = (None, Limit::No);
            }
            _ => {}
        }
        // 2030年可持续发展议程, 2035年远景目标: the year names the plan.
        let named = READ.plans.longest(self.rest(point.end)).is_some();
        if limits == Limit::OnlyIfBound
            && (named || self.is_past(&point) || matches!(point.rule, "date.decade" | "date.year.figure"))
        {
            limits = Limit::No;
        }
        // 到今天 looks back.
        if limits == Limit::Yes && point.rule == "date.relative.day" && from == self.reference {
            limits = Limit::No;
        }
        if limits == Limit::OnlyIfBound && matches!(point.rule, "date.horizon" | "date.period.plan") {
            limits = Limit::Yes;
        }
        let deadline_part = ["年底", "年末", "年内", "月底", "年终"]
            .iter()
            .any(|word| self.text[at..point.end].ends_with(word));
        if limits == Limit::OnlyIfBound && deadline_part && point.relative {
            limits = Limit::Yes;
        }
        // A day that the calendar does not have stays open.
        let known =
            |partial: Option<Partial>| partial.filter(Partial::exists).and_then(|partial| partial.edtf());
        Some(TimeExpression {
            span: Span::new(start, point.end),
            kind: if point.relative { DateKind::Relative } else { DateKind::Date },
            from: known(from),
            to: known(to),
            precision: point.precision,
            limits,
            rule: point.rule,
        })
    }

    /// Whether the time lies before the reference date.
    fn is_past(&self, point: &Point) -> bool {
        let Some(reference) = self.reference else { return false };
        let key = |date: Partial| (date.year, date.month.filter(|month| *month <= 12), date.day);
        let (end, now) = (key(point.to), key(reference));
        match (end, now) {
            ((Some(year), month, day), (Some(now_year), now_month, now_day)) => {
                year < now_year
                    || year == now_year
                        && month.zip(now_month).is_some_and(|(month, now_month)| {
                            month < now_month
                                || month == now_month && day.zip(now_day).is_some_and(|(day, now)| day < now)
                        })
            }
            _ => false,
        }
    }
}
