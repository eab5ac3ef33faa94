//! How build, start, question, reload and memory grow with the number of reports. Reports are spliced from the sentences
//! of real ones with other places, years and values, the same in every run. Writes `target/scale.csv` and `target/scale.svg`
//! (into `$OUT` where that is set).
//!
//! A question is timed as a person gets it, next questions included; beside it stands one plain search of the index for
//! the same words. `WENZHENG_REPORTS=DIR` measures the reports of a folder instead of spliced ones.
//!
//! `cargo bench --bench scale -- 1 31 173` measures those; without numbers 1, 31, 173 and 1,000 (10,000 take minutes and
//! some gigabytes of disk).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
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

use wenzheng::answer::{Limits, suggest};
use wenzheng::app::{ChatKey, Conversation, Reply, Sessions, Shelf};
use wenzheng::config::Config;
use wenzheng::question::Gazetteer;
use wenzheng::words::Language;

/// Reloads of one corpus, while somebody asks, whose memory is compared.
const RELOADS: usize = 50;

/// A measured size: the number of reports, and each of [`MEASURES`].
struct Row {
    reports: usize,
    values: [f64; MEASURES.len()],
}

/// What is measured, with its unit.
const MEASURES: [&str; 19] = [
    "build s",
    "build cpu s",
    "peak MB",
    "open ms",
    "first ms",
    "raw p50 ms",
    "cold p50 ms",
    "p50 ms",
    "p99 ms",
    "500 letters ms",
    "allocations",
    "reload s",
    "reload cpu s",
    "resident MB",
    "own MB",
    "disk MB",
    "after 50 reloads",
    "p99 in reloads",
    "slowest in reloads",
];

/// Memory is measured as the bot holds it, which tells glibc to give back what is free.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn as_the_bot() {
    use std::os::unix::process::CommandExt;
    const ARENAS: &str = "MALLOC_ARENA_MAX";
    if std::env::var_os(ARENAS).is_none() {
        let whole =
            ["MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_"].map(|variable| (variable, "1048576"));
        let mut anew = std::process::Command::new(std::env::current_exe().unwrap());
        panic!("{}", anew.args(std::env::args_os().skip(1)).env(ARENAS, "2").envs(whole).exec());
    }
}

fn main() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    as_the_bot();
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1, 31, 173, 1_000] } else { sizes };
    let rows: Vec<Row> = sizes.iter().map(|&size| measure(size)).collect();
    let mut csv = format!("reports,{}\n", MEASURES.join(","));
    for row in &rows {
        let values: Vec<String> = row.values.iter().map(|value| format!("{value:.3}")).collect();
        writeln!(csv, "{},{}", row.reports, values.join(",")).unwrap();
    }
    let target = std::env::var_os("OUT").map_or_else(|| root().join("target"), PathBuf::from);
    fs::write(target.join("scale.csv"), csv).unwrap();
    fs::write(target.join("scale.svg"), curves(&rows)).unwrap();
}

/// Of the repository: cargo says where it is, also when it has moved since the bench was built.
fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
}

fn measure(reports: usize) -> Row {
    let folder = tempfile::tempdir().unwrap();
    let (corpus, library) = (folder.path().join("corpus"), folder.path().join("library"));
    fs::create_dir(&corpus).unwrap();
    match std::env::var_os("WENZHENG_REPORTS") {
        Some(given) => copy(Path::new(&given), &corpus, reports),
        None => splice(reports, &corpus),
    }
    let open = || {
        let config = Config::load(&root().join("config/wenzheng.toml")).unwrap();
        Shelf::keeping(corpus.clone(), config.search, Some(library.clone()), Box::new(|_, _| {})).unwrap().0
    };
    let mut values = Vec::new();
    let mut say = |value: f64| {
        println!("{reports:>6} {:<16} {value:>10.3}", MEASURES[values.len()]);
        values.push(value);
    };
    let seconds = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    let before = cpu_s();
    say(seconds(&mut || drop(open())));
    say(cpu_s() - before);
    say(status_mb("VmHWM:"));
    let start = Instant::now();
    let shelf = open();
    say(start.elapsed().as_secs_f64() * 1e3);
    let sessions = Sessions::new(1_000, Duration::from_secs(60));
    let conversation = Conversation::new(Arc::new(shelf), sessions, Limits { passages: 5 });
    let questions = questions();
    let times: Vec<f64> = questions.iter().map(|question| time(&conversation, question)).collect();
    say(times[0]);
    say(middle(questions.iter().map(|question| search(&conversation, question)).collect(), 50));
    say(middle(times, 50));
    // The second round finds what the first has opened.
    let times: Vec<f64> = questions.iter().map(|question| time(&conversation, question)).collect();
    say(middle(times.clone(), 50));
    say(middle(times, 99));
    let long = long_questions(&conversation);
    say(middle(long.iter().map(|question| time(&conversation, question)).collect(), 50));
    let allocations = |question: &String| {
        let counted = allocation_counter::measure(|| drop(answer(&conversation, question)));
        counted.count_total as f64
    };
    say(middle(questions.iter().map(allocations).collect(), 50));
    let one = fs::read_dir(&corpus).unwrap().next().unwrap().unwrap().path();
    let (resident, own) = (status_mb("VmRSS:"), status_mb("RssAnon:"));
    let before = cpu_s();
    say(seconds(&mut || reload(&conversation, &one, 0)));
    say(cpu_s() - before);
    say(resident);
    say(own);
    say(size(&library) / 1e6);
    many_reloads(&conversation, &one).into_iter().for_each(say);
    Row { reports, values: values.try_into().unwrap() }
}

