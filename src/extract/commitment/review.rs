//! What is told, not undertaken: looking back, praise of what was done, how a meeting went, what would follow.

use super::Force;
use super::head::{Head, Subject};
use super::reader::Reader;
use super::state::Mode;
use crate::extract::genre::Genre;
use crate::extract::party::{Role, What};
use crate::text::span::Span;

/// Parts of a report that look back undertake nothing, nor do sentences and paragraphs that do (B74).
pub(super) fn reviews(reader: &Reader) -> bool {
    if reader.state.past || reader.praised == reader.paragraph {
        return true;
    }
    let mut at = Some(reader.section);
    while let Some(index) = at {
        let section = &reader.input.sections[index];
        if let Some(heading) = section.heading {
            let heading = reader.text(heading);
            if ["回顾", "过去五年", "过去一年", "主要成就", "工作总结", "取得的成就", "取得的成绩"]
                .iter()
                .any(|word| heading.contains(word))
            {
                return true;
            }
        }
        at = section.parent.filter(|parent| *parent < index);
    }
    false
}

/// 会议高度评价…成就，充分肯定…工作: the rest of the paragraph tells what was achieved, until somebody instructs.
pub(super) fn praises(reader: &mut Reader, span: Span) {
    const DONE: [&str; 6] = ["成就", "成绩", "成果", "工作", "成效", "贡献"];
    let words = span.of(reader.input.text);
    let by_meeting = reader
        .source
        .mention_at(span.start)
        .is_some_and(|mention| matches!(mention.what, What::Role(Role::Group)));
    let praise = ["高度评价", "充分肯定", "高度肯定"].iter().any(|word| words.contains(word));
    if reader.mode() == Mode::Task && by_meeting && praise && DONE.iter().any(|noun| words.ends_with(noun)) {
        reader.praised = reader.paragraph;
    }
}

/// 部署促进消费的政策举措, 确定…的措施: what a meeting dealt with (B17).
pub(super) fn agenda(reader: &Reader, head: &Head, end: usize) -> bool {
    const DEALT: [&str; 7] = ["部署", "研究", "审议", "听取", "确定", "讨论", "通报"];
    const MATTERS: [&str; 10] =
        ["措施", "举措", "的工作", "汇报", "政策", "事项", "草案", "有关工作", "意见", "安排"];
    let words = &reader.input.text[head.core..end];
    matches!(reader.input.genre, Genre::Readout | Genre::News)
        && DEALT.iter().any(|verb| words.starts_with(verb))
        && MATTERS.iter().any(|noun| words.ends_with(noun))
}

/// Whether a clause with a party as subject only tells what that party does: somebody else than the issuer,
/// or the meeting itself that was held or dealt with its business.
pub(super) fn tells(reader: &Reader, span: Span, head: &Head) -> bool {
    let issuer = reader.context().issuer;
    let other =
        reader.state.subject.as_ref().is_some_and(|carried| carried.parties.first().copied() != issuer);
    // 全会提出，: what follows is what the meeting says.
    let says = ["提出", "要求", "号召", "明确", "决定"].iter().any(|verb| reader.text(span).ends_with(verb));
    let meeting = met(reader, head) && !says;
    other
        || meeting
        || ["召开", "举行", "会见", "主持", "报告工作"].iter().any(|word| reader.text(span).contains(word))
}

/// 一年来, 今年以来, 过去五年: a time gone by.
pub(super) fn gone_by(words: &str) -> bool {
    words.ends_with('来') || ["过去", "去年", "此前", "刚刚"].iter().any(|word| words.starts_with(word))
}

/// Whether the subject is a meeting: 全会, 会议.
pub(super) fn met(reader: &Reader, head: &Head) -> bool {
    matches!(&head.subject, Some(Subject::Parties { span, what: What::Role(Role::Group), .. })
        if span.of(reader.input.text).ends_with(['会', '议']))
}

/// 会议分析…, 全会听取…: a meeting deals with its business.
pub(super) fn deals(reader: &Reader, span: Span) -> bool {
    let Some(mention) = reader.source.mention_at(span.start) else { return false };
    let rest = &reader.input.text[mention.span.end.min(span.end)..span.end];
    matches!(mention.what, What::Role(Role::Group))
        && mention.span.of(reader.input.text).ends_with(['会', '议'])
        && ["分析", "研究", "听取", "审议", "讨论", "通报", "学习", "回顾", "总结"]
            .iter()
            .any(|verb| rest.starts_with(verb))
}

/// 提出了到2035年的远景目标，这就是：…: the goals stand behind the colon (B62).
pub(super) fn states_goal(reader: &mut Reader, span: Span) -> bool {
    let words = span.of(reader.input.text);
    if reader.mode() != Mode::Task || !["这就是", "这就是说", "即"].contains(&words) {
        return false;
    }
    let sentence = reader.input.sentences[reader.sentence].span;
    let before = Span::new(sentence.start, span.start).trimmed(reader.input.text);
    let goal = before.of(reader.input.text).trim_end_matches('，').ends_with("目标");
    if goal {
        reader.set_lead(before);
    }
    goal
}

/// 全会提出了…指导思想和必须遵循的原则，…: a paragraph of principles without a heading (B61).
pub(super) fn announces_principles(words: &str) -> bool {
    let first = words.split(['，', '：', '。']).next().unwrap_or(words);
    ["提出了", "明确了", "阐明了", "确定了", "规定了"].iter().any(|verb| first.contains(verb))
        && first.contains("指导思想")
        && first.ends_with("原则")
}

/// 于10日至12日在京举行, 出席会议的有…: where a meeting was, who was there.
pub(super) fn opens_facts(words: &str) -> bool {
    let held = words.starts_with(['于', '在'])
        && ["举行", "召开", "开幕", "闭幕"].iter().any(|verb| words.ends_with(verb));
    let there = ["出席", "列席", "参加"].iter().any(|verb| words.starts_with(verb))
        && ["会的", "会议的"].iter().any(|mark| {
            words.find(mark).is_some_and(|at| {
                let who = &words[at + mark.len()..];
                ["有", "还有", "中央", "同志", "代表", "委员"].iter().any(|word| who.starts_with(word))
            })
        });
    held || there
}

/// …，就一定能够…: the clauses before are the condition of what is foretold (B1).
pub(super) fn foretells(words: &str) -> bool {
    ["就一定", "就必将", "就能", "就会", "就可以", "我们就一定", "我们就能"]
        .iter()
        .any(|word| words.starts_with(word))
}

impl Reader<'_> {
    /// Whether the subject at hand is the meeting that a text from home tells of.
    pub(super) fn meeting(&self) -> bool {
        let issuer = self.context().issuer;
        self.mode() == Mode::Task
            && self.state.subject.as_ref().is_some_and(|carried| carried.parties.first().copied() == issuer)
    }

    /// Whether 预计 tells a plan: of a company's report, or of one who has just promised.
    pub(super) fn expects(&self, head: &Head) -> bool {
        self.input.genre == Genre::EsgReport
            || head.subject.is_none()
                && self.state.frame.as_ref().is_some_and(|frame| frame.force == Force::Pledge)
    }
}
