//! Every weight and floor of an answer, in one place. `cargo bench --bench floors` shows what the floors are worth,
//! leaving out one report after the other.

use crate::question::Question;

/// One number for each sign that a paragraph answers: how strong it is, between 0 and 1, or what it counts for. BM25
/// scores are shares of the best candidate's.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Signals {
    /// BM25 of the paragraph's bigrams.
    pub(super) bigrams: f32,
    /// BM25 of the paragraph's words.
    pub(super) words: f32,
    /// BM25 of the heading path.
    pub(super) heading: f32,
    /// BM25 of the sentence.
    pub(super) sentence: f32,
    /// Share of what was asked that the sentence holds, by how telling each term is.
    pub(super) covered_by_sentence: f32,
    /// The same share for the whole paragraph with its headings.
    pub(super) covered_by_paragraph: f32,
    /// How many names of what was asked, and of its neighbours, the paragraph holds.
    pub(super) breadth: f32,
    /// The part looks back or ahead, as year and nature of the question ask.
    pub(super) view: f32,
    /// Share of what the question's words tell that is held; of the best few alone.
    pub(super) told: f32,
    /// The sentence holds a figure of what was asked, for when and in the unit asked, when a value is asked.
    pub(super) figure: f32,
}

impl Signals {
    pub(super) fn score(&self, weights: &Signals) -> f32 {
        self.parts(weights).iter().map(|(_, part)| part).sum()
    }

    /// What each signal adds to the score.
    pub(super) fn parts(&self, weights: &Signals) -> [(&'static str, f32); 10] {
        [
            ("bigrams", weights.bigrams * self.bigrams),
            ("words", weights.words * self.words),
            ("heading", weights.heading * self.heading),
            ("sentence", weights.sentence * self.sentence),
            ("covered by sentence", weights.covered_by_sentence * self.covered_by_sentence),
            ("covered by paragraph", weights.covered_by_paragraph * self.covered_by_paragraph),
            ("breadth", weights.breadth * self.breadth),
            ("view", weights.view * self.view),
            ("told", weights.told * self.told),
            ("figure", weights.figure * self.figure),
        ]
    }
}

/// What each sign counts for in a question.
pub(super) fn weights(question: &Question) -> &'static Signals {
    if question.topic.words.len() >= A_TEXT { &OF_TEXT } else { &WEIGHTS }
}

/// So many words are a text that was pasted, and no question.
const A_TEXT: usize = 30;

/// Of a text its own words tell where it stands; the years and sums that it has ask for nothing.
const OF_TEXT: Signals = Signals { bigrams: 10.0, view: 0.0, figure: 0.0, ..WEIGHTS };

const WEIGHTS: Signals = Signals {
    bigrams: 3.3,
    words: 0.6,
    heading: 0.2,
    sentence: 1.7,
    covered_by_sentence: 6.4,
    covered_by_paragraph: 5.0,
    breadth: 1.4,
    view: 7.0,
    told: 3.0,
    figure: 11.0,
};

/// Candidates taken from each part of the index before ranking.
pub(super) const CANDIDATES: usize = 40;
/// Paragraphs that the ledger adds, since they hold what was asked for by name.
pub(super) const FROM_LEDGER: usize = 12;
/// Passages whose figures are looked at.
pub(super) const PLACES: usize = 4;
/// Of the best candidates, those whose words are held against what the question tells.
pub(super) const LOOKED_AT: usize = 4;
/// A passage that scores less than this share of the best says nothing more about the question.
pub(super) const SHARE_OF_BEST: f32 = 0.4;
/// A passage that scores so much of what the best does is as good.
pub(super) const AS_GOOD: f32 = 0.9;
/// Figures shown at most.
pub(super) const MOST_FIGURES: usize = 8;

/// Characters of a tail that says by itself what is counted: 种植面积.
pub(super) const LONG_TAIL: usize = 3;
/// Of the best, those of which one that tells more than the first speaks for it.
pub(super) const SPEAKING: usize = 2;
/// Of a question with more words than this some are the asker's own way to put it.
pub(super) const FEW_WORDS: usize = 3;

