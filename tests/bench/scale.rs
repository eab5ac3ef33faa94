//! How build, start, question, reload and memory grow with the number of reports. Reports are spliced from the sentences
//! of real ones with other places, years and values, the same in every run. Writes `target/scale.csv` and `target/scale.svg`.
//!
//! `cargo bench --bench scale -- 1 31 173` measures those; without numbers 1, 31, 173 and 1,000 (10,000 take minutes and
//! some gigabytes of disk).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a bench may fail loudly"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use wenzheng::answer::Limits;
use wenzheng::app::{ChatKey, Conversation, Sessions, Shelf};
use wenzheng::config::Config;
use wenzheng::question::Gazetteer;

/// Fifty reloads of more take too long to be measured each time.
const MOST_TO_RELOAD: usize = 31;

/// One measured size.
struct Row {
    reports: usize,
    build_s: f64,
    open_ms: f64,
    first_ms: f64,
    p50_ms: f64,
    p99_ms: f64,
    reload_s: f64,
    memory_mb: f64,
    disk_mb: f64,
}

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1, 31, 173, 1_000] } else { sizes };
    println!(
        "{:>8} {:>9} {:>9} {:>9} {:>8} {:>8} {:>9} {:>9} {:>9}",
        "reports", "build s", "open ms", "first ms", "p50 ms", "p99 ms", "reload s", "memory MB", "disk MB"
    );
    let rows: Vec<Row> = sizes.iter().map(|&size| measure(size)).collect();
    let mut csv = String::from("reports,build_s,open_ms,first_ms,p50_ms,p99_ms,reload_s,memory_mb,disk_mb\n");
    for row in &rows {
        let Row { reports, build_s, open_ms, first_ms, p50_ms, p99_ms, reload_s, memory_mb, disk_mb } = row;
        writeln!(csv, "{reports},{build_s:.2},{open_ms:.2},{first_ms:.2},{p50_ms:.3},{p99_ms:.3},{reload_s:.2},{memory_mb:.0},{disk_mb:.0}").unwrap();
    }
    let target = root().join("target");
    fs::write(target.join("scale.csv"), csv).unwrap();
    fs::write(target.join("scale.svg"), curves(&rows)).unwrap();
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn measure(reports: usize) -> Row {
    let folder = tempfile::tempdir().unwrap();
    let (corpus, library) = (folder.path().join("corpus"), folder.path().join("library"));
    fs::create_dir(&corpus).unwrap();
    splice(reports, &corpus);
    let open = || {
        let config = Config::load(&root().join("config/wenzheng.toml")).unwrap();
        Shelf::keeping(corpus.clone(), config.search, Some(library.clone()), Box::new(|_, _| {})).unwrap().0
    };
    let start = Instant::now();
    drop(open());
    let build_s = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let shelf = open();
    let open_ms = start.elapsed().as_secs_f64() * 1e3;
    let sessions = Sessions::new(1_000, Duration::from_secs(60));
    let conversation = Conversation::new(Arc::new(shelf), sessions, Limits { passages: 5 });
    let mut times: Vec<f64> = questions().iter().map(|question| time(&conversation, question)).collect();
    let first_ms = times[0];
    // The second round finds what the first has opened.
    times = questions().iter().map(|question| time(&conversation, question)).collect();
    times.sort_by(f64::total_cmp);
    let memory_mb = resident_mb();
    let one = fs::read_dir(&corpus).unwrap().next().unwrap().unwrap().path();
    let start = Instant::now();
    reload(&conversation, &one, 0);
    let row = Row {
        reports,
        build_s,
        open_ms,
        first_ms,
        p50_ms: times[times.len() / 2],
        p99_ms: times[times.len() * 99 / 100],
        reload_s: start.elapsed().as_secs_f64(),
        memory_mb,
        disk_mb: size(&library) / 1e6,
    };
    if reports <= MOST_TO_RELOAD {
        fifty_reloads(&conversation, &one);
    }
    println!(
        "{:>8} {:>9.2} {:>9.2} {:>9.2} {:>8.3} {:>8.3} {:>9.2} {:>9.0} {:>9.0}",
        row.reports,
        row.build_s,
        row.open_ms,
        row.first_ms,
        row.p50_ms,
        row.p99_ms,
        row.reload_s,
        row.memory_mb,
        row.disk_mb
    );
    row
}

/// Reads the corpus again after one of its reports has grown.
fn reload(conversation: &Conversation, report: &Path, number: usize) {
    let text = fs::read_to_string(report).unwrap();
    fs::write(report, format!("{text}\n今年新增一段，完成投资{number}亿元。\n")).unwrap();
    conversation.shelf().reload().unwrap();
}

/// Whether memory stays what it was, while somebody asks.
fn fifty_reloads(conversation: &Conversation, report: &Path) {
    let after_one = resident_mb();
    for number in 1..50 {
        reload(conversation, report, number);
        for question in questions().iter().take(5) {
            time(conversation, question);
        }
    }
    println!("after 1 reload {after_one:.0} MB, after 50 {:.0} MB", resident_mb());
}

