//! Which words tell what a question is about, and which of them a text holds.

use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

use super::numeral;
use super::weights::floor;
use crate::figures::Figure;
use crate::library::Library;
use crate::question::{Question, Word, is_name, spellings};
use crate::report::{Paragraph, ParagraphId};
use crate::text::{TermKind, folded, terms};

/// One word of the question, held against a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub(super) text: String,
    /// How much it tells, 0 to 1.
    pub(super) telling: f32,
    /// How much of it the text holds, 0 to 1: less than all where it is held by another name.
    pub(super) held: f32,
}

/// What the words of a question tell, held against one text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Telling {
    pub(super) words: Vec<Told>,
}

/// What a name of the lexicon tells at least.
const CONCEPT: f32 = 0.4;
/// What a name tells that a number tells from others: 3号线.
const NUMBERED: f32 = 1.0;
/// What a word in Latin letters that the corpus does not print tells: people who ask in English wrap what they
/// ask for in more words of their own.
const LATIN: f32 = 0.3;
/// Words that are held against texts. What people ask has fewer; of a page that is pasted the most telling decide.
const MOST_WORDS: usize = 60;
/// How much of a word is held by a text that prints all its pairs of characters, though apart.
const APART: f32 = 0.9;

/// What ends a clause, as printed and folded.
const ENDS: [char; 8] = ['，', '。', '；', '！', ',', ';', '：', '\n'];

/// What a word that stands around a figure counts, beside one that names it.
mod near {
    /// In the figure's sentence.
    pub(super) const SENTENCE: f32 = 0.85;
    /// In another clause of the sentence than a number that is not read as a figure.
    pub(super) const OTHER_CLAUSE: f32 = 0.35;
    /// In its paragraph or the headings above it.
    pub(super) const PARAGRAPH: f32 = 0.55;
}

/// The words of a question that tell what it is about, and how much each tells.
#[derive(Debug)]
pub(super) struct Words<'a> {
    question: &'a Question,
    library: &'a Library,
    words: Vec<(&'a Word, f32)>,
}

impl<'a> Words<'a> {
    pub(super) fn of(question: &'a Question, library: &'a Library) -> Self {
        let mut words: Vec<(&Word, f32)> =
            question.topic.words.iter().map(|word| (word, telling(question, word, library))).collect();
        if words.len() > MOST_WORDS {
            let mut tellings: Vec<f32> = words.iter().map(|(_, telling)| *telling).collect();
            let (_, least, _) = tellings.select_nth_unstable_by(MOST_WORDS, |a, b| b.total_cmp(a));
            words.retain(|(_, telling)| telling > least);
        }
        Self { question, library, words }
    }

    /// Held against a paragraph with its headings.
    pub(super) fn of_paragraph(&self, paragraph: ParagraphId) -> Telling {
        let text = whole(self.library, paragraph);
        self.against(&[(text.as_str(), 1.0)])
    }

    /// Held against a sentence, and less against the paragraph around it.
    pub(super) fn of_sentence(&self, paragraph: ParagraphId, sentence: usize) -> Telling {
        let own = self.library.corpus().paragraph(paragraph);
        let own = own.and_then(|own| Some(own.sentences.get(sentence)?.span.of(&own.text)));
        let sentence = folded(own.unwrap_or_default());
        let whole = whole(self.library, paragraph);
        self.against(&[(sentence.as_str(), 1.0), (whole.as_str(), near::PARAGRAPH)])
    }

    /// True when a clause of the sentence says a number in the unit asked for and speaks of what was asked.
    pub(super) fn say_number(&self, paragraph: ParagraphId, sentence: usize) -> bool {
        let own = self.library.corpus().paragraph(paragraph);
        let own = own.and_then(|own| Some(own.sentences.get(sentence)?.span.of(&own.text)));
        let sentence = folded(own.unwrap_or_default());
        sentence.split(ENDS).filter(|clause| numeral::says(clause, &self.question.want)).any(|clause| {
            let told = self.against(&[(clause, 1.0), (sentence.as_str(), near::OTHER_CLAUSE)]);
            told.covered() >= floor::SAYS_CLAUSE && !told.is_of_another()
        })
    }

