//! What the names of a thing count beside the words that were typed, in one place. `cargo bench --bench floors` weighs what
//! comes of them.

/// Names that we add, by what they are to their concept.
pub(super) mod name {
    pub(crate) const OFFICIAL: f32 = 1.0;
    pub(crate) const ALSO: f32 = 0.9;
    pub(crate) const COLLOQUIAL: f32 = 0.6;
}

/// Names of a neighbouring concept.
pub(super) mod neighbour {
    /// What reports printed before the measure that was asked for.
    pub(crate) const FORMERLY: f32 = 0.95;
    /// Countries by their first letters: 中俄.
    pub(crate) const LETTERS: f32 = 0.9;
    pub(crate) const NARROWER: f32 = 0.5;
    pub(crate) const RELATED: f32 = 0.2;
    pub(crate) const BROADER: f32 = 0.2;
    /// A measure and its topic, in a question for what is done.
    pub(crate) const MEASURE: f32 = 0.6;
    pub(crate) const TOPIC: f32 = 0.8;
    /// What a wider name covers of a narrower one that was asked for, beside what it finds: 消费 of 网购.
    pub(crate) const WIDER: f32 = 0.5;
    /// How rare a word read from pinyin or from a slip is, beside one that was typed.
    pub(crate) const GUESSED: f32 = 0.5;
    /// A word that means a measure and a topic, in a question for the other of the two.
    pub(crate) const OTHER_KIND: f32 = 0.6;
}

/// Names of the concept nearest to words that the lexicon does not know.
pub(super) const NEAREST: f32 = 0.7;
