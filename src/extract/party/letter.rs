//! One-character forms: 乌方, 中乌, 朝韩, 对阿, 驻津.
//!
//! A letter counts only where its place shows that it is one: before 方, beside 中 or another letter,
//! after 对 or 驻, before 政府 or 总统. Which state it means is decided by [`evidence`](super::evidence).

use super::mention::{Input, Raw, after_preposition, word_begins, word_ends};
use super::table::{Surface, Tables};
use crate::text::span::Span;

/// Letters that mean one state even where nothing else names it.
pub(super) const PLAIN: &str = "中美俄日英法德韩朝欧非";

/// What follows two letters that stand for two states: 中乌关系.
const RELATION: &[&str] = &[
    "关系",
    "两国",
    "双方",
    "双边",
    "合作",
    "友好",
    "建交",
    "之间",
    "总理",
    "元首",
    "外长",
    "领导人",
    "经贸",
    "人文",
    "投资",
    "贸易",
    "战略",
    "全面",
    "新时代",
    "同为",
    "互为",
    "共同",
    "各领域",
    "各国",
    "携手",
    "团结",
    "高层",
    "传统",
    "命运",
    "联合",
    "自贸",
    "班列",
    "货运",
    "经济",
    "铁路",
    "公路",
    "边境",
    "边界",
    "两军",
    "两党",
    "两大",
    "三国",
    "三方",
    "对话",
    "磋商",
    "谈判",
    "会晤",
    "会谈",
    "互信",
    "互利",
    "务实",
    "产业",
    "产能",
    "地方",
    "青年",
    "文化",
    "科技",
    "冲突",
    "战争",
    "危机",
    "停火",
    "和谈",
    "峰会",
    "论坛",
    "进行",
    "官方",
    "军事",
    "面对",
    "开展",
    "始终",
    "一直",
    "都",
    "是",
    "第",
    "、",
    "（",
];

/// What follows two letters without 中 among them that stand for two states: 朝韩关系.
const BETWEEN: &[&str] = &[
    "关系",
    "两国",
    "双方",
    "双边",
    "合作",
    "建交",
    "之间",
    "领导人",
    "冲突",
    "战争",
    "危机",
    "停火",
    "和谈",
    "谈判",
    "会谈",
    "会晤",
    "磋商",
    "对话",
    "峰会",
    "同盟",
    "联盟",
    "联军",
    "进行",
    "官方",
    "军事",
    "边境",
    "边界",
    "三国",
    "三方",
    "局势",
    "首脑",
    "问题",
    "贸易",
    "协议",
    "联合",
    "矛盾",
    "和平",
];

/// What stands before a letter that is a state: 对阿, 驻津.
const BEFORE: &str = "对访赴驻援涉在助抵离与同";

/// What follows a letter after one of [`BEFORE`], besides a mark.
const AFTER: &[&str] = &[
    "期间",
    "问题",
    "政策",
    "关系",
    "合作",
    "投资",
    "贸易",
    "出口",
    "援助",
    "制裁",
    "开展",
    "抗疫",
    "物资",
    "大使",
    "使馆",
    "使领馆",
    "总领",
    "代表",
    "记者",
    "企业",
    "公民",
    "同胞",
    "华人",
    "华侨",
    "中资",
    "中方",
    "中国",
    "白内障",
    "海外",
    "人员",
    "表",
    "承诺",
    "军",
    "战略",
    "友好",
    "进行",
    "实施",
    "重建",
    "提供",
    "访问",
    "留学",
    "旅游",
    "工作",
    "采取",
    "施压",
    "事务",
    "经济",
];

/// What follows a letter that is a state: 津政府, 俄外交部.
const OFFICE: &[&str] = &[
    "政府",
    "总统",
    "总理",
    "首相",
    "国王",
    "外长",
    "外交部",
    "国防部",
    "国会",
    "议会",
    "军方",
    "军队",
    "人民",
    "第一副",
    "第一夫人",
    "副总统",
    "副总理",
    "副外长",
    "社会各界",
    "当局",
    "临时政府",
    "海外资产",
    "民族和解",
    "局势",
    "重建",
    "各派",
    "领导人",
    "两国",
    "双方",
    "常驻",
    "驻华",
    "国务卿",
    "参议院",
    "众议院",
    "官员",
    "媒体",
    "外相",
    "财长",
    "防长",
    "卫生",
];