/// Shares of what was asked, and of how well a figure measures it, that the verdict asks for.
pub(super) mod floor {
    /// How near a concept must be to words that nothing was found for.
    pub(crate) const NEARNESS: f32 = 0.3;
    /// Below this share of what was asked, nothing is near.
    pub(crate) const NEAR: f32 = 0.10;
    /// The same, as a share of what had to be covered.
    pub(crate) const FAR: f32 = 0.5;
    /// From this share on the best passage answers, whatever was asked: the mean of what its pairs of characters
    /// and its words cover.
    pub(crate) const ANSWERS: f32 = 0.32;
    /// From this share on it answers when it holds a concept of the question: the words around a concept are
    /// mostly the asker's own way to put it.
    pub(crate) const ANSWERS_CONCEPT: f32 = 0.32;
    /// What must be covered of a question that names a thing of everyday life.
    pub(crate) const ANSWERS_EVERYDAY: f32 = 0.6;
    /// The same where the asker's own affairs are named: my pension, my father.
    pub(crate) const ANSWERS_PERSONAL: f32 = 0.7;
    /// What the words around the only figure in the unit asked for must hold, whatever it is called.
    pub(crate) const COUNTS: f32 = 0.4;
    /// What its own clause must hold alone.
    pub(crate) const NAMES: f32 = 0.1;
    /// The same of a figure that is shown beside what is said of a thing.
    pub(crate) const NAMES_IT: f32 = 0.5;
    /// What the clause of a number must hold of what was asked.
    pub(crate) const SAYS_CLAUSE: f32 = 0.55;
    /// A word that is held so far is not missing.
    pub(crate) const PARTLY: f32 = 0.4;
    /// A word that is held no more than this is nowhere near.
    pub(crate) const HARDLY: f32 = 0.25;
    /// A word that tells so much, and more than any that is held, makes a number another thing's.
    pub(crate) const LACKS_SOME: f32 = 0.45;
    /// A word that tells so much does, unless the others make up for it.
    pub(crate) const LACKS_MUCH: f32 = 0.6;
    /// What the others must cover to make up for it.
    pub(crate) const MAKES_UP: f32 = 0.7;
    /// What a figure's own clause must hold of what the best one's does.
    pub(crate) const AS_NAMED: f32 = 0.67;
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
    /// What a sentence that gives a reason must hold of what was asked.
    pub(crate) const GIVES_REASON: f32 = 0.5;
    /// From this on a figure measures what was asked.
    pub(crate) const MEASURES: f32 = 0.5;
    /// A number that was asked for must measure at least so much of it, else its passage must answer by words.
    pub(crate) const MEASURES_LITTLE: f32 = 0.3;
    /// The same of something that the lexicon knows as measured.
    pub(crate) const MEASURES_KNOWN: f32 = 0.4;
    /// The same where all there is of one thing was asked for: 贫困人口 are not all of 人口.
    pub(crate) const MEASURES_ALL: f32 = 0.8;
    /// What must be covered where the name of a measure was asked for and no figure measures it.
    pub(crate) const NAMED: f32 = 0.85;
    /// A figure that tells how much there is, or how fast it grows, as was asked, must measure so much of what the best does.
    pub(crate) const OF_ASPECT: f32 = 0.6;
    /// From this on an indicator is what was asked for and nothing else.
    pub(crate) const EXACT: f32 = 0.95;
    /// Of others beside it, those that differ by no more than a letter or two.
    pub(crate) const NEARLY_EXACT: f32 = 0.9;
}

/// How much a word of a question tells of what it is about.
pub(super) mod worth {
    /// What a name of the lexicon tells at least.
    pub(crate) const CONCEPT: f32 = 0.4;
    /// What a name tells that a number tells from others: 3号线.
    pub(crate) const NUMBERED: f32 = 1.0;
    /// What a word in Latin letters that the corpus does not print tells: people who ask in English wrap what they
    /// ask for in more words of their own.
    pub(crate) const LATIN: f32 = 0.3;
    /// What a digit or two tell that stand alone: n+1.
    pub(crate) const DIGIT: f32 = 0.05;
    /// A word that tells so much may be what a run of words names.
    pub(crate) const HEAD: f32 = 0.3;
    /// What general Chinese uses more often names nothing by itself: 女孩子.
    pub(crate) const SELDOM: f32 = 0.15;
}

/// What a word counts that stands around a figure, or apart, beside one that names it.
pub(super) mod near {
    /// In the figure's sentence.
    pub(crate) const SENTENCE: f32 = 0.85;
    /// In another clause of the sentence than a number that is not read as a figure.
    pub(crate) const OTHER_CLAUSE: f32 = 0.35;
    /// In its paragraph or the headings above it.
    pub(crate) const PARAGRAPH: f32 = 0.55;
    /// All its pairs of characters, though apart.
    pub(crate) const APART: f32 = 0.9;
}

/// How well a figure fits, by what it is called and counted in.
pub(super) mod fit {
    /// What the words count beside the better of concept and words.
    pub(crate) const WORDS: f32 = 0.05;
    /// What the measure that reports printed before counts beside the one that was asked for.
    pub(crate) const FORMERLY: f32 = 0.98;
    /// What an indicator that is known as nothing counts where it prints a name's letters with others between them.
    pub(crate) const APART: f32 = 0.6;
    /// What a unit counts that is used of the same things as the one asked for.
    pub(crate) const ALMOST: f32 = 0.8;
}

/// Share of the best figure's score from which others are shown beside it, by what was wanted.
pub(super) mod beside {
    /// How much of one thing.
    pub(crate) const VALUE: f32 = 0.75;
    /// The same, where several things were asked for at once.
    pub(crate) const SEVERAL: f32 = 0.5;
    pub(crate) const LIST: f32 = 0.5;
    /// Figures of both times are wanted, however well each fits.
    pub(crate) const COMPARE: f32 = 0.2;
    /// What is said of a thing.
    pub(crate) const PASSAGE: f32 = 0.5;
    /// Where a time was named, fewer figures are meant.
    pub(crate) const PASSAGE_OF_TIME: f32 = 0.6;
}
