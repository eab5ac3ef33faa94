//! What is left of a question, as things to look for: the person's words and what reports call them.

use super::apart;
use super::country;
use super::filler::is_filler;
use super::forms::form;
use super::numbered;
use super::read::Read;
use super::sides::sides;
use super::taken::Taken;
use super::wanted;
use super::weights::neighbour;
use super::{ConceptId, ConceptKind, Knowledge, Match, Places, Topic, Word};
use crate::search::{Ask, Form, Query};
use crate::text::is_han;

/// Forms of one thing that are looked for at most; the heaviest stay.
const MOST_FORMS: usize = 24;

/// The things asked for, and the concepts among them.
pub(super) fn topic(
    taken: &Taken<'_>,
    read: &Read,
    wants: ConceptKind,
    places: &Places,
    knowledge: &Knowledge,
) -> Topic {
    let mut builder = Builder {
        knowledge,
        respelled: &read.respelled,
        wants,
        query: Query::default(),
        words: Vec::new(),
        concepts: Vec::new(),
        everyday: Vec::new(),
        countries: Vec::new(),
    };
    let mut left = taken.clone();
    if let Some(apart) = apart::name(taken, read, knowledge) {
        builder.concept(&apart.typed, None, &apart.matches.iter().collect::<Vec<_>>());
        apart.places.iter().for_each(|&at| left.take(at, at + 1));
    }
    for (start, end) in left.left() {
        builder.run(taken, start, end, &read.matches);
    }
    for name in &places.translated {
        builder.place(name, None);
    }
    let lexicon = &knowledge.lexicon;
    let is_measure = |id: &ConceptId| lexicon.concept(*id).kind == ConceptKind::Indicator;
    let Builder { query, mut words, concepts, everyday, .. } = builder;
    let behind = |word: &Word, what: &[char]| {
        let before = word.span.and_then(|(start, _)| taken.chars().get(..start));
        before.is_some_and(|before| before.ends_with(what))
    };
    for word in &mut words {
        // One letter is a measure word, or stands in every name: 多少口井, 多少路.
        word.is_counted = word.text.chars().count() > 1 && behind(word, &HOW_MANY);
    }
    let topic = Topic {
        indicators: concepts.iter().map(|&id| lexicon.concept(id).name.clone()).collect(),
        is_measure: !concepts.is_empty() && concepts.iter().all(is_measure),
        has_measure: concepts.iter().any(is_measure),
        query,
        words,
        concepts,
        everyday,
        is_personal: is_personal(taken),
        sides: Vec::new(),
    };
    Topic { sides: sides(&topic, taken.chars()), ..topic }
}

/// What stands before that which is counted, where no unit does.
const HOW_MANY: [char; 2] = ['多', '少'];

/// Words for the asker's own: an office or an app knows of it, no report does.
const PERSONAL: &[&str] = &["my", "mine", "near me", "帮我", "附近"];
/// What makes no affair of their own of 我: 我国, 我们, 我想问.
const NOT_PERSONAL: &str = "国们省市区县州旗镇乡想要能可就";

/// The asker's own affairs are named: 我的社保, 我爸, my.
fn is_personal(taken: &Taken<'_>) -> bool {
    let chars = taken.chars();
    let names_self = |at: usize| {
        let next = chars.get(at + 1);
        chars.get(at) == Some(&'我')
            && next.is_some_and(|next| is_han(*next) && !NOT_PERSONAL.contains(*next))
    };
    PERSONAL.iter().any(|word| taken.names(word)) || (0..chars.len()).any(names_self)
}

/// Whether a word names something that the lexicon knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Not,
    Name,
    /// Something that is measured by figures.
    Measure,
}

struct Builder<'a> {
    knowledge: &'a Knowledge,
    /// Readings put in for what was typed.
    respelled: &'a [String],
    /// Concepts of the other kind count less where a word means several.
    wants: ConceptKind,
    query: Query,
    words: Vec<Word>,
    concepts: Vec<ConceptId>,
    everyday: Vec<String>,
    /// First letters of the countries so far.
    countries: Vec<char>,
}

