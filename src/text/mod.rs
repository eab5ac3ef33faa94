//! Characters and words before they mean anything: spans, folding, search terms.

mod dictionary;
mod fold;
mod grammar;
mod lattice;
mod lookup;
mod mark;
mod parts;
pub(crate) mod pinyin;
mod radical;
mod segment;
mod sieve;
mod span;
mod spelled;
mod table;
mod terms;
mod traditional;
mod trie;

pub use fold::{Folded, fold, fold_onto, folded};
pub use grammar::{BUILT_IN as GRAMMAR, Grammar, GrammarFault, mark_of_grammar, replace_grammar};
pub use lookup::{Bytes, Lookup, Texts};
pub use mark::{mark32, mark64};
pub use parts::Parts;
pub use radical::unified;
pub use segment::{DictionaryError, Segmenter};
pub use span::Span;
pub use terms::{Term, TermKind, marks, terms};
pub use traditional::to_traditional;

pub(crate) use fold::{is_han, simplified};
pub(crate) use grammar::grammar;
pub(crate) use sieve::{Sieve, ones};
pub(crate) use span::line_at;
pub(crate) use spelled::{spelled_day, spelled_year};
pub(crate) use table::Table;
pub(crate) use trie::{Trie, splits_a_word};
