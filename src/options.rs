//! [`Options`]: what the reader decides. Text, options and version together give the same report again.

use crate::text::document;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What the reader decides about an analysis. Recorded in the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Options {
    /// The date that relative times are resolved against, in EDTF: `2022-08-02`.
    /// Without one, the date that stands in the document counts.
    pub date: Option<String>,
    /// What kind of text it is, by the report's label; `None`: detected.
    pub genre: Option<String>,
    /// Who a surface means.
    pub parties: Vec<PartyChoice>,
    /// The reader's own words, one an entry, in the form of jieba's dictionaries: `word [frequency] [tag]`.
    pub words: Vec<String>,
    /// The whole dictionary of the reader's own that the words are cut by, as the SHA-256 of its text, which
    /// the door is given beside the options; `None`: the built-in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dictionary: Option<String>,
    /// Whether formulas and names count as one word; without, the words are those of jieba.
    pub layer: bool,
    /// Words that are no key terms; `None`: the built-in list.
    pub stop_words: Option<Vec<String>>,
    /// The cleaning steps switched on.
    pub cleaning: Vec<String>,
}

/// The reader's decision on who a surface means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartyChoice {
    /// The words in the text: `双方`, `乌方`.
    pub surface: String,
    /// The section it holds for, by its id in the report; `None`: the whole text.
    #[serde(default)]
    pub section: Option<String>,
    /// Who is meant.
    pub names: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            date: None,
            genre: None,
            parties: Vec::new(),
            words: Vec::new(),
            dictionary: None,
            layer: true,
            stop_words: None,
            cleaning: document::STEPS.iter().map(|&step| step.to_owned()).collect(),
        }
    }
}

/// Options that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionsError {
    /// The field, by its name in JSON; empty when the whole is no options object.
    pub field: String,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for OptionsError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field.is_empty() {
            write!(out, "options: {}", self.reason)
        } else {
            write!(out, "options.{}: {}", self.field, self.reason)
        }
    }
}

impl std::error::Error for OptionsError {}

impl Options {
    /// Reads options from JSON. Fields left out have their default.
    ///
    /// # Errors
    /// When it is no JSON object of options, has a field that is unknown, or a value that cannot be used.
    pub fn from_json(json: &str) -> Result<Self, OptionsError> {
        // A list would be read as the fields in order.
        if !json.trim_start().starts_with('{') {
            return Err(OptionsError { field: String::new(), reason: "no JSON object".to_owned() });
        }
        let options: Self = serde_json::from_str(json).map_err(|error| blamed(json, &error))?;
        options.check()?;
        Ok(options)
    }

    /// Whether every value can be used. The analysis itself passes over values it cannot use.
    ///
    /// # Errors
    /// Names the first field with a value that cannot be used.
    pub fn check(&self) -> Result<(), OptionsError> {
        let fail = |field: &str, reason| Err(OptionsError { field: field.to_owned(), reason });
        if let Some(date) = &self.date
            && !is_date(date)
        {
            return fail("date", format!("“{date}” is no date like 2022-08-02, 2022-08 or 2022"));
        }
        if let Some(genre) = &self.genre
            && crate::extract::genre::Genre::from_label(genre).is_none()
        {
            return fail("genre", format!("“{genre}” is no genre"));
        }
        if let Some(choice) = self.parties.iter().find(|choice| choice.surface.trim().is_empty()) {
            return fail("parties", format!("an empty surface for {}", choice.names.join("、")));
        }
        if let Some(step) = self.cleaning.iter().find(|step| !document::STEPS.contains(&step.as_str())) {
            return fail("cleaning", format!("“{step}” is no cleaning step"));
        }
        Ok(())
    }
}

/// The error with the field it is about: the first that cannot be read alone.
fn blamed(json: &str, error: &serde_json::Error) -> OptionsError {
    let fields: serde_json::Map<String, serde_json::Value> = serde_json::from_str(json).unwrap_or_default();
    fields
        .into_iter()
        .find_map(|(field, value)| {
            let alone = serde_json::Map::from_iter([(field.clone(), value)]);
            let error = serde_json::from_value::<Options>(alone.into()).err()?;
            Some(OptionsError { field, reason: error.to_string() })
        })
        .unwrap_or_else(|| OptionsError { field: String::new(), reason: error.to_string() })
}

/// Whether `date` is a calendar date of EDTF level 0: year, year and month, or a day that exists.
fn is_date(date: &str) -> bool {
    let parts: Vec<&str> = date.split('-').collect();
    let number = |part: &str, len: usize| {
        (part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let Some(year) = parts.first().and_then(|part| number(part, 4)) else { return false };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match parts.as_slice() {
        [_] => true,
        [_, month] => number(month, 2).is_some_and(|month| (1..=12).contains(&month)),
        [_, month, day] => {
            let days = match number(month, 2) {
                Some(4 | 6 | 9 | 11) => 30,
                Some(2) => 28 + u32::from(leap),
                Some(1..=12) => 31,
                _ => 0,
            };
            number(day, 2).is_some_and(|day| (1..=days).contains(&day))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_field_is_an_error() {
        let error = Options::from_json(r#"{"gerne":"law"}"#).unwrap_err();
        assert_eq!(error.field, "gerne");
    }

    #[test]
    fn a_value_of_another_type_is_named() {
        let error = Options::from_json(r#"{"genre":"law","date":5}"#).unwrap_err();
        assert_eq!(error.to_string(), "options.date: invalid type: integer `5`, expected a string");
        assert_eq!(Options::from_json("[]").unwrap_err().field, "");
    }

    #[test]
    fn a_day_that_does_not_exist_is_named() {
        let error = Options::from_json(r#"{"date":"2022-02-29"}"#).unwrap_err();
        assert_eq!(error.field, "date");
        assert!(Options::from_json(r#"{"date":"2024-02-29"}"#).is_ok());
    }
}
