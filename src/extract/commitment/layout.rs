//! Where a sentence stands: headings, bullets, labels, what it takes over from the one before it.

use super::clause::{self, Clause};
use super::head::{Head, Subject};
use super::home;
use super::reader::{Input, Reader};
use super::state::{Frame, Mode};
use super::{Force, RuleId};
use crate::extract::genre::Genre;
use crate::text::section::SectionKind;
use crate::text::span::Span;

/// Whether title or byline say that this is somebody's comment.
pub(super) fn comments(input: &Input) -> bool {
    const MARKS: [&str; 12] = [
        "钟声",
        "国纪平",
        "任仲平",
        "和音",
        "望海楼",
        "评论员",
        "社论",
        "时评",
        "社评",
        "述评",
        "人民论坛",
        "今日谈",
    ];
    let end = input.text.char_indices().nth(60).map_or(input.text.len(), |(at, _)| at);
    !matches!(input.genre, Genre::WorkReport | Genre::PolicyDocument | Genre::Law)
        && MARKS.iter().any(|mark| input.text[..end].contains(mark))
}

impl Reader<'_> {
    /// Rejects a clause for a reason, when it holds a cue at all.
    pub(super) fn reject_cues(&mut self, span: Span, filter: &'static str, rule: RuleId) {
        let cue = self.source.cues.within(span).find(|cue| !matches!(cue.cue().id, "must" | "shall"));
        if let Some(cue) = cue {
            self.reject(span, cue.span, filter, rule);
        }
    }

    /// Whether a paragraph begins like a member of a list: ——, （1）, ①.
    pub(super) fn is_bullet(&self, at: usize) -> bool {
        let rest = &self.input.text[at..];
        rest.starts_with("——")
            || rest.starts_with([
                '（', '(', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩', '●', '•', '·', '■', '◆', '-',
                '－', '—',
            ])
            || rest.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Sections headed 指导思想 and 基本原则 undertake nothing (B61).
    pub(super) fn principles(&self, section: usize) -> bool {
        let mut at = Some(section);
        while let Some(index) = at {
            let section = &self.input.sections[index];
            if let Some(heading) = section.heading {
                let heading = self.text(heading);
                if heading.chars().count() <= 14
                    && ["指导思想", "基本原则", "工作原则", "总体思路", "遵循原则"]
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

    /// The heading, number or label that a sentence begins with.
    pub(super) fn heading_before(&self, sentence: Span) -> Option<Span> {
        let from = self.input.sections.partition_point(|section| section.span.start < sentence.start);
        let before = from.checked_sub(1).map(|index| &self.input.sections[index]);
        let here = self.input.sections.get(from).filter(|section| section.span.start < sentence.end);
        here.into_iter().chain(before).find_map(|section| {
            let heading = section.heading.filter(|heading| {
                heading.start >= sentence.start
                    && heading.start < sentence.end
                    && section.kind != SectionKind::Question
            })?;
            (section.span.start <= sentence.start
                || Span::new(sentence.start, heading.start).trimmed(self.input.text).len() < 24)
                .then_some(heading)
        })
    }

    /// 第一，A，B。 before the sentences that say how: the head of a numbered point (B18).
    pub(super) fn run_in_head(&self, sentence: Span) -> bool {
        let section = &self.input.sections[self.section];
        let opens = section.number.is_some_and(|number| {
            number.start == sentence.start
                && self.text(number).starts_with('第')
                && self.text(number).chars().count() <= 3
        });
        let details = self
            .input
            .sentences
            .get(self.sentence + 1)
            .is_some_and(|next| next.section == self.section && next.span.end <= section.span.end);
        // 三要扩大重点领域消费。: the head of the sentences after it.
        let words = self.text(sentence);
        let numbered = words
            .strip_prefix(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])
            .is_some_and(|rest| rest.starts_with('要'));
        let next = self.input.sentences.get(self.sentence + 1);
        let here = &self.input.sentences[self.sentence];
        if numbered
            && words.chars().count() <= 18
            && !words.contains('，')
            && next.is_some_and(|next| {
                let rest = self.text(next.span);
                next.paragraph == here.paragraph
                    && !rest
                        .trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])
                        .starts_with('要')
            })
        {
            return true;
        }
        opens
            && details
            && self.mode() == Mode::Task
            && clause::clauses(self.input.text, sentence, self.closed).iter().all(|clause| {
                let start = self.past_label(clause.span.start, clause.span.end);
                let head = self.source.head(Span::new(start.min(clause.span.end), clause.span.end));
                !matches!(head.subject, Some(Subject::Parties { .. }))
                    && head.stack.iter().all(|element| element.cue.cue().id == "uphold")
            })
    }

    /// Whether what looks like a heading is a statement: a party and a cue of its own.
    pub(super) fn states(&self, sentence: Span, heading: Span) -> bool {
        let start = self.past_label(sentence.start, sentence.end);
        let clauses =
            clause::clauses(self.input.text, Span::new(start.min(heading.end), heading.end), self.closed);
        clauses.iter().any(|clause| {
            let head = self.source.head(clause.span);
            matches!(head.subject, Some(Subject::Parties { .. })) && !head.stack.is_empty()
        })
    }

    /// A new sentence: what it takes over from the one before it in the paragraph.
    pub(super) fn open(&mut self, sentence: Span) {
        self.candidates.clear();
        let state = &mut self.state;
        state.stance = None;
        state.reaffirmed = None;
        state.condition = None;
        state.lead = None;
        state.means = None;
        state.announced = false;
        state.listing = false;
        state.partners.clear();
        let muted = state.muted;
        let start = self.past_label(sentence.start, sentence.end);
        let first = clause::clauses(self.input.text, Span::new(start, sentence.end), self.closed);
        let bare = first.first().is_some_and(|clause| {
            let head = self.source.head(clause.span);
            head.subject.is_none() && head.saying.is_none()
        });
        self.state.muted = false;
        self.state.predicted = false;
        self.state.appeal = false;
        self.state.told = false;
        self.state.past = false;
        self.state.country = None;
        self.state.thing = false;
        if !bare || muted {
            self.state.frame = None;
        }
        // 利用疫情搞脱钩，最终只会损害各方: what is said about an action is not an action.
        if bare && first.iter().skip(1).any(|clause| self.judges(clause.span)) {
            self.state.frame = None;
        }
        // 推进现代化，既要…，更要…: what an activity takes binds nobody (B15, B41).
        let takes = |clause: &Clause| {
            self.text(clause.span).starts_with("既要") || home::takes(self, first[0].span, clause.span)
        };
        if bare && self.mode() == Mode::Ordinary && first.get(1).is_some_and(takes) {
            self.state.frame = None;
            self.state.thing = true;
        }
        // 力争, 将… of a report: the next sentence has a verb of its own (B93).
        // 责成…: a call ends with its sentence (B71).
        if self.mode() == Mode::Task
            && self
                .state
                .frame
                .as_ref()
                .is_some_and(|frame| matches!(frame.force, Force::Intention | Force::Call))
        {
            self.state.frame = None;
        }
        self.state.carried = self.state.frame.is_some();
    }

    /// Whether a clause says something about the clauses before it: 是…, 才能…, 最终只会….
    pub(super) fn judges(&self, span: Span) -> bool {
        const WORDS: [&str; 19] = [
            "是",
            "这是",
            "这就是",
            "这也是",
            "就是",
            "正是",
            "才能",
            "才会",
            "只会",
            "只能",
            "最终",
            "必将",
            "必然",
            "就会",
            "就能",
            "不仅",
            "有利于",
            "有助于",
            "符合",
        ];
        let words = self.text(span);
        WORDS.iter().any(|word| words.starts_with(word))
    }

    /// 就A，B，C等交换意见: the clauses from 就 on name what was or will be talked about (B17).
    pub(super) fn consultation(&self, clauses: &[Clause]) -> Option<std::ops::RangeInclusive<usize>> {
        const TALKS: [&str; 7] =
            ["交换意见", "交换了意见", "深入交流", "深入沟通", "进行沟通", "进行磋商", "进行了交流"];
        let last = clauses
            .iter()
            .position(|clause| TALKS.iter().any(|talk| self.text(clause.span).ends_with(talk)))?;
        // …充分沟通，达成广泛一致: agreed after all (B14).
        if clauses[last..].iter().any(|clause| self.text(clause.span).contains("达成")) {
            return None;
        }
        // 商定…举行会晤，就…深入沟通: what was agreed to be done.
        let agreed = clauses[..last].iter().any(|clause| {
            self.source
                .cues
                .within(clause.span)
                .any(|cue| matches!(cue.cue().id, "settle" | "agree" | "decide"))
        });
        if agreed && self.text(clauses[last].span).starts_with('就') {
            return None;
        }
        let first = clauses[..=last].iter().rposition(|clause| {
            let words = self.text(clause.span);
            words.contains('就') && !words.contains("就业") || words.contains("围绕")
        })?;
        Some(first..=last)
    }

    /// Past 王毅：, 一是, （1）, ——, ①.
    pub(super) fn past_label(&self, start: usize, end: usize) -> usize {
        let rest = &self.input.text[start..end];
        let trimmed = rest.trim_start_matches([
            '—', '●', '•', '·', '■', '◆', '－', ' ', '\u{3000}', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨',
            '⑩',
        ]);
        let mut at = end - trimmed.len();
        // (iv), （a）
        if let Some(inner) = trimmed.strip_prefix(['(', '（'])
            && let Some(close) = inner.find([')', '）'])
            && (1..=4).contains(&close)
            && inner[..close].bytes().all(|letter| letter.is_ascii_lowercase())
        {
            let after = inner[close..].trim_start_matches([')', '）', ' ', '\u{3000}']);
            return end - after.len();
        }
        // 一是…；二是…: members of a list inside a sentence.
        let numeral =
            trimmed.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
        if numeral.len() < trimmed.len()
            && let Some(after) = numeral.strip_prefix('是')
        {
            at = end - after.len();
        }
        let from = self.input.sections.partition_point(|section| section.span.end <= at);
        for section in &self.input.sections[from..] {
            if section.span.start > at {
                break;
            }
            if let Some(number) = section.number.filter(|number| number.start <= at + 3 && number.end > at) {
                at = number.end.min(end);
                let rest = &self.input.text[at..end];
                at = end - rest.trim_start_matches(['、', '.', '．', '，', '：', ' ', '\u{3000}']).len();
            }
            if let Some(speaker) = section.speaker.filter(|speaker| speaker.start == at) {
                let rest = &self.input.text[speaker.end.min(end)..end];
                if let Some(after) = rest.strip_prefix('：') {
                    at = end - after.len();
                }
            }
        }
        at
    }

    /// 如…，, 除非…，: a condition of what follows.
    pub(super) fn conditional(&self, span: Span, all: &[Clause]) -> bool {
        let words = self.text(span);
        let opens = ["如果", "若", "倘若", "假如", "一旦", "除非", "如果说"]
            .iter()
            .any(|word| words.starts_with(word))
            || (words.starts_with('如')
                && !["如何", "如期", "如下", "如今", "如此", "如实", "如同", "如火"]
                    .iter()
                    .any(|word| words.starts_with(word)));
        // 逾期不交的，将…: whoever does so.
        let whoever = self.mode() == Mode::Ordinary
            && (words.ends_with('的') || words.ends_with('者') && !words.starts_with('不'))
            && ["逾期", "未", "不", "拒", "违", "凡", "一经"].iter().any(|word| words.starts_with(word));
        (opens || whoever) && all.last().is_some_and(|last| last.span.end > span.end)
    }

    /// The cue of the sentence that announced the bullet at hand (B91).
    pub(super) fn header_frame(&self) -> Option<Frame> {
        let start = self.input.sentences[self.sentence].span.start;
        let bullet = self.is_bullet(start) || self.header_paragraph == self.paragraph;
        self.header.as_ref().filter(|_| bullet)?.frame.clone()
    }

    /// The part of a clause after 并 that has a cue of its own.
    pub(super) fn joined_cue(&self, span: Span) -> Option<Span> {
        let words = self.text(span);
        words.match_indices('并').find_map(|(at, mark)| {
            let after = span.start + at + mark.len();
            let core = self.source.past_light(after, span.end, true);
            self.source.cues.at(core).filter(|cue| cue.span.end < span.end)?;
            Some(Span::new(after, span.end))
        })
    }

    /// 了 after a verb: it has happened. 为了, 除了, 了解 are other words.
    pub(super) fn perfective(&self, span: Span, head: &Head) -> bool {
        let words = &self.input.text[head.core.min(span.end)..span.end];
        words.match_indices('了').any(|(at, _)| {
            let before = words[..at].chars().next_back();
            let after = words[at + '了'.len_utf8()..].chars().next();
            !matches!(before, None | Some('为' | '除' | '明' | '完' | '受'))
                && !matches!(after, Some('解' | '如'))
        })
    }

    /// Keeps the clause before an action: the one with a time expression, else the last.
    pub(super) fn set_lead(&mut self, span: Span) {
        let dated = |span: Span| {
            let from = self.input.times.partition_point(|time| time.span.start < span.start);
            self.input.times.get(from).is_some_and(|time| time.span.end <= span.end)
        };
        // 根据《协定》有关规定，: what follows is the rule of a statute, told (B83).
        if self.mode() == Mode::Ordinary
            && self.text(span).contains('》')
            && self.text(span).ends_with("规定")
        {
            self.state.frame = None;
            self.state.muted = true;
        }
        if dated(span) || !self.state.lead.is_some_and(dated) {
            self.state.lead = Some(span);
        }
    }
}
