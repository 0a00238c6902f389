//! The figures that the page shows as its accuracy are those of the rules it ships with.

use serde_json::Value;

fn shown() -> Value {
    serde_json::from_str(include_str!("../www/about/accuracy.json")).expect("the file is JSON")
}

#[test]
fn the_accuracy_shown_is_of_these_rules() {
    let shown = shown();
    let command = "after a change of tables: cargo xtask evaluate GOLD_DIR";
    assert_eq!(shown["lexicon"], gongbao::extract::lexicon_hash(), "{command}");
    assert_eq!(shown["version"], env!("CARGO_PKG_VERSION"), "{command}");
}

#[test]
fn the_figures_add_up() {
    let shown = shown();
    let genres = shown["genres"].as_object().expect("genres");
    for field in ["documents", "marked", "found", "right", "force", "actors"] {
        let sum: u64 =
            genres.iter().filter(|(name, _)| *name != "all").filter_map(|(_, of)| of[field].as_u64()).sum();
        assert_eq!(genres["all"][field], sum, "{field}");
    }
    for (name, of) in genres {
        let count = |field: &str| of[field].as_u64().expect("a count");
        assert!(count("right") <= count("found").min(count("marked")), "{name}");
        assert!(count("force").max(count("actors")) <= count("right"), "{name}");
    }
}
