//! Characters and words before they mean anything: spans, folding, search terms.

mod fold;
mod segment;
mod span;
mod terms;

pub use fold::{Folded, fold};
pub use segment::{DictionaryError, Segmenter};
pub use span::Span;
pub use terms::{Term, TermKind, terms};
