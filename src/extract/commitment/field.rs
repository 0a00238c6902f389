//! The fields of an item that its words decide: status, grade, specificity.

use super::{Decides, Force, Reason, RuleId, Status};
use crate::extract::vocabulary::{Entry, Hits};
use crate::extract::words::Words;
use crate::lexicon::{built_in, table, values};
use crate::text::span::Span;
use std::sync::{LazyLock, OnceLock};

pub(crate) const MODIFIERS: &str = table!("commitment/modifier.tsv");

struct Modifier {
    id: &'static str,
    delta: i8,
}

fn modifiers() -> &'static [Modifier] {
    static ROWS: OnceLock<Vec<Modifier>> = OnceLock::new();
    ROWS.get_or_init(|| {
        table().map(|[id, delta, _]| Modifier { id, delta: delta.parse().unwrap_or(0) }).collect()
    })
}

fn table() -> impl Iterator<Item = [&'static str; 3]> {
    built_in("modifier", MODIFIERS, ["id", "delta", "words"]).into_iter()
}

pub(super) fn words(into: &mut Vec<(&'static str, Entry)>) {
    for (index, [_, _, words]) in table().enumerate() {
        let row = u16::try_from(index).unwrap_or(u16::MAX);
        into.extend(values(words).map(|word| (word, Entry::Modifier(row))));
    }
}

/// The grade of an item: that of its cue, moved by the words in `reach` (before the content's head).
pub(super) fn grade(
    hits: &Hits,
    base: u8,
    reach: Span,
    conditional: bool,
    reasons: &mut Vec<Reason>,
) -> (u8, Vec<Span>) {
    let mut grade = i8::try_from(base).unwrap_or(3);
    let mut spans: Vec<Span> = Vec::new();
    let mut used: Vec<i8> = Vec::new();
    for hit in hits.within(reach) {
        let Entry::Modifier(row) = hit.entry else { continue };
        let row = &modifiers()[usize::from(row)];
        if spans.iter().any(|span| span.overlaps(hit.span)) {
            continue;
        }
        spans.push(hit.span);
        // 坚定 and 毫无保留 in one clause still move it one step.
        if !used.contains(&row.delta) {
            grade += row.delta;
            used.push(row.delta);
        }
        reasons.push(Reason {
            rule: RuleId { kind: "modifier", name: row.id },
            role: Decides::Grade,
            span: Some(hit.span),
            detail: vec![("delta", row.delta.into())],
        });
    }
    if conditional {
        grade -= 2;
    }
    (u8::try_from(grade.clamp(1, 5)).unwrap_or(1), spans)
}

/// Words of an action that is going on (annotation guidelines, section 2).
const UNDERWAY: [&str; 6] = ["继续", "持续", "正在", "仍然", "仍将", "一如既往"];
static UNDERWAY_WORDS: LazyLock<Words<()>> = LazyLock::new(|| Words::of(&UNDERWAY));
/// 继续 in these is part of a name.
const NAMES: [&str; 3] = ["继续教育", "可持续", "持续发展"];

/// What a support backs that one datable act finishes (B48, B98).
static EVENTS: LazyLock<Words<()>> = LazyLock::new(|| {
    Words::of(&[
        "举办", "申办", "主办", "承办", "举行", "召开", "参加", "参会", "出席", "参展", "设立", "成立",
        "互设", "建立", "接任", "担任", "轮值", "当选", "竞选", "签署", "启动", "来华",
    ])
});

/// How far along an item is. `invites`: its cue is 欢迎.
pub(super) fn status(text: &str, force: Force, action: Span, concluded: bool, invites: bool) -> Status {
    let words = action.of(text);
    if concluded {
        return Status::Done;
    }
    let count = |list: &[&str]| -> usize { list.iter().map(|word| words.matches(word).count()).sum() };
    let going = if UNDERWAY_WORDS.stand_in(words) { count(&UNDERWAY) } else { 0 };
    if going > 0 && going > count(&NAMES) && !matches!(force, Force::Opposition) {
        return Status::Underway;
    }
    match force {
        Force::Support => {
            let list = words.contains("机构") && words.contains("互设");
            // 支持建立…机制: a system is no datable act (B48, B69).
            let system = ["机制", "制度", "体系"].iter().any(|noun| words.ends_with(noun));
            // 通过《宣言》, no 通过对话解决.
            let adopts = ["通过《", "通过“", "通过决议", "通过该", "通过有关", "通过一项", "审议通过"]
                .iter()
                .any(|word| words.contains(word));
            let event = (EVENTS.stand_in(words) || adopts) && !words.contains("加入") && !list && !system;
            // 欢迎更多企业来华: open to a class (B98).
            let open = invites && words.contains("更多");
            if !open && (event || (invites && !list && !words.contains("支持"))) {
                Status::Planned
            } else {
                Status::Standing
            }
        }
        Force::Opposition | Force::Reaffirmation => Status::Standing,
        Force::Pledge if words.contains("始终") || words.contains("永远") => Status::Standing,
        _ => Status::Planned,
    }
}

/// Words of a deliverable that one can go and look for.
static DELIVERABLES: LazyLock<Words<()>> = LazyLock::new(|| {
    Words::of(&[
        "中心",
        "铁路",
        "公路",
        "航班",
        "分委会",
        "委员会",
        "协定",
        "协议",
        "条约",
        "备忘录",
        "基金",
        "银行",
        "园区",
        "示范区",
        "机制",
        "平台",
        "论坛",
        "峰会",
        "博览会",
        "项目",
        "大学",
        "学院",
        "港口",
        "码头",
        "口岸",
        "航线",
        "实验室",
        "工坊",
        "条例",
        "专项行动",
        "指数",
    ])
});

/// How much of an item can be checked, 0 to 4: amount, calendar deadline, named deliverable, counterparty.
pub(super) fn specificity(
    text: &str,
    action: Span,
    amount: bool,
    calendar_deadline: bool,
    counterparty: bool,
) -> u8 {
    let words = action.of(text);
    let named = words.contains(['“', '《', '「']) || DELIVERABLES.stand_in(words);
    [amount, calendar_deadline, named, counterparty].into_iter().map(u8::from).sum()
}
