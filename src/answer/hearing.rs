//! The words of a question held against the texts of a library: a paragraph, a sentence, what stands around a figure.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::compounds::{begins_otherwise, compounds, is_missing, lacks_head};
use super::holding::{Sought, Text};
use super::numeral;
use super::telling::{Telling, Told};
use super::weights::{floor, near};
use super::worth::telling;
use crate::figures::Figure;
use crate::library::Library;
use crate::question::{Affixes, Question, Word, is_money_name, kind_of};
use crate::report::{Paragraph, ParagraphId};
use crate::text::{fold_onto, folded};

/// Words that are held against texts. What people ask has fewer; of a page that is pasted the most telling decide.
const MOST_WORDS: usize = 60;

/// Bytes that most figures are named in.
const USUAL: usize = 256;

/// What ends a clause, as printed and folded.
const ENDS: [char; 8] = ['，', '。', '；', '！', ',', ';', '：', '\n'];

/// The words of a question that tell what it is about, and how much each tells.
#[derive(Debug)]
pub(super) struct Words<'a> {
    question: &'a Question,
    library: &'a Library,
    words: Vec<(&'a Word, f32)>,
    /// The same, as texts are looked through for them.
    sought: Vec<Sought<'a>>,
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
        let sought = words.iter().map(|(word, _)| Sought::of(question, word)).collect();
        Self { question, library, words, sought }
    }

    pub(super) fn question(&self) -> &'a Question {
        self.question
    }

    /// Held against a paragraph with its headings.
    pub(super) fn of_paragraph(&self, paragraph: ParagraphId) -> Telling {
        let text = whole(self.library, paragraph);
        self.against(&[(&text, 1.0)])
    }

    /// Held against a sentence, and less against the paragraph around it.
    pub(super) fn of_sentence(&self, paragraph: ParagraphId, sentence: usize) -> Telling {
        let own = self.library.corpus().paragraph(paragraph);
        let own = own.and_then(|own| Some(own.sentences.get(sentence)?.span.of(&own.text)));
        let sentence = Text::of(folded(own.unwrap_or_default()));
        let whole = whole(self.library, paragraph);
        self.against(&[(&sentence, 1.0), (&whole, near::PARAGRAPH)])
    }

    /// True when the paragraph says a number in the unit asked for, or the sentence any where none was.
    pub(super) fn say_some(&self, paragraph: ParagraphId, sentence: usize) -> bool {
        let Some(own) = self.library.corpus().paragraph(paragraph) else { return false };
        let sentence = || own.sentences.get(sentence).map(|sentence| sentence.span.of(&own.text));
        let text = if self.question.want.unit().is_some() { Some(own.text.as_str()) } else { sentence() };
        let told = self.of_paragraph(paragraph);
        text.is_some_and(|text| numeral::says(text, &self.question.want))
            && !lacks_head(&self.words, self.affixes(), &told, &told)
    }

    /// True when a clause of the sentence says a number in the unit asked for and speaks of what was asked.
    pub(super) fn say_number(&self, paragraph: ParagraphId, sentence: usize) -> bool {
        let own = self.library.corpus().paragraph(paragraph);
        let own = own.and_then(|own| Some(own.sentences.get(sentence)?.span.of(&own.text)));
        let sentence = Text::of(folded(own.unwrap_or_default()));
        sentence.as_str().split(ENDS).filter(|clause| numeral::says(clause, &self.question.want)).any(
            |clause| {
                let clause = Text::of(clause);
                let told = self.against(&[(&clause, 1.0), (&sentence, near::OTHER_CLAUSE)]);
                told.covered() >= floor::SAYS_CLAUSE
                    && !told.is_of_another()
                    && !lacks_head(&self.words, self.affixes(), &told, &self.against(&[(&clause, 1.0)]))
            },
        )
    }

    /// Held against what a figure measures and the words around it, the nearer the better.
    pub(super) fn of_figure(&self, figure: &Figure, around: &Around) -> Heard {
        let place = figure.place;
        let Some(paragraph) = self.library.corpus().paragraph(place.paragraph) else {
            return Heard::default();
        };
        let own = Text::of(named(figure, paragraph));
        let alone = self.against(&[(&own, 1.0)]);
        let sentence = || {
            let own = paragraph.sentences.get(place.sentence).map_or("", |own| own.span.of(&paragraph.text));
            Text::of(folded(own))
        };
        let sentence = around.sentence(place.sentence, sentence);
        let whole = around.whole.get_or_init(|| whole(self.library, place.paragraph));
        let texts = [(&*sentence, near::SENTENCE), (whole, near::PARAGRAPH)];
        let word = |(told, sought): (&Told, &Sought<'_>)| Told {
            held: most(sought, &texts, told.held),
            ..told.clone()
        };
        let words = alone.words.iter().zip(&self.sought).map(word).collect();
        Heard { told: Telling { words }, is_of_kind: self.are_of_kind(own.as_str()), alone }
    }

    /// True of a figure of a part only of the thing asked for: its name lacks what the words name, or what they say of it
    /// is said of other figures alone.
    pub(super) fn is_part(&self, figure: &Figure, heard: &Heard, around: &Around) -> bool {
        let is_others = |(at, (_, word)): (usize, (&Word, &Word))| {
            word.is_measure && is_missing(&heard.alone, at) && self.is_apart(at, figure, around)
        };
        let is_money = self.question.want.unit().is_none() && self.names_money();
        !heard.is_of_kind
            || self.lacks_counted(figure, &heard.told)
            || self.question.want.counts() && figure.unit.contains('元')
            || is_money && !figure.unit.contains('元')
            || begins_otherwise(&self.words, self.affixes(), &folded(&figure.indicator), &heard.alone)
            || lacks_head(&self.words, self.affixes(), &heard.told, &heard.alone)
            || compounds(&self.words).any(is_others)
    }

    /// What is to be counted is nowhere in the figure's name, sentence or unit: of 多少补贴 heads of cattle tell nothing.
    fn lacks_counted(&self, figure: &Figure, told: &Telling) -> bool {
        let is_lacking = |((word, _), told): (&(&Word, f32), &Told)| {
            // Another name of a concept holds less of it than its own.
            let least = if word.is_concept { floor::HARDLY } else { near::PARAGRAPH };
            word.is_counted && told.held <= least && !figure.unit.contains(&word.text)
        };
        self.words.iter().zip(&told.words).any(is_lacking)
    }

    /// Of a concept that was asked for only neighbours are held, and of other words nothing: 光纤 tells nothing of 5G用户.
    pub(super) fn are_neighbours_alone(&self, told: &Telling) -> bool {
        let is_hardly_held = |told: &Told| told.held < floor::MEASURES;
        self.words.iter().any(|(word, _)| word.is_concept) && told.words.iter().all(is_hardly_held)
    }

    /// What is asked for is an amount of money by its name: 合同额.
    fn names_money(&self) -> bool {
        self.ends().any(|word| is_money_name(&word.text))
    }

    /// The words that a run of words ends with: what is named comes last in Chinese. What the lexicon knows as measured has
    /// names of its own.
    fn ends(&self) -> impl Iterator<Item = &Word> {
        let next = self.words.iter().skip(1).map(|(word, _)| Some(*word)).chain([None]);
        let ends = self
            .words
            .iter()
            .zip(next)
            .filter(|((word, _), next)| !word.is_measure && next.is_none_or(|next| !next.follows(word)));
        ends.map(|((word, _), _)| *word)
    }

    /// True unless what is asked for says which kind of number it is, and a figure's own words do not: 新增贷款 is no
    /// 贷款利率, and what tells of 大学 is no 学费.
    fn are_of_kind(&self, named: &str) -> bool {
        self.ends().all(|word| {
            kind_of(&word.text).is_none_or(|says| says.iter().any(|own| named.contains(own.as_str())))
        })
    }

    fn affixes(&self) -> &Affixes {
        self.library.knowledge().lexicon.affixes()
    }

    /// Around the figure only clauses that tell of other figures hold the word.
    fn is_apart(&self, word: usize, figure: &Figure, around: &Around) -> bool {
        let texts = around.others.get_or_init(|| plain(self.library, figure.place.paragraph));
        self.sought.get(word).is_some_and(|sought| sought.held(texts) < floor::HARDLY)
    }

    fn against(&self, texts: &[(&Text<'_>, f32)]) -> Telling {
        let word = |(&(word, telling), sought): (&(&Word, f32), &Sought<'_>)| Told {
            text: word.text.as_str().into(),
            telling,
            held: most(sought, texts, 0.0),
        };
        Telling { words: self.words.iter().zip(&self.sought).map(word).collect() }
    }
}

/// The most that one of the texts holds of a word, each with what it counts, or `known` where that is more.
fn most(sought: &Sought<'_>, texts: &[(&Text<'_>, f32)], known: f32) -> f32 {
    texts.iter().fold(known, |most, (text, share)| {
        // No text holds more than all of a word.
        if most >= *share { most } else { most.max(share * sought.held(text)) }
    })
}

