//! The prebuilt dictionary cuts and tags exactly as jieba-rs does.

#[path = "../src/build/source.rs"]
mod source;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use gongbao::text::token::{Mode, Piece, Segmenter};
use jieba_rs::Jieba;

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Fails at the first token that differs from jieba-rs's, in words, tags or offsets, with the hidden
/// Markov model and without.
fn compare(name: &str, text: &str) {
    for model in [false, true] {
        let mut pieces: Vec<Piece> = Vec::new();
        Segmenter::shared().walk(text, Mode { model, tags: true }, |piece| pieces.push(piece));
        let expected = JIEBA.tag(text, model);
        let (mut bytes, mut characters) = (0, 0);
        for (index, tag) in expected.iter().enumerate() {
            let found = pieces.get(index).map(|piece| {
                let word = text.get(bytes..bytes + piece.bytes).unwrap_or("a part of a character");
                (word, piece.tag.as_str(), characters + piece.characters, word.encode_utf16().count())
            });
            let units = pieces.get(index).map_or(0, |piece| piece.units);
            let near: String = text[..tag.byte_start].chars().rev().take(20).collect();
            let near: String = near.chars().rev().collect();
            assert_eq!(
                found,
                Some((tag.word, tag.tag, tag.end, units)),
                "{name}, model {model}, token {index}, after “{near}”"
            );
            bytes += tag.word.len();
            characters = tag.end;
        }
        assert_eq!(pieces.len(), expected.len(), "{name}, model {model}");
    }
}

/// Numbers that are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    fn among<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// Any character of a block.
    fn within(&mut self, (first, last): (char, char)) -> char {
        let span = last as usize - first as usize + 1;
        char::from_u32(first as u32 + self.below(span) as u32).unwrap_or('〇')
    }
}

/// Every text file of the repository: the fixtures, samples, tables and the code itself.
#[test]
fn the_files_of_the_repository() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() {
                let skipped = ["target", "node_modules", "dist", ".git"];
                if !skipped.contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if let Ok(text) = fs::read_to_string(&path) {
                compare(&name, &text);
                files += 1;
            }
        }
    }
    assert!(files > 10, "{files} files");
}

#[test]
fn odd_strings() {
    let odd = [
        "",
        " ",
        "中",
        "㐀",
        "𠀀",
        "🙂",
        "\u{0}",
        "\r\n",
        "\r",
        "\n\r\n\r",
        "γ",
        "γ射线",
        "１２％",
        "3.14%",
        "a.b_c-d",
        "a..b",
        "-a-",
        "50%%",
        "%",
        "T恤",
        "T恤T恤",
        "C++和c#",
        "AT&T",
        "㐀㐁-a",
        "㐀.㐁",
        "龘龘龘",
        "𠀀𠀁中",
        "中\u{9FD6}中",
        "鿕鿖",
        "豈更",
        "e\u{301}",
        "她说：“好。”",
        "丁丁丁丁",
        "习近平主席",
        "托卡耶夫",
        "B超",
        "卡拉OK",
        "2024年6月18日",
        "\u{FEFF}中国",
        "ﬁ中",
        "中国\u{3000}人民",
        "第一，要",
        "一是…二是",
        "，。、；：？！",
        "中华人民共和国万岁",
    ];
    for text in odd {
        compare(text, text);
    }
}

/// Sentences of the dictionary's own words, the frequent ones more often, between unknown characters,
/// Latin words, numbers and marks.
#[test]
fn three_megabytes_of_sentences() {
    let (own, out) = (Path::new(env!("CARGO_MANIFEST_DIR")), Path::new(env!("OUT_DIR")));
    let package = source::package("jieba-rs", "0.11.0", own, out).unwrap();
    let dictionary = fs::read_to_string(package.join("src/data/dict.txt")).unwrap();
    let words = words(&dictionary);
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let latin =
        ["GDP", "APEC", "3.14", "50%", "2024", "a-b", "x_y", "C++", "hello", "No.1", "&", "#", "-", "%"];
    let marks = ["，", "。", "、", "“", "”", "\n", "\r\n", "　", "（", "）", " ", "《", "》", "…", "🙂", "é"];
    let mut text = String::new();
    while text.len() < 3_000_000 {
        for _ in 0..1 + numbers.below(18) {
            match numbers.below(20) {
                0 => text.push_str(numbers.among(&latin)),
                1 | 2 => text.push(numbers.within(('一', '龥'))),
                3..=5 => text.push_str(numbers.among(&words[..300])),
                6..=9 => text.push_str(numbers.among(&words[..5000])),
                10..=15 => text.push_str(numbers.among(&words[..50_000])),
                _ => text.push_str(numbers.among(&words)),
            }
        }
        text.push_str(numbers.among(&marks));
    }
    compare("sentences", &text);
}

