//! Texts found by a part of them, without looking at the others.

use std::fmt;

use super::{Bytes, Texts};

/// Bytes of one pair of characters: itself, and where the numbers of the texts that have it end.
const PAIR: usize = 12;

/// Which texts have which pairs of neighbouring characters.
#[derive(Clone)]
pub struct Parts(Bytes);

impl Parts {
    /// The bytes for a list of texts: how many pairs there are, the pairs in order, and the numbers of the texts of each.
    #[must_use]
    pub fn lay<T: AsRef<str>>(texts: &[T]) -> Vec<u8> {
        let mut pairs: Vec<(u64, u32)> = Vec::new();
        for (number, text) in (0u32..).zip(texts) {
            pairs.extend(of(text.as_ref()).map(|pair| (pair, number)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let stretches: Vec<&[(u64, u32)]> = pairs.chunk_by(|one, other| one.0 == other.0).collect();
        let mut bytes = u32::try_from(stretches.len()).unwrap_or(u32::MAX).to_le_bytes().to_vec();
        let mut end = 0u32;
        for stretch in &stretches {
            end += u32::try_from(stretch.len()).unwrap_or(u32::MAX);
            let pair = stretch.first().map_or(0, |(pair, _)| *pair);
            bytes.extend(pair.to_le_bytes());
            bytes.extend(end.to_le_bytes());
        }
        pairs.iter().for_each(|(_, number)| bytes.extend(number.to_le_bytes()));
        bytes
    }

    /// Over bytes that [`Parts::lay`] made.
    #[must_use]
    pub fn over(bytes: Bytes) -> Self {
        Parts(bytes)
    }

    /// The numbers of those of `texts`, the list that this was made for, that hold `part`, in order. A part of less than two
    /// characters is held by none.
    pub fn holding(&self, part: &str, texts: &Texts) -> Vec<u32> {
        let seldom = of(part).map(|pair| self.having(pair)).min_by_key(|having| having.len());
        let having = seldom.unwrap_or_default().iter().map(|number| u32::from_le_bytes(*number));
        having.filter(|number| texts.get(*number).is_some_and(|text| text.contains(part))).collect()
    }

    /// The numbers of the texts that have the pair.
    fn having(&self, pair: u64) -> &[[u8; 4]] {
        let found = || {
            let (count, rest) = (*self.0).as_ref().split_first_chunk::<4>()?;
            let (pairs, numbers) = rest.split_at_checked(u32::from_le_bytes(*count) as usize * PAIR)?;
            let (pairs, (numbers, _)) = (pairs.as_chunks::<PAIR>().0, numbers.as_chunks::<4>());
            let at = pairs.binary_search_by_key(&pair, |own| read(own).0).ok()?;
            let start = at.checked_sub(1).and_then(|before| pairs.get(before)).map_or(0, |own| read(own).1);
            numbers.get(start..read(pairs.get(at)?).1)
        };
        found().unwrap_or_default()
    }
}

fn read(entry: &[u8; PAIR]) -> (u64, usize) {
    let [a, b, c, d, e, f, g, h, end @ ..] = *entry;
    (u64::from_le_bytes([a, b, c, d, e, f, g, h]), u32::from_le_bytes(end) as usize)
}

/// The pairs of neighbouring characters of a text.
fn of(text: &str) -> impl Iterator<Item = u64> {
    let pair = |(one, other): (char, char)| u64::from(u32::from(one)) << 32 | u64::from(u32::from(other));
    text.chars().zip(text.chars().skip(1)).map(pair)
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Parts({} bytes)", (*self.0).as_ref().len())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_holds_a_part_is_found(texts in prop::collection::vec("[甲乙丙a]{0,6}", 0..12), part in "[甲乙丙a]{2,3}") {
            let (list, parts) = (Texts::of(&texts), Parts::over(Arc::new(Parts::lay(&texts))));
            let numbered = (0u32..).zip(&texts);
            let expected: Vec<u32> = numbered.filter(|(_, text)| text.contains(&part)).map(|(at, _)| at).collect();
            prop_assert_eq!(parts.holding(&part, &list), expected);
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = Parts::over(Arc::new(bytes)).holding("甲乙", &Texts::default());
        }
    }
}
