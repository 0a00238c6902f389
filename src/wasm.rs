//! Door: the browser. Text and options in, the report out as a plain object, offsets in UTF-16 units.
//!
//! Values are plain, with no handles into the memory of the wasm: they go through `postMessage` as
//! they are and need no freeing.

use crate::extract::concordance::Order;
use crate::report::lookup;
use crate::text::span::Span;
use crate::text::token::{Segmenter, Token};
use crate::{Analysis, OffsetUnit, Options, Report, analyze_cut};
use js_sys::{Array, Function, JSON, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, Performance};

/// Lets a panic say in the console where it was.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// The version of gongbao.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The report on `text`, as `report.schema.json` has it; `stage` is told the name of each stage as it
/// begins. In a worker each stage is also a mark of `performance`, by the name `gongbao:STAGE`. With options
/// that name a dictionary, `cut` is to cut by it, as the page's second module does.
///
/// # Errors
/// When the options cannot be used: the message names the field. When the built-in dictionary is damaged.
#[wasm_bindgen]
pub fn analyze(
    text: &str,
    options: &JsValue,
    stage: Option<Function>,
    cut: Option<Function>,
) -> Result<JsValue, JsError> {
    let performance = performance();
    let analysis = observed(text, options, cut, &mut |name| {
        if let Some(performance) = &performance {
            // A mark that cannot be set is no reason to end the analysis.
            let _ = performance.mark(&format!("gongbao:{name}"));
        }
        if let Some(stage) = &stage {
            let _ = stage.call1(&JsValue::NULL, &name.into());
        }
    })?;
    let report = Report::new(&analysis, OffsetUnit::Utf16, false);
    // As one string a whole report crosses sooner than property by property.
    let json = serde_json::to_string(&report)?;
    JSON::parse(&json).map_err(|_| JsError::new("the report is no JSON"))
}

/// The words of `text`, as `[numbers, names]`: four numbers each, start, end, and where in `names` its
/// part of speech and its kind stand. The one long list, so it crosses as a flat array.
///
/// # Errors
/// When the options cannot be used: the message names the field.
#[wasm_bindgen]
pub fn tokens(text: &str, options: &JsValue, cut: Option<Function>) -> Result<Array, JsError> {
    let report = Report::new(&observed(text, options, cut, &mut |_| {})?, OffsetUnit::Utf16, true);
    let mut names = Vec::new();
    let mut place = |name: &'static str| {
        names.iter().position(|&known| known == name).unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        })
    };
    let words = report.tokens.unwrap_or_default();
    let numbers: Vec<u32> = words
        .into_iter()
        .flat_map(|(start, end, tag, kind)| [start, end, place(tag), place(kind)])
        .map(|number| number as u32)
        .collect();
    let names: Array = names.into_iter().map(JsValue::from_str).collect();
    Ok(Array::of2(&Uint32Array::from(numbers.as_slice()), &names))
}

/// Every place of `query`, inside longer words too, with `width` characters on each side: a list of
/// `{left, hit, right, sentence, section}`. `order` is `text`, `left` or `right`.
///
/// # Errors
/// When the options or the order cannot be used.
#[wasm_bindgen]
pub fn kwic(
    text: &str,
    options: &JsValue,
    query: &str,
    width: usize,
    order: &str,
    cut: Option<Function>,
) -> Result<JsValue, JsError> {
    let order = Order::from_label(order).ok_or_else(|| JsError::new("order: text, left or right"))?;
    let analysis = observed(text, options, cut, &mut |_| {})?;
    let lines = lookup::kwic(&analysis, query, width, order, OffsetUnit::Utf16);
    plain(&lines)
}

/// The words that keep `query` company: a list of `{text, left, right, count, logDice, keyness}`.
///
/// # Errors
/// When the options cannot be used.
#[wasm_bindgen]
pub fn collocates(
    text: &str,
    options: &JsValue,
    query: &str,
    cut: Option<Function>,
) -> Result<JsValue, JsError> {
    let found = lookup::collocates(&observed(text, options, cut, &mut |_| {})?, query);
    plain(&found)
}

/// The terms that set the section `here` apart from the section `there`, or from the rest of the text: a list of
/// `{text, here, there, keyness}`. Sections by their ids in the report.
///
/// # Errors
/// When the options cannot be used.
#[wasm_bindgen]
pub fn contrast(
    text: &str,
    options: &JsValue,
    here: &str,
    there: Option<String>,
    cut: Option<Function>,
) -> Result<JsValue, JsError> {
    let found = lookup::contrast(&observed(text, options, cut, &mut |_| {})?, here, there.as_deref());
    plain(&found)
}

/// The built-in stop words, in order.
#[wasm_bindgen(js_name = stopWords)]
pub fn stop_words() -> Array {
    crate::extract::term::stop_words().iter().copied().map(JsValue::from_str).collect()
}

/// The analysis, cut by `cut` if that is given, which it must be where the options name a dictionary.
fn observed(
    text: &str,
    options: &JsValue,
    cut: Option<Function>,
    observer: &mut dyn FnMut(&'static str),
) -> Result<Analysis, JsError> {
    let segmenter = Segmenter::built_in()?;
    let options = read(options)?;
    if options.dictionary.is_some() && cut.is_none() {
        return Err(JsError::new("options.dictionary: this dictionary is not loaded"));
    }
    let cut = move |text: &str| match &cut {
        Some(cut) => tokens_of(text, cut),
        None => segmenter.cut(text),
    };
    Ok(analyze_cut(&cut, text, &options, observer))
}

/// What another module cuts; the rest of the text as one word, where it does not cut all of it.
fn tokens_of(text: &str, cut: &Function) -> Vec<Token> {
    let answer =
        cut.call1(&JsValue::NULL, &text.into()).ok().and_then(|answer| answer.dyn_into::<Array>().ok());
    let (numbers, names) = answer.map_or_else(Default::default, |answer| (answer.get(0), answer.get(1)));
    let numbers = numbers.dyn_into::<Uint32Array>().map(|numbers| numbers.to_vec()).unwrap_or_default();
    let names = names.dyn_into::<Array>().unwrap_or_default();
    let names: Vec<String> = names.iter().map(|name| name.as_string().unwrap_or_default()).collect();
    let mut tokens = Vec::with_capacity(numbers.len() / 2 + 1);
    let mut start = 0;
    for &[length, name] in numbers.as_chunks().0 {
        let span = Span::new(start, start + length as usize);
        let Some(word) = text.get(span.start..span.end) else { break };
        let name = names.get(name as usize).map(String::as_str).filter(|name| !name.is_empty());
        tokens.push(Token { span, tag: Segmenter::tag(word, name) });
        start = span.end;
    }
    if start < text.len() {
        tokens.push(Token { span: Span::new(start, text.len()), tag: Segmenter::tag(&text[start..], None) });
    }
    tokens
}

/// A value as a plain object.
fn plain(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

fn read(options: &JsValue) -> Result<Options, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    let json = JSON::stringify(options).ok().and_then(|json| json.as_string());
    let json = json.ok_or_else(|| JsError::new("options: not an object of plain values"))?;
    Ok(Options::from_json(&json)?)
}

/// The clock of the worker that we are in; `None` elsewhere.
fn performance() -> Option<Performance> {
    js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>().ok()?.performance()
}