    /// Held against what a figure measures and the words around it, the nearer the better.
    /// Also how much the name and the clause of the figure hold alone.
    pub(super) fn of_figure(&self, figure: &Figure, around: &Around) -> (Telling, f32) {
        let place = figure.place;
        let Some(paragraph) = self.library.corpus().paragraph(place.paragraph) else {
            return (Telling::default(), 0.0);
        };
        let own = named(figure, paragraph);
        let alone = self.against(&[(own.as_str(), 1.0)]);
        let sentence = || {
            let own = paragraph.sentences.get(place.sentence).map_or("", |own| own.span.of(&paragraph.text));
            folded(own)
        };
        let sentence = around.sentence(place.sentence, sentence);
        let whole = around.whole.get_or_init(|| whole(self.library, place.paragraph));
        let texts = [(sentence.as_str(), near::SENTENCE), (whole.as_str(), near::PARAGRAPH)];
        let word =
            |told: &Told, word: &Word| Told { held: self.most(word, &texts, told.held), ..told.clone() };
        let words = alone.words.iter().zip(&self.words).map(|(told, (own, _))| word(told, own)).collect();
        (Telling { words }, alone.covered())
    }

    fn against(&self, texts: &[(&str, f32)]) -> Telling {
        let word = |&(word, telling): &(&Word, f32)| Told {
            text: word.text.clone(),
            telling,
            held: self.most(word, texts, 0.0),
        };
        Telling { words: self.words.iter().map(word).collect() }
    }

    /// The most that one of the texts holds of a word, each with what it counts, or `known` where that is more.
    fn most(&self, word: &Word, texts: &[(&str, f32)], known: f32) -> f32 {
        texts.iter().fold(known, |most, (text, share)| {
            // No text holds more than all of a word.
            if most >= *share { most } else { most.max(share * held(self.question, word, text)) }
        })
    }
}

/// The folded texts around the figures of one paragraph, made once.
#[derive(Debug, Default)]
pub(super) struct Around {
    whole: OnceCell<String>,
    /// The sentence that was asked for last: figures come in their order.
    sentence: RefCell<Option<(usize, Rc<String>)>>,
}

impl Around {
    fn sentence(&self, at: usize, make: impl FnOnce() -> String) -> Rc<String> {
        let mut last = self.sentence.borrow_mut();
        if let Some((_, text)) = last.as_ref().filter(|(known, _)| *known == at) {
            return Rc::clone(text);
        }
        let text = Rc::new(make());
        *last = Some((at, Rc::clone(&text)));
        text
    }
}

impl Telling {
    /// Share of what the words tell that is held, 0 to 1; nothing told is nothing held.
    pub(super) fn covered(&self) -> f32 {
        let total: f32 = self.words.iter().map(|word| word.telling).sum();
        let held: f32 = self.words.iter().map(|word| word.telling * word.held).sum();
        if total > 0.0 { held / total } else { 0.0 }
    }

    /// The text speaks of something else: a word that is not there tells more than any that is, or tells so much
    /// that the others do not make up for it.
    pub(super) fn is_of_another(&self) -> bool {
        let missing = self.words.iter().filter(|word| word.held < floor::PARTLY);
        let lacking = missing.map(|word| word.telling * (1.0 - word.held)).fold(0.0, f32::max);
        let held = self.words.iter().map(|word| word.telling * word.held).fold(0.0, f32::max);
        lacking >= floor::LACKS_SOME && lacking > held
            || lacking >= floor::LACKS_MUCH && self.covered() < floor::MAKES_UP
    }

    /// A name with a number is not there: what is said of 2号线 is not said of 3号线.
    pub(super) fn lacks_name(&self) -> bool {
        self.words.iter().any(|word| word.held <= 0.0 && is_name(&word.text))
    }

    /// The most telling Chinese word of which the text holds nothing, where the text speaks of something else.
    pub(super) fn unsaid(&self) -> Option<&str> {
        let missing = self.words.iter().filter(|word| word.held <= 0.0 && !word.text.is_ascii());
        let most = missing.max_by(|a, b| a.telling.total_cmp(&b.telling))?;
        self.is_of_another().then_some(most.text.as_str())
    }

    /// What the most telling word that is not held tells.
    pub(super) fn lacking(&self) -> f32 {
        self.words.iter().map(|word| word.telling * (1.0 - word.held)).fold(0.0, f32::max)
    }
}

impl fmt::Display for Telling {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, word) in self.words.iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            write!(formatter, "{comma}{} {:.2} held {:.2}", word.text, word.telling, word.held)?;
        }
        Ok(())
    }
}

