//! Reads the beginning of a clause: who is its subject, which cues stand before its content.

use super::Force;
use super::cue::{Cues, Found, Role as CueRole};
use super::reader::Reader;
use crate::extract::grammar::Class;
use crate::extract::party::{Mention, PartyId, What};
use crate::extract::vocabulary::Hits;
use crate::text::span::Span;
use crate::text::token::Token;

/// What the head of a clause is read from.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) hits: &'a Hits,
    pub(super) cues: &'a Cues,
    pub(super) mentions: &'a [Mention],
    pub(super) words: &'a [Token],
    /// Time expressions, in order: they may stand before a subject.
    pub(super) times: &'a [Span],
    /// Names of persons and whom they speak for.
    pub(super) persons: &'a [(String, PartyId)],
}

/// The subject that a clause names itself.
#[derive(Clone, Debug)]
pub(super) enum Subject {
    /// Parties, by these words.
    Parties { span: Span, parties: Vec<PartyId>, what: What },
    /// Something that cannot bind itself.
    Thing(Span),
}

/// One cue in the row of cues before the content.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub(super) cue: Found,
    /// Where it begins with the adverbs and phrases before it.
    pub(super) start: usize,
}

/// What stands where the content of a clause begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Predicate {
    /// A verb of action.
    Verb(Span),
    /// 是, 有: it describes.
    Stative(Span),
    /// 在, 就: a phrase, its verb comes later.
    Phrase(Span),
    /// Nothing that could head a clause.
    None,
}

/// The beginning of a clause.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) subject: Option<Subject>,
    /// A verb of saying after the subject, before any cue.
    pub(super) saying: Option<Span>,
    pub(super) stack: Vec<Element>,
    /// Where the content begins, after subject, cues and the adverbs before them; adverbs of the content included.
    pub(super) content: usize,
    /// Where the word that heads the content stands, after its adverbs.
    pub(super) core: usize,
    pub(super) predicate: Predicate,
}

