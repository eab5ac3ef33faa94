//! One immutable edition: volumes, the maps and the index over them.

mod bundle;
mod catalogue;
mod difference;
mod figures;
mod files;
mod maps;
mod measures;
mod measuring;
mod opened;
mod plan;
mod reading;
mod reread;
mod spelled;
mod volume;

use std::fmt;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

pub use bundle::{Binding, Bound, Bundle, Label, Leaved, Tables, gone};
pub use catalogue::{Catalogue, Entry};
pub use difference::{Claim, Difference, Said, Shift};
pub use files::Files;
pub use measures::Measure;
pub use measuring::{Measured, Name, Printed};
pub use opened::Opened;
pub use plan::{Plan, plan};
pub use spelled::Spelled;
pub use volume::{Card, Content, Key, Volume};

use crate::figures::Ledger;
use crate::question::{
    Aliases, Holdings, Knowledge, Namesakes, Places, Question, Spelling, Taught, understand,
};
use crate::report::{Corpus, Facts, Fault, ParagraphId, Severity};
use crate::search::{Held, Index, IndexError, TermSet};
use crate::text::{Lookup, fold};
use maps::Maps;
use reading::Reading;
use volume::Stretch;

/// Everything an answer is made from. Never changed after it is opened; a reload opens the next edition.
#[derive(Debug)]
pub struct Library {
    edition: u64,
    /// What admins have taught.
    taught: Arc<Taught>,
    /// Shared with editions that differ in nothing else.
    body: Arc<Body>,
    /// The reports, as far as they were asked for.
    reading: Arc<Reading>,
}

/// What is the same however much was read of it.
struct Body {
    index: Index,
    knowledge: Arc<Knowledge>,
    maps: Maps,
    /// Of each bundle, what is counted of its volumes and is not held any more.
    gone: Vec<Option<Lookup>>,
    spelling: Spelling,
    catalogue: Catalogue,
    /// Of each report.
    facts: Vec<Arc<Facts>>,
    /// Of each report, the key of its volume and where the spine of that lies.
    places: Arc<[(Key, Stretch)]>,
    paragraphs: usize,
    records: usize,
    namesakes: OnceLock<Namesakes>,
    /// What was wrong with the files, each named without its folder.
    faults: Vec<Fault>,
    fetch: Fetch,
    is_damaged: Arc<AtomicBool>,
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Body({} reports)", self.places.len())
    }
}

/// Why no library could be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    #[error("no report could be loaded: {}", list(.0))]
    NoReport(Vec<Fault>),
    #[error("the search index could not be built")]
    Index(#[from] IndexError),
}

/// A mark of the sources of everything that reads a report, so that no volume outlives a change of them.
pub const READING: &str = include_str!(concat!(env!("OUT_DIR"), "/reading"));

/// Gives a stretch of the volume of that key; `None` where it cannot be read.
pub type Fetch = Arc<dyn Fn(Key, Range<u64>) -> Option<Vec<u8>> + Send + Sync>;

impl Library {
    /// The same where something else was taught. Nothing is read again.
    #[must_use]
    pub fn with_taught(&self, taught: Arc<Taught>) -> Library {
        let (body, reading) = (Arc::clone(&self.body), Arc::clone(&self.reading));
        Library { edition: self.edition, taught, body, reading }
    }

    /// True when so much was read that it is time for [`Library::closed`].
    #[must_use]
    pub fn has_read_much(&self) -> bool {
        self.reading.has_read_much()
    }

    /// The same with every volume closed, as it was opened: memory grows with what is asked at a time, and not with what
    /// was ever asked.
    #[must_use]
    pub fn closed(&self) -> Library {
        let reading = Arc::new(Reading::of(&self.body, Some(&self.reading)));
        Library {
            edition: self.edition,
            taught: Arc::clone(&self.taught),
            body: Arc::clone(&self.body),
            reading,
        }
    }

    #[must_use]
    pub fn aliases(&self) -> &Aliases {
        &self.taught.aliases
    }

    /// What was taught, for the next edition to share.
    #[must_use]
    pub fn shared_taught(&self) -> Arc<Taught> {
        Arc::clone(&self.taught)
    }

    /// The paragraph that an admin has chosen for just this question, where its report still says it.
    #[must_use]
    pub fn pointed(&self, question: &str) -> Option<ParagraphId> {
        let pointer = self.taught.pointers.get(question)?;
        let mut reports = (0u32..).zip(self.reading.corpus.reports());
        let (number, report) = reports.find(|(_, report)| report.document == pointer.document)?;
        let at = report.paragraphs.iter().position(|own| own.text == pointer.text)?;
        Some(ParagraphId { report: number, paragraph: u32::try_from(at).ok()? })
    }