/// What a figure holds of the words asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Heard {
    /// By its name, its clause, and what stands around.
    pub(super) told: Telling,
    /// By its name and its clause alone.
    pub(super) alone: Telling,
    /// Its name and its clause say that it is a number of the kind that was asked for.
    is_of_kind: bool,
}

/// The folded texts around the figures of one paragraph, made once.
#[derive(Debug, Default)]
pub(super) struct Around {
    whole: OnceCell<Text<'static>>,
    /// What stands in no clause of a figure.
    others: OnceCell<Text<'static>>,
    /// The sentence that was asked for last: figures come in their order.
    sentence: RefCell<Option<(usize, Rc<Text<'static>>)>>,
}

impl Around {
    fn sentence(&self, at: usize, make: impl FnOnce() -> Text<'static>) -> Rc<Text<'static>> {
        let mut last = self.sentence.borrow_mut();
        if let Some((_, text)) = last.as_ref().filter(|(known, _)| *known == at) {
            return Rc::clone(text);
        }
        let text = Rc::new(make());
        *last = Some((at, Rc::clone(&text)));
        text
    }
}

/// A paragraph and the headings above it, folded.
fn whole(library: &Library, paragraph: ParagraphId) -> Text<'static> {
    let corpus = library.corpus();
    let (Some(report), Some(own)) = (corpus.report(paragraph), corpus.paragraph(paragraph)) else {
        return Text::of("");
    };
    let mut text = String::with_capacity(own.text.len() + USUAL);
    fold_onto(&mut text, &own.text);
    for heading in report.path(own) {
        text.push('\n');
        fold_onto(&mut text, heading);
    }
    Text::of(text)
}

/// The clauses of a paragraph that have no figure, and the headings above it, folded.
fn plain(library: &Library, paragraph: ParagraphId) -> Text<'static> {
    let corpus = library.corpus();
    let (Some(report), Some(own)) = (corpus.report(paragraph), corpus.paragraph(paragraph)) else {
        return Text::of("");
    };
    let starts: Vec<usize> = library.measured(paragraph).map(|(figure, _)| figure.place.span.start).collect();
    let (mut at, mut text) = (0, String::with_capacity(own.text.len() + USUAL));
    for clause in own.text.split_inclusive(ENDS) {
        let end = at + clause.len();
        if !starts.iter().any(|start| (at..end).contains(start)) {
            fold_onto(&mut text, clause);
        }
        at = end;
    }
    for heading in report.path(own) {
        text.push('\n');
        fold_onto(&mut text, heading);
    }
    Text::of(text)
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
    let parts = [figure.indicator.as_str(), &figure.printed].into_iter().chain(scope);
    let mut named = String::with_capacity(USUAL);
    for part in parts.chain([before, &figure.text, after]) {
        fold_onto(&mut named, part);
        named.push('\n');
    }
    named
}
