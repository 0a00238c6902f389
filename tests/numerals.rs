//! Numerals, amounts and times on generated text.

use gongbao::extract::amount::amounts;
use gongbao::extract::date::times;
use gongbao::extract::number::numbers;
use gongbao::text::span::Span;

/// An integer in Chinese numerals, as GB/T 15835 writes it.
fn written(value: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if value == 0 {
        return DIGITS[0].to_owned();
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in [
        (10_000_000_000_000_000, "亿亿"),
        (1_000_000_000_000, "万亿"),
        (100_000_000, "亿"),
        (10_000, "万"),
        (1, ""),
    ] {
        let group = (value / unit) % 10_000;
        if group == 0 {
            gap |= !out.is_empty();
            continue;
        }
        if !out.is_empty() && (gap || group < 1000) {
            out += DIGITS[0];
        }
        gap = false;
        let mut inner = false;
        let mut started = false;
        for (small, small_name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = usize::try_from(group / small % 10).unwrap();
            if digit == 0 {
                inner = started;
                continue;
            }
            if inner {
                out += DIGITS[0];
                inner = false;
            }
            if !(digit == 1 && small == 10 && out.is_empty()) {
                out += DIGITS[digit];
            }
            out += small_name;
            started = true;
        }
        // 一万二千亿 has one 亿 for both groups.
        if name == "万亿" && !(value / 100_000_000).is_multiple_of(10_000) {
            out += "万";
        } else {
            out += name;
        }
    }
    out
}

fn reads_back(value: u64) {
    let text = written(value);
    let found = numbers(&text);
    let read: Vec<_> = found.iter().map(|number| (number.span, number.value.to_string())).collect();
    assert_eq!(read, [(Span::new(0, text.len()), value.to_string())], "{text}");
}

struct Random(u64);

impl Random {
    /// Xorshift64.
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

#[test]
fn integers_read_back() {
    for value in 0..100_000 {
        reads_back(value);
    }
    let mut random = Random(42);
    for _ in 0..20_000 {
        let digits = u32::try_from(random.next() % 16).unwrap() + 1;
        reads_back(random.next() % 10_u64.pow(digits));
    }
}

#[test]
fn any_text_has_orderly_findings() {
    let alphabet: Vec<char> = "零一二三四五六七八九十百千万亿两半几数多余第点分之又负-−.,，/%0123456789 年月日号时季度周前后内底末初个半天今明后上下本到至和与期间世纪中叶“”十四五元角美吨kKmM约超以上左右成\u{20000}😀\n"
        .chars()
        .collect();
    let mut random = Random(7);
    for _ in 0..30_000 {
        let len = random.next() % 24;
        let text: String = (0..len)
            .map(|_| alphabet[usize::try_from(random.next()).unwrap_or(0) % alphabet.len()])
            .collect();
        orderly(&text, numbers(&text).iter().map(|number| number.span));
        orderly(&text, amounts(&text).iter().map(|amount| amount.span));
        for reference in [None, Some("2022-08-02"), Some("2024-02-29T23:59:59"), Some("9999"), Some("?")] {
            orderly(&text, times(&text, reference).iter().map(|time| time.span));
        }
    }
}

fn orderly(text: &str, spans: impl Iterator<Item = Span>) {
    let mut last = 0;
    for span in spans {
        assert!(last <= span.start && span.start < span.end, "{text}: {span:?} after {last}");
        assert!(text.get(span.start..span.end).is_some(), "{text}: {span:?}");
        last = span.end;
    }
}
