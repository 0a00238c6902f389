//! A folder of texts, many at a time: `cargo run --release --example folder -- FOLDER` prints a report a
//! line, as `report.schema.json` has it, with the name of its file. The analysis keeps nothing between texts,
//! so it runs in as many threads, or on as many machines, as there are.

use gongbao::{OffsetUnit, Options, Report, analyze};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = env::args().nth(1).ok_or("which folder?")?;
    let mut files: Vec<_> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();

    let next = AtomicUsize::new(0);
    let options = Options::default();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Ok(text) = fs::read_to_string(file) else {
                        eprintln!("{}: no UTF-8", file.display());
                        continue;
                    };
                    let mut report = Report::new(&analyze(&text, &options), OffsetUnit::Char, false);
                    report.source.name = file.file_name().map(|name| name.to_string_lossy().into_owned());
                    println!("{}", serde_json::to_string(&report).expect("a report is plain data"));
                }
            });
        }
    });
    Ok(())
}
