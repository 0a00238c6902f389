//! Reads the `.tsv` tables that hold the words of every family.
//!
//! A table is tab-separated UTF-8 without quoting. Its first line that is neither empty nor a `#`
//! comment names the columns. A cell may hold several values, joined by `|`.

use std::fmt;

/// A table of `src/extract` as it is shipped: what only people read in it, comments and the cells of `example`
/// and `reason`, is left out by the build, since every byte of the wasm is downloaded by someone. The build looks for new tables
/// where one of the others or `src/build` has changed.
macro_rules! table {
    ($path:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/tables/", $path))
    };
}
pub(crate) use table;

/// A table that does not say what its reader expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    /// Name of the table.
    pub table: &'static str,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.tsv, line {}: {}", self.table, self.line, self.reason)
    }
}

impl std::error::Error for LexiconError {}

/// The rows of a table, its columns in the order asked for.
///
/// # Errors
/// When the columns are not exactly `columns`, or a row has more or fewer cells.
pub fn rows<const N: usize>(
    table: &'static str,
    content: &'static str,
    columns: [&str; N],
) -> Result<Vec<[&'static str; N]>, LexiconError> {
    let mut lines = content
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let fail = |line, reason| Err(LexiconError { table, line, reason });
    let Some((line, head)) = lines.next() else { return fail(1, "no line names the columns".to_owned()) };
    if head.split('\t').ne(columns) {
        return fail(line, format!("the columns are not {}", columns.join(", ")));
    }
    let mut found = Vec::new();
    for (line, row) in lines {
        let mut cells = row.split('\t');
        let mut filled = [""; N];
        for cell in &mut filled {
            match cells.next() {
                Some(value) => *cell = value.trim(),
                None => return fail(line, format!("fewer than {N} cells")),
            }
        }
        if cells.next().is_some() {
            return fail(line, format!("more than {N} cells"));
        }
        found.push(filled);
    }
    Ok(found)
}

/// The rows of a table that is part of the program.
///
/// # Panics
/// When the table is malformed: every built-in table is read in a test.
pub(crate) fn built_in<const N: usize>(
    table: &'static str,
    content: &'static str,
    columns: [&str; N],
) -> Vec<[&'static str; N]> {
    rows(table, content, columns).unwrap_or_else(|error| panic!("{error}"))
}

/// The values of a cell.
pub fn values(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_with_a_cell_too_few_is_named() {
        let error = rows("money", "# units\nword\tcode\n元\tCNY\n美元\n", ["word", "code"]).unwrap_err();
        assert_eq!(error.to_string(), "money.tsv, line 4: fewer than 2 cells");
    }

    #[test]
    fn cells_come_in_the_order_of_the_columns() {
        let table = rows("money", "word\tcode\n元\tCNY\n", ["word", "code"]).unwrap();
        assert_eq!(table, [["元", "CNY"]]);
    }

    #[test]
    fn what_only_people_read_is_not_shipped() {
        const COLUMNS: [&str; 4] = ["word", "kind", "value", "example"];
        let (source, shipped) = (include_str!("extract/number/number.tsv"), table!("number/number.tsv"));
        assert_eq!(source.lines().count(), shipped.lines().count());
        assert!(source.contains("\n#") || source.starts_with('#'));
        assert!(!shipped.lines().any(|line| line.starts_with('#')));
        let read = |table| rows("number", table, COLUMNS).unwrap();
        for ([.., example], [.., left]) in read(source).into_iter().zip(read(shipped)) {
            assert!(!example.is_empty() && left.is_empty(), "{example}, {left}");
        }
    }
}
