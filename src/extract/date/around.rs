//! The words around a point: 从, 自, 到, 截至 before it; 前, 以后, 以来, 期间 after it.

use super::{Point, Reader};

/// What a preposition or a word after a point says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Before,
    After,
    Since,
    Within,
}

/// What may follow a point, longest first.
const BOUNDS: &[(&str, Bound)] = &[
    ("及之前", Bound::Before),
    ("及以前", Bound::Before),
    ("或之前", Bound::Before),
    ("或以前", Bound::Before),
    ("底之前", Bound::Before),
    ("底以前", Bound::Before),
    ("底前", Bound::Before),
    ("之前", Bound::Before),
    ("以前", Bound::Before),
    ("前", Bound::Before),
    ("及之后", Bound::After),
    ("及以后", Bound::After),
    ("或之后", Bound::After),
    ("或以后", Bound::After),
    ("之后", Bound::After),
    ("以后", Bound::After),
    ("后", Bound::After),
    ("起至今", Bound::Since),
    ("至今", Bound::Since),
    ("到现在", Bound::Since),
    ("以来", Bound::Since),
    ("开始", Bound::Since),
    ("起", Bound::Since),
    ("期间", Bound::Within),
    ("时期", Bound::Within),
    ("之间", Bound::Within),
    ("当天", Bound::Within),
    ("当日", Bound::Within),
    ("以内", Bound::Within),
    ("之内", Bound::Within),
    ("间", Bound::Within),
    ("止", Bound::Before),
];

impl Reader<'_> {
    /// 从, 自, 到, 至, 截至 before a point: where the expression starts, and what the word says.
    pub(super) fn preposition(&self, at: usize, floor: usize, point: &Point) -> (usize, Option<Bound>) {
        let before = &self.text[floor..at];
        let word =
            |words: &[&str]| words.iter().find(|word| before.ends_with(**word)).map(|word| at - word.len());
        if let Some(start) = word(&["截止到", "截至到", "截至", "截止"]) {
            return (start, Some(Bound::Before));
        }
        if let Some(start) = word(&["从", "自"]) {
            let named = self.text[floor..start].ends_with(['来', '各', '出', '源']);
            let since = self.bound(point.end).is_some_and(|(_, bound)| bound == Bound::Since);
            if !named && (since || point.rule == "date.range") {
                let prefix = if since { Some(Bound::Since) } else { None };
                return (start, prefix);
            }
        }
        if let Some(start) = word(&["到", "至"]) {
            // 达到, 提高到, 直至: the word belongs to the verb.
            let verb = self.text[floor..start].ends_with([
                '达', '得', '看', '做', '受', '遇', '感', '收', '回', '来', '遭', '找', '谈', '用', '想',
                '见', '听', '说', '加', '高', '升', '降', '减', '甚', '乃', '以', '冬', '夏',
            ]);
            if !verb && point.rule != "date.range" {
                return (start, Some(Bound::Before));
            }
        }
        (at, None)
    }

    /// 前, 以后, 以来, 期间 after a point.
    pub(super) fn bound(&self, at: usize) -> Option<(usize, Bound)> {
        let rest = self.rest(at);
        if rest.starts_with("前后") || rest.starts_with("左右") {
            return Some((at + "前后".len(), Bound::Within));
        }
        let (word, bound) = BOUNDS.iter().find(|(word, _)| rest.starts_with(word))?;
        let after = &rest[word.len()..];
        let part_of_word =
            match *word {
                // 31日前|提名, but 前提, 前提下.
                "前" if ["提名", "提交", "提出", "提供", "提高", "提请", "提升", "提前"]
                    .iter()
                    .any(|verb| after.starts_with(verb)) =>
                {
                    false
                }
                "前" => after.starts_with([
                    '往', '来', '进', '景', '沿', '夕', '瞻', '提', '述', '言', '线', '途', '列', '者', '所',
                    '期',
                ]),
                "后" => after.starts_with(['续', '备', '果', '勤', '台', '代', '方', '半', '期', '者']),
                "起" => after
                    .starts_with(['草', '步', '到', '来', '源', '诉', '点', '航', '义', '飞', '重', '伏']),
                "间" => after.starts_with(['接', '隔', '谍']),
                "底" | "内" => after
                    .starts_with(['部', '阁', '容', '外', '涵', '需', '生', '陆', '地', '线', '蕴', '气']),
                _ => false,
            };
        (!part_of_word).then_some((at + word.len(), *bound))
    }
}
