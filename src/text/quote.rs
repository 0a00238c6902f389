//! Quotation marks and brackets, in one place.

/// Whether `c` opens a quotation: “ ‘ 「 『.
pub const fn is_open_quote(c: char) -> bool {
    matches!(c, '“' | '‘' | '「' | '『' | '〝')
}

/// Whether `c` closes a quotation: ” ’ 」 』.
pub const fn is_closing_quote(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '〞')
}

/// Whether `c` opens a bracket or the name of a work: （ 《 〈 【 〔.
pub const fn is_open_bracket(c: char) -> bool {
    matches!(c, '（' | '(' | '《' | '〈' | '【' | '〔' | '［' | '[')
}

/// Whether `c` closes a bracket or the name of a work.
pub const fn is_closing_bracket(c: char) -> bool {
    matches!(c, '）' | ')' | '》' | '〉' | '】' | '〕' | '］' | ']')
}

/// Whether `c` ends a sentence: 。！？.
pub const fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？')
}
