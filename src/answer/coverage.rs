//! How much of what was asked a text holds.

use crate::library::Library;
use crate::question::Question;
use crate::search::{Form, TermId, TermSet};
use crate::text::TermKind;

/// What is asked for, with how telling each part is.
#[derive(Debug, Default)]
pub(super) struct Asked {
    asks: Vec<AskedFor>,
    total: f32,
}

#[derive(Debug)]
struct AskedFor {
    /// How telling the person's own words are.
    telling: f32,
    forms: Vec<AskedForm>,
}

#[derive(Debug)]
struct AskedForm {
    meaning: f32,
    terms: Vec<(Option<TermId>, f32)>,
    total: f32,
}

impl Asked {
    pub(super) fn of(question: &Question, library: &Library) -> Self {
        let index = library.index();
        let has_concept = !question.topic.concepts.is_empty() || !question.places.translated.is_empty();
        let form = |form: &Form, is_named: bool| {
            let terms: Vec<(Option<TermId>, f32)> = form
                .terms
                .iter()
                .filter(|term| term.kind != TermKind::Word)
                .map(|term| {
                    let id = index.term(&term.text);
                    let share =
                        if id.is_none() && has_concept && !is_named { unknown(term.kind) } else { 1.0 };
                    (id, share * index.telling(id))
                })
                .collect();
            AskedForm { meaning: form.meaning, total: terms.iter().map(|&(_, telling)| telling).sum(), terms }
        };
        let asks: Vec<AskedFor> = question
            .topic
            .query
            .asks
            .iter()
            .map(|ask| {
                let mut forms: Vec<AskedForm> =
                    ask.forms.iter().map(|one| form(one, ask.forms.len() > 1)).collect();
                // A name that we added, and of which the corpus lacks a part, is held nowhere whole.
                let mut at = 0;
                forms.retain(|form| {
                    at += 1;
                    at == 1 || form.terms.iter().all(|(term, _)| term.is_some())
                });
                AskedFor { telling: forms.first().map_or(0.0, |own| own.total), forms }
            })
            .collect();
        let total = asks.iter().map(|ask| ask.telling).sum();
        Asked { asks, total }
    }

    /// Share of what is asked that the texts hold together, 0 to 1.
    pub(super) fn covered<'t>(&self, texts: impl Iterator<Item = &'t TermSet> + Clone) -> f32 {
        if self.total <= 0.0 {
            return 0.0;
        }
        let best = |ask: &AskedFor| {
            let shares = ask.forms.iter().map(|form| form.covered(texts.clone()));
            ask.telling * shares.fold(0.0, f32::max)
        };
        self.asks.iter().map(best).sum::<f32>() / self.total
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

impl Asked {
    /// Share of a text's terms that are part of what is asked, 0 to 1.
    pub(super) fn covers(&self, text: &TermSet) -> f32 {
        let asked = |term: TermId| {
            let forms = self.asks.iter().flat_map(|ask| &ask.forms);
            forms.flat_map(|form| &form.terms).any(|(own, _)| *own == Some(term))
        };
        let (all, held) =
            text.iter().fold((0, 0), |(all, held), term| (all + 1, held + usize::from(asked(term))));
        if all > 0 { held as f32 / all as f32 } else { 0.0 }
    }

    /// How much a text speaks of the things asked for: the number of different names of them and of their
    /// neighbours that it holds whole, `n / (n + 3)`.
    pub(super) fn breadth<'t>(&self, texts: impl Iterator<Item = &'t TermSet> + Clone) -> f32 {
        let forms = self.asks.iter().flat_map(|ask| &ask.forms);
        let held = forms.filter(|form| form.is_held(texts.clone())).count() as f32;
        held / (held + 3.0)
    }
}

impl AskedForm {
    fn is_held<'t>(&self, texts: impl Iterator<Item = &'t TermSet> + Clone) -> bool {
        let holds = |term: TermId| texts.clone().any(|text| text.holds(term));
        !self.terms.is_empty() && self.terms.iter().all(|&(term, _)| term.is_some_and(holds))
    }

    fn covered<'t>(&self, texts: impl Iterator<Item = &'t TermSet> + Clone) -> f32 {
        let is_held =
            |term: &Option<TermId>| term.is_some_and(|term| texts.clone().any(|text| text.holds(term)));
        let held: f32 =
            self.terms.iter().filter(|(term, _)| is_held(term)).map(|&(_, telling)| telling).sum();
        if self.total > 0.0 { self.meaning * held / self.total } else { 0.0 }
    }
}
