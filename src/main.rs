//! The command line: texts in, reports out.

mod cli;

use cli::{Form, Question};
use gongbao::extract::concordance::Order;
use gongbao::text::token::Segmenter;
use gongbao::{OffsetUnit, Options, Report};
use lexopt::prelude::*;
use sha2::{Digest, Sha256};
use std::io::{self, Read, Write};
use std::process::ExitCode;

const HELP: &str = "\
Reads Chinese policy and diplomatic texts: how they are built, what they are about,
who has undertaken to do what.

Usage: gongbao analyze [OPTIONS] [FILE...|-]
       gongbao terms [--all | --section ID [--against ID]] [FILE...|-]
       gongbao kwic WORD [--sort text|left|right] [--width N] [FILE...|-]
       gongbao collocates WORD [FILE...|-]

Reads standard input when no FILE is given, or FILE is -. Several files give one report
a line (JSON Lines).

Options:
      --format json|text|csv  what to print [default: json; of terms, kwic, collocates: text]
      --offsets char|utf16|byte
                              unit of offsets [default: char]
      --options JSON          the reader's decisions, as the report records them
      --date DATE             date that relative times are resolved against
      --genre GENRE           kind of text, instead of the one detected
      --dictionary FILE       cut words by this dictionary of jieba's format, instead of the built-in one
      --tokens                list every word too
      --all                   every term, not only those worth a place
      --section ID            terms that set a section apart from the rest of the text
      --against ID            … or from this other section
      --sort text|left|right  order of places [default: text]
      --width N               characters of context on each side [default: 20]
  -h, --help                  print this
  -V, --version               print the version

Exit codes: 0 all read, 1 a file could not be read or is no text, 2 wrong usage.
";

struct Arguments {
    files: Vec<String>,
    form: Option<Form>,
    question: Option<Question>,
    unit: OffsetUnit,
    tokens: bool,
    options: Options,
    dictionary: Option<Segmenter>,
}

enum Command {
    Analyze(Box<Arguments>),
    Print(String),
}

fn main() -> ExitCode {
    match arguments() {
        Ok(Command::Print(text)) => print(&text),
        Ok(Command::Analyze(arguments)) => analyze(&arguments),
        Err(error) => {
            eprintln!("gongbao: {error} (see gongbao --help)");
            ExitCode::from(2)
        }
    }
}

