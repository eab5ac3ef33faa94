//! What is made ready when the program is built: the dictionary as a transducer, and a mark of how reports are read.

use std::error::Error;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use fst::MapBuilder;

const WORDS: &str = "src/text/words.txt";

/// What decides what a report is read as. A volume that other sources wrote is never read.
const READING: [&str; 9] = [
    "Cargo.lock",
    "config/grammar.toml",
    "config/site.toml",
    "src/text",
    "src/report",
    "src/figures",
    "src/search",
    "src/question",
    "src/library",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/main/build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    words(&out)?;
    let mut mark = DefaultHasher::new();
    for source in READING {
        println!("cargo::rerun-if-changed={source}");
        hash(Path::new(source), &mut mark)?;
    }
    fs::write(out.join("reading"), format!("{:016x}", mark.finish()))?;
    Ok(())
}

/// Words with their frequencies, and the sum of all under the empty word.
fn words(out: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(WORDS)?;
    let mut words: Vec<(&str, u64)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (word, frequency) = line.split_once(' ').ok_or_else(|| format!("{WORDS}: «{line}»"))?;
        words.push((word, frequency.parse()?));
    }
    words.push(("", words.iter().map(|(_, frequency)| frequency).sum()));
    words.sort_unstable();
    let mut map = MapBuilder::new(io::BufWriter::new(fs::File::create(out.join("words.fst"))?))?;
    map.extend_iter(words)?;
    map.finish()?;
    Ok(())
}

fn hash(source: &Path, mark: &mut DefaultHasher) -> io::Result<()> {
    if source.is_dir() {
        let mut inside =
            fs::read_dir(source)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| hash(path, mark));
    }
    source.hash(mark);
    fs::read(source)?.hash(mark);
    Ok(())
}
