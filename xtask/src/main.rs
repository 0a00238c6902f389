//! `cargo xtask VERB`: everything that the two commands of the README need, on a machine that has only
//! rustup, Node and a C linker.

mod bench;
mod build;
mod machine;
mod package;
mod run;
mod serve;
mod test;

use std::process::ExitCode;

const USAGE: &str = "cargo xtask VERB

build    write dist/gongbao.html, one file that holds everything, dist/site/, the hosted page, and the widget
serve    build, then serve dist/ on this machine
test     check everything: format, lints, Rust, the wasm, types, the page in Chromium and in Firefox
bench [dictionary]
         measure speed and size beside jieba-rs and jieba-wasm; or those of the wasm alone
evaluate GOLD_DIR
         measure accuracy by genre on marked texts, for the page to say
evaluate recognizers DIR… [--errors]
         run other libraries' cases for numbers, amounts and dates that stand in folders
evaluate headings TSV TEXTS
         count the headings, marked by editors, that the outlines of the texts have
evaluate finds DIR…
         list what is found in texts that hold no commitment, and how often that is
evaluate pastes DIR
         compare each text with itself wrapped, in other widths, line ends and script
evaluate promises FILE
         compare passages of company reports, marked as promise or none, with what is found
rules CORPUS_DIR [GOLD_DIR]
         count how often each rule of commitments fires and, beside marked texts, how often it is right
package  write what is released to dist/release/
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["build"] => build::all(),
        ["serve"] => serve::serve(),
        ["test"] => test::test(),
        ["bench"] => bench::native().and_then(|()| bench::dictionary()),
        ["bench", "dictionary"] => bench::dictionary(),
        ["package"] => package::package(),
        ["rules", ..] => run::cargo(&[&["run", "--package", "evaluate", "--"], &words[..]].concat()),
        ["evaluate", ref rest @ ..] => run::cargo(&[&["run", "--package", "evaluate", "--"], rest].concat()),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
