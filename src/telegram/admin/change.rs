//! What a reload changed, or why it did not, in words for an admin.

use crate::answer::words as answer_words;
use crate::app::importing::told;
use crate::app::{Judged, ReloadError, Reloaded};
use crate::eval::{Measured, Objection, Score, Scores};
use crate::library::{Claim, Said, Shift};
use crate::telegram::words::{CUT, counted};
use crate::words::Language;

/// Lines of one kind that are shown; a message holds only so much.
const SHOWN: usize = 12;

pub(crate) fn reloaded(reloaded: &Reloaded, language: Language) -> String {
    moved("reloaded", reloaded, language)
}

/// What going back to an edition has changed.
pub(crate) fn gone_back(reloaded: &Reloaded, language: Language) -> String {
    format!("{}\n{}", moved("rolled-back", reloaded, language), language.say("rollback-holds"))
}

fn moved(key: &str, reloaded: &Reloaded, language: Language) -> String {
    let mut lines = vec![language.tell(
        key,
        &[
            ("edition", reloaded.edition.into()),
            ("reports", reloaded.reports.into()),
            ("paragraphs", reloaded.paragraphs.into()),
            ("figures", reloaded.figures.into()),
        ],
    )];
    // What was forced is told with what spoke against it.
    lines.extend(objections(&reloaded.judged, language));
    lines.extend(judged(&reloaded.judged, language));
    lines.join("\n")
}

pub(crate) fn not_reloaded(error: &ReloadError, language: Language) -> String {
    match error {
        ReloadError::Busy => language.say("reload-busy"),
        ReloadError::NotKept => language.say("edition-unknown"),
        ReloadError::Gate(held) => {
            let mut lines = vec![language.say("reload-held")];
            lines.extend(objections(held, language));
            lines.extend(judged(held, language));
            lines.push(language.say("reload-how-to-force"));
            lines.join("\n")
        }
        error => language.tell("reload-failed", &[("cause", error.to_string().into())]),
    }
}

/// What the next edition has otherwise.
fn judged(judged: &Judged, language: Language) -> Vec<String> {
    let difference = &judged.difference;
    // Each time, not only when it is new: it is there to be served, and is not.
    let unread: Vec<String> = judged.unread.iter().map(|fault| told(fault, language)).collect();
    let mut lines = listed("reloaded-unread", &unread, language);
    for (key, documents) in [
        ("reloaded-added", &difference.added),
        ("reloaded-removed", &difference.removed),
        ("reloaded-changed", &difference.changed),
    ] {
        if let Some((first, _)) =
            documents.split_at_checked(documents.len().min(SHOWN)).filter(|_| !documents.is_empty())
        {
            let more = if documents.len() > SHOWN { CUT } else { "" };
            lines.push(language.tell(key, &[("documents", (language.list(first) + more).into())]));
        }
    }
    if difference.is_empty() {
        lines.push(language.say("reloaded-same"));
    }
    let shifts: Vec<String> = difference.shifts.iter().map(|one| shift(one, language)).collect();
    lines.extend(listed("reloaded-records", &shifts, language));
    lines.extend(answer_words::converted(&shifts.join("\n"), language));
    let doubts: Vec<String> = difference.doubts.iter().map(|doubt| told(doubt, language)).collect();
    lines.extend(listed("reloaded-doubts", &doubts, language));
    lines.extend(listed("reloaded-unused", &judged.unused, language));
    lines.extend(judged.scores.as_ref().map(|told| scores(told, language)));
    lines
}

/// A head with the count, and the first of the lines.
fn listed(key: &str, lines: &[String], language: Language) -> Vec<String> {
    if lines.is_empty() {
        return Vec::new();
    }
    let shown = lines.iter().take(SHOWN).map(|line| format!("· {line}"));
    let more = (lines.len() > SHOWN).then(|| CUT.to_owned());
    std::iter::once(counted(language, key, lines.len())).chain(shown).chain(more).collect()
}

/// `呼和浩特市 2020 · 2019年 地区生产总值：实际 5.5% → 实际 5.6%`
fn shift(shift: &Shift, language: Language) -> String {
    let Claim { region, report, indicator, period, scope, .. } = &shift.claim;
    let said = |said: &Option<Said>| match said {
        Some(Said { nature, text }) => format!("{} {text}", language.say(nature.key())),
        None => "—".to_owned(),
    };
    let report = report.map(|year| format!(" {year}")).unwrap_or_default();
    let scope = scope.as_ref().map(|scope| format!("（{scope}）")).unwrap_or_default();
    let [region, indicator, scope] =
        [region, indicator, &scope].map(|name| answer_words::printed(name, language));
    let period = answer_words::period(period, language);
    let mark = if shift.is_lost() || shift.turns() { " ⚠" } else { "" };
    format!(
        "{region}{report} · {period} {indicator}{scope}: {} → {}{mark}",
        said(&shift.was),
        said(&shift.is)
    )
}

fn objections(judged: &Judged, language: Language) -> Vec<String> {
    let words = |objection: &Objection| match *objection {
        Objection::Fell { what, before, after } => language.tell(
            "gate-fell",
            &[
                ("what", language.say(name(what)).into()),
                ("before", share(before).into()),
                ("after", share(after).into()),
            ],
        ),
        Objection::Lost(count) => counted(language, "gate-lost", count),
        Objection::Turned(count) => counted(language, "gate-turned", count),
        Objection::Gone { removed, before } => {
            language.tell("gate-gone", &[("removed", removed.into()), ("before", before.into())])
        }
    };
    judged.objections.iter().map(|objection| format!("⚠ {}", words(objection))).collect()
}

fn name(what: Measured) -> &'static str {
    match what {
        Measured::FirstRight => "score-first",
        Measured::AmongThree => "score-three",
        Measured::Figures => "score-figures",
        Measured::Refusals => "score-refusals",
        Measured::Refused => "score-answered",
    }
}

fn share(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// Each score of the gold questions, before and after where it is another.
fn scores(Scores { before, after }: &Scores, language: Language) -> String {
    let answered = |score: &Score| score.refused.map(|refused| 1.0 - refused);
    let pairs = [
        (Measured::FirstRight, before.hit_at_1, after.hit_at_1),
        (Measured::AmongThree, before.hit_at_3, after.hit_at_3),
        (Measured::Figures, before.figures_right, after.figures_right),
        (Measured::Refusals, before.none_right, after.none_right),
        (Measured::Refused, answered(before), answered(after)),
    ];
    let parts: Vec<String> = pairs
        .into_iter()
        .filter_map(|(what, before, after)| {
            let (before, after) = (share(before?), share(after?));
            let words = if before == after { after } else { format!("{before} → {after}") };
            Some(format!("{} {words}", language.say(name(what))))
        })
        .collect();
    language.tell(
        "reloaded-scores",
        &[("count", after.questions.into()), ("scores", language.list(&parts).into())],
    )
}
