//! Whether a word may be taught as standing for another: what it means already, and whether the other means anything.

use super::{Kind, Limits, Passage, answer};
use crate::library::Library;
use crate::question::{Places, is_meaning, is_word};

/// Why a word cannot be taught.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unteachable {
    /// One of both is empty, too long or no word.
    Shape,
    /// The word names a place: every question about it would change.
    Place,
    /// Questions say a time, or whether something was achieved, with it.
    Grammar,
    /// Nothing that the reports say is meant by what it is to stand for.
    Meaningless,
    /// Both are the same.
    Same,
}

/// What a word means before it is taught: names of concepts, which may all be right.
///
/// # Errors
/// Why it must not be taught at all.
pub fn meanings(library: &Library, word: &str, meaning: &str) -> Result<Vec<String>, Unteachable> {
    if !is_word(word) || !is_meaning(meaning) {
        return Err(Unteachable::Shape);
    }
    let plain = |text: &str| library.understand_untaught(text);
    let asked = plain(word);
    if asked.places != Places::default() {
        return Err(Unteachable::Place);
    }
    if asked.when.is_named || asked.when.is_moment || asked.topic.words.is_empty() {
        return Err(Unteachable::Grammar);
    }
    let (own, meant) = (asked.topic.indicators, plain(meaning));
    if crate::text::fold(word) == crate::text::fold(meaning) || own == [meaning] {
        return Err(Unteachable::Same);
    }
    if meant.topic.concepts.is_empty() && !is_said(library, meaning) {
        return Err(Unteachable::Meaningless);
    }
    Ok(own.into_iter().filter(|name| !meant.topic.indicators.contains(name)).collect())
}

/// Whether a question in just these words has an answer, or a passage near to it says them.
fn is_said(library: &Library, meaning: &str) -> bool {
    let found = answer(library.understand_untaught(meaning), library, &Limits { passages: 3 });
    let says = |passage: &Passage| {
        library.corpus().paragraph(passage.paragraph).is_some_and(|own| own.text.contains(meaning))
    };
    matches!(found.kind, Kind::Figures | Kind::Passages) || found.passages.iter().any(says)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::{Gazetteer, Knowledge, Lexicon};
    use crate::report::Source;
    use crate::text::Segmenter;

    #[track_caller]
    fn check(word: &str, meaning: &str, expected: Result<&[&str], Unteachable>) {
        const LEXICON: &str = "[[concept]]\nname = \"社会消费品零售总额\"\nkind = \"indicator\"\n\
            [[concept]]\nname = \"外贸\"\nkind = \"topic\"\n";
        const TEXT: &str = "2020年呼和浩特市人民政府工作报告\n一、2019年工作回顾\n去年社会消费品零售总额增长5.5%。外贸向好。\n\
            二、2020年工作安排\n今年建成数字敕勒川。\n";
        let source = Source {
            file: "呼和浩特市-2020.txt".to_owned(),
            document: "呼和浩特市-2020".to_owned(),
            bytes: TEXT.as_bytes().to_vec(),
        };
        let knowledge = Knowledge::new(Segmenter::default(), Lexicon::parse(LEXICON).0, Gazetteer::shipped());
        let library = Library::build(1, &[source], knowledge).unwrap().0;
        let found = meanings(&library, word, meaning);
        let expected = expected.map(|names| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(found, expected, "{word} = {meaning}");
    }

    #[test]
    fn a_word_is_checked_before_it_is_taught() {
        check("社零", "社会消费品零售总额", Ok(&[]));
        check("数川", "数字敕勒川", Ok(&[]));
        check("外贸", "社会消费品零售总额", Ok(&["外贸"]));
        check("社零", "子虚乌有", Err(Unteachable::Meaningless));
        check("呼和浩特", "社会消费品零售总额", Err(Unteachable::Place));
        check("今年", "社会消费品零售总额", Err(Unteachable::Grammar));
        check("零", "社会消费品零售总额", Err(Unteachable::Shape));
        check("外贸", "外贸", Err(Unteachable::Same));
    }
}