impl Builder<'_> {
    /// One unbroken run of untaken characters: names of concepts, and the words between them.
    fn run(&mut self, taken: &Taken<'_>, start: usize, end: usize, matches: &[Match]) {
        let mut at = start;
        let mut phrase = String::new();
        let mut pieces = 0;
        while at < end {
            let here: Vec<&Match> =
                matches.iter().filter(|found| found.start == at && found.end <= end).collect();
            let stop = here.first().map_or_else(
                || {
                    matches
                        .iter()
                        .map(|found| found.start)
                        .filter(|&next| next > at)
                        .min()
                        .unwrap_or(end)
                        .min(end)
                },
                |found| found.end,
            );
            let chars = taken.chars().get(at..stop).unwrap_or_default();
            if here.is_empty() {
                pieces += self.words(at, chars, &mut phrase);
            } else {
                let typed: String = chars.iter().collect();
                phrase.push_str(&typed);
                self.concept(&typed, Some((at, stop)), &here);
                pieces += 1;
            }
            at = stop;
        }
        self.phrase(&mut phrase, pieces);
    }

    /// Words that name no concept; filler breaks the phrase. Gives how many things were asked for.
    fn words(&mut self, start: usize, chars: &[char], phrase: &mut String) -> usize {
        let mut own = String::new();
        let mut pieces = 0;
        for (from, to) in numbered::joined(chars, self.knowledge.segmenter.cut(chars)) {
            let word: String = chars.get(from..to).unwrap_or_default().iter().collect();
            if is_filler(&word) || !word.chars().any(char::is_alphanumeric) {
                pieces += usize::from(self.own(&mut own));
            } else if country::is_country(&self.knowledge.gazetteer, &word) {
                pieces += usize::from(self.own(&mut own)) + 1;
                self.place(&word, Some((start + from, start + to)));
                phrase.push_str(&word);
            } else {
                self.word(&word, Named::Not, Some((start + from, start + to)));
                own.push_str(&word);
                phrase.push_str(&word);
            }
        }
        pieces + usize::from(self.own(&mut own))
    }

    /// A word of the thing that is asked for next; one that says how it is asked for tells nothing of it.
    fn word(&mut self, text: &str, named: Named, span: Option<(usize, usize)>) {
        let is_moved = self.wants == ConceptKind::Indicator && wanted::names_move(text);
        if named == Named::Not && (wanted::names_aspect(text) || wanted::is_amount(text) || is_moved) {
            return;
        }
        // Of a word that was guessed from its sound it is not sure that it was meant.
        let share =
            if self.respelled.iter().any(|own| own.contains(text)) { neighbour::GUESSED } else { 1.0 };
        let rarity = share * self.knowledge.segmenter.rarity(text);
        self.words.push(Word {
            text: text.to_owned(),
            ask: self.query.asks.len(),
            is_concept: named != Named::Not,
            is_measure: named == Named::Measure,
            concepts: Vec::new(),
            rarity,
            is_counted: false,
            span,
        });
    }

    /// A place that reports speak of. Countries stand in them by their first letters side by side: 中俄, 俄蒙.
    fn place(&mut self, name: &str, span: Option<(usize, usize)>) {
        let mut forms = vec![self.form(name, 1.0)];
        let is_country = country::is_country(&self.knowledge.gazetteer, name);
        if let Some(letter) = name.chars().next().filter(|_| is_country) {
            let pairs = country::by_letters(letter, &self.countries);
            forms.extend(pairs.iter().map(|pair| self.form(pair, neighbour::LETTERS)));
            self.countries.push(letter);
        }
        self.word(name, Named::Name, span);
        self.query.asks.push(Ask { forms });
    }

    /// The person's own words as one thing asked for.
    fn own(&mut self, text: &mut String) -> bool {
        let form = self.form(&std::mem::take(text), 1.0);
        let is_something = !form.terms.is_empty();
        if is_something {
            self.query.asks.push(Ask { forms: vec![form] });
        }
        is_something
    }

    /// The whole run in one piece, so that words side by side count more than words apart.
    fn phrase(&mut self, phrase: &mut String, pieces: usize) {
        let form = self.form(&std::mem::take(phrase), 1.0);
        if pieces > 1 {
            self.query.phrases.push(form);
        }
    }

    fn concept(&mut self, typed: &str, span: Option<(usize, usize)>, matches: &[&Match]) {
        let mut forms = vec![self.form(typed, 1.0)];
        let is_everyday =
            |found: &Match| self.knowledge.lexicon.concept(found.concept).kind == ConceptKind::Everyday;
        if matches.iter().all(|found| is_everyday(found)) {
            self.everyday.push(typed.to_owned());
            self.word(typed, Named::Not, span);
            self.query.asks.push(Ask { forms });
            return;
        }
        let kind = |found: &Match| self.knowledge.lexicon.concept(found.concept).kind;
        let is_measure = matches.iter().any(|found| kind(found) == ConceptKind::Indicator);
        self.word(typed, if is_measure { Named::Measure } else { Named::Name }, span);
        let known = matches.iter().filter(|found| !is_everyday(found)).map(|found| found.concept);
        if let Some(word) = self.words.last_mut() {
            word.concepts = known.collect();
        }
        for found in matches.iter().filter(|found| !is_everyday(found)) {
            let kind = |found: &Match| self.knowledge.lexicon.concept(found.concept).kind;
            let is_second =
                kind(found) != self.wants && matches.iter().any(|other| kind(other) == self.wants);
            // A word that means a measure and its topic names the measure where a number is wanted.
            let is_topic_of_measure = is_second && self.wants == ConceptKind::Indicator;
            if !is_topic_of_measure && !self.concepts.contains(&found.concept) {
                self.concepts.push(found.concept);
            }
            let share = if is_second { neighbour::OTHER_KIND } else { 1.0 };
            self.names(found.concept, found.weight * share, &mut forms);
        }
        let (first, added) = forms.split_at_mut(1);
        let typed = first.first().map_or(1, |form| form.terms.len()).max(1) as f32;
        for form in &mut *added {
            // Scores add up over terms: without this a long official name would drown the other words typed.
            form.weight *= (typed / form.terms.len().max(1) as f32).min(1.0).sqrt();
        }
        added.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        let mut kept: Vec<Form> = first.to_vec();
        for form in added {
            if kept.len() < MOST_FORMS && kept.iter().all(|known| known.text != form.text) {
                kept.push(form.clone());
            }
        }
        self.query.asks.push(Ask { forms: kept });
    }

    fn names(&self, id: ConceptId, weight: f32, forms: &mut Vec<Form>) {
        let concept = self.knowledge.lexicon.concept(id);
        // Who asks what is done about a measure asks for the topic it belongs to.
        let is_measure_of_topic = self.wants == ConceptKind::Topic && concept.kind == ConceptKind::Indicator;
        let (own, broader) = if is_measure_of_topic {
            (neighbour::MEASURE, neighbour::TOPIC)
        } else {
            (1.0, neighbour::BROADER)
        };
        forms.extend(self.knowledge.words(id, weight * own));
        for (ids, share, covers) in [
            (&concept.formerly, neighbour::FORMERLY, 1.0),
            (&concept.narrower, neighbour::NARROWER, 1.0),
            (&concept.related, neighbour::RELATED, 1.0),
            (&concept.broader, broader, neighbour::WIDER),
        ] {
            for &other in ids {
                let names = self.knowledge.names(other, weight * share);
                forms.extend(names.map(|form| Form { meaning: covers * form.meaning, ..form }));
            }
        }
    }

    fn form(&self, text: &str, weight: f32) -> Form {
        form(text, weight, &self.knowledge.segmenter)
    }
}
