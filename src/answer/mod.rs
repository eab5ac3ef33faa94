//! Question and library in, answer with its sources out. Nothing is written here but choices.

mod answered;
mod board;
mod chosen;
mod coverage;
mod difference;
mod explain;
mod fit;
mod gather;
mod highlight;
pub mod json;
mod notice;
mod numeral;
mod passages;
mod regions;
mod respond;
mod series;
mod signals;
mod subject;
mod suggest;
mod telling;
mod verdict;
mod want;
mod weights;
pub mod words;

pub use answered::{Answer, Kind, Limits, Passage};
pub use board::{Judgement, board, judged};
pub use difference::Difference;
pub use explain::{Signs, explain, signs};
pub use notice::Notice;
pub use respond::answer;
pub use series::{Entry, series};
pub use subject::{Aim, Form, Part, Subject, agenda};
pub use suggest::suggest;