fn time(conversation: &Conversation, question: &str) -> f64 {
    let key = ChatKey { chat: 1, topic: None, person: None };
    let start = Instant::now();
    std::hint::black_box(conversation.consider(key, question, start));
    start.elapsed().as_secs_f64() * 1e3
}

/// Questions of the gold sets, every fourth.
fn questions() -> Vec<String> {
    let sets =
        ["hohhot", "zhejiang", "none", "must-answer"].map(|set| format!("tests/gold/questions-{set}.tsv"));
    let texts = sets.map(|set| fs::read_to_string(root().join(set)).unwrap());
    let rows = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#'));
    let asked = rows
        .filter_map(|line| line.split('\t').nth(2))
        .map(|asked| asked.split(" >> ").next().unwrap().to_owned());
    asked.step_by(4).take(200).collect()
}

/// Writes so many reports into `folder`: each line is one of a real report at about the same place.
fn splice(reports: usize, folder: &Path) {
    let mut sources = vec![root().join("corpus/呼和浩特市-2020.txt")];
    sources
        .extend(fs::read_dir(root().join("tests/gold/reports")).unwrap().map(|entry| entry.unwrap().path()));
    sources.sort();
    let texts: Vec<String> = sources.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let bodies: Vec<Vec<&str>> = texts.iter().map(|text| text.lines().skip(3).collect()).collect();
    let gazetteer = Gazetteer::shipped();
    let places: Vec<&str> =
        gazetteer.chinese_names().filter(|name| name.ends_with('市') || name.ends_with('省')).collect();
    let mut chance = Chance(0x5eed);
    for number in 0..reports {
        let (place, year) = (places[number % places.len()], 2025 - number / places.len() % 60);
        let mut text = format!("{year}年{place}政府工作报告\n各位代表：\n");
        let own = &bodies[number % bodies.len()];
        for (at, line) in own.iter().enumerate() {
            let other = &bodies[chance.below(bodies.len())];
            let is_heading = line.chars().count() < 30;
            let line =
                if is_heading { line } else { other.get(at * other.len() / own.len()).unwrap_or(line) };
            changed(line, year, &mut chance, &mut text);
        }
        fs::write(folder.join(format!("{place}-{year}.txt")), text).unwrap();
    }
}

/// A line with its years moved and its other digits changed, but for the first of a number.
fn changed(line: &str, year: usize, chance: &mut Chance, text: &mut String) {
    let mut digits = String::new();
    for character in line.chars().chain(['\n']) {
        if character.is_ascii_digit() {
            digits.push(character);
            continue;
        }
        match digits.parse::<usize>() {
            Ok(own @ 1990..=2035) => write!(text, "{}", year + own - 2020).unwrap(),
            _ => digits.chars().enumerate().for_each(|(at, digit)| {
                let other = char::from_digit(u32::try_from(chance.below(10)).unwrap(), 10).unwrap();
                text.push(if at == 0 { digit } else { other });
            }),
        }
        digits.clear();
        text.push(character);
    }
}

/// The same numbers in every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

fn resident_mb() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).map_or(f64::NAN, |kb| kb / 1e3)
}

fn size(folder: &Path) -> f64 {
    fs::read_dir(folder).unwrap().fold(0.0, |sum, entry| {
        let path = entry.unwrap().path();
        sum + if path.is_dir() { size(&path) } else { fs::metadata(&path).unwrap().len() as f64 }
    })
}

/// A name, and what it measures of a row.
type Measure = (&'static str, fn(&Row) -> f64);

/// Each measure over the number of reports, both logarithmic.
fn curves(rows: &[Row]) -> String {
    let measures: [Measure; 6] = [
        ("build s", |row| row.build_s),
        ("open ms", |row| row.open_ms),
        ("p50 ms", |row| row.p50_ms),
        ("p99 ms", |row| row.p99_ms),
        ("reload s", |row| row.reload_s),
        ("memory MB", |row| row.memory_mb),
    ];
    let colours = ["#c0392b", "#2980b9", "#27ae60", "#8e44ad", "#d35400", "#2c3e50"];
    let x = |row: &Row| 60.0 + 140.0 * (row.reports as f64).log10();
    let y = |value: f64| 330.0 - 60.0 * (value.max(0.01).log10() + 2.0);
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"760\" height=\"360\" font-family=\"sans-serif\" font-size=\"12\">\n",
    );
    for ((name, of), colour) in measures.iter().zip(colours) {
        let points: Vec<String> = rows.iter().map(|row| format!("{:.0},{:.0}", x(row), y(of(row)))).collect();
        writeln!(svg, "<polyline fill=\"none\" stroke=\"{colour}\" points=\"{}\"/>", points.join(" "))
            .unwrap();
        if let Some(last) = rows.last() {
            writeln!(
                svg,
                "<text fill=\"{colour}\" x=\"{:.0}\" y=\"{:.0}\">{name} {:.2}</text>",
                x(last) + 6.0,
                y(of(last)),
                of(last)
            )
            .unwrap();
        }
    }
    for row in rows {
        writeln!(svg, "<text x=\"{:.0}\" y=\"350\">{}</text>", x(row), row.reports).unwrap();
    }
    svg + "</svg>\n"
}
