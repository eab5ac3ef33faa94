//! Tables that are read where they lie, in memory or in a file that is mapped: numbers under numbers, and texts by
//! their number. A start opens them and reads nothing.

use std::fmt;
use std::sync::Arc;

/// Bytes that somebody else keeps.
pub type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// Numbers filed under keys that spread well; what is filed first is found first.
#[derive(Clone)]
pub struct Lookup(Bytes);

/// A key of 8 bytes and its number of 4. A key of 0 is an empty place.
const PLACE: usize = 12;

impl Lookup {
    /// The bytes of a table of `entries`, each a key and a number.
    #[must_use]
    pub fn lay(entries: &[(u64, u32)]) -> Vec<u8> {
        // At most half full: a search ends at the first empty place.
        let places = (entries.len() * 2).next_power_of_two().max(2);
        let mut table: Vec<(u64, u32)> = vec![(0, 0); places];
        for &(key, value) in entries {
            let first = place(key, places);
            let free =
                (first..places).chain(0..first).find(|at| table.get(*at).is_some_and(|(key, _)| *key == 0));
            if let Some(free) = free.and_then(|at| table.get_mut(at)) {
                *free = (key.max(1), value);
            }
        }
        let entry = |(key, value): (u64, u32)| key.to_le_bytes().into_iter().chain(value.to_le_bytes());
        table.into_iter().flat_map(entry).collect()
    }

    /// A table over bytes that [`Lookup::lay`] made. Over any others it finds nothing, or something wrong.
    #[must_use]
    pub fn over(bytes: Bytes) -> Self {
        Lookup(bytes)
    }

    #[must_use]
    pub fn of(entries: &[(u64, u32)]) -> Self {
        Lookup(Arc::new(Self::lay(entries)))
    }

    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        (*self.0).as_ref()
    }

    /// Every key with its number, in no order.
    pub fn entries(&self) -> impl Iterator<Item = (u64, u32)> {
        let (places, _) = self.bytes().as_chunks::<PLACE>();
        places.iter().filter_map(read).filter(|(key, _)| *key != 0)
    }

    /// The numbers under `key`, in the order in which they were filed.
    pub fn get(&self, key: u64) -> impl Iterator<Item = u32> {
        let (places, _) = self.bytes().as_chunks::<PLACE>();
        let (before, from) = places.split_at(place(key, places.len()).min(places.len()));
        let met = from.iter().chain(before).map_while(read).take_while(|(key, _)| *key != 0);
        met.filter(move |(own, _)| *own == key.max(1)).map(|(_, value)| value)
    }
}

fn read(entry: &[u8; PLACE]) -> Option<(u64, u32)> {
    let (key, value) = entry.split_first_chunk::<8>()?;
    Some((u64::from_le_bytes(*key), u32::from_le_bytes(*value.first_chunk()?)))
}

/// Where the search for a key begins.
fn place(key: u64, places: usize) -> usize {
    let spread = key.max(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    usize::try_from(spread).unwrap_or(0) & places.saturating_sub(1)
}

impl Default for Lookup {
    fn default() -> Self {
        Lookup::of(&[])
    }
}

impl fmt::Debug for Lookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lookup({} bytes)", self.bytes().len())
    }
}

/// Texts by their number.
#[derive(Clone)]
pub struct Texts(Bytes);

impl Texts {
    /// The bytes of a list of texts: how many, where each ends, and the texts.
    #[must_use]
    pub fn lay<T: AsRef<str>>(texts: &[T]) -> Vec<u8> {
        let count = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        let mut bytes = count.to_le_bytes().to_vec();
        let mut end = 0u32;
        for text in texts {
            end += u32::try_from(text.as_ref().len()).unwrap_or(u32::MAX);
            bytes.extend(end.to_le_bytes());
        }
        texts.iter().for_each(|text| bytes.extend(text.as_ref().as_bytes()));
        bytes
    }

    /// A list over bytes that [`Texts::lay`] made.
    #[must_use]
    pub fn over(bytes: Bytes) -> Self {
        Texts(bytes)
    }

    #[must_use]
    pub fn of<T: AsRef<str>>(texts: &[T]) -> Self {
        Texts(Arc::new(Self::lay(texts)))
    }

    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        (*self.0).as_ref()
    }

    /// Every text, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0u32..).map_while(|number| self.get(number))
    }

    #[must_use]
    pub fn get(&self, number: u32) -> Option<&str> {
        let count = self.number(0)?;
        let number = usize::try_from(number).ok()?;
        if number >= count {
            return None;
        }
        let start = if number == 0 { 0 } else { self.number(number)? };
        let texts = self.bytes().get(4 * (count + 1)..)?;
        std::str::from_utf8(texts.get(start..self.number(number + 1)?)?).ok()
    }

    fn number(&self, at: usize) -> Option<usize> {
        usize::try_from(u32::from_le_bytes(*self.bytes().get(at * 4..)?.first_chunk()?)).ok()
    }
}

impl Default for Texts {
    fn default() -> Self {
        Texts::of::<&str>(&[])
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Texts({} bytes)", self.bytes().len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_lookup_finds_what_was_filed_in_its_order(entries in prop::collection::vec((0u64..40, any::<u32>()), 0..60)) {
            let lookup = Lookup::of(&entries);
            for key in 0..50 {
                // 0 marks an empty place and is filed under 1.
                let same = |one: u64| one.max(1) == key.max(1);
                let expected: Vec<u32> = entries.iter().filter(|(own, _)| same(*own)).map(|(_, value)| *value).collect();
                prop_assert_eq!(lookup.get(key).collect::<Vec<_>>(), expected);
            }
        }

        #[test]
        fn texts_come_back_by_their_number(texts in prop::collection::vec("\\PC{0,5}", 0..9)) {
            let list = Texts::of(&texts);
            for (number, text) in (0..).zip(&texts) {
                prop_assert_eq!(list.get(number), Some(text.as_str()));
            }
            prop_assert_eq!(list.get(u32::try_from(texts.len()).unwrap()), None);
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..80), key in any::<u64>()) {
            let bytes: Bytes = Arc::new(bytes);
            let _ = Lookup::over(Arc::clone(&bytes)).get(key).count();
            let _ = Texts::over(bytes).get(u32::try_from(key % 9).unwrap());
        }
    }
}