/// The first reports of a folder.
fn copy(from: &Path, to: &Path, reports: usize) {
    let mut files: Vec<PathBuf> = fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().take(reports) {
        fs::copy(file, to.join(file.file_name().unwrap())).unwrap();
    }
}

fn middle(mut values: Vec<f64>, percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values[(values.len() - 1) * percent / 100]
}

/// Reads the corpus again after one of its reports has grown.
fn reload(conversation: &Conversation, report: &Path, number: usize) {
    let text = fs::read_to_string(report).unwrap();
    fs::write(report, format!("{text}\n今年新增一段，完成投资{number}亿元。\n")).unwrap();
    conversation.shelf().reload().unwrap();
}

/// While somebody asks without pause: memory after many reloads to that after the first; and how slow answers were
/// meanwhile, to the slowest in a hundred without reloads.
fn many_reloads(conversation: &Conversation, report: &Path) -> [f64; 3] {
    let questions = questions();
    let mut ask = questions.iter().cycle().map(|question| time(conversation, question));
    let usual = middle(ask.by_ref().take(questions.len()).collect(), 99);
    let after_one = status_mb("RssAnon:");
    let mut times: Vec<f64> = Vec::new();
    std::thread::scope(|scope| {
        let reloads = scope.spawn(|| (1..RELOADS).for_each(|number| reload(conversation, report, number)));
        while !reloads.is_finished() {
            times.extend(ask.next());
            // Reloads have what nobody else wants: somebody must leave them something.
            std::thread::sleep(Duration::from_millis(2));
        }
    });
    // The last edition but one is taken apart a moment later.
    std::thread::sleep(Duration::from_millis(500));
    [status_mb("RssAnon:") / after_one, middle(times.clone(), 99) / usual, middle(times, 100) / usual]
}

/// What a person gets, next questions included.
fn answer(conversation: &Conversation, question: &str) -> (Reply, Vec<String>) {
    let key = ChatKey { chat: 1, topic: None, person: None };
    let reply = conversation.consider(key, question, Instant::now());
    assert_eq!(reply.answer.edition, reply.library.edition(), "an answer of two editions");
    let next = suggest(&reply.answer, &reply.library, Language::Simplified);
    (reply, next)
}

fn time(conversation: &Conversation, question: &str) -> f64 {
    let start = Instant::now();
    std::hint::black_box(answer(conversation, question));
    start.elapsed().as_secs_f64() * 1e3
}

/// One plain search of the index for the words of a question.
fn search(conversation: &Conversation, question: &str) -> f64 {
    let library = conversation.shelf().current();
    let understood = library.understand(question, None);
    let start = Instant::now();
    std::hint::black_box(library.index().find_plainly(&understood.topic.query, 40));
    start.elapsed().as_secs_f64() * 1e3
}

/// Stretches of 500 letters of the reports, as somebody may paste them.
fn long_questions(conversation: &Conversation) -> Vec<String> {
    let library = conversation.shelf().current();
    let long =
        library.corpus().paragraphs().map(|(_, _, own)| own.text.chars().take(500).collect::<String>());
    long.filter(|text| text.chars().count() == 500).step_by(7).take(20).collect()
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

/// Processor time of this process: where other work goes on beside, it tells more than the clock.
fn cpu_s() -> f64 {
    /// The clock that Linux tells it by.
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS
}

/// A line of what the system says of this process.
fn status_mb(name: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).map_or(f64::NAN, |kb| kb / 1e3)
}

fn size(folder: &Path) -> f64 {
    fs::read_dir(folder).unwrap().fold(0.0, |sum, entry| {
        let path = entry.unwrap().path();
        sum + if path.is_dir() { size(&path) } else { fs::metadata(&path).unwrap().len() as f64 }
    })
}

/// Each measure over the number of reports, both logarithmic.
fn curves(rows: &[Row]) -> String {
    let colours = ["#c0392b", "#2980b9", "#27ae60", "#8e44ad", "#d35400", "#2c3e50", "#16a085"];
    let x = |row: &Row| 60.0 + 140.0 * (row.reports.max(1) as f64).log10();
    let y = |value: f64| 330.0 - 45.0 * (value.max(0.01).log10() + 2.0);
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"860\" height=\"380\" font-family=\"sans-serif\" font-size=\"12\">\n",
    );
    for (at, (name, colour)) in MEASURES.iter().zip(colours.iter().cycle()).enumerate() {
        let measured: Vec<&Row> = rows.iter().filter(|row| row.values[at].is_finite()).collect();
        let points: Vec<String> =
            measured.iter().map(|row| format!("{:.0},{:.0}", x(row), y(row.values[at]))).collect();
        writeln!(svg, "<polyline fill=\"none\" stroke=\"{colour}\" points=\"{}\"/>", points.join(" "))
            .unwrap();
        if let Some(last) = measured.last() {
            let (x, y, value) = (x(last) + 6.0, y(last.values[at]), last.values[at]);
            writeln!(svg, "<text fill=\"{colour}\" x=\"{x:.0}\" y=\"{y:.0}\">{name} {value:.2}</text>")
                .unwrap();
        }
    }
    for row in rows {
        writeln!(svg, "<text x=\"{:.0}\" y=\"370\">{}</text>", x(row), row.reports).unwrap();
    }
    svg + "</svg>\n"
}
