//! [`Copy`]: the folded copy as it is written, with the way back.

use crate::text::span::Span;

/// Text that is written from a source, remembering for each byte where it came from.
///
/// The way back is a list of runs in which every character of the copy is `width` bytes long and
/// came from one character of `source_width` bytes: one run for all that was copied as it stood.
#[derive(Clone, Debug, Default)]
pub(super) struct Copy {
    pub(super) text: String,
    runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    at: usize,
    source: usize,
    width: usize,
    source_width: usize,
}

impl Copy {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), runs: Vec::new() }
    }

    /// Writes `c` for the character of `source_width` bytes at `source`.
    pub(super) fn push(&mut self, c: char, source: usize, source_width: usize) {
        let at = self.text.len();
        let width = c.len_utf8();
        // Characters that kept their length go on as single bytes, whatever their length is.
        let (width, source_width) = if width == source_width { (1, 1) } else { (width, source_width) };
        let runs_on = self.runs.last().is_some_and(|run| {
            run.width == width
                && run.source_width == source_width
                && run.source + (at - run.at) / width * source_width == source
        });
        if !runs_on {
            self.runs.push(Run { at, source, width, source_width });
        }
        self.text.push(c);
    }

    /// Writes what stands at `source` as it stands.
    pub(super) fn extend(&mut self, text: &str, source: usize) {
        let mut chars = text.chars();
        // The first joins the run before or begins one, the others go on.
        if let Some(first) = chars.next() {
            self.push(first, source, first.len_utf8());
            self.text.push_str(chars.as_str());
        }
    }

    /// Where a span of the copy stands in the source; `end` is the length of the source.
    pub(super) fn in_source(&self, span: Span, end: usize) -> Span {
        let start = self.back(span.start, span.start).unwrap_or(end);
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = self.back(span.end - 1, span.end).unwrap_or(end);
        Span::new(start.min(end), end)
    }

    /// The source of the boundary `at`, seen from the run that holds the byte `inside`.
    fn back(&self, inside: usize, at: usize) -> Option<usize> {
        (inside < self.text.len()).then_some(())?;
        let run = self.runs[..self.runs.partition_point(|run| run.at <= inside)].last()?;
        Some(run.source + (at - run.at) / run.width * run.source_width)
    }
}
