//! A change that a sentence tells from its beginning to its end: `6.8个工作日 → 1.5个工作日`.

use super::draft::{Draft, Look};
use super::figure::figure_from;
use crate::answer::words as answer_words;
use crate::figures::{Change, Figure};
use crate::library::Library;
use crate::words::Language;

/// Where the change that ends in `end` began, among `figures`.
pub(super) fn beginning<'a>(end: &Figure, figures: &'a [Figure]) -> Option<&'a Figure> {
    figures.iter().find(|from| is_change(from, end))
}

/// Whether the change that begins in `from` ends in one of `figures`.
pub(super) fn has_end(from: &Figure, figures: &[Figure]) -> bool {
    figures.iter().any(|end| is_change(from, end))
}

fn is_change(from: &Figure, end: &Figure) -> bool {
    from.change == Some(Change::From)
        && end.change == Some(Change::Reach)
        && (from.place.paragraph, from.place.sentence) == (end.place.paragraph, end.place.sentence)
        && from.indicator == end.indicator
        && from.place.span.end <= end.place.span.start
}

/// Both on one line. A unit that the report shortens at the end of a change is said whole.
pub(super) fn from_to(library: &Library, from: &Figure, end: &Figure, language: Language) -> Draft {
    let mut before = Draft::new();
    before.push_as(Look::Bold, &from.text);
    if from.period != end.period {
        before.push(&format!(" ({})", answer_words::period(&from.period, language)));
    }
    before.push(" → ");
    let value = format!("{}{}", end.text, rest_of_unit(&from.text, &end.text));
    figure_from(library, end, before, &value, language)
}

/// `工作日` of `6.8个工作日` beside `1.5个`.
fn rest_of_unit<'a>(from: &'a str, end: &str) -> &'a str {
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let (whole, short) = (from.trim_start_matches(is_number), end.trim_start_matches(is_number));
    match short.is_empty() {
        true => "",
        false => whole.strip_prefix(short).filter(|rest| !rest.contains(is_number)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_left_out_of_a_unit_is_added() {
        assert_eq!(rest_of_unit("6.8个工作日", "1.5个"), "工作日");
        assert_eq!(rest_of_unit("224个工作日", "90个"), "工作日");
        assert_eq!(rest_of_unit("53.2%", "57.7%"), "");
        assert_eq!(rest_of_unit("6.8个工作日", "1.5"), "");
        assert_eq!(rest_of_unit("近3万人", "5万人以上"), "");
    }
}