impl Source<'_> {
    pub(super) fn class(&self, at: usize, classes: &[Class]) -> Option<Span> {
        self.hits.grammar(at, classes)
    }

    pub(super) fn mention_at(&self, at: usize) -> Option<&Mention> {
        let index = self.mentions.partition_point(|mention| mention.span.start < at);
        self.mentions.get(index).filter(|mention| mention.span.start == at)
    }

    pub(super) fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let from = self.mentions.partition_point(|mention| mention.span.start < span.start);
        self.mentions[from..].iter().take_while(move |mention| mention.span.end <= span.end)
    }

    /// Whether a word of the text begins there.
    pub(super) fn word_begins(&self, at: usize) -> bool {
        self.word_at(at).is_some()
    }

    pub(super) fn word_at(&self, at: usize) -> Option<&Token> {
        let index = self.words.partition_point(|word| word.span.start < at);
        self.words.get(index).filter(|word| word.span.start == at)
    }

    /// Past spaces, connectives, adverbs and times. `adverbs`: whether adverbs are passed over too.
    pub(super) fn past_light(&self, from: usize, end: usize, adverbs: bool) -> usize {
        let classes: &[Class] =
            if adverbs { &[Class::Adverb, Class::Connective] } else { &[Class::Connective] };
        let mut at = from;
        while at < end {
            let rest = &self.text[at..end];
            let trimmed = rest.trim_start_matches([' ', '\u{3000}', '\u{a0}', '\t', '、', '·']);
            if trimmed.len() < rest.len() {
                at = end - trimmed.len();
            } else if let Some(time) = self.time_at(at).filter(|time| time.end <= end && adverbs) {
                at = time.end;
            } else if let Some(word) = self.class(at, classes).filter(|word| word.end <= end) {
                // 更 in 更高水平, 并 in 并购: a longer verb or noun begins here.
                // 及 in 及时, 积极 in 积极的: no connective, no adverb.
                let longer = self
                    .class(
                        at,
                        &[
                            Class::Verb,
                            Class::Causative,
                            Class::Preposition,
                            Class::Stative,
                            Class::Adverb,
                            Class::NounLike,
                        ],
                    )
                    .is_some_and(|other| other.end > word.end)
                    || self.text[word.end..end].starts_with('的');
                let cue = self.cues.at(at).is_some_and(|cue| cue.span.end >= word.end);
                if longer || cue || self.heads(word, end) {
                    break;
                }
                at = word.end;
                // 毫不动摇地, 更加积极地
                if word.len() >= 6 && self.text[at..end].starts_with('地') {
                    at += '地'.len_utf8();
                }
            } else {
                break;
            }
        }
        at
    }

    /// Whether an adverb that can be a verb too is the verb here: 加快|高新区建设, but 加快推进.
    fn heads(&self, word: Span, end: usize) -> bool {
        self.class(word.start, &[Class::Verb]).is_some_and(|verb| verb.end == word.end)
            && self.class(word.end, &[Class::Adverb]).is_none()
            && self.cues.at(word.end).is_none()
            && self.predicate(word.end, end) == Predicate::None
    }

    /// The word that heads what begins at `at`.
    pub(super) fn predicate(&self, at: usize, end: usize) -> Predicate {
        let fits = |span: &Span| span.end <= end;
        // 居 in 居民 describes nothing.
        let whole =
            |span: &Span| span.len() > 3 || self.word_at(at).is_none_or(|word| word.span.end <= span.end);
        let stative = self.class(at, &[Class::Stative]).filter(fits).filter(whole);
        let verb = self.class(at, &[Class::Verb, Class::Causative]).filter(fits);
        let phrase = self.class(at, &[Class::Preposition]).filter(fits);
        let length = |span: Option<Span>| span.map_or(0, Span::len);
        if length(stative) > length(verb).max(length(phrase)) {
            return stative.map_or(Predicate::None, Predicate::Stative);
        }
        // 发展是第一要务: the verb is what is spoken of.
        let equates = verb.is_some_and(|verb| {
            let rest = &self.text[verb.end..end];
            ["是", "也是", "就是", "才是", "不是", "离不开", "事关", "关乎"]
                .iter()
                .any(|word| rest.starts_with(word))
        });
        if equates {
            return Predicate::None;
        }
        // 调查结果, 教育部门: a longer noun begins like the verb.
        let noun = self.class(at, &[Class::NounLike]).filter(|noun| noun.len() >= "调查结果".len());
        if length(noun) > length(verb) {
            return Predicate::None;
        }
        if length(verb) > length(phrase) {
            return verb.map_or(Predicate::None, Predicate::Verb);
        }
        // 当今, 和平 begin with the letters of a preposition.
        let longer =
            |phrase: Span| self.class(at, &[Class::NounLike]).is_some_and(|word| word.end > phrase.end);
        if let Some(phrase) = phrase.filter(|phrase| !longer(*phrase)) {
            return Predicate::Phrase(phrase);
        }
        if self.class(at, &[Class::NounLike]).is_some() {
            return Predicate::None;
        }
        // 不谋求势力范围: what is left undone.
        let unable = ["不可能", "不能", "不可", "不足", "不利", "不仅", "不同", "不少"];
        let rest = &self.text[at..end];
        if rest.starts_with('不') && !unable.iter().any(|word| rest.starts_with(word)) {
            let after = at + '不'.len_utf8();
            if self.word_begins(after)
                && let Predicate::Verb(verb) = self.predicate(after, end)
            {
                return Predicate::Verb(Span::new(at, verb.end));
            }
        }
        match self.word_at(at) {
            Some(word) if word.span.end <= end && matches!(word.tag.as_str(), "v" | "vg" | "vi" | "vq") => {
                Predicate::Verb(word.span)
            }
            _ => Predicate::None,
        }
    }

    /// Reads the head of `clause`.
    pub(super) fn head(&self, clause: Span) -> Head {
        let start = self.past_light(clause.start, clause.end, true);
        let subject = self.subject(clause.start, clause.end).or_else(|| self.subject(start, clause.end));
        let (after, subject) = match subject {
            Some((subject, after)) => (after, Some(subject)),
            None => (clause.start, None),
        };
        // 包括中国在内的15国: the parties are one among many.
        if subject.is_none() && self.text[start..clause.end].starts_with("包括") {
            let mut head = self.predicates(start, clause.end);
            head.subject = Some(Subject::Thing(Span::new(start, clause.end)));
            return head;
        }
        let mut head = self.predicates(after, clause.end);
        if subject.is_none() && head.stack.is_empty() && head.saying.is_none() {
            let bare = self.predicate(head.core, clause.end) == Predicate::None;
            if bare {
                head.subject = Some(Subject::Thing(Span::new(start, clause.end)));
                self.later_cues(&mut head, clause);
                return head;
            }
        }
        head.subject = subject;
        head
    }

    /// The cues after a subject that is a thing: 该项目将…, 阿富汗问题的解决应….
    fn later_cues(&self, head: &mut Head, clause: Span) {
        let counts = |cue: &Found| match cue.cue().id {
            "will" => !self.is_disposal(cue.span.end, clause.end, None),
            "shall" => self.counts(*cue, clause.end, None),
            _ => true,
        };
        if let Some(cue) = self.cues.within(clause).find(counts) {
            head.stack.push(Element { cue, start: cue.span.start });
            head.content = cue.span.end;
            head.core = self.past_light(cue.span.end, clause.end, true);
            head.predicate = self.predicate(head.core, clause.end);
            head.subject = Some(Subject::Thing(Span::new(clause.start, cue.span.start)));
        }
    }

    /// The row of cues from `from` on, and what stands after it.
    pub(super) fn predicates(&self, from: usize, end: usize) -> Head {
        let mut head = Head {
            subject: None,
            saying: None,
            stack: Vec::new(),
            content: from,
            core: from,
            predicate: Predicate::None,
        };
        let mut at = from;
        loop {
            let core = self.past_light(at, end, true);
            let core = self.past_manner(core, end).unwrap_or(core);
            head.core = core;
            if let Some(cue) = self.cues.at(core).filter(|cue| cue.span.end <= end)
                && self.counts(cue, end, head.stack.last().map(|element| element.cue))
            {
                head.stack.push(Element { cue, start: at });
                at = cue.span.end;
                // 将会: one cue.
                if cue.cue().id == "will"
                    && let Some(shall) =
                        self.cues.at(at).filter(|next| matches!(next.cue().id, "shall" | "spoken"))
                {
                    at = shall.span.end;
                }
                // 欢迎和支持, 支持和参与: the second verb belongs to the first.
                if let Some(joined) = self.joined(at, end) {
                    at = joined;
                }
                head.content = at;
                continue;
            }
            // 请国科会…: an office asks others of its own.
            if head.stack.is_empty() && self.text[core..end].starts_with('请') {
                let asked = core + '请'.len_utf8();
                if self.mention_at(asked).is_some_and(|mention| mention.body) {
                    let cue = Found { span: Span::new(core, asked), row: Reader::row_of("request") };
                    head.stack.push(Element { cue, start: at });
                    (at, head.content) = (asked, asked);
                    continue;
                }
            }
            if head.stack.is_empty()
                && let Some(saying) = self
                    .class(core, &[Class::Saying])
                    .filter(|span| span.end <= end)
                    .or_else(|| self.explains(from, core, end))
            {
                head.saying = Some(saying);
                at = saying.end;
                head.content = at;
                continue;
            }
            head.predicate = self.predicate(core, end);
            if let Predicate::Phrase(_) = head.predicate
                && let Some(cue) = self.cue_after_phrase(core, end)
            {
                head.stack.push(Element { cue, start: at });
                at = cue.span.end;
                head.content = at;
                continue;
            }
            if head.stack.is_empty()
                && let Some(cue) = self.cue_after_event(core, end)
            {
                head.stack.push(Element { cue, start: cue.span.start });
                at = cue.span.end;
                continue;
            }
            head.content = at;
            return head;
        }
    }

    /// Past 和 and a further cue: 欢迎|和支持.
    fn joined(&self, at: usize, end: usize) -> Option<usize> {
        let rest = &self.text[at..end];
        // 鼓励引导民营企业: the second verb stands right beside the first.
        if let Some(verb) = ["引导", "扶持", "激励"].iter().find(|verb| rest.starts_with(**verb))
            && self.text[..at].ends_with("鼓励")
        {
            return Some(at + verb.len());
        }
        let skip = ['和', '与', '并', '、'].iter().find(|&&c| rest.starts_with(c))?.len_utf8();
        let next = self.past_light(at + skip, end, true);
        // 鼓励和引导公民: one verb with two names.
        if let Some(verb) = ["引导", "帮助", "扶持", "激励", "组织"]
            .iter()
            .find(|verb| self.text[next..end].starts_with(**verb))
        {
            return Some(next + verb.len());
        }
        let cue = self.cues.at(next).filter(|cue| cue.span.end <= end)?;
        (cue.cue().role == CueRole::Stance).then_some(cue.span.end)
    }

    /// Whether a cue at its place is one: some need what follows.
    pub(super) fn counts(&self, cue: Found, end: usize, before: Option<Found>) -> bool {
        let rest = &self.text[cue.span.end..end];
        match cue.cue().role {
            CueRole::Nominal => false,
            CueRole::Instrument => {
                let object = rest.trim_start_matches('了');
                object.starts_with('《')
                    || object.len() < rest.len() && object.contains("所作的《")
                    || (object.len() < rest.len()
                        || !self.text[cue.span.start..cue.span.end].starts_with("通过"))
                        && super::action::INSTRUMENTS.iter().any(|word| rest.contains(word))
            }
            _ if cue.cue().id == "will" => !self.is_disposal(cue.span.end, end, before),
            // 会 before a verb, cut as a word of its own.
            // 政府会：what is promised stands behind the colon.
            _ if cue.cue().id == "shall" && rest.is_empty() => self.text[end..].starts_with('：'),
            // 某某会表示: the end of a name.
            _ if cue.cue().id == "shall" && self.ends_name(cue.span, end) => false,
            _ if cue.cue().id == "shall" => {
                let core = self.past_light(cue.span.end, end, true);
                // 政府会立法规管: cut across the two words.
                let named = self.mention_ends(cue.span.start) && self.class(core, &[Class::Verb]).is_some();
                (named || self.word_at(cue.span.start).is_none_or(|word| word.span.end <= cue.span.end))
                    && matches!(self.predicate(core, end), Predicate::Verb(_) | Predicate::Phrase(_))
            }
            _ if cue.cue().id == "put" => {
                let what = self.past_light(cue.span.end, end, true);
                matches!(self.predicate(what, end), Predicate::Verb(_) | Predicate::Phrase(_))
                    && !rest.starts_with("以下")
                    || rest.starts_with('将')
            }
            // 应邀请: an invitation is why somebody comes, not what they should do.
            _ if self.text[cue.span.start..cue.span.end] == *"应" && rest.ends_with("邀请") => false,
            CueRole::Frame => true,
            // 向给予大力支持的代表…: no support of the one who speaks.
            CueRole::Stance if rest.starts_with('的') => false,
            // 必将坚决反制: against what goes before.
            CueRole::Stance if cue.cue().id == "boycott" => true,
            _ => !rest.is_empty(),
        }
    }

    /// Whether 将 there is 把: 决定将文件提交峰会, 将数字技术与制造优势结合起来.
    fn is_disposal(&self, after: usize, end: usize, before: Option<Found>) -> bool {
        let decided = before.is_some_and(|before| {
            matches!(before.cue().force, Force::Agreement | Force::Intention | Force::Proposal | Force::Task)
        });
        let core = self.past_light(after, end, true);
        let bare = core == after
            && self.cues.at(core).is_none()
            && self.predicate(core, end) == Predicate::None
            && !super::content::formula(&self.text[after..end]);
        // Verbs that the dictionary takes for nouns.
        let fights = ["决胜", "决战"].iter().any(|verb| self.text[after..end].starts_with(verb));
        decided || (!fights && (bare || self.disposes(after, end) || self.disposes_of(core, end)))
    }

    /// Whether what follows 将 is an object and what becomes of it: 将发展关系作为优先方向.
    pub(super) fn disposes(&self, after: usize, end: usize) -> bool {
        const BECOMES: [&str; 45] = [
            "压缩至",
            "压减至",
            "缩短至",
            "压缩到",
            "缩短到",
            "翻倍",
            "翻一番",
            "用于",
            "折股量化到",
            "揭露于",
            "刊登",
            "延伸到",
            "延伸至",
            "移交",
            "划转",
            "下放给",
            "交由",
            "列为",
            "贯穿",
            "改为",
            "作为",
            "提交",
            "推向",
            "打造成",
            "打造为",
            "列入",
            "建成",
            "纳入",
            "转化",
            "提升至",
            "提升到",
            "提升为",
            "结合起来",
            "视为",
            "变成",
            "变为",
            "摆在",
            "放在",
            "融入",
            "建设成",
            "运用于",
            "选举为",
            "选为",
            "确定为",
            "认定为",
        ];
        // 将更加积极地融入…: nothing but adverbs before the verb.
        let after = self.past_light(after, end, true);
        let rest = &self.text[after..end];
        BECOMES.iter().any(|word| rest.find(word).is_some_and(|at| at > 0))
    }

    /// 将采出的煤，用于发电: the object stands alone, what becomes of it behind the comma.
    fn disposes_of(&self, core: usize, end: usize) -> bool {
        let Some(next) = self.text[end..].strip_prefix('，') else { return false };
        let object = &self.text[core..end];
        let taken = ["出的", "来的", "到的", "下的"]
            .iter()
            .any(|mark| object.find(mark).is_some_and(|at| (3..=12).contains(&at)));
        taken
            && ["用于", "用作", "作为", "移交", "列为", "纳入", "投入", "送往", "交给", "转化"]
                .iter()
                .any(|becomes| next.starts_with(becomes))
    }
}