    /// True when something that was asked for could not be read, or was not what had been written: whatever was
    /// answered since is not to be believed.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.body.is_damaged.load(Ordering::Acquire)
    }

    /// 1 for the first library of a process, one more with each reload.
    #[must_use]
    pub fn edition(&self) -> u64 {
        self.edition
    }

    #[must_use]
    pub fn corpus(&self) -> &Corpus {
        &self.reading.corpus
    }

    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.reading.ledger
    }

    /// Paragraphs of all reports.
    #[must_use]
    pub fn paragraphs(&self) -> usize {
        self.body.paragraphs
    }

    /// Figures that count among all that claim the same.
    #[must_use]
    pub fn records(&self) -> usize {
        self.body.records
    }

    /// What may be wrong with the reports that are held.
    pub fn doubts(&self) -> impl Iterator<Item = &Fault> {
        self.body.faults.iter().filter(|fault| fault.severity == Severity::Warning)
    }

    /// The key of a report's volume: another where the report or what reads it changed.
    #[must_use]
    pub fn key(&self, report: u32) -> Option<Key> {
        self.body.places.get(report as usize).map(|(key, _)| *key)
    }

    /// What `text` asks, after `last` was asked in the same chat.
    #[must_use]
    pub fn understand(&self, text: &str, last: Option<&Question>) -> Question {
        let Some((read, meanings)) = self.taught.aliases.read(text, &self.body.knowledge.lexicon) else {
            return self.understand_after(text, last);
        };
        let mut question = self.understand_after(&read, last);
        text.trim().clone_into(&mut question.text);
        question.respelled.splice(0..0, meanings);
        question
    }

    /// The same as if no word had been taught.
    #[must_use]
    pub fn understand_untaught(&self, text: &str) -> Question {
        self.understand_after(text, None)
    }

    fn understand_after(&self, text: &str, last: Option<&Question>) -> Question {
        let holdings = Holdings {
            knowledge: &self.body.knowledge,
            spelling: &self.body.spelling,
            regions: self.reading.corpus.regions(),
            namesakes: self.namesakes(),
            years: self.reading.corpus.years(),
            reports: &self.reading.corpus,
        };
        understand(text, last, &holdings)
    }

    fn namesakes(&self) -> &Namesakes {
        let regions = || self.reading.corpus.regions();
        self.body.namesakes.get_or_init(|| Namesakes::of(&self.body.knowledge.gazetteer, &regions()))
    }

    /// Whether a question names no place although there are several, so that `place`, a region held, may be meant.
    #[must_use]
    pub fn lacks_place(&self, question: &Question, place: &str) -> bool {
        let corpus = &self.reading.corpus;
        let is_open = !question.taken_over && question.skip == 0 && question.places == Places::default();
        let is_of_all = question.over.is_all || question.over.order.is_some() && !question.when.asks_year;
        is_open && corpus.region_count() > 1 && !corpus.of_region(place).is_empty() && !is_of_all
    }

    /// `name` as typed, and the names that reports print for the concepts it means: `GDP` is also
    /// 地区生产总值.
    #[must_use]
    pub fn names_of(&self, name: &str) -> Vec<String> {
        let lexicon = &self.body.knowledge.lexicon;
        let meant = self.taught.aliases.get(name).unwrap_or(name);
        let folded = fold(meant);
        let mut names = vec![meant.to_owned()];
        for found in lexicon.matches(folded.chars()) {
            if found.start == 0 && found.end == folded.chars().len() {
                names.extend(lexicon.concept(found.concept).names().map(str::to_owned));
            }
        }
        names
    }

    #[must_use]
    pub fn index(&self) -> &Index {
        &self.body.index
    }

    /// Terms of each sentence of a paragraph.
    #[must_use]
    pub fn sentences(&self, paragraph: ParagraphId) -> &[TermSet] {
        self.held(paragraph).map(|held| held.sentences.as_slice()).unwrap_or_default()
    }

    /// Terms of a paragraph's heading path.
    #[must_use]
    pub fn heading(&self, paragraph: ParagraphId) -> Option<&TermSet> {
        self.held(paragraph).map(|held| &held.heading)
    }

    fn held(&self, id: ParagraphId) -> Option<&Held> {
        let (report, paragraph) = (self.reading.corpus.report(id)?, self.reading.corpus.paragraph(id)?);
        let of_report = || (0..report.paragraphs.len()).map(|_| OnceLock::new()).collect();
        let held =
            self.reading.held.get(id.report as usize)?.get_or_init(of_report).get(id.paragraph as usize)?;
        Some(held.get_or_init(|| Box::new(Held::of(report, paragraph))))
    }

    #[must_use]
    pub fn knowledge(&self) -> &Knowledge {
        &self.body.knowledge
    }

    /// The knowledge, for the next edition to share.
    #[must_use]
    pub fn shared_knowledge(&self) -> Arc<Knowledge> {
        Arc::clone(&self.body.knowledge)
    }
}

fn list(faults: &[Fault]) -> String {
    if faults.is_empty() {
        return "there is no file".to_owned();
    }
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