/// jieba-rs cuts by a whole dictionary of the user's own; what is in none is tagged as by default.
#[test]
fn a_dictionary_of_ones_own() {
    let lines = "高质量共建 900 l\n一带一路 800 nz\n共建 20 v\n双方 50 n\n将 90 d\n";
    let own = Segmenter::with_dictionary(lines).unwrap();
    let mut expected = Jieba::empty();
    expected.load_dict(&mut lines.as_bytes()).unwrap();
    for text in ["双方将高质量共建一带一路，托卡耶夫说。🙂", "张尧 2024 GDP"] {
        let tokens = own.cut(text);
        let found: Vec<(&str, &str)> =
            tokens.iter().map(|token| (token.span.of(text), token.tag.as_str())).collect();
        let expected: Vec<(&str, &str)> =
            expected.tag(text, true).into_iter().map(|tag| (tag.word, tag.tag)).collect();
        assert_eq!(found, expected);
    }
    for (text, line, bad) in [
        ("双方 50 n\n\n各方 many n\n", 3, "各方 many n"),
        ("双方\n", 1, "双方"),
        ("双方 50 n more\n", 1, "双方 50 n more"),
        ("\n", 1, ""),
        ("", 1, ""),
    ] {
        let error = Segmenter::with_dictionary(text).unwrap_err();
        assert_eq!((error.line, error.text.as_str()), (line, bad));
    }
}

/// All words of the dictionary, the commonest first: jieba-rs gives no list of them, so from the text
/// in its package, found as the build finds it.
fn words(text: &str) -> Vec<&str> {
    let entry = |line: &'_ str| -> Option<(i64, usize)> {
        let (word, rest) = line.split_once(' ')?;
        Some((rest.split_once(' ')?.0.parse().ok()?, word.len()))
    };
    let mut words: Vec<(i64, &str)> =
        text.lines().filter_map(|line| entry(line).map(|(count, end)| (-count, &line[..end]))).collect();
    words.sort();
    words.into_iter().map(|word| word.1).collect()
}

/// Characters drawn from every block that is treated in a way of its own.
#[test]
fn two_megabytes_at_random() {
    let blocks = [
        ('一', '龥'),
        ('一', '龥'),
        ('一', '龥'),
        ('一', '丿'),
        ('\u{9FA0}', '\u{9FFF}'),
        ('\u{3400}', '\u{4DBF}'),
        ('\u{F900}', '\u{FAFF}'),
        ('\u{20000}', '\u{2FA1F}'),
        (' ', '~'),
        ('0', '9'),
        ('a', 'z'),
        ('#', '.'),
        ('\u{0}', '\u{2FFF}'),
        ('\u{3000}', '\u{303F}'),
        ('\u{FF00}', '\u{FFEF}'),
        ('\u{1F300}', '\u{1F6FF}'),
    ];
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut text = String::new();
    while text.len() < 2_000_000 {
        let block = numbers.among(&blocks);
        for _ in 0..1 + numbers.below(6) {
            text.push(numbers.within(block));
        }
    }
    compare("random", &text);
}

/// A hundred kilobytes each of what is slow or deep for a careless segmenter.
#[test]
fn hostile_texts() {
    let rare: String = ('一'..='龥').collect();
    let hostile = [
        "的",
        "一",
        "龘",
        "中华人民共和国",
        "🙂",
        "a",
        "hello world ",
        "1.",
        "\r\n",
        " ",
        "𠀀",
        "-",
        "a-",
        "尔",
        "斯",
        "㐀a",
        "，",
        "\u{0}",
        "恤",
        "１",
        "e\u{301}",
        "国人",
        "%%a",
        rare.as_str(),
    ];
    for seed in hostile {
        compare(seed.get(..20).unwrap_or(seed), &seed.repeat(100_000 / seed.len() + 1));
    }
}

/// Each character of the main block, over and over: a run with one letter of the models only.
#[test]
fn every_character_repeated() {
    let mut text = String::new();
    for character in '一'..='\u{9FFF}' {
        (0..5).for_each(|_| text.push(character));
        text.push('，');
    }
    compare("repeated", &text);
}
