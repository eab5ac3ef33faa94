//! The program itself, as a process that can be killed.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::botapi::{BotApi, TOKEN};

/// A corpus and words so few that the program starts quickly.
pub(crate) fn furnish(home: &Path) {
    std::fs::create_dir(home.join("corpus")).unwrap();
    write_report(home, "6%");
    std::fs::write(home.join("dictionary.txt"), "").unwrap();
    std::fs::write(home.join("lexicon.toml"), "").unwrap();
    std::fs::write(home.join("wenzheng.toml"), "[telegram]\ndrain_seconds = 2\n").unwrap();
}

/// The one report, with this growth as its target.
pub(crate) fn write_report(home: &Path, growth: &str) {
    let report =
        format!("2020年某市人民政府工作报告\n\n一、2020年工作安排\n\n地区生产总值增长{growth}左右。\n");
    std::fs::write(home.join("corpus/某市-2020.txt"), report).unwrap();
}

/// `wenzheng serve` on what [`furnish`] made. `WENZHENG_BIN` names another program than the one that is tested.
pub(crate) fn command(home: &Path, variables: &[(&str, &str)]) -> Command {
    let program = std::env::var("WENZHENG_BIN").unwrap_or_else(|_| env!("CARGO_BIN_EXE_wenzheng").to_owned());
    let mut command = Command::new(program);
    command
        .args(["--corpus", "corpus", "--config", "wenzheng.toml", "--data", "data", "serve"])
        .current_dir(home)
        .env_remove("WENZHENG_STORE")
        .env("TELOXIDE_TOKEN", TOKEN)
        .env("WENZHENG_LOG", "info")
        .env("WENZHENG_ANNOUNCE__LEASE_SECONDS", "1")
        .envs(variables.iter().copied())
        .stdin(Stdio::null());
    command
}

pub(crate) struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    /// Starts it on what [`furnish`] made, logging to `name`.log there.
    pub(crate) fn start(api: &BotApi, home: &Path, name: &str, variables: &[(&str, &str)]) -> Self {
        let log = home.join(format!("{name}.log"));
        let file = std::fs::File::create(&log).unwrap();
        let child = command(home, variables)
            .env("TELOXIDE_API_URL", api.url())
            .stdout(Stdio::null())
            .stderr(file)
            .spawn()
            .unwrap();
        Self { child, log }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    pub(crate) async fn logs(&self, words: &str) {
        for _ in 0..600 {
            if self.log().contains(words) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("waited in vain for {words:?} in {}", self.log());
    }

    /// SIGKILL.
    pub(crate) fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.log()
    }

    /// SIGTERM; waits for its end.
    pub(crate) async fn stop(mut self) -> String {
        let told = Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status().unwrap();
        assert!(told.success());
        let ended = tokio::task::spawn_blocking(move || (self.child.wait().unwrap(), self.log));
        let (status, log) = tokio::time::timeout(Duration::from_secs(60), ended).await.unwrap().unwrap();
        assert!(status.success(), "{status}");
        std::fs::read_to_string(log).unwrap()
    }
}
