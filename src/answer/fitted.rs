//! Figures of a paragraph, with how well each measures what was asked.

use super::coverage::Asked;
use super::fit::Fit;
use super::hearing::{Around, Heard, Words};
use super::numeral::is_per;
use super::telling::Telling;
use super::weights::floor;
use crate::figures::Figure;
use crate::library::{Library, Measure};
use crate::question::Question;
use crate::report::ParagraphId;
use crate::text::folded;

/// A figure with how well it fits.
#[derive(Debug, Clone)]
pub(super) struct Fitted<'a> {
    pub(super) figure: &'a Figure,
    pub(super) fit: Fit,
    /// What the question's words tell, held against what the figure measures and the words around it.
    pub(super) told: Telling,
    /// Share of it that the figure's name and clause hold alone.
    pub(super) named: f32,
    /// It is of a part only of the thing that was asked for, or not counted by what was asked.
    is_amiss: bool,
}

impl Fitted<'_> {
    /// It measures at least some of what was asked, and nothing else.
    pub(super) fn measures_it(&self) -> bool {
        self.fit.indicator >= floor::MEASURES_LITTLE && !self.is_of_another()
    }

    /// Its name is known as that of another measure, or its words lack what tells most.
    pub(super) fn is_of_another(&self) -> bool {
        self.fit.is_other_measure && self.fit.indicator < floor::MEASURES
            || self.is_amiss
            || self.told.is_of_another()
    }
}

/// The figures of a paragraph that are of the place asked about.
pub(super) fn fitted<'a>(
    question: &Question,
    asked: &Asked,
    words: &Words<'_>,
    library: &'a Library,
    paragraph: ParagraphId,
) -> Vec<Fitted<'a>> {
    let lexicon = &library.knowledge().lexicon;
    let around = Around::default();
    let fitted = |(figure, measure): (&'a Figure, &Measure)| {
        let fit = Fit::of(question, asked, lexicon, figure, measure);
        let is_near = fit.indicator >= floor::MEASURES_LITTLE || fit.is_in_unit();
        let heard = if is_near { words.of_figure(figure, &around) } else { Heard::default() };
        let is_neighbour = fit.indicator < floor::MEASURES && words.are_neighbours_alone(&heard.told);
        let is_amiss = is_near
            && question.want.asks_number()
            && (is_neighbour || words.is_part(figure, &heard, &around))
            || !is_priced(question, library, figure);
        Fitted { figure, fit, named: heard.alone.covered(), told: heard.told, is_amiss }
    };
    let figures = library.measured(paragraph);
    let mut found = Vec::with_capacity(figures.size_hint().1.unwrap_or(0));
    found.extend(figures.filter(|(figure, _)| is_of_place(question, library, figure)).map(fitted));
    found
}

/// True unless what one of costs was asked, and neither the figure's unit nor its sentence counts by that.
fn is_priced(question: &Question, library: &Library, figure: &Figure) -> bool {
    let Some(per) = question.want.per() else { return true };
    let own = library.corpus().paragraph(figure.place.paragraph);
    let sentence = own.and_then(|own| Some(own.sentences.get(figure.place.sentence)?.span.of(&own.text)));
    is_per(&folded(&figure.unit), per) || sentence.is_some_and(|sentence| is_per(&folded(sentence), per))
}

/// True unless the question is about a place inside a region, and neither the figure's sentence nor the beginning
/// of its paragraph or a heading above it speaks of that: what the whole measures is no answer for a part of it.
fn is_of_place(question: &Question, library: &Library, figure: &Figure) -> bool {
    let inside = &question.places.inside;
    if inside.is_empty() {
        return true;
    }
    let place = figure.place;
    let (Some(report), Some(paragraph)) =
        (library.corpus().report(place.paragraph), library.corpus().paragraph(place.paragraph))
    else {
        return false;
    };
    let sentence = |at: usize| paragraph.sentences.get(at).map(|sentence| sentence.span.of(&paragraph.text));
    let around = [sentence(place.sentence), sentence(0)].into_iter().flatten().chain(report.path(paragraph));
    let is_named = |words: &str| inside.iter().any(|place| words.contains(place.as_str()));
    around.into_iter().any(is_named)
}
