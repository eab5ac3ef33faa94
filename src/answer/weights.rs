//! Every weight and floor of an answer, in one place. `cargo bench --bench floors` shows what the floors are worth,
//! leaving out one report after the other.

/// What each signal of a passage counts for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weights {
    pub(super) bigrams: f32,
    pub(super) words: f32,
    pub(super) heading: f32,
    pub(super) sentence: f32,
    pub(super) covered_by_sentence: f32,
    pub(super) covered_by_paragraph: f32,
    pub(super) breadth: f32,
    pub(super) view: f32,
    pub(super) figure: f32,
}

pub(super) const WEIGHTS: Weights = Weights {
    bigrams: 3.3,
    words: 0.6,
    heading: 0.2,
    sentence: 1.7,
    covered_by_sentence: 6.4,
    covered_by_paragraph: 5.0,
    breadth: 1.4,
    view: 7.0,
    figure: 11.0,
};

/// Candidates taken from each part of the index before ranking.
pub(super) const CANDIDATES: usize = 40;
/// Paragraphs that the ledger adds, since they hold what was asked for by name.
pub(super) const FROM_LEDGER: usize = 12;
/// Passages whose figures are looked at.
pub(super) const PLACES: usize = 4;
/// Of the best candidates, those whose words are held against what the question tells.
pub(super) const LOOKED_AT: usize = 2;
/// A passage that scores less than this share of the best says nothing more about the question.
pub(super) const SHARE_OF_BEST: f32 = 0.4;
/// Figures shown at most.
pub(super) const MOST_FIGURES: usize = 8;

/// Shares of what was asked, and of how well a figure measures it, that the verdict asks for.
pub(super) mod floor {
    /// Below this share of what was asked, nothing is near.
    pub(crate) const NEAR: f32 = 0.10;
    /// From this share on the best passage answers, whatever was asked: the mean of what its pairs of characters
    /// and its words cover.
    pub(crate) const ANSWERS: f32 = 0.31;
    /// From this share on it answers when it holds a concept of the question: the words around a concept are
    /// mostly the asker's own way to put it.
    pub(crate) const ANSWERS_CONCEPT: f32 = 0.28;
    /// What must be covered of a question that names a thing of everyday life.
    pub(crate) const ANSWERS_EVERYDAY: f32 = 0.6;
    /// The same where the asker's own affairs are named: my pension, my father.
    pub(crate) const ANSWERS_PERSONAL: f32 = 0.6;
    /// A word that tells so much and is not held makes a number another thing's.
    pub(crate) const LACKS: f32 = 0.76;
    /// From this share on the words around some figure answer a question for a number, whatever it is called.
    pub(crate) const ANSWERS_VALUE: f32 = 0.6;
    /// From this share on a number in the best sentence is the one that was asked for.
    pub(crate) const SAYS_NUMBER: f32 = 0.5;
    /// The same of a number in the very unit that was asked for.
    pub(crate) const SAYS_IN_UNIT: f32 = 0.3;
    /// From this share on a sentence holds all that was asked, but for a word or two.
    pub(crate) const HOLDS: f32 = 0.75;
    /// What the words around an indicator may add to what it says itself: 总产量 among lines about 粮食.
    pub(crate) const SAYS_SOME: f32 = 0.4;
    /// From this on a figure measures what was asked.
    pub(crate) const MEASURES: f32 = 0.5;
    /// A number that was asked for must measure at least so much of it, else its passage must answer by words.
    pub(crate) const MEASURES_LITTLE: f32 = 0.3;
    /// The same of something that the lexicon knows as measured.
    pub(crate) const MEASURES_KNOWN: f32 = 0.4;
    /// From this on an indicator is what was asked for and nothing else.
    pub(crate) const EXACT: f32 = 0.95;
    /// Of others beside it, those that differ by no more than a letter or two.
    pub(crate) const NEARLY_EXACT: f32 = 0.9;
}
