//! How much of what was asked a text holds.

use std::ops::Range;

use rustc_hash::FxHashMap;
use smallvec::{SmallVec, smallvec};

use crate::library::Library;
use crate::question::Question;
use crate::search::{Form, TermId, TermSet};
use crate::text::{Term, TermKind, ones};

/// What is asked for, with how telling each part is. A text is first looked through once for all terms ([`Asked::met`]);
/// what it holds then tells everything else.
#[derive(Debug, Default)]
pub(super) struct Asked {
    asks: Vec<AskedFor>,
    total: f32,
    /// Of one thing that is asked for after another.
    forms: Vec<AskedForm>,
    /// Where each term stands in [`Met`].
    places: FxHashMap<TermId, usize>,
    /// At the place of each term the forms that it is a part of, with how telling it is.
    parts: Vec<SmallVec<[(usize, f32); 2]>>,
}

#[derive(Debug)]
struct AskedFor {
    /// How telling the person's own words are.
    telling: f32,
    /// Where its forms stand.
    forms: Range<usize>,
}

#[derive(Debug)]
struct AskedForm {
    /// What all terms together tell.
    total: f32,
    meaning: f32,
    /// How many terms a text holds that holds it whole; `None` where the corpus lacks one of them.
    terms: Option<usize>,
}

/// Which of the terms asked for some text holds: a bit for each.
#[derive(Debug, Clone, Default)]
pub(super) struct Met(SmallVec<[u64; 8]>);

impl Met {
    fn add(&mut self, place: usize) {
        if let Some(bits) = self.0.get_mut(place / 64) {
            *bits |= 1 << (place % 64);
        }
    }

    /// Of the terms that it holds, in their order.
    fn places(&self) -> impl Iterator<Item = usize> {
        ones(&self.0)
    }

    fn count(&self) -> u32 {
        self.0.iter().map(|bits| bits.count_ones()).sum()
    }

    /// What two texts hold together.
    pub(super) fn with(mut self, other: &Met) -> Met {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
        self
    }
}

impl Asked {
    pub(super) fn of(question: &Question, library: &Library) -> Self {
        let index = library.index();
        let has_concept = !question.topic.concepts.is_empty() || !question.places.translated.is_empty();
        let terms = |form: &Form, is_named: bool| -> SmallVec<[(Option<TermId>, f32); 16]> {
            let marks = form.terms.iter().filter(|term| term.kind != TermKind::Word);
            let telling = |term: &Term| {
                let id = index.term(&term.text);
                let share = if id.is_none() && has_concept && !is_named { unknown(term.kind) } else { 1.0 };
                (id, share * index.telling(id))
            };
            marks.map(telling).collect()
        };
        let mut asked = Asked::default();
        for ask in &question.topic.query.asks {
            let start = asked.forms.len();
            for (at, form) in ask.forms.iter().enumerate() {
                let terms = terms(form, ask.forms.len() > 1);
                // A name that we added, and of which the corpus lacks a part, is held nowhere whole.
                if at == 0 || terms.iter().all(|(id, _)| id.is_some()) {
                    asked.add(form.meaning, &terms);
                }
            }
            let telling = asked.forms.get(start).map_or(0.0, |own| own.total);
            asked.total += telling;
            asked.asks.push(AskedFor { telling, forms: start..asked.forms.len() });
        }
        asked
    }

    fn add(&mut self, meaning: f32, terms: &[(Option<TermId>, f32)]) {
        let form = self.forms.len();
        for (id, telling) in terms {
            let Some(id) = id else { continue };
            let next = self.parts.len();
            let place = *self.places.entry(*id).or_insert(next);
            if place == next {
                self.parts.push(SmallVec::new());
            }
            self.parts.get_mut(place).into_iter().for_each(|parts| parts.push((form, *telling)));
        }
        let is_known = !terms.is_empty() && terms.iter().all(|(id, _)| id.is_some());
        self.forms.push(AskedForm {
            total: terms.iter().map(|&(_, telling)| telling).sum(),
            meaning,
            terms: is_known.then_some(terms.len()),
        });
    }

    /// Which terms of what is asked a text holds. Of the text and the question the shorter is gone through.
    pub(super) fn met(&self, text: &TermSet) -> Met {
        let mut held = Met(smallvec![0; self.places.len().div_ceil(64)]);
        if self.places.len() <= text.len() {
            let known = self.places.iter().filter(|(term, _)| text.holds(**term));
            known.for_each(|(_, place)| held.add(*place));
        } else {
            text.iter().filter_map(|term| self.places.get(&term)).for_each(|place| held.add(*place));
        }
        held
    }

    /// Share of what is asked that is held, 0 to 1.
    pub(super) fn covered(&self, held: &Met) -> f32 {
        if self.total <= 0.0 {
            return 0.0;
        }
        let mut told: SmallVec<[f32; 256]> = smallvec![0.0; self.forms.len()];
        for &(form, telling) in held.places().filter_map(|place| self.parts.get(place)).flatten() {
            told.get_mut(form).into_iter().for_each(|told| *told += telling);
        }
        let share = |(form, told): (&AskedForm, &f32)| {
            if form.total > 0.0 { form.meaning * told / form.total } else { 0.0 }
        };
        let best = |ask: &AskedFor| {
            let (forms, told) = (self.forms.get(ask.forms.clone()), told.get(ask.forms.clone()));
            let shares = forms.unwrap_or_default().iter().zip(told.unwrap_or_default()).map(share);
            ask.telling * shares.fold(0.0, f32::max)
        };
        self.asks.iter().map(best).sum::<f32>() / self.total
    }

    /// Share of a text's terms that are part of what is asked, 0 to 1; `held` is what it holds of that.
    pub(super) fn covers(text: &TermSet, held: &Met) -> f32 {
        if text.len() > 0 { held.count() as f32 / text.len() as f32 } else { 0.0 }
    }

    /// How much is spoken of the things asked for: the number of different names of them and of their neighbours that are
    /// held whole, `n / (n + 3)`.
    pub(super) fn breadth(&self, held: &Met) -> f32 {
        let mut terms: SmallVec<[usize; 256]> = smallvec![0; self.forms.len()];
        for &(form, _) in held.places().filter_map(|place| self.parts.get(place)).flatten() {
            terms.get_mut(form).into_iter().for_each(|terms| *terms += 1);
        }
        let whole =
            self.forms.iter().zip(terms).filter(|(form, terms)| form.terms == Some(*terms)).count() as f32;
        whole / (whole + 3.0)
    }
}

/// What a word that the corpus does not hold counts beside a concept that the question names: people wrap
/// what they ask for in words of their own, in English more than in Chinese.
fn unknown(kind: TermKind) -> f32 {
    match kind {
        TermKind::Latin => 0.15,
        TermKind::Bigram | TermKind::Word | TermKind::Number => 0.4,
    }
}
