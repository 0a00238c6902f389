//! [`Script`]: simplified or traditional, and the fold of the one onto the other.
//!
//! The fold is one character for one (`script.tsv`), so that it moves nothing; rules and words are
//! written in simplified characters and read both.

use std::sync::OnceLock;

/// Which characters a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Simplified.
    Hans,
    /// Traditional.
    Hant,
    /// Both, neither by the way.
    Mixed,
    /// No Chinese character at all.
    None,
}

impl Script {
    /// The label of the report.
    pub fn label(self) -> &'static str {
        match self {
            Self::Hans => "hans",
            Self::Hant => "hant",
            Self::Mixed => "mixed",
            Self::None => "none",
        }
    }
}

/// The characters of the table lie in one block, from here on.
const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

/// The character tells that the text is simplified.
const HANS: u8 = 1;
/// It tells that the text is traditional.
const HANT: u8 = 2;
/// It may have another simplified form.
const CHANGES: u8 = 4;

/// Up to this share of the telling characters the other script is only cited.
const CITED: f64 = 0.05;

struct Table {
    /// What is known of each character of the block: [`HANS`], [`HANT`], [`CHANGES`]. Small, for every character of a
    /// text is looked up here.
    marks: Vec<u8>,
    /// The simplified form of each character of the block, itself where it has none.
    simplified: Vec<char>,
    /// 著 and 着: simplified only where no phrase says otherwise, and never in simplified text.
    doubtful: Vec<(char, char)>,
    /// 顯著 and 显著.
    phrases: Vec<([char; 2], [char; 2])>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("script.tsv")))
}

fn read(rows: &str) -> Table {
    let mut table = Table {
        marks: vec![0; (LAST - FIRST + 1) as usize],
        simplified: (FIRST..=LAST).filter_map(char::from_u32).collect(),
        doubtful: Vec::new(),
        phrases: Vec::new(),
    };
    let mut by_neighbour = false;
    for row in rows.lines().skip(1) {
        by_neighbour |= row.starts_with("# What depends");
        let Some((simplified, traditional)) = row.split_once('\t').filter(|_| !row.starts_with('#')) else {
            continue;
        };
        let mut to = simplified.chars();
        let (Some(first), second) = (to.next(), to.next()) else { continue };
        let mut from = traditional.chars();
        if let Some(second) = second {
            if let (Some(a), Some(b)) = (from.next(), from.next()) {
                table.phrases.push(([a, b], [first, second]));
            }
        } else if by_neighbour {
            let Some(doubtful) = from.next() else { continue };
            table.doubtful.push((doubtful, first));
            if let Some(at) = index(doubtful) {
                table.marks[at] |= CHANGES;
            }
        } else {
            let shared = traditional.contains(first);
            if let Some(at) = index(first).filter(|_| !shared) {
                table.marks[at] = table.marks[at] & !HANT | HANS;
            }
            for at in from.filter(|c| *c != first).filter_map(index) {
                table.simplified[at] = first;
                table.marks[at] = HANT | CHANGES;
            }
        }
    }
    table
}

fn index(c: char) -> Option<usize> {
    (FIRST..=LAST).contains(&(c as u32)).then(|| (c as u32 - FIRST) as usize)
}

/// Whether `c` is a Chinese character.
pub fn is_han(c: char) -> bool {
    matches!(c, '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// As `char::is_alphanumeric`, and soon told for most characters and marks of a text.
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        '\u{4E00}'..='\u{9FFF}' => true,
        '‐'..='‧' | '\u{3000}'..='〄' | '〈'..='〠' | '！'..='／' | '：'..='＠' => false,
        _ => c.is_alphanumeric(),
    }
}

/// The script of a text.
pub fn script(text: &str) -> Script {
    let table = table();
    let (mut hans, mut hant, mut han) = (0u32, 0u32, false);
    for c in text.chars() {
        if let Some(at) = index(c) {
            han = true;
            hans += u32::from(table.marks[at] & HANS != 0);
            hant += u32::from(table.marks[at] & HANT != 0);
        } else {
            han |= is_han(c);
        }
    }
    let cited = f64::from(hans + hant) * CITED;
    match (f64::from(hans), f64::from(hant)) {
        _ if !han => Script::None,
        (_, hant) if hant <= cited => Script::Hans,
        (hans, _) if hans <= cited => Script::Hant,
        _ => Script::Mixed,
    }
}

/// Whether [`simplified`] may give another character than `c`.
pub(super) fn may_change(c: char) -> bool {
    index(c).is_some_and(|at| table().marks[at] & CHANGES != 0)
}

/// The simplified form of `c` between its neighbours, in a text of the given script.
pub(super) fn simplified(c: char, before: Option<char>, after: Option<char>, script: Script) -> char {
    let Some(at) = index(c) else { return c };
    let table = table();
    if script != Script::Hans
        && let Some((_, plain)) = table.doubtful.iter().find(|(doubtful, _)| *doubtful == c)
    {
        let phrase = table.phrases.iter().find_map(|(from, to)| {
            if from[0] == c && Some(from[1]) == after {
                Some(to[0])
            } else {
                (from[1] == c && Some(from[0]) == before).then_some(to[1])
            }
        });
        return phrase.unwrap_or(*plain);
    }
    table.simplified[at]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let script = script(text);
        let near = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied();
        (0..chars.len())
            .map(|at| simplified(chars[at], near(at.checked_sub(1)), near(Some(at + 1)), script))
            .collect()
    }

    #[test]
    fn every_row_is_one_character_for_one() {
        for row in include_str!("script.tsv").lines().skip(1).filter(|row| !row.starts_with('#')) {
            let (simplified, traditional) = row.split_once('\t').expect("two columns");
            let (to, from) = (simplified.chars().count(), traditional.chars().count());
            assert!(to == 1 && from > 0 || to == 2 && from == 2, "{row}");
            assert!(row.chars().filter(|c| *c != '\t').all(|c| index(c).is_some()), "{row}");
        }
    }

    #[test]
    fn letters_and_figures_are_those_of_unicode() {
        assert_eq!(('\0'..=char::MAX).find(|c| is_alphanumeric(*c) != c.is_alphanumeric()), None);
    }

    #[test]
    fn traditional_text_folds() {
        assert_eq!(fold("雙方將繼續隨著時代發展，顯著擴大貿易"), "双方将继续随着时代发展，显著扩大贸易");
        assert_eq!(fold("乾隆年間，乾旱"), "乾隆年间，干旱");
    }

    #[test]
    fn simplified_text_stays() {
        let text = "著名作家瞭望台上重新征收，后来系里发出声明";
        assert_eq!(fold(text), text);
    }

    #[test]
    fn scripts_are_told_apart() {
        assert_eq!(script("双方同意深化合作"), Script::Hans);
        assert_eq!(script("雙方同意深化合作"), Script::Hant);
        assert_eq!(script("雙方同意，双方决定"), Script::Mixed);
        assert_eq!(script("agreed 2025"), Script::None);
    }
}
