//! A preview and a refusal in words, the same in a chat and in a terminal.

use super::Preview;
use super::doubt::words;
use crate::import::{Refusal, Why};
use crate::report::{Level, Outlook, Report, View};
use crate::words::Language;

/// Most parts and most doubts that are shown.
const MOST: usize = 24;
/// Longest heading that is shown whole, in characters.
const HEADING: usize = 30;

/// Why a file is not taken.
#[must_use]
pub fn refusal(refusal: Refusal, language: Language) -> String {
    language.say(&format!("import-refused-{}", refusal.code()))
}

impl Preview {
    /// Lines that tell what the file would be as a report.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        let facts = &self.report.facts;
        let or_dash = |value: Option<String>| value.unwrap_or_else(|| "—".to_owned());
        let mut lines = vec![
            format!("《{}》", self.report.title()),
            language.tell(
                "import-facts",
                &[
                    ("region", or_dash(facts.region.clone()).into()),
                    ("year", or_dash(facts.year.map(|year| year.to_string())).into()),
                    ("date", or_dash(facts.date.map(|date| date.to_string())).into()),
                    ("speaker", or_dash(facts.speaker.clone()).into()),
                ],
            ),
            language.tell(
                "import-counts",
                &[
                    ("paragraphs", self.report.paragraphs.len().into()),
                    ("figures", self.figures.into()),
                    ("targets", self.main_targets.into()),
                ],
            ),
        ];
        self.parts(language, &mut lines);
        self.left_out_lines(language, &mut lines);
        self.doubt_lines(language, &mut lines);
        lines
    }

    fn parts(&self, language: Language, lines: &mut Vec<String>) {
        let parts: Vec<String> = shown_parts(&self.report, language);
        if !parts.is_empty() {
            lines.push(language.say("import-parts"));
            lines.extend(cut(parts));
        }
    }

    fn left_out_lines(&self, language: Language, lines: &mut Vec<String>) {
        let left_out = self.left_out();
        if !left_out.is_empty() {
            lines.push(language.say("import-left-out"));
        }
        for (why, (count, words)) in left_out {
            let why = language.say(name_of(why));
            lines.push(language.tell(
                "import-left-out-line",
                &[("why", why.into()), ("count", count.into()), ("words", words.to_owned().into())],
            ));
        }
    }

    fn doubt_lines(&self, language: Language, lines: &mut Vec<String>) {
        if self.doubts.is_empty() {
            lines.push(language.say("import-no-doubts"));
            return;
        }
        lines.push(language.say("import-doubts"));
        let told = self.doubts.iter().map(|doubt| match doubt.line {
            Some(line) => format!("· {line}: {}", words(&doubt.kind, language)),
            None => format!("· {}", words(&doubt.kind, language)),
        });
        lines.extend(cut(told.collect()));
    }
}

fn cut(mut lines: Vec<String>) -> Vec<String> {
    if lines.len() > MOST {
        lines.truncate(MOST);
        lines.push("…".to_owned());
    }
    lines
}

/// Chapters with the time and the way each looks; all headings where there is no chapter.
fn shown_parts(report: &Report, language: Language) -> Vec<String> {
    let chapters = report.sections.iter().filter(|section| section.level == Level::Chapter).count();
    let is_shown = |level: Level| chapters == 0 || level == Level::Chapter;
    let sections = report.sections.iter().filter(|section| is_shown(section.level));
    sections
        .map(|section| {
            let mut heading: String = section.heading.chars().take(HEADING).collect();
            if heading.len() < section.heading.len() {
                heading.push('…');
            }
            format!("· {heading} [{}]", outlook(section.outlook, language))
        })
        .collect()
}

fn outlook(outlook: Outlook, language: Language) -> String {
    let view = language.say(match outlook.view {
        View::Back => "import-view-back",
        View::Ahead => "import-view-ahead",
        View::Around => return language.say("import-view-around"),
        View::Unknown => "import-view-unknown",
    });
    let time = match outlook.years {
        Some(years) if years.from == years.to => years.from.to_string(),
        Some(years) => format!("{}—{}", years.from, years.to),
        None => language.say("import-time-unknown"),
    };
    format!("{time} {view}")
}

fn name_of(why: Why) -> &'static str {
    match why {
        Why::Page => "import-why-page",
        Why::Furniture => "import-why-furniture",
        Why::Twice => "import-why-twice",
        Why::Note => "import-why-note",
        Why::Box => "import-why-box",
        Why::Contents => "import-why-contents",
        Why::Hidden => "import-why-hidden",
        Why::Watermark => "import-why-watermark",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_words_in_every_language() {
        for refused in Refusal::ALL {
            for language in Language::ALL {
                let said = refusal(refused, language);
                assert!(!said.starts_with("import-refused"), "{said}");
            }
        }
    }
}
