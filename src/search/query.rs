//! What is looked for, in the terms of the index.

use std::sync::Arc;

use crate::text::Term;

/// One way to say what is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Folded.
    pub text: Arc<str>,
    pub terms: Arc<[Term]>,
    /// What its matches count in scores: 1 for the person's own words, less for what we added.
    pub weight: f32,
    /// How surely it means what was asked, 0 to 1; its length does not matter here.
    pub meaning: f32,
}

/// One thing that is asked for; its forms are alternatives, of which the best counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ask {
    pub forms: Vec<Form>,
}

/// Everything that is asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    pub asks: Vec<Ask>,
    /// Several things in the words and the order they were typed. They help to score; only `asks` say
    /// what must be found.
    pub phrases: Vec<Form>,
}
