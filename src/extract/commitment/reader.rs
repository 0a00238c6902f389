//! [`commitments`]: walks the sentences, clause by clause, and carries subject and cue along.

use super::candidate::{self, Candidate};
use super::clause::{self, Clause};
use super::cue::{Cues, Role as CueRole};
use super::filter;
use super::head::{Head, Source, Subject};
use super::state::{Frame, Mode, State};
use super::{Findings, Force, Rejected, RuleId};
use super::{
    carry, concluded, content, goal, home, item, layout, local, own, promised, report, review, stance,
    subject, thing,
};
use crate::extract::amount::Amount;
use crate::extract::date::TimeExpression;
use crate::extract::genre::Genre;
use crate::extract::party::{Context, Mention, Parties, PartyId};
use crate::extract::vocabulary::Hits;
use crate::text::order::order;
use crate::text::section::{Section, SectionKind};
use crate::text::sentence::Sentence;
use crate::text::span::Span;
use crate::text::token::Token;

/// What commitments are read from.
pub struct Input<'a> {
    /// The analysed text.
    pub text: &'a str,
    /// Where the words of the tables stand in it.
    pub hits: &'a Hits,
    /// Its words.
    pub words: &'a [Token],
    /// Its sections.
    pub sections: &'a [Section],
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Where it speaks of parties.
    pub mentions: &'a [Mention],
    /// Who 双方, 各方 mean in each section.
    pub contexts: &'a [Context],
    /// Persons by name, and whom they speak for.
    pub persons: &'a [(String, PartyId)],
    /// What kind of text it is.
    pub genre: Genre,
    /// Its amounts.
    pub amounts: &'a [Amount],
    /// Its time expressions.
    pub times: &'a [TimeExpression],
}

/// Finds the commitments of a text.
pub fn commitments(input: &Input, parties: &mut Parties) -> Findings {
    let closed = clause::closed(input.text);
    let cues = Cues::new(input.text, input.hits, &closed);
    let times: Vec<Span> = input.times.iter().map(|time| time.span).collect();
    let source = Source {
        text: input.text,
        hits: input.hits,
        cues: &cues,
        mentions: input.mentions,
        words: input.words,
        times: &times,
        persons: input.persons,
    };
    let mut reader = Reader {
        input,
        source: &source,
        closed: &closed,
        parties,
        state: State::default(),
        header: None,
        paragraph: usize::MAX,
        listed: None,
        header_paragraph: usize::MAX,
        section: 0,
        sentence: 0,
        praised: usize::MAX,
        guiding: usize::MAX,
        comments: layout::comments(input),
        candidates: Vec::new(),
        findings: Findings::default(),
    };
    for index in 0..input.sentences.len() {
        reader.sentence(index);
    }
    let mut findings = reader.findings;
    order(&mut findings.rejected, |rejected| [rejected.span.start, rejected.span.end, 0]);
    // A sentence without any mark can be read into two actions that share words: the first holds.
    order(&mut findings.commitments, |item| [item.action.start, item.action.end, 0]);
    let mut end = 0;
    findings.commitments.retain(|item| {
        let kept = item.action.start >= end;
        end = end.max(item.action.end);
        kept
    });
    findings
}

pub(super) struct Reader<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) source: &'a Source<'a>,
    pub(super) closed: &'a [Span],
    pub(super) parties: &'a mut Parties,
    pub(super) state: State,
    /// The cue of a sentence that ends in a colon, for the bullets after it (B91).
    pub(super) header: Option<State>,
    pub(super) paragraph: usize,
    /// The cue of a clause that ends in a colon, for the members 一是…。二是…。 of its paragraph (S5).
    pub(super) listed: Option<(usize, Frame)>,
    /// The last paragraph that began like a member of a list.
    pub(super) header_paragraph: usize,
    pub(super) section: usize,
    pub(super) sentence: usize,
    /// The last paragraph in which a meeting praised what was done.
    pub(super) praised: usize,
    /// The last paragraph that an announcement of principles opens (B61).
    pub(super) guiding: usize,
    /// The text is a commentary.
    pub(super) comments: bool,
    pub(super) candidates: Vec<Candidate>,
    pub(super) findings: Findings,
}

