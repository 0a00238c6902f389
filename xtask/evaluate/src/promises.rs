//! `cargo xtask evaluate promises FILE`: passages of company reports that people marked as promise or none.
//!
//! FILE is a JSON list of `{id, data, promise_status, promise_string, verification_timeline}`, the form of
//! VeriPromiseESG4K. A passage is found to promise when it has a commitment that is no delivery. Spans are
//! compared character by character, letters and digits only: `promise_string` is a copy of words of `data`
//! with other white space and punctuation. The source also counts standing practice (`already`) as a
//! promise, so that recall is given for each timeline.

use crate::Result;
use crate::reading::{figures, report};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// Reads the passages and prints how the marks and ours agree.
pub(crate) fn evaluate(words: &[&str]) -> Result<()> {
    let [file] = words else { return Err("cargo xtask evaluate promises FILE".into()) };
    let records: Vec<Value> = serde_json::from_str(&fs::read_to_string(file)?)?;
    // By what is marked, then by what is found: none, a promise.
    let mut status = [[0_usize; 2]; 2];
    let mut timelines: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let (mut overlap, mut compared) = ([0; 3], 0);
    for record in &records {
        let field = |name: &str| record[name].as_str().unwrap_or("");
        let text = field("data");
        let actions: Vec<[usize; 2]> = report(text)
            .commitments
            .iter()
            .filter(|item| item.force != "delivery")
            .map(|item| item.action)
            .collect();
        let promise = field("promise_status") == "Yes";
        let found = !actions.is_empty();
        status[usize::from(promise)][usize::from(found)] += 1;
        if !promise {
            continue;
        }
        let timeline = timelines.entry(field("verification_timeline")).or_default();
        timeline[0] += usize::from(found);
        timeline[1] += 1;
        if let Some(counts) = shared(text, field("promise_string"), &actions) {
            compared += 1;
            for (sum, count) in overlap.iter_mut().zip(counts) {
                *sum += count;
            }
        }
    }
    let [[agreed, extra], [missed, right]] = status;
    println!("{} passages, {} of them promises", records.len(), missed + right);
    println!("promise: {}", figures(right, right + extra, right + missed));
    println!("none:    {}", figures(agreed, agreed + missed, agreed + extra));
    for (timeline, [found, all]) in timelines {
        println!("{timeline}: {found} of {all} found, recall {:.3}", found as f64 / all as f64);
    }
    let [both, ours, theirs] = overlap;
    println!(
        "characters of the {compared} promises whose words stand in a row in their passage: {}",
        figures(both, ours, theirs)
    );
    Ok(())
}

/// How many letters and digits of a text lie in both, in ours, in the promise. `None`: the promise's words
/// do not stand in a row in the text.
fn shared(text: &str, promise: &str, actions: &[[usize; 2]]) -> Option<[usize; 3]> {
    let letters = |text: &str| -> Vec<(usize, char)> {
        text.chars().enumerate().filter(|(_, c)| c.is_alphanumeric()).collect()
    };
    let promise: Vec<char> = letters(promise).into_iter().map(|(_, c)| c).collect();
    if promise.is_empty() {
        return None;
    }
    let text = letters(text);
    let from = text.windows(promise.len()).position(|part| part.iter().map(|(_, c)| c).eq(&promise))?;
    let mut counts = [0; 3];
    for (index, &(offset, _)) in text.iter().enumerate() {
        let ours = actions.iter().any(|[start, end]| (*start..*end).contains(&offset));
        let theirs = (from..from + promise.len()).contains(&index);
        for (count, here) in counts.iter_mut().zip([ours && theirs, ours, theirs]) {
            *count += usize::from(here);
        }
    }
    Some(counts)
}
