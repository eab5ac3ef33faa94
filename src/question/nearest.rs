//! The concept whose words are nearest to what was typed, by the characters they share.

use rustc_hash::FxHashMap;

use super::lexicon::{ConceptId, ConceptKind, Lexicon};
use crate::text::fold;

/// Every word of every concept, by its characters and pairs of characters.
#[derive(Debug, Clone, Default)]
pub(super) struct Nearest {
    words: Vec<Word>,
    /// Words that hold a piece, and how often.
    pieces: FxHashMap<Piece, Vec<u32>>,
}

#[derive(Debug, Clone)]
struct Word {
    concept: ConceptId,
    /// Length of its vector.
    norm: f32,
}

/// One character, or two neighbours.
type Piece = (char, Option<char>);

impl Nearest {
    pub(super) fn of(lexicon: &Lexicon) -> Self {
        let mut nearest = Nearest::default();
        let mut texts: Vec<Vec<Piece>> = Vec::new();
        for (concept, entry) in lexicon.concepts().filter(|(_, entry)| entry.kind != ConceptKind::Everyday) {
            for word in entry.names().chain(entry.colloquial.iter().map(String::as_str)) {
                let pieces = pieces(fold(word).chars());
                let at = u32::try_from(nearest.words.len()).unwrap_or(u32::MAX);
                for piece in &pieces {
                    nearest.pieces.entry(*piece).or_default().push(at);
                }
                nearest.words.push(Word { concept, norm: 0.0 });
                texts.push(pieces);
            }
        }
        let norms: Vec<f32> = texts.iter().map(|pieces| nearest.norm(pieces)).collect();
        for (word, norm) in nearest.words.iter_mut().zip(norms) {
            word.norm = norm;
        }
        nearest
    }

    /// The concept with the nearest word, and how near it is, 0 to 1: the cosine of the two texts' pieces, rare
    /// ones counting more.
    pub(super) fn find(&self, folded: &[char]) -> Option<(ConceptId, f32)> {
        let typed = pieces(folded);
        let mut shared: FxHashMap<u32, f32> = FxHashMap::default();
        for piece in &typed {
            let weight = self.weight(piece);
            for &word in self.pieces.get(piece).into_iter().flatten() {
                *shared.entry(word).or_default() += weight * weight;
            }
        }
        let norm = self.norm(&typed);
        let near = |(at, dot): (u32, f32)| {
            let word = self.words.get(at as usize)?;
            Some((word.concept, dot / (norm * word.norm).max(f32::MIN_POSITIVE)))
        };
        let better = |a: &(ConceptId, f32), b: &(ConceptId, f32)| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0));
        shared.into_iter().filter_map(near).max_by(better)
    }

    /// The logarithm of all words over those that hold the piece.
    fn weight(&self, piece: &Piece) -> f32 {
        let holding = self.pieces.get(piece).map_or(1, Vec::len).max(1) as f32;
        let pair = if piece.1.is_some() { 1.0 } else { 0.5 };
        pair * (1.0 + self.words.len() as f32 / holding).ln()
    }

    fn norm(&self, pieces: &[Piece]) -> f32 {
        pieces.iter().map(|piece| self.weight(piece).powi(2)).sum::<f32>().sqrt()
    }
}

/// The characters and pairs of a text, each once.
fn pieces(folded: &[char]) -> Vec<Piece> {
    let singles = folded.iter().map(|&one| (one, None));
    let pairs = folded.windows(2).filter_map(|pair| match pair {
        [one, other] => Some((*one, Some(*other))),
        _ => None,
    });
    let mut found: Vec<Piece> = singles.chain(pairs).filter(|(one, _)| one.is_alphanumeric()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_concept_shares_the_rarest_characters() {
        let toml = "[[concept]]\nname = \"农村饮水安全\"\nkind = \"topic\"\ncolloquial = [\"喝的水干净吗\"]\n\
                    [[concept]]\nname = \"农村公路\"\nkind = \"topic\"\n";
        let lexicon = Lexicon::parse(toml).0;
        let nearest = Nearest::of(&lexicon);
        let (concept, near) = nearest.find(fold("喝水安不安全").chars()).unwrap();
        assert_eq!(lexicon.concept(concept).name, "农村饮水安全");
        assert!(near > 0.2 && near < 1.0, "{near}");
        assert_eq!(nearest.find(fold("猫咪").chars()), None);
    }
}
