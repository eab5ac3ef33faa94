//! `wenzheng eval`: a gold set scored, with latencies.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use anyhow::Context;

use super::Exit;
use crate::app::{ChatKey, Conversation, Reply};
use crate::eval::{Case, Outcome, Report, Score, judge, parse};

/// Asks every question of `file` and prints the scores; with `json`, one object of scores and outcomes.
///
/// Rows that cannot be used are named on `err` and left out.
///
/// # Errors
/// When the file cannot be read, no row can be used, or a stream cannot be written to.
pub fn run(
    out: &mut dyn Write,
    err: &mut dyn Write,
    conversation: &Conversation,
    file: &Path,
    json: bool,
) -> anyhow::Result<Exit> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let (cases, faults) = parse(&text);
    for fault in &faults {
        writeln!(err, "{}: {fault}; the row is left out", file.display())?;
    }
    anyhow::ensure!(!cases.is_empty(), "{} holds no question", file.display());
    let outcomes: Vec<Outcome> =
        (0i64..).zip(&cases).map(|(number, case)| outcome(conversation, number, case)).collect();
    let report = Report::of(&outcomes);
    if json {
        let scores = serde_json::json!({ "scores": report, "outcomes": outcomes });
        writeln!(out, "{scores}")?;
    } else {
        table(out, &report)?;
        misses(out, &outcomes)?;
    }
    Ok(Exit::Done)
}

/// Each case is a chat of its own; the last question is judged.
fn outcome(conversation: &Conversation, number: i64, case: &Case) -> Outcome {
    let key = ChatKey { chat: number, topic: None, person: None };
    let mut last: Option<(Reply, u64)> = None;
    for question in &case.questions {
        let start = Instant::now();
        let reply = conversation.ask(key, question, start);
        last = Some((reply, u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX)));
    }
    let (reply, took_us) = last.unwrap_or_else(|| (conversation.ask(key, "", Instant::now()), 0));
    judge(case, &reply.answer, &reply.library, took_us)
}

fn table(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    writeln!(
        out,
        "{:<12} {:>5} {:>7} {:>7} {:>7} {:>8} {:>7} {:>8}",
        "type", "n", "hit@1", "hit@3", "MRR", "figures", "none", "refused"
    )?;
    for (kind, score) in &report.by_type {
        row(out, kind, score)?;
    }
    row(out, "all", &report.all)?;
    writeln!(out, "latency p50 {} us, p99 {} us", report.p50_us, report.p99_us)
}

fn row(out: &mut dyn Write, name: &str, score: &Score) -> io::Result<()> {
    let cell = |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| format!("{share:.3}"));
    writeln!(
        out,
        "{name:<12} {:>5} {:>7} {:>7} {:>7} {:>8} {:>7} {:>8}",
        score.questions,
        cell(score.hit_at_1),
        cell(score.hit_at_3),
        cell(score.mrr),
        cell(score.figures_right),
        cell(score.none_right),
        cell(score.refused)
    )
}

/// One line for every question that was not answered wholly right.
fn misses(out: &mut dyn Write, outcomes: &[Outcome]) -> io::Result<()> {
    for outcome in outcomes {
        let mut faults: Vec<&dyn Display> = Vec::new();
        match outcome.rank {
            None if outcome.none_right.is_none() => faults.push(&"no right passage"),
            Some(rank) if rank > 1 && outcome.none_right.is_none() => faults.push(&"right passage not first"),
            _ => {}
        }
        if outcome.figures_right == Some(false) {
            faults.push(&"figures missing");
        }
        if outcome.none_right == Some(false) {
            faults.push(&"should not have been answered");
        }
        if outcome.refused {
            faults.push(&"refused");
        }
        if !faults.is_empty() {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            let got: Vec<&str> = outcome.got.iter().take(3).map(String::as_str).collect();
            writeln!(out, "{}\t{}\t{}\t{}", outcome.id, outcome.question, faults.join(", "), got.join(" "))?;
        }
    }
    Ok(())
}
