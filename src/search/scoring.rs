//! BM25 of one column: what a term of a document counts, by the statistics of all that the edition holds.
//!
//! The sums are exact whatever the order: single scores are of 24 bits, and they are added with 53. So the same reports
//! are answered alike however they came onto the shelf.

use tantivy::fieldnorm::FieldNormReader;

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// What the length of a document takes from its score, by the number that its length is kept as.
pub(super) struct Lengths([f32; 256]);

impl Lengths {
    /// Of documents that are so long on average.
    pub(super) fn of(average: f32) -> Self {
        Lengths(std::array::from_fn(|id| {
            let length = FieldNormReader::id_to_fieldnorm(u8::try_from(id).unwrap_or(u8::MAX));
            K1 * (1.0 - B + B * length as f32 / average)
        }))
    }

    /// What a term of this weight counts that stands so often in a document of this length.
    pub(super) fn score(&self, weight: f32, length: u8, often: u32) -> f32 {
        let often = often as f32;
        weight * (often / (often + self.0.get(usize::from(length)).copied().unwrap_or(K1)))
    }
}

/// The most that a term counts which `holding` of so many documents hold.
pub(super) fn weight(holding: u32, documents: u32) -> f32 {
    let lacking = documents.saturating_sub(holding) as f32;
    (1.0 + (lacking + 0.5) / (holding as f32 + 0.5)).ln() * (1.0 + K1)
}
