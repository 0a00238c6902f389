//! The whole analysis against jieba-rs's cutting of words, and of 100 kB against ten times as much.
//!
//! The runs are taken in turns; only ratios inside one run mean anything.

use gongbao::text::token::Segmenter;
use gongbao::{Options, analyze};
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const ROUNDS: usize = 15;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let jieba = jieba_rs::Jieba::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/seed_interview.txt");
    let text = fs::read_to_string(sample)?;
    let long = text.repeat(100_000_usize.div_ceil(text.len()));
    let tenfold = long.repeat(10);

    let options = Options::default();
    let mut analysis = || drop(black_box(analyze(&text, &options)));
    let mut long_analysis = || drop(black_box(analyze(&long, &options)));
    let mut tenfold_analysis = || drop(black_box(analyze(&tenfold, &options)));
    let mut words = || drop(black_box(Segmenter::shared().cut(&text)));
    let mut cut = || drop(black_box(jieba.cut(&text, true)));
    let mut tag = || drop(black_box(jieba.tag(&text, true)));
    let [analysis, words, cut, tag] = medians([&mut analysis, &mut words, &mut cut, &mut tag]);
    let [long_analysis, tenfold_analysis] = medians([&mut long_analysis, &mut tenfold_analysis]);

    let ratio = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    println!("{} bytes; medians of {ROUNDS} rounds taken in turns", text.len());
    println!("analysis               {analysis:>12?}");
    println!("analysis, {:>9} B  {long_analysis:>12?}", long.len());
    println!(
        "analysis, {:>9} B  {tenfold_analysis:>12?}  10x the text takes {:.1}x the time",
        tenfold.len(),
        ratio(tenfold_analysis, long_analysis)
    );
    println!("its words alone        {words:>12?}");
    println!(
        "jieba-rs cut           {cut:>12?}  analysis = {:.1} x cut, without its words {:.1} x",
        ratio(analysis, cut),
        ratio(analysis.saturating_sub(words), cut)
    );
    println!("jieba-rs tag           {tag:>12?}  analysis = {:.1} x tag", ratio(analysis, tag));
    Ok(())
}

/// The median time of each kind of work, after one run of each to warm up.
fn medians<const N: usize>(mut works: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut times = [const { Vec::new() }; N];
    works.iter_mut().for_each(|work| work());
    for round in 0..ROUNDS {
        for turn in 0..N {
            let one = (turn + round) % N;
            let begin = Instant::now();
            works[one]();
            times[one].push(begin.elapsed());
        }
    }
    times.map(|mut times| {
        times.sort();
        times[ROUNDS / 2]
    })
}