impl Reader<'_> {
    pub(super) fn text(&self, span: Span) -> &str {
        span.of(self.input.text)
    }

    pub(super) fn context(&self) -> Context {
        self.input.contexts.get(self.section).cloned().unwrap_or_default()
    }

    pub(super) fn mode(&self) -> Mode {
        match self.input.genre {
            Genre::WorkReport | Genre::PolicyDocument => Mode::Task,
            Genre::Law => Mode::Law,
            Genre::EsgReport => Mode::Ordinary,
            // The account of a meeting at home: what it says without a subject is its instruction.
            _ if self.input.contexts.get(self.section).is_some_and(|context| context.issuer.is_some()) => {
                Mode::Task
            }
            _ => Mode::Ordinary,
        }
    }

    pub(super) fn reject(&mut self, span: Span, cue: Span, filter: &'static str, rule: RuleId) {
        self.findings.rejected.push(Rejected { span, cue, filter, rule });
    }

    fn sentence(&mut self, index: usize) {
        let sentence = &self.input.sentences[index];
        self.sentence = index;
        self.section = sentence.section;
        let mut span = sentence.span;
        let mut section = &self.input.sections[sentence.section];
        // 新华社北京7月30日电　会议决定…: what is reported stands behind the dateline.
        if section.kind == SectionKind::Dateline && section.span.end < span.end {
            span = Span::new(section.span.end, span.end).trimmed(self.input.text);
            self.section = item::section_at(self, span.start);
            section = &self.input.sections[self.section];
        }
        if sentence.paragraph != self.paragraph {
            self.paragraph = sentence.paragraph;
            if self.is_bullet(sentence.span.start) {
                self.header_paragraph = sentence.paragraph;
            }
            self.state = match &self.header {
                Some(header) if self.is_bullet(sentence.span.start) => header.clone(),
                _ => State::default(),
            };
            if !self.is_bullet(sentence.span.start) {
                self.header = None;
            }
        }
        let rule = |name| RuleId { kind: "section", name };
        match section.kind {
            SectionKind::Question => {
                return self.reject_cues(sentence.span, "question", rule("question"));
            }
            SectionKind::Title
            | SectionKind::Byline
            | SectionKind::Dateline
            | SectionKind::Signature
            | SectionKind::Noise => {
                return self.reject_cues(sentence.span, "heading", rule("outside"));
            }
            _ => {}
        }
        if self.text(sentence.span).trim_end_matches(['”', '」']).ends_with('？') {
            return self.reject_cues(sentence.span, "question", rule("question"));
        }
        if self.run_in_head(span) {
            self.state = State::default();
            return self.reject_cues(span, "heading", rule("heading"));
        }
        if review::announces_principles(self.text(span)) {
            self.guiding = sentence.paragraph;
        }
        if self.principles(self.section) || self.guiding == sentence.paragraph {
            return self.reject_cues(sentence.span, "heading", rule("principles"));
        }
        if let Some(heading) = self.heading_before(span).filter(|heading| !self.states(span, *heading)) {
            self.state = State { voice: self.state.voice.take(), ..State::default() };
            if heading.end >= span.end || Span::new(heading.end, span.end).trimmed(self.input.text).len() <= 3
            {
                return self.reject_cues(span, "heading", rule("heading"));
            }
            span.start = heading.end;
        }
        self.open(span);
        let member = |text: &str| {
            text.strip_prefix(['二', '三', '四', '五', '六', '七', '八', '九', '十'])
                .is_some_and(|rest| rest.starts_with('是'))
        };
        if let Some((paragraph, frame)) = self.listed.clone()
            && paragraph == self.paragraph
            && member(self.text(sentence.span))
        {
            self.state.frame = Some(frame);
        }
        let clauses = clause::clauses(self.input.text, span, self.closed);
        let consulted = self.consultation(&clauses);
        for (index, clause) in clauses.iter().enumerate() {
            match &consulted {
                Some(range) if range.contains(&index) => {
                    self.reject_cues(clause.span, "consultation", filter::TALK);
                }
                _ => self.clause(*clause, &clauses),
            }
            if clause.header
                && clauses.get(index + 1).is_some_and(|next| self.text(next.span).starts_with("一是"))
                && let Some(frame) = self.state.frame.clone()
            {
                self.listed = Some((self.paragraph, frame));
            }
        }
        // 为贯彻…，加快…，制定本方案: what the text is made for (T4).
        let made = ["制定本", "提出如下", "提出以下", "现就", "现印发"];
        if self.mode() == Mode::Task
            && self.text(span).starts_with('为')
            && clauses
                .last()
                .is_some_and(|last| made.iter().any(|word| self.text(last.span).starts_with(word)))
        {
            self.candidates.clear();
        }
        self.close(&clauses);
    }

    /// The end of a sentence: tails are peeled, what is left becomes items.
    fn close(&mut self, clauses: &[Clause]) {
        if clauses.last().is_some_and(|clause| clause.header) && self.state.frame.is_some() {
            self.header = Some(self.state.clone());
        }
        let candidates = std::mem::take(&mut self.candidates);
        let kept = candidate::without_tails(candidates, &mut self.findings.rejected);
        for candidate in kept {
            let item = item::item(self, &candidate);
            if let Some(item) = item {
                self.findings.commitments.push(item);
            }
        }
    }

    fn clause(&mut self, clause: Clause, all: &[Clause]) {
        let start = self.past_also(self.past_label(clause.span.start, clause.span.end));
        let span = Span::new(start, clause.span.end).trimmed(self.input.text);
        if span.is_empty() {
            return;
        }
        if self.source.past_light(span.start, span.end, true) >= span.end {
            // 一年来，: the time gone by.
            self.state.past |= review::gone_by(self.text(span));
            self.set_lead(span);
            return;
        }
        if clause.header && review::states_goal(self, span) {
            self.state.muted = false;
            return;
        }
        if self.conditional(span, all) {
            self.state.condition = Some(span);
            return;
        }
        if self.mode() == Mode::Law {
            return goal::lawmaker(self, span);
        }
        let span = report::past_head(self, span);
        let head = local::says(self, span, self.source.head(span));
        let mut head = home::document(self, span, head);
        self.answers(span, &mut head);
        if concluded::announced(self, span, &head) {
            return;
        }
        if stance::against(self, span, &head) {
            return;
        }
        if let Some(saying) = head.saying {
            self.says(&head);
            self.state.inside = true;
            let rest = Span::new(saying.end, span.end).trimmed(self.input.text);
            if rest.is_empty() {
                return home::requires(self, saying);
            }
            let inner = self.source.head(rest);
            let subject = head.subject.take();
            head = inner;
            if head.subject.is_none() {
                head.subject = subject;
            }
            self.read(rest, head, clause.header);
            self.state.inside = false;
            return;
        }
        self.read(span, head, clause.header);
        self.state.inside = false;
    }

    /// Reads a clause whose head is known.
    fn read(&mut self, span: Span, head: Head, header: bool) {
        let core_text = &self.input.text[head.core.min(span.end)..span.end];
        let head = local::bound(self, span, subject::strong(self, head));
        let own = subject::governing(&head.stack);
        if own.is_none()
            && (promised::announces(self, span, &head, header) || concluded::delivered(self, span, &head))
        {
            return;
        }
        // 精准施策: four letters between two commas change nothing.
        if own.is_none()
            && self.state.frame.is_some()
            && matches!(head.subject, Some(Subject::Thing(_)))
            && self.text(span).chars().count() <= 4
        {
            return;
        }
        if own.is_none() && thing::described(self, span, &head) || report::settles(self, span, &head, own) {
            return;
        }
        // 只要…，就一定能够…: what goes before is the condition.
        if own.is_none_or(|index| head.stack[index].cue.cue().id == "shall")
            && review::foretells(self.text(span))
        {
            self.candidates.retain(|before| before.own_cue);
            self.state.muted = true;
            return;
        }
        if own.is_none() && head.subject.is_none() && thing::equates(self.text(span)) {
            self.state.frame = None;
            self.state.muted = true;
            return;
        }
        // Filters: words where the predicate begins, and words before the cue.
        let starts =
            [span.start, self.source.past_light(span.start, span.end, true), head.content, head.core];
        let reach = match own {
            Some(index) => Span::new(span.start, head.stack[index].cue.span.start),
            None => span,
        };
        if let Some((found, at)) = content::kept_out(self, span, &head, own, &starts, reach) {
            let shown = self
                .source
                .cues
                .within(span)
                .find(|cue| !matches!(cue.cue().id, "must" | "shall"))
                .map_or(at, |cue| cue.span);
            // 解决台湾问题，是…: the clause before is what is spoken of.
            let held = |before: &Candidate| {
                self.mode() == Mode::Task && !before.own_cue && before.force != Force::Target
                    || before.cue.cue().id == "uphold" && !before.own_subject && home::at_home(self)
            };
            if found.id == "is" && head.subject.is_none() && self.candidates.last().is_some_and(held) {
                self.candidates.pop();
            }
            if self.source.cues.within(span).any(|cue| cue.cue().id != "shall") {
                self.reject(span, shown, found.label, found.rule());
            }
            // 推进…，加强…，有利于…: the clauses before are what is judged (B41).
            if matches!(found.id, "weight")
                && own.is_none()
                && self.text(at).starts_with("有")
                && head.subject.is_none()
            {
                self.candidates.retain(|before| before.own_cue);
            }
            // 要重视产品质量，改进…: what is heeded is no task, what follows is.
            let heeds = self.mode() == Mode::Task && self.text(at).ends_with(['视', '注'])
                || own.is_none() && self.state.frame.is_some();
            if found.id == "weight" && head.subject.is_none() && heeds {
                return self.set_lead(span);
            }
            if found.id == "is" && own.is_none() && content::of_object(self, &head) {
                return;
            }
            if found.id != "is" || !self.is_territory(&head) {
                self.take_subject(&head);
            }
            review::praises(self, span);
            self.state.past |= found.id == "since" && review::gone_by(self.text(at));
            if found.mutes {
                self.state.muted = true;
                self.state.predicted = found.label == "prediction";
                self.state.appeal = matches!(found.id, "appeal" | "rally" | "laid");
                self.state.frame = None;
                self.state.stance = None;
            }
            // 去年，我们就…达成共识: long settled (B25).
            if !matches!(found.id, "past" | "since") {
                self.nominal(span, &head);
            }
            // 高度重视并愿…: a second verb with a cue of its own.
            if let Some(rest) = self.joined_cue(span) {
                let head = self.source.head(rest);
                self.read(rest, head, header);
            }
            return;
        }
        // 宏观政策…，要强化: the issuer's own means (B63).
        let instructs =
            |index: usize| matches!(head.stack[index].cue.cue().role, CueRole::Modal | CueRole::Stance);
        let settled = own.is_none_or(|index| {
            let cue = head.stack[index].cue.cue();
            self.state.appeal
                || (self.state.muted
                    && cue.role == CueRole::Instrument
                    && !(cue.id == "adopt" && self.meeting()))
                || (self.state.predicted && matches!(cue.id, "will" | "spoken" | "shall" | "must"))
        });
        if head.subject.is_none()
            && !promised::ruled(self, &head, own)
            && let Some(index) = own
            && self.asks(span, head.stack[index].cue)
        {
            self.state.thing = false;
        }
        if head.subject.is_none()
            && let Some(index) = own
            && ((self.state.thing && !(self.mode() == Mode::Task && instructs(index)))
                || (self.state.muted && settled))
        {
            let cue = head.stack[index].cue;
            let (filter, name) = match cue.cue().role {
                _ if self.state.appeal => ("evaluation", "impersonal"),
                _ if self.state.predicted => ("prediction", "thing"),
                CueRole::Instrument => ("achievement", "history"),
                CueRole::Modal => ("impersonal", "impersonal"),
                _ => ("no_party", "thing"),
            };
            return self.reject(span, cue.span, filter, RuleId { kind: "subject", name });
        }
        if concluded::nominal_cue(self, span).is_some() {
            self.take_subject(&head);
            return self.nominal(span, &head);
        }
        if let Some(Subject::Thing(thing)) = head.subject.clone() {
            // 高举多边主义旗帜，: a lead-in, though no verb is known to open it.
            if own.is_none() && self.state.frame.is_some() && filter::lead(self.text(span)).is_some() {
                return self.set_lead(span);
            }
            return self.thing(span, thing, &head, header);
        }
        if own.is_none() && self.perfective(span, &head) {
            self.take_subject(&head);
            self.state.muted = true;
            return;
        }
        // 坚持开放包容: a principle in four letters.
        let principle = filter::principle(&self.input.text[head.core.min(span.end)..span.end]);
        // 要求供应商签署…，遵循…规范: the second thing asked (B34).
        let asked = self.state.frame.as_ref().is_some_and(|frame| frame.force == Force::Call)
            && ["遵循", "遵守"].iter().any(|verb| core_text.starts_with(verb))
            && ["规范", "准则", "规定", "标准", "制度"].iter().any(|noun| core_text.ends_with(noun));
        // 共同应对挑战: done together, it is an action (B37).
        let together = ["共同", "携手"]
            .iter()
            .any(|word| self.input.text[head.content.min(head.core)..head.core].contains(word));
        let lead = filter::lead(core_text).filter(|shape| !(together && shape.id == "formula"));
        if own.is_none() && !asked && (principle || lead.is_some() || filter::lead(self.text(span)).is_some())
        {
            self.take_subject(&head);
            self.state.told |= self.mode() == Mode::Task && review::met(self, &head);
            // 围绕需求布局建设…: the verb stands behind the phrase.
            let bound = self.mode() == Mode::Task || self.state.frame.is_some();
            if let Some(start) = carry::past_basis(self, head.core, span.end).filter(|_| bound) {
                let rest = Span::new(start, span.end);
                let head = self.source.head(rest);
                return carry::without_cue(self, rest, &head, header);
            }
            self.set_lead(span);
            return;
        }
        match own {
            Some(index) => own::with_cue(self, span, &head, index, header),
            None => carry::without_cue(self, span, &head, header),
        }
    }
}