/// A paragraph and the headings above it, folded.
fn whole(library: &Library, paragraph: ParagraphId) -> String {
    let corpus = library.corpus();
    let (Some(report), Some(own)) = (corpus.report(paragraph), corpus.paragraph(paragraph)) else {
        return String::new();
    };
    let mut text = folded(&own.text);
    for heading in report.path(own) {
        text.push('\n');
        text.push_str(&folded(heading));
    }
    text
}

/// What names a figure: its indicator, scope and qualifiers, and the clause that prints it.
fn named(figure: &Figure, paragraph: &Paragraph) -> String {
    let text = &paragraph.text;
    let span = figure.place.span;
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let before = before.rfind(ENDS).and_then(|at| before.get(at..)).unwrap_or(before);
    let after = after.find(ENDS).and_then(|at| after.get(..at)).unwrap_or(after);
    let scope = figure.scope.iter().chain(&figure.qualifiers).map(String::as_str);
    let parts: Vec<&str> = [figure.indicator.as_str(), &figure.printed]
        .into_iter()
        .chain(scope)
        .chain([before, &figure.text, after])
        .collect();
    folded(&parts.join("\n"))
}

/// How much of a word the text holds: all where it is printed, as much as another name of the same concept means
/// it, or as many pairs of its characters.
fn held(question: &Question, word: &Word, text: &str) -> f32 {
    if is_name(&word.text) {
        let is_printed = spellings(&word.text).iter().any(|name| text.contains(name.as_str()));
        return f32::from(u8::from(is_printed));
    }
    let ask = question.topic.query.asks.get(word.ask).filter(|_| word.is_concept);
    let names = ask.map(|ask| ask.forms.as_slice()).unwrap_or_default().iter();
    let share = |name: &str| match text.contains(name) {
        true => 1.0,
        false => APART * pairs(name, text).max(without_ending(name, text)),
    };
    names.fold(share(&word.text), |most, form| {
        // No name holds more than it means.
        if most >= form.meaning { most } else { most.max(form.meaning * share(&form.text)) }
    })
}

/// 1 where the text prints a word of two characters without the 子 that people add: 管子 for 管道.
fn without_ending(word: &str, text: &str) -> f32 {
    let stem = word.strip_suffix('子').filter(|stem| stem.chars().count() == 1);
    f32::from(u8::from(stem.is_some_and(|stem| text.contains(stem))))
}

/// Share of a word's pairs of neighbouring characters that the text prints somewhere.
fn pairs(word: &str, text: &str) -> f32 {
    let chars: Vec<char> = word.chars().collect();
    if chars.len() < 3 || word.is_ascii() {
        return 0.0;
    }
    let mut letters = String::with_capacity(8);
    let is_held = |pair: &&[char]| {
        letters.clear();
        letters.extend(*pair);
        text.contains(letters.as_str())
    };
    let held = chars.windows(2).filter(is_held).count();
    held as f32 / (chars.len() - 1) as f32
}

/// A concept named in Latin letters tells what its own name tells.
fn telling(question: &Question, word: &Word, library: &Library) -> f32 {
    let own = telling_of(word, library);
    if !(word.is_concept && word.text.is_ascii()) {
        return own;
    }
    let ask = question.topic.query.asks.get(word.ask);
    let name = ask.and_then(|ask| ask.forms.iter().skip(1).find(|form| !form.text.is_ascii()));
    let named = name.map(|form| {
        let rarity = library.knowledge().segmenter.rarity(&form.text);
        telling_of(&Word { text: form.text.to_string(), rarity, ..word.clone() }, library)
    });
    named.unwrap_or(own)
}

/// A word that the corpus prints tells more the fewer sentences print it, unless general Chinese is full of it;
/// one that it does not print, the more seldom general Chinese uses it.
fn telling_of(word: &Word, library: &Library) -> f32 {
    let index = library.index();
    let own = terms(&word.text, &library.knowledge().segmenter);
    let ids: Vec<_> =
        own.iter().filter(|term| term.kind != TermKind::Word).map(|term| index.term(&term.text)).collect();
    let is_printed = !ids.is_empty() && ids.iter().all(Option::is_some);
    let most = index.telling(None).max(f32::MIN_POSITIVE);
    let told = if is_printed {
        let in_corpus = ids.iter().map(|id| index.telling(*id)).sum::<f32>() / (most * ids.len() as f32);
        in_corpus.min(2.0 * word.rarity)
    } else if word.text.is_ascii() {
        LATIN
    } else {
        word.rarity
    };
    if is_name(&word.text) {
        NUMBERED
    } else if word.is_concept {
        told.max(CONCEPT)
    } else {
        told
    }
}