fn arguments() -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_env();
    let mut arguments = Arguments {
        files: Vec::new(),
        form: None,
        question: None,
        unit: OffsetUnit::Char,
        tokens: false,
        options: Options::default(),
        dictionary: None,
    };
    let mut fingerprint = None;
    let mut verb = None;
    let (mut date, mut genre) = (None, None);
    let (mut here, mut there, mut all, mut width, mut order) = (None, None, false, 20, Order::Text);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Print(HELP.to_owned())),
            Short('V') | Long("version") => {
                return Ok(Command::Print(format!("gongbao {}\n", env!("CARGO_PKG_VERSION"))));
            }
            Long("format") => match parser.value()?.string()?.as_str() {
                "json" => arguments.form = Some(Form::Json),
                "text" => arguments.form = Some(Form::Text),
                "csv" => arguments.form = Some(Form::Csv),
                other => return Err(format!("--format {other}: json, text or csv").into()),
            },
            Long("offsets") => {
                let label = parser.value()?.string()?;
                arguments.unit = OffsetUnit::from_label(&label)
                    .ok_or_else(|| format!("--offsets {label}: char, utf16 or byte"))?;
            }
            Long("options") => {
                arguments.options =
                    Options::from_json(&parser.value()?.string()?).map_err(|error| error.to_string())?;
            }
            Long("date") => date = Some(parser.value()?.string()?),
            Long("genre") => genre = Some(parser.value()?.string()?),
            Long("dictionary") => {
                let file = parser.value()?.string()?;
                let text = read(&file).map_err(|reason| format!("--dictionary {file}: {reason}"))?;
                let segmenter = Segmenter::with_dictionary(&text);
                arguments.dictionary =
                    Some(segmenter.map_err(|reason| format!("--dictionary {file}: {reason}"))?);
                fingerprint = Some(Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect());
            }
            Long("tokens") => arguments.tokens = true,
            Long("all") => all = true,
            Long("section") => here = Some(parser.value()?.string()?),
            Long("against") => there = Some(parser.value()?.string()?),
            Long("width") => width = parser.value()?.parse()?,
            Long("sort") => {
                let label = parser.value()?.string()?;
                order = Order::from_label(&label)
                    .ok_or_else(|| format!("--sort {label}: text, left or right"))?;
            }
            Value(value) if verb.is_none() => verb = Some(value.string()?),
            Value(value) => arguments.files.push(value.string()?),
            other => return Err(other.unexpected()),
        }
    }
    let mut word = |verb: &str| match arguments.files.is_empty() {
        true => Err(format!("{verb}: which word?")),
        false => Ok(arguments.files.remove(0)),
    };
    arguments.question = match verb.as_deref() {
        Some("analyze") => None,
        Some("terms") => Some(Question::Terms { here, there, all }),
        Some("kwic") => Some(Question::Kwic { word: word("kwic")?, width, order }),
        Some("collocates") => Some(Question::Collocates { word: word("collocates")? }),
        Some(other) => return Err(format!("“{other}” is no command").into()),
        None => return Err("a command is missing: analyze, terms, kwic or collocates".into()),
    };
    if arguments.question.is_none() && arguments.form == Some(Form::Csv) {
        return Err("--format csv: of terms, kwic and collocates only".into());
    }
    arguments.options.date = date.or(arguments.options.date);
    arguments.options.genre = genre.or(arguments.options.genre);
    if arguments.options.dictionary.is_some() && arguments.options.dictionary != fingerprint {
        return Err("options.dictionary: give that dictionary with --dictionary FILE".into());
    }
    arguments.options.dictionary = fingerprint;
    arguments.options.check().map_err(|error| error.to_string())?;
    if arguments.files.is_empty() {
        arguments.files.push("-".to_owned());
    }
    Ok(Command::Analyze(Box::new(arguments)))
}

fn analyze(arguments: &Arguments) -> ExitCode {
    let segmenter = match (&arguments.dictionary, Segmenter::built_in()) {
        (Some(own), _) => own,
        (None, Ok(built_in)) => built_in,
        (None, Err(error)) => {
            eprintln!("gongbao: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut failed = false;
    let lines = arguments.files.len() > 1;
    for file in &arguments.files {
        let text = match read(file) {
            Ok(text) => text,
            Err(reason) => {
                eprintln!("gongbao: {file}: {reason}");
                failed = true;
                continue;
            }
        };
        let cut = |text: &str| segmenter.cut(text);
        let analysis = gongbao::analyze_cut(&cut, &text, &arguments.options, &mut |_| {});
        if let Some(question) = &arguments.question {
            let form = arguments.form.unwrap_or(Form::Text);
            if print(&cli::answer(&analysis, question, arguments.unit, form)) != ExitCode::SUCCESS {
                return ExitCode::FAILURE;
            }
            if let Some(said) = cli::left_out(&analysis, question) {
                eprintln!("gongbao: {file}: {said}");
            }
            continue;
        }
        let mut report = Report::new(&analysis, arguments.unit, arguments.tokens);
        report.source.name = (file != "-").then(|| file.clone());
        let shown = if arguments.form == Some(Form::Text) {
            gongbao::export::outline(&report, &text)
        } else {
            let json =
                if lines { serde_json::to_string(&report) } else { serde_json::to_string_pretty(&report) };
            match json {
                Ok(json) => json + "\n",
                Err(error) => {
                    eprintln!("gongbao: {file}: {error}");
                    failed = true;
                    continue;
                }
            }
        };
        if print(&shown) != ExitCode::SUCCESS {
            return ExitCode::FAILURE;
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn read(file: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    } else {
        bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    }
    String::from_utf8(bytes).map_err(|error| {
        format!("no UTF-8 text (first wrong byte at {}); convert it first", error.utf8_error().valid_up_to())
    })
}

/// Prints to standard output. A reader that has closed its end (`| head`) is no failure worth a message.
fn print(text: &str) -> ExitCode {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("gongbao: {error}");
            ExitCode::FAILURE
        }
    }
}
