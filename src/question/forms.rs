//! The words of every concept, cut into search terms once, when they are first asked for.

use std::sync::{Arc, OnceLock};

use super::weights::name;
use super::{Concept, ConceptId, Knowledge, Lexicon};
use crate::search::Form;
use crate::text::{Segmenter, Term, TermKind, fold, terms};

/// Search forms of every concept of one lexicon.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms {
    /// By the concept's place in the lexicon.
    concepts: Vec<OnceLock<Own>>,
}

#[derive(Debug, Clone, Default)]
struct Own {
    names: Vec<Form>,
    colloquial: Vec<Form>,
}

impl Forms {
    pub(super) fn of(lexicon: &Lexicon) -> Self {
        Forms { concepts: lexicon.concepts().map(|_| OnceLock::new()).collect() }
    }
}

impl Own {
    fn of(concept: &Concept, segmenter: &Segmenter) -> Self {
        let form = |word: &str, weight| form(&fold(word).text(), weight, segmenter);
        let names = std::iter::once(form(&concept.name, name::OFFICIAL));
        Own {
            names: names.chain(concept.also.iter().map(|word| form(word, name::ALSO))).collect(),
            colloquial: concept.colloquial.iter().map(|word| form(word, name::COLLOQUIAL)).collect(),
        }
    }
}

impl Knowledge {
    /// Official and other names of a concept, each weight times `share`.
    pub(super) fn names(&self, id: ConceptId, share: f32) -> impl Iterator<Item = Form> {
        scaled(self.own(id).map(|own| own.names.as_slice()).unwrap_or_default(), share)
    }

    /// All words of a concept, each weight times `share`: names first, then colloquial words.
    pub(super) fn words(&self, id: ConceptId, share: f32) -> impl Iterator<Item = Form> {
        let colloquial = self.own(id).map(|own| own.colloquial.as_slice()).unwrap_or_default();
        self.names(id, share).chain(scaled(colloquial, share))
    }

    fn own(&self, id: ConceptId) -> Option<&Own> {
        let own = self.forms.concepts.get(id.index())?;
        Some(own.get_or_init(|| Own::of(self.lexicon.concept(id), &self.segmenter)))
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
    let mut own = terms(folded, segmenter);
    // The pairs of 失业的人 that hold 的 stand in any text; those of 目的 are a word.
    let is_word = |text: &str| own.iter().any(|term| term.kind == TermKind::Word && term.text == text);
    let is_joint =
        |term: &Term| term.kind == TermKind::Bigram && term.text.contains('的') && !is_word(&term.text);
    let joints: Vec<bool> = own.iter().map(is_joint).collect();
    let mut joints = joints.into_iter();
    own.retain(|_| !joints.next().unwrap_or_default());
    Form { text: Arc::from(folded), terms: own.into(), weight, meaning: weight }
}
