//! The figures of an edition as they are looked up: of a paragraph, of a concept, by a name, beside another.

use super::{Library, Measure, Measured, Name, Printed};
use crate::figures::{Figure, is_counterpart};
use crate::question::ConceptId;
use crate::report::ParagraphId;
use crate::text::folded;

impl Library {
    /// The figures of a paragraph with what they measure, in reading order.
    pub fn measured(&self, paragraph: ParagraphId) -> impl Iterator<Item = (&Figure, &Measure)> {
        let figures = self.reading.ledger.in_paragraph(paragraph);
        let own = self.reading.measures.get(paragraph.report as usize).filter(|_| !figures.is_empty());
        let measures = own.and_then(|own| own.get(paragraph.paragraph as usize));
        figures.iter().zip(measures.into_iter().flatten())
    }

    /// The figures whose indicator names `concept`, in reading order; of these reports, which are in their order, or of
    /// all. No page is read for it.
    pub fn measuring<'a>(
        &'a self,
        concept: ConceptId,
        reports: Option<&'a [u32]>,
    ) -> impl Iterator<Item = Measured> + use<'a> {
        let concept = concept.index();
        let all = reports.is_none().then(|| self.body.maps.measuring(concept));
        let own = reports.unwrap_or_default().iter();
        all.into_iter()
            .flatten()
            .chain(own.flat_map(move |report| self.body.maps.measuring_in(concept, *report)))
    }

    /// The figures whose folded indicator holds that text, of two characters at least, in reading order. No page is read
    /// for it.
    #[must_use]
    pub fn named(&self, part: &str) -> Vec<Measured> {
        self.body.maps.named(part)
    }

    /// The folded name of an indicator.
    #[must_use]
    pub fn name(&self, name: Name) -> &str {
        self.body.maps.name(name)
    }

    /// What figures say besides: a unit, a name as it is printed.
    #[must_use]
    pub fn said(&self, said: Printed) -> &str {
        self.body.maps.said(said)
    }

    /// In all reports of the figure's region, the same indicator in the same unit and change: the result beside the target,
    /// the year before beside the year.
    #[must_use]
    pub fn counterparts<'a>(&'a self, figure: &Figure) -> Vec<&'a Figure> {
        let own = figure.place.paragraph.report;
        let region = self.region_of(own).map(|region| self.corpus().of_region(region));
        self.counterparts_among(figure, region.unwrap_or(std::slice::from_ref(&own)))
    }

    /// Those that stand in that report, if it is of the figure's region.
    #[must_use]
    pub fn counterparts_in<'a>(&'a self, report: u32, figure: &Figure) -> Vec<&'a Figure> {
        let own = figure.place.paragraph.report;
        let region = self.region_of(report);
        let is_own = report == own || region.is_some() && region == self.region_of(own);
        if is_own { self.counterparts_among(figure, &[report]) } else { Vec::new() }
    }

    /// Of an indicator that the lexicon knows nothing else is read.
    fn counterparts_among<'a>(&'a self, figure: &Figure, reports: &[u32]) -> Vec<&'a Figure> {
        let found: Vec<&Figure> = match self.knowledge().lexicon.by_name(&figure.indicator) {
            Some(concept) => {
                let name = folded(&figure.indicator);
                let named = self.measuring(concept, Some(reports)).filter(|one| self.name(one.name) == name);
                named.filter_map(|one| self.ledger().figure(one.figure)).collect()
            }
            None => reports.iter().flat_map(|report| self.ledger().of_report(*report)).collect(),
        };
        found.into_iter().filter(|other| is_counterpart(figure, other)).collect()
    }

    fn region_of(&self, report: u32) -> Option<&str> {
        self.corpus().reports().get(report as usize)?.facts.region.as_deref()
    }
}
