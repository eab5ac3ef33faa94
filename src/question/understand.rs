//! A question's words turned into what the search and the ledger can look up.

use super::spelling::apply;
use super::taken::Taken;
use super::{ConceptKind, Knowledge, Question, Shape, Spelling, asks, follow, matter, period, place, shape};
use crate::figures::Nature;
use crate::report::Year;
use crate::text::fold;

/// What the library holds that decides how a question is read.
#[derive(Debug)]
pub struct Holdings<'a> {
    pub knowledge: &'a Knowledge,
    pub spelling: &'a Spelling,
    pub regions: Vec<&'a str>,
    /// In order; the last is the newest.
    pub years: Vec<Year>,
}

/// Reads `text`; `last` is the question before it in the same chat.
#[must_use]
pub fn understand(text: &str, last: Option<&Question>, holdings: &Holdings<'_>) -> Question {
    let text = text.trim();
    let knowledge = holdings.knowledge;
    let (folded, respelled) = respell(text, holdings);
    let matches = knowledge.lexicon.matches(&folded);
    let names = matches.iter().map(|found| (found.start, found.end)).collect();
    let mut taken = Taken::new(&folded, names);
    let matter = matter::matter(&taken);
    let places = place::places(&mut taken, &knowledge.gazetteer, &holdings.regions);
    let years = period::years(&mut taken, &holdings.years);
    let (nature, both_natures) = period::nature(&mut taken);
    let asks_how = shape::asks_how(&taken);
    let stands = period::stands(&mut taken);
    let shape::Asked { shape, wants_lowest, unit } =
        shape::shape(&mut taken, both_natures || years.len() > 1);
    // Two years are compared; a word such as 计划 beside one of them does not speak of the other.
    let nature = nature.filter(|_| years.len() < 2);
    let is_passage = shape == Shape::Passage && years.is_empty() && nature.is_none();
    let wants = if is_passage { ConceptKind::Topic } else { ConceptKind::Indicator };
    let (query, concepts) = asks::asks(&taken, &matches, wants, knowledge);
    let mut question = Question {
        text: text.to_owned(),
        query,
        indicators: concepts.iter().map(|&id| knowledge.lexicon.concept(id).name.clone()).collect(),
        concepts,
        regions: places.regions,
        elsewhere: places.elsewhere,
        inside: places.inside,
        is_period_named: !years.is_empty() || nature.is_some(),
        nature: nature.or_else(|| meant(&years, shape, stands, holdings)),
        years,
        shape,
        wants_lowest,
        unit,
        matter,
        respelled,
        asks_how,
        taken_over: false,
        skip: 0,
    };
    if let Some(last) = last {
        follow::fill(&mut question, &folded.iter().collect::<String>(), last);
    }
    question
}

/// The folded question with pinyin and slips put right, and the readings that were put in.
fn respell(text: &str, holdings: &Holdings<'_>) -> (Vec<char>, Vec<String>) {
    let folded = fold(text);
    let Knowledge { segmenter, lexicon, .. } = holdings.knowledge;
    let parts = holdings.spelling.respell(folded.chars(), lexicon, |word| segmenter.has_word(word));
    let printed = apply(folded.chars(), &parts);
    (printed, parts.into_iter().map(|part| part.text).filter(|text| !text.is_empty()).collect())
}

/// A question for last year alone, or for how things stand, means what was achieved.
fn meant(years: &[Year], shape: Shape, stands: bool, holdings: &Holdings<'_>) -> Option<Nature> {
    let newest = holdings.years.last()?;
    match years {
        [year] if year < newest && shape != Shape::Compare => Some(Nature::Result),
        [] if stands && shape == Shape::Value => Some(Nature::Result),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::{Gazetteer, Lexicon};
    use crate::text::Segmenter;

    #[track_caller]
    fn check(text: &str, phrases: &[&str], years: &[u16], nature: Option<Nature>, shape: Shape) {
        let knowledge = Knowledge::new(Segmenter::default(), Lexicon::default(), Gazetteer::default());
        let holdings = Holdings {
            knowledge: &knowledge,
            spelling: &Spelling::default(),
            regions: Vec::new(),
            years: vec![Year::new(2020).unwrap()],
        };
        let question = understand(text, None, &holdings);
        let found: Vec<&str> = question.query.asks.iter().map(|ask| &*ask.forms[0].text).collect();
        let found_years: Vec<u16> = question.years.iter().map(|year| year.get()).collect();
        assert_eq!((found.as_slice(), found_years.as_slice()), (phrases, years), "{text}");
        assert_eq!((question.nature, question.shape), (nature, shape), "{text}");
    }

    #[test]
    fn year_nature_shape_and_topic_are_told_apart() {
        check("今年GDP目标是多少?", &["gdp"], &[2020], Some(Nature::Target), Shape::Value);
        check("２０１９年登記失業率", &["登记失业率"], &[2019], Some(Nature::Result), Shape::Passage);
        check("二〇一九年登记失业率", &["登记失业率"], &[2019], Some(Nature::Result), Shape::Passage);
        check("登记失业率去年实际和今年目标", &["登记失业率"], &[2019, 2020], None, Shape::Compare);
        check("请问燃煤锅炉拆除了多少台", &["燃煤锅炉拆除"], &[], None, Shape::Value);
        check(
            "what is the unemployment target this year",
            &["unemployment"],
            &[2020],
            Some(Nature::Target),
            Shape::Passage,
        );
        check("!!! ???", &[], &[], None, Shape::Passage);
    }
}
