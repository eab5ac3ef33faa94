//! Characters and words before they mean anything: spans, folding, search terms.

mod fold;
mod mark;
pub(crate) mod pinyin;
mod radical;
mod segment;
mod span;
mod spelled;
mod terms;
mod traditional;
mod trie;

pub use fold::{Folded, fold};
pub use mark::{mark32, mark64};
pub use radical::unified;
pub use segment::{DictionaryError, Segmenter};
pub use span::Span;
pub use terms::{Term, TermKind, terms};
pub use traditional::to_traditional;

pub(crate) use fold::is_han;
pub(crate) use spelled::{spelled_day, spelled_year};
pub(crate) use trie::{Trie, splits_a_word};
