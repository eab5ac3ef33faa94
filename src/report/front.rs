//! Optional facts before the text: TOML between `+++` lines.

use serde::Deserialize;

use super::fault::FaultKind;
use super::{Date, Facts, Year};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrontMatter {
    title: Option<String>,
    region: Option<String>,
    year: Option<Year>,
    date: Option<toml::value::Datetime>,
    speaker: Option<String>,
    source: Option<String>,
}

/// Facts given by hand and the number of lines they take; no facts and 0 where there is no front matter.
/// A fault comes with its 1-based line.
pub(super) fn split(text: &str) -> Result<(Facts, usize), (u32, FaultKind)> {
    let mut lines = text.lines();
    if lines.next().map(str::trim_end) != Some("+++") {
        return Ok((Facts::default(), 0));
    }
    let given: Vec<&str> = lines.take_while(|line| line.trim_end() != "+++").collect();
    if text.lines().skip(1).all(|line| line.trim_end() != "+++") {
        return Err((1, FaultKind::FrontMatterOpen));
    }
    let toml = given.join("\n");
    let front: FrontMatter = toml::from_str(&toml).map_err(|error| {
        let before = error.span().and_then(|span| toml.get(..span.start)).unwrap_or_default();
        let line = u32::try_from(before.matches('\n').count()).unwrap_or(0) + 2;
        (line, FaultKind::FrontMatter { message: error.message().to_owned() })
    })?;
    let facts = Facts {
        title: front.title,
        region: front.region,
        year: front.year,
        date: front.date.and_then(date),
        speaker: front.speaker,
        assembly: None,
        source: front.source,
    };
    Ok((facts, given.len() + 2))
}

fn date(given: toml::value::Datetime) -> Option<Date> {
    let date = given.date?;
    Some(Date { year: Year::new(date.year)?, month: date.month, day: date.day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_taken_and_counted() {
        let text = "+++\nregion = \"甲市\"\nyear = 2020\ndate = 2020-04-22\n+++\n正文。";
        let (facts, lines) = split(text).unwrap();
        assert_eq!(lines, 5);
        assert_eq!(facts.region.as_deref(), Some("甲市"));
        assert_eq!(facts.date.unwrap().to_string(), "2020-04-22");
    }

    #[test]
    fn a_broken_or_unknown_key_names_its_line() {
        let (line, kind) = split("+++\nyear = 2020\nyaer = 1\n+++\n正文。").unwrap_err();
        assert_eq!(line, 3);
        assert!(kind.to_string().contains("unknown field `yaer`"), "{kind}");
        assert_eq!(split("+++\nyear = 2020\n正文。").unwrap_err(), (1, FaultKind::FrontMatterOpen));
        assert_eq!(split("+++\nyear = 20\n+++\n").unwrap_err().0, 2);
    }
}
