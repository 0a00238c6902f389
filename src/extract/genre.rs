//! [`Genre`]: what kind of text it is.

/// The kinds of text that rules depend on, by the labels of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the report's contract")]
pub enum Genre {
    Interview,
    PressConference,
    JointStatement,
    Readout,
    Speech,
    WorkReport,
    PolicyDocument,
    Law,
    EsgReport,
    Contract,
    News,
    Other,
}

impl Genre {
    const LABELS: [(&'static str, Self); 12] = [
        ("interview", Self::Interview),
        ("press_conference", Self::PressConference),
        ("joint_statement", Self::JointStatement),
        ("readout", Self::Readout),
        ("speech", Self::Speech),
        ("work_report", Self::WorkReport),
        ("policy_document", Self::PolicyDocument),
        ("law", Self::Law),
        ("esg_report", Self::EsgReport),
        ("contract", Self::Contract),
        ("news", Self::News),
        ("other", Self::Other),
    ];

    /// The genre of a label of the report.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::LABELS.iter().find(|(name, _)| *name == label).map(|(_, genre)| *genre)
    }

    /// The label of the report.
    pub fn label(self) -> &'static str {
        Self::LABELS.iter().find(|(_, genre)| *genre == self).map_or("other", |(name, _)| name)
    }
}

use crate::text::document::Document;
use crate::text::section::{Section, SectionKind};
use crate::text::span::Span;

/// The genre of a text, and the words that tell.
pub fn genre(document: &Document, sections: &[Section]) -> Option<(Genre, Vec<Span>)> {
    let text = document.text();
    if sections.iter().any(|section| section.kind == SectionKind::Question) {
        return Some((Genre::Interview, Vec::new()));
    }
    let first: String = text.chars().take(120).collect();
    for (word, genre) in [
        ("联合声明", Genre::JointStatement),
        ("联合公报", Genre::JointStatement),
        ("的讲话", Genre::Speech),
        ("政府工作", Genre::WorkReport),
        ("发言人", Genre::PressConference),
    ] {
        if first.contains(word) {
            return Some((genre, Vec::new()));
        }
    }
    text.contains("本公司").then_some((Genre::EsgReport, Vec::new()))
}
