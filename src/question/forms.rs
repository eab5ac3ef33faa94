//! The words of every concept, cut into search terms once.

use std::sync::Arc;

use super::{ConceptId, Lexicon};
use crate::search::Form;
use crate::text::{Segmenter, fold, terms};

/// How much a word that we add counts, by what it is to its concept.
mod weight {
    pub(super) const NAME: f32 = 1.0;
    pub(super) const ALSO: f32 = 0.9;
    pub(super) const COLLOQUIAL: f32 = 0.6;
}

/// Search forms of every concept of one lexicon.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms {
    /// By the concept's place in the lexicon: names first, then colloquial words.
    concepts: Vec<Own>,
}

#[derive(Debug, Clone, Default)]
struct Own {
    names: Vec<Form>,
    colloquial: Vec<Form>,
}

impl Forms {
    pub(super) fn of(lexicon: &Lexicon, segmenter: &Segmenter) -> Self {
        let form = |word: &str, weight| form(&fold(word).text(), weight, segmenter);
        let concepts = lexicon.concepts().map(|(_, concept)| {
            let names = std::iter::once(form(&concept.name, weight::NAME));
            Own {
                names: names.chain(concept.also.iter().map(|word| form(word, weight::ALSO))).collect(),
                colloquial: concept.colloquial.iter().map(|word| form(word, weight::COLLOQUIAL)).collect(),
            }
        });
        Forms { concepts: concepts.collect() }
    }

    /// Official and other names of a concept, each weight times `share`.
    pub(super) fn names(&self, id: ConceptId, share: f32) -> impl Iterator<Item = Form> {
        scaled(self.concepts.get(id.index()).map(|own| own.names.as_slice()).unwrap_or_default(), share)
    }

    /// All words of a concept, each weight times `share`.
    pub(super) fn all(&self, id: ConceptId, share: f32) -> impl Iterator<Item = Form> {
        let colloquial =
            self.concepts.get(id.index()).map(|own| own.colloquial.as_slice()).unwrap_or_default();
        self.names(id, share).chain(scaled(colloquial, share))
    }
}

fn scaled(forms: &[Form], share: f32) -> impl Iterator<Item = Form> {
    forms.iter().map(move |form| Form {
        weight: form.weight * share,
        meaning: form.meaning * share,
        ..form.clone()
    })
}

/// A folded text as a form.
pub(super) fn form(folded: &str, weight: f32, segmenter: &Segmenter) -> Form {
    Form { text: Arc::from(folded), terms: terms(folded, segmenter).into(), weight, meaning: weight }
}
