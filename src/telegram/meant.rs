//! What is typed behind a command, understood: a place, a year, a subject.

use crate::figures::{Figure, Nature};
use crate::library::Library;
use crate::report::Year;
use crate::text::fold;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Meant {
    /// Regions of the library.
    pub(crate) regions: Vec<String>,
    /// Places without a report.
    pub(crate) elsewhere: Vec<String>,
    pub(crate) years: Vec<Year>,
    pub(crate) nature: Option<Nature>,
    /// What is looked for, as typed; none where nothing but a place or a year was typed.
    pub(crate) subject: Vec<String>,
    /// Its names in reports.
    pub(crate) names: Vec<String>,
}

/// Words that name every target, and therefore no subject.
const ANY_TARGET: [&str; 4] = ["目标", "目標", "任务", "targets"];

impl Meant {
    pub(crate) fn read(library: &Library, text: &str) -> Meant {
        let asked = library.understand(text, None);
        let typed = asked.topic.query.asks.iter().filter_map(|ask| ask.forms.first());
        let subject: Vec<String> = typed
            .map(|form| form.text.to_string())
            .filter(|word| !ANY_TARGET.iter().any(|any| word.contains(any)))
            .collect();
        let named = if asked.topic.indicators.is_empty() { &subject } else { &asked.topic.indicators };
        let names = named.iter().flat_map(|name| library.names_of(name)).collect();
        let elsewhere = asked.places.elsewhere.into_iter().chain(asked.places.inside).collect();
        Meant {
            regions: asked.places.regions,
            elsewhere,
            years: asked.when.years,
            nature: asked.when.nature,
            subject,
            names,
        }
    }

    /// Nothing that is held was asked for: only places without a report.
    pub(crate) fn is_elsewhere(&self) -> bool {
        self.regions.is_empty() && !self.elsewhere.is_empty()
    }

    /// Whether a figure is of the subject.
    pub(crate) fn is_of_subject(&self, figure: &Figure) -> bool {
        let indicator = fold(&figure.indicator).text();
        self.names.is_empty() || self.names.iter().any(|name| indicator.contains(&fold(name).text()))
    }
}
