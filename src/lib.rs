//! gongbao reads Chinese policy and diplomatic texts: how a text is built, what it is about, and
//! who has undertaken to do what.
//!
//! [`analyze`] takes a text and [`Options`] and gives an [`Analysis`]; [`Report::new`] writes it down
//! as plain data with offsets in the unit asked for.
//!
//! ```
//! use gongbao::{OffsetUnit, Options, Report, analyze};
//!
//! let text = "中乌双方同意继续加强医疗卫生合作。乌兹别克斯坦是中国的邻国。";
//! let report = Report::new(&analyze(text, &Options::default()), OffsetUnit::Char, false);
//! assert_eq!(report.commitments[0].text, "继续加强医疗卫生合作");
//! assert_eq!(report.commitments[0].actors, ["中国", "乌兹别克斯坦"]);
//! ```
//!
//! # Code map
//!
//! - [`text`]: what the text is. Document, sections, sentences, words. Knows no meaning.
//! - [`extract`]: what it says. Parties, numbers, dates, terms, commitments.
//! - [`analysis`]: the order of the stages.
//! - [`report`]: the outward data. The only place that changes the unit of an offset.
//! - [`export`]: reports in other forms.
//! - `main.rs` and `wasm.rs`: the doors. `main.rs` alone does I/O.
//!
//! # Invariants
//!
//! No stage reads a clock, a file or the network. Analysis cannot fail, and never panics. The same
//! text and options give the same report, natively and in the browser.

pub mod analysis;
pub mod export;
pub mod extract;
pub mod lexicon;
pub mod options;
pub mod report;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use analysis::{Analysis, analyze, analyze_cut, analyze_observed};
pub use options::{Options, OptionsError, PartyChoice};
pub use report::{OffsetUnit, Report};