/// The places where letters stand for states, apart from 乌方, in order.
pub(super) fn letters(input: &Input) -> Vec<Raw> {
    let tables = Tables::shared();
    let mut found = Vec::new();
    let mut run: Vec<Letter> = Vec::new();
    for (at, character) in input.text.char_indices().chain([(input.text.len(), ' ')]) {
        if let Some(index) = tables.letter(character) {
            run.push(Letter { at, character, index });
            continue;
        }
        if !run.is_empty() {
            read(input, &run, &mut found);
            run.clear();
        }
    }
    listed(input, &mut found);
    found
}

/// Letters in a list that says how many states they are: 哈、吉、乌三国.
fn listed(input: &Input, found: &mut Vec<Raw>) {
    let tables = Tables::shared();
    for (at, _) in input.text.match_indices('国') {
        let Some(count) = input.text[..at].chars().next_back() else { continue };
        let Some(wanted) = "两三四五六".chars().position(|c| c == count) else { continue };
        let mut end = at - count.len_utf8();
        let mut letters = Vec::new();
        while let Some(letter) = input.text[..end].chars().next_back()
            && let Some(index) = tables.letter(letter)
        {
            let start = end - letter.len_utf8();
            letters.push((Span::new(start, end), index));
            if !input.text[..start].ends_with('、') {
                break;
            }
            end = start - '、'.len_utf8();
        }
        if letters.len() == wanted + 2 {
            let raw = |(span, index)| Raw { span, surface: Surface::Letter(index), party: None, open: false };
            found.extend(letters.into_iter().map(raw));
        }
    }
}

/// A letter of the table at a place of the text.
struct Letter {
    at: usize,
    character: char,
    /// Its index in the tables.
    index: u16,
}

impl Letter {
    fn end(&self) -> usize {
        self.at + self.character.len_utf8()
    }

    fn alone(&self) -> Raw {
        let span = Span::new(self.at, self.end());
        let open = PLAIN.contains(self.character);
        Raw { span, surface: Surface::Letter(self.index), party: None, open }
    }
}

/// Reads letters that stand side by side: as long a group of states as the place allows, then the rest.
fn read(input: &Input, mut run: &[Letter], found: &mut Vec<Raw>) {
    while let [first, rest @ ..] = run {
        let group = (2..=run.len().min(5)).rev().find_map(|count| group(input, &run[..count]));
        if let Some(group) = group {
            run = &run[group.len.min(run.len())..];
            found.extend(group.raws);
            continue;
        }
        if first.character != '中' && stands(input, first.at, first.character) {
            found.push(first.alone());
        }
        run = rest;
    }
}

/// Letters that name states together.
struct Group {
    raws: Vec<Raw>,
    /// How many letters it takes.
    len: usize,
}

/// The letters as a group of states, where words and what follows say so.
fn group(input: &Input, letters: &[Letter]) -> Option<Group> {
    let (first, last) = (letters.first()?, letters.last()?);
    // 以中越两国人民的利益为重; 南南合作.
    if (letters.len() > 2 && first.character == '以') || first.character == last.character {
        return None;
    }
    let span = Span::new(first.at, last.end());
    let china = letters.iter().any(|letter| letter.character == '中');
    let follows = if china { RELATION } else { BETWEEN };
    let relation = follows.iter().any(|word| input.text[span.end..].starts_with(word));
    let begins = word_begins(input.words, span.start);
    let words = begins && word_ends(input.words, span.end);
    let raws = match letters {
        [first, second] if china && (relation || words) => {
            let other = if first.character == '中' { second } else { first };
            // Cut as words and in a place for states, it may stay open: 中吉建交.
            let surface = Surface::WithChina(other.index);
            vec![Raw { span, surface, party: None, open: relation && words }]
        }
        [_, _, _, ..] if china && (relation || words) => letters.iter().map(Letter::alone).collect(),
        _ if !china && relation && begins => letters.iter().map(Letter::alone).collect(),
        _ => return None,
    };
    Some(Group { raws, len: letters.len() })
}

/// Whether one letter stands for a state by its place alone.
fn stands(input: &Input, at: usize, letter: char) -> bool {
    let end = at + letter.len_utf8();
    let rest = &input.text[end..];
    let Some(before) = input.text[..at].chars().next_back() else {
        return OFFICE.iter().any(|word| rest.starts_with(word));
    };
    if letter == '日' && (before.is_ascii_digit() || "一二三四五六七八九十".contains(before)) {
        return false;
    }
    let begins = word_begins(input.words, at) || after_preposition(input, at);
    if OFFICE.iter().any(|word| rest.starts_with(word)) {
        return begins;
    }
    let mark = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    begins
        && BEFORE.contains(before)
        && word_ends(input.words, end)
        && (mark || AFTER.iter().any(|word| rest.starts_with(word)))
}
