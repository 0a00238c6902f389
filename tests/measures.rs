//! Every measure gives what published packages give: `measures/values.py` computes, `measures/values.json` holds.

use gongbao::extract::term::measure::{c_value, deviation, entropy, independent, keyness, log_dice, npmi};
use gongbao::extract::term::text_rank;
use serde_json::Value;

fn values(measure: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("measures/values.json")).expect("the values are JSON");
    let list = all[measure].as_array().cloned().unwrap_or_default();
    assert!(!list.is_empty(), "no values of {measure}");
    list
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn same(found: f64, value: &Value, what: &Value) {
    let expected = value.as_f64().expect("a number");
    assert!((found - expected).abs() <= 1e-6 * expected.abs().max(1.0), "{found}, not {expected}: {what}");
}

#[test]
fn keyness_is_the_log_likelihood_of_the_word_in_both_texts() {
    for case in values("keyness") {
        let [a, b, c, d] = numbers(&case["counts"])[..] else { panic!("{case}") };
        let found = keyness(a, b, c, d);
        same(found, &case["value"], &case);
        // The whole table's, which scipy gives, adds what the other words differ by: next to nothing.
        let table = case["table"].as_f64().expect("a number");
        assert!(found.abs() <= table && table <= found.abs() * 1.02, "{case}");
    }
}

#[test]
fn cohesion_is_normalised_mutual_information() {
    for case in values("npmi") {
        let [joint, a, b, size] = numbers(&case["counts"])[..] else { panic!("{case}") };
        same(npmi(joint, a, b, size), &case["value"], &case);
    }
}

/// scikit-learn computes mutual information of labellings: the mean of the pointwise one over the pairs.
#[test]
fn the_mean_of_pointwise_information_is_mutual_information() {
    let all: Value = serde_json::from_str(include_str!("measures/values.json")).expect("the values are JSON");
    let case = &all["information"];
    let cells = case["cells"].as_array().expect("cells");
    let mean: f64 = cells
        .iter()
        .map(|cell| {
            let [joint, a, b, size] = numbers(cell)[..] else { panic!("{cell}") };
            let pointwise = npmi(joint, a, b, size) * -(joint / size).ln();
            joint / size * pointwise
        })
        .sum();
    same(mean, &case["value"], case);
}

#[test]
fn log_dice_is_14_and_the_logarithm_of_dice() {
    for case in values("log_dice") {
        let [joint, a, b] = numbers(&case["counts"])[..] else { panic!("{case}") };
        same(log_dice(joint, a, b), &case["value"], &case);
    }
}

#[test]
fn entropy_is_in_bits() {
    for case in values("entropy") {
        let counts = numbers(&case["counts"]).into_iter().map(|count| count as usize);
        same(entropy(counts), &case["value"], &case);
    }
}

#[test]
fn text_rank_is_the_page_rank_of_the_weighted_graph() {
    for case in values("text_rank") {
        let nodes = case["nodes"].as_u64().expect("a number") as usize;
        let pairs: Vec<(u32, u32)> = case["pairs"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|pair| (pair[0].as_u64().unwrap_or(0) as u32, pair[1].as_u64().unwrap_or(0) as u32))
            .collect();
        let expected = numbers(&case["values"]);
        for (found, expected) in text_rank(nodes, &pairs).into_iter().zip(expected) {
            // networkx goes on until nothing moves, text_rank for a fixed number of rounds.
            assert!((found - expected).abs() < 2e-3, "{found}, not {expected}: {case}");
        }
    }
}

#[test]
fn dispersion_is_the_normalised_deviation_of_proportions() {
    for case in values("deviation") {
        same(deviation(&numbers(&case["sizes"]), &numbers(&case["counts"])), &case["value"], &case);
    }
}

/// The paper's values, which have no 1 + before the logarithm.
#[test]
fn c_value_is_that_of_the_paper() {
    for case in values("c_value") {
        let of = |name: &str| case[name].as_f64().expect("a number");
        let [length, frequency, nested, kinds] = ["length", "frequency", "nested", "kinds"].map(of);
        let found = c_value(length, frequency, nested, kinds) - independent(frequency, nested, kinds);
        assert!((found - of("value")).abs() < 0.005, "{found}: {case}");
    }
}
