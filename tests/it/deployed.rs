//! What the files of `deploy/` say of the program is so.

use std::collections::BTreeSet;

const ALERTS: &str = include_str!("../../deploy/alerts.yaml");
const DASHBOARD: &str = include_str!("../../deploy/dashboard.json");
const RUNBOOK: &str = include_str!("../../deploy/RUNBOOK.md");
const UNIT: &str = include_str!("../../deploy/wenzheng.service");
const SETTINGS: &str = include_str!("../../config/wenzheng.toml");
/// Where variables are set for the program.
const SETTING: [&str; 4] = [
    UNIT,
    include_str!("../../deploy/Dockerfile"),
    include_str!("../../deploy/compose.yaml"),
    include_str!("../../deploy/kubernetes.yaml"),
];

/// The words of `text` that begin so and go on in letters and `_`.
fn words(text: &str, beginning: &str) -> BTreeSet<String> {
    let is_more = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(beginning)
        .map(|(at, _)| text[at..].chars().take_while(|c| is_more(*c)).collect())
        .collect()
}

/// Every metric that an alert or the dashboard asks for is among these.
pub(crate) fn assert_measured(metrics: &str) {
    let asked: BTreeSet<String> =
        words(ALERTS, "wenzheng_").into_iter().chain(words(DASHBOARD, "wenzheng_")).collect();
    assert!(asked.len() > 15, "{asked:?}");
    let measured = words(metrics, "wenzheng_");
    assert_eq!(asked.difference(&measured).collect::<Vec<_>>(), Vec::<&String>::new(), "{metrics}");
}

#[test]
fn the_dashboard_can_be_read() {
    let dashboard: serde_json::Value = serde_json::from_str(DASHBOARD).unwrap();
    let panels = dashboard["panels"].as_array().unwrap();
    assert!(panels.iter().all(|panel| panel["targets"][0]["expr"].is_string()), "a panel shows nothing");
}

#[test]
fn every_alert_stands_in_the_runbook() {
    let alerts: Vec<&str> = ALERTS.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")).collect();
    assert!(alerts.len() > 9);
    for alert in alerts {
        assert!(RUNBOOK.contains(&format!("| {alert}")), "{alert}");
    }
}

#[test]
fn the_unit_restarts_what_the_runbook_says() {
    let (_, prevented) = UNIT.split_once("RestartPreventExitStatus=").unwrap();
    let prevented: Vec<&str> = prevented.lines().next().unwrap().split(' ').collect();
    let (_, ends) = RUNBOOK.split_once("## How it ends").unwrap();
    let mut not_restarted = Vec::new();
    for line in ends.lines().take_while(|line| !line.starts_with("## ")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        // An end without a fault is never followed by a restart.
        if let [_, code, _, "no", ..] = cells[..]
            && code != "0"
        {
            not_restarted.push(code);
        }
    }
    assert_eq!(prevented, not_restarted);
}

#[test]
fn every_variable_that_is_set_is_a_setting() {
    let mut seen = 0;
    for text in SETTING {
        for name in words(text, "WENZHENG_").into_iter().filter(|name| name.contains("__")) {
            let path = name.trim_start_matches("WENZHENG_").to_lowercase();
            let (section, key) = path.split_once("__").unwrap();
            let (_, of_section) = SETTINGS.split_once(&format!("[{section}]\n")).unwrap_or_default();
            let of_section = of_section.split("\n[").next().unwrap();
            let is_key = |line: &str| line.trim_start_matches("# ").starts_with(&format!("{key} ="));
            assert!(of_section.lines().any(is_key), "{name} is no setting");
            seen += 1;
        }
    }
    assert!(seen >= 6, "{seen}");
}
