//! The program as an operator meets it: how it starts, what it says when it cannot, how it is watched, kept and
//! stopped.

use std::net::{SocketAddr, TcpListener as Listener};
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use wenzheng::app::store::{Doer, Ended, Lock, Store};

use crate::botapi::{BotApi, Fault, Kind, TOKEN, call, private};
use crate::process::{Process, command, furnish, write_report};

/// A port that nobody listens at; another process may take it before it is used, which a test would say.
pub(crate) fn free() -> SocketAddr {
    Listener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs `serve` where it cannot, and reads its one line.
#[track_caller]
fn refused(home: &Path, variables: &[(&str, &str)], code: i32, words: &[&str]) -> String {
    let began = Instant::now();
    let output = command(home, variables).output().unwrap();
    let text = said(&output);
    assert_eq!(output.status.code(), Some(code), "{text}");
    for word in words {
        assert!(text.contains(word), "{word} in {text}");
    }
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    text
}

#[test]
fn each_kind_of_end_has_its_code_and_its_line() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    let home = home.path();
    refused(home, &[("TELOXIDE_TOKEN", "")], 77, &["no token", "TELOXIDE_TOKEN_FILE"]);
    let said = refused(home, &[("TELOXIDE_TOKEN", "hunter2")], 77, &["@BotFather"]);
    assert!(!said.contains("hunter2"));
    refused(home, &[("TELOXIDE_TOKEN", ""), ("TELOXIDE_TOKEN_FILE", "nowhere")], 77, &["nowhere"]);
    std::fs::write(home.join("blank"), "\n").unwrap();
    refused(home, &[("TELOXIDE_TOKEN", ""), ("TELOXIDE_TOKEN_FILE", "blank")], 77, &["blank is empty"]);
    refused(home, &[("WENZHENG_LOG", "wenzheng=lots")], 78, &["WENZHENG_LOG", "wenzheng=lots"]);
    refused(home, &[("WENZHENG_ANNOUNCE__ZONE", "Asia/Nowhere")], 78, &["announce.zone", "Asia/Nowhere"]);
    refused(home, &[("WENZHENG_WEBHOOK__URL", "http://x")], 78, &["WENZHENG_WEBHOOK__URL", "https://"]);
    refused(home, &[("WENZHENG_ANSWER__PASAGES", "3")], 78, &["WENZHENG_ANSWER__PASAGES"]);
    refused(home, &[("WENZHENG_STORE", "mysql://a:hunter2@h/x")], 78, &["postgres://"]);
    let away = format!("postgres://me:hunter2@{}/x", free());
    let said = refused(home, &[("WENZHENG_STORE", &away)], 74, &["PostgreSQL 127.0.0.1"]);
    assert!(!said.contains("hunter2"));
    refused(home, &[("TELOXIDE_API_URL", "not a url")], 78, &["not a url"]);
    // A bot that has never served: another goes on with what it served last.
    let empty = tempfile::tempdir().unwrap();
    furnish(empty.path());
    std::fs::write(empty.path().join("corpus/某市-2020.txt"), "").unwrap();
    refused(empty.path(), &[], 65, &["某市-2020.txt"]);
    std::fs::remove_file(empty.path().join("corpus/某市-2020.txt")).unwrap();
    refused(empty.path(), &[], 65, &["corpus holds no .txt or .md file"]);
}

/// Someone else's variables stop nothing: it comes as far as the token.
#[test]
fn a_variable_of_others_is_no_setting() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    refused(
        home.path(),
        &[("WENZHENG_PORT", "tcp://10.0.0.1:80"), ("TELOXIDE_TOKEN", "")],
        77,
        &["no token"],
    );
}

#[test]
fn a_store_that_cannot_be_used_is_one_line_with_its_path() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    let (home, data) = (home.path(), home.path().join("data"));
    std::fs::write(&data, "a file").unwrap();
    refused(home, &[], 74, &[data.to_str().unwrap()]);
    std::fs::remove_file(&data).unwrap();
    std::fs::create_dir(&data).unwrap();
    let file = data.join("wenzheng.sqlite");
    std::fs::write(&file, "this is no database, whatever its name says".repeat(100)).unwrap();
    refused(home, &[], 74, &[file.to_str().unwrap(), "damaged", "wenzheng restore"]);
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    refused(home, &[], 74, &[file.to_str().unwrap()]);
    std::fs::remove_dir(&file).unwrap();
    let _lock = Lock::take(&data).unwrap();
    refused(home, &[], 74, &[data.file_name().unwrap().to_str().unwrap(), "in use"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_store_is_known_soon() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    let data = home.path().join("data");
    Store::open(&data, None).await.unwrap().close().await;
    let url = format!("sqlite://{}", data.join("wenzheng.sqlite").display());
    let pool = sqlx::AnyPool::connect(&url).await.unwrap();
    let mut holder = pool.acquire().await.unwrap();
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut *holder).await.unwrap();
    let home = home.path().to_owned();
    let began = Instant::now();
    tokio::task::spawn_blocking(move || refused(&home, &[], 74, &["locked"])).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(8));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_token_and_a_refused_webhook_have_their_codes() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    let api = BotApi::start().await;
    let url = api.url();
    let run = |variables: Vec<(&'static str, String)>, code: i32, words: &'static str| {
        let (home, url) = (home.path().to_owned(), url.clone());
        tokio::task::spawn_blocking(move || {
            let mut command = command(&home, &[]);
            let output = command.env("TELOXIDE_API_URL", &url).envs(variables).output().unwrap();
            let text = said(&output);
            assert_eq!(output.status.code(), Some(code), "{text}");
            assert!(text.contains(words), "{text}");
        })
    };
    run(vec![("TELOXIDE_TOKEN", "1:unknown".to_owned())], 77, "@BotFather").await.unwrap();
    let refusal = "Bad Request: bad webhook: IP address 127.0.0.1 is reserved";
    api.fail(Fault::new("setWebhook", 1, Kind::Refuse(400, refusal, serde_json::Value::Null)));
    let door = free().to_string();
    let hooked = vec![
        ("WENZHENG_WEBHOOK__URL", "https://bot.example.org/hook".to_owned()),
        ("WENZHENG_WEBHOOK__LISTEN", door),
    ];
    run(hooked, 69, "reserved").await.unwrap();
}

fn wenzheng(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wenzheng"))
        .args(["--config", "wenzheng.toml", "--data", "data"])
        .args(arguments)
        .current_dir(home)
        .env_remove("WENZHENG_STORE")
        .output()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_is_put_back_and_what_was_there_is_kept() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    let (home, data) = (home.path(), home.path().join("data"));
    let none = wenzheng(home, &["backup", "copy.sqlite"]);
    assert_eq!(none.status.code(), Some(74), "{}", said(&none));
    assert!(!data.exists(), "a backup makes no store");
    let language = async |store: &Store| store.person_language(7).await.unwrap();
    let store = Store::open(&data, None).await.unwrap();
    store.set_person_language(7, Some("en")).await.unwrap();
    assert!(wenzheng(home, &["backup", "copy.sqlite"]).status.success());
    for (file, why) in
        [("copy.sqlite", "it is there already"), ("nowhere/copy.sqlite", "it cannot be opened")]
    {
        let refused = wenzheng(home, &["backup", file]);
        let line = format!("wenzheng: no backup can be written to {file}: {why}");
        assert!(said(&refused).starts_with(&line), "{}", said(&refused));
        assert_eq!((refused.status.code(), said(&refused).lines().count()), (Some(74), 1));
    }
    store.set_person_language(7, Some("zh-Hant")).await.unwrap();
    store.close().await;

    let lock = Lock::take(&data).unwrap();
    let busy = wenzheng(home, &["restore", "copy.sqlite"]);
    assert_eq!((busy.status.code(), said(&busy).contains("stop it first")), (Some(74), true));
    drop(lock);
    for (name, bytes) in [("text.sqlite", &b"text"[..]), ("empty.sqlite", b"")] {
        std::fs::write(home.join(name), bytes).unwrap();
        let bad = wenzheng(home, &["restore", name]);
        assert_eq!((bad.status.code(), said(&bad).contains(name)), (Some(74), true), "{}", said(&bad));
    }
    let copy = std::fs::read(home.join("copy.sqlite")).unwrap();
    std::fs::write(home.join("cut.sqlite"), &copy[..copy.len() / 2]).unwrap();
    assert_eq!(wenzheng(home, &["restore", "cut.sqlite"]).status.code(), Some(74));
    let store = Store::open(&data, None).await.unwrap();
    assert_eq!(language(&store).await.as_deref(), Some("zh-Hant"), "a refused backup changes nothing");
    store.close().await;

    let put_back = wenzheng(home, &["restore", "copy.sqlite"]);
    assert!(put_back.status.success(), "{}", said(&put_back));
    let store = Store::open(&data, None).await.unwrap();
    assert_eq!(language(&store).await.as_deref(), Some("en"));
    store.close().await;
    let is_kept = |name: &str| name.starts_with("before-restore-") && name.ends_with(".sqlite");
    let mut names = std::fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().file_name());
    let kept = names.find(|name| is_kept(&name.to_string_lossy())).expect("the old store");
    let old = data.join("old");
    std::fs::create_dir(&old).unwrap();
    std::fs::copy(data.join(kept), old.join("wenzheng.sqlite")).unwrap();
    assert_eq!(language(&Store::open(&old, None).await.unwrap()).await.as_deref(), Some("zh-Hant"));
}

/// A restore that was killed after it had set the old store aside is finished by the next start.
#[tokio::test]
async fn a_killed_restore_is_finished() {
    let home = tempfile::tempdir().unwrap();
    let ready = home.path().join("restored");
    let store = Store::open(&ready, None).await.unwrap();
    store.set_person_language(7, Some("en")).await.unwrap();
    store.close().await;
    let store = Store::open(home.path(), None).await.unwrap();
    assert_eq!(store.person_language(7).await.unwrap().as_deref(), Some("en"));
    assert!(!ready.exists());
}

/// Whoever starts it bare: with many, a day of reloads trebles what the process holds.
fn has_few_arenas(process: &Process) {
    if cfg!(all(target_os = "linux", target_env = "gnu")) {
        let environment = std::fs::read(format!("/proc/{}/environ", process.id())).unwrap();
        let environment = String::from_utf8(environment).unwrap();
        assert!(
            environment.contains("MALLOC_ARENA_MAX=2") && environment.contains("MALLOC_TRIM_THRESHOLD_=")
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_watched_and_reloads_on_a_hangup() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    let api = BotApi::start().await;
    let watched = free();
    let address = watched.to_string();
    api.fail(Fault::new("getMe", 2, Kind::Status(502)));
    let variables = [("WENZHENG_WEB__LISTEN", address.as_str()), ("WENZHENG_LOG__FORM", "json")];
    let process = Process::start(&api, home.path(), "bot", &variables);
    process.logs("\"message\":\"serving\"").await;
    let first: serde_json::Value = process
        .log()
        .lines()
        .map(|line| serde_json::from_str(line).expect("one object a line"))
        .find(|line: &serde_json::Value| line["message"] == "serving")
        .unwrap();
    for (key, value) in [("mode", "polling"), ("bot", "wenzheng_bot"), ("version", env!("CARGO_PKG_VERSION"))]
    {
        assert_eq!(first[key], value, "{first}");
    }
    assert!(first["store"].as_str().unwrap().ends_with("wenzheng.sqlite"));
    let get = async |path: &str| call(watched, "GET", path, &[], "").await.unwrap();
    assert_eq!(get("/healthz").await, (200, "alive\n".to_owned()));
    assert_eq!(get("/readyz").await, (200, "ready\n".to_owned()));
    api.write(private(5, "今年GDP增长目标是多少"));
    assert!(api.replies(5, 1).await[0].text.contains("6%"));
    write_report(home.path(), "7%");
    assert!(Command::new("kill").args(["-HUP", &process.id().to_string()]).status().unwrap().success());
    process.logs("a new edition serves").await;
    api.write(private(6, "今年GDP增长目标是多少"));
    assert!(api.replies(6, 1).await[0].text.contains("7%"));
    api.confirmed().await;
    let (_, metrics) = get("/metrics").await;
    for line in [
        "wenzheng_edition 2",
        "wenzheng_reports 1",
        "wenzheng_answers_total 2",
        "wenzheng_questions_total{kind=\"",
        "wenzheng_reloads_total{outcome=\"done\"} 1",
        "wenzheng_calls_total{method=\"SendMessage\",outcome=\"done\"} 2",
        "wenzheng_calls_total{method=\"GetMe\",outcome=\"server\"} 2",
        "wenzheng_answer_seconds_count 2",
    ] {
        assert!(metrics.contains(line), "{line} in {metrics}");
    }
    assert!(metrics.trim_end().ends_with("# EOF"));
    crate::deployed::assert_measured(&metrics);
    let status = wenzheng_status(home.path(), &address);
    assert!(status.status.success() && said(&status).starts_with("ready\nversion "), "{}", said(&status));
    for line in ["edition    2\n", "reports    1 (", "today      2 questions, ", "wenzheng.sqlite ("] {
        assert!(said(&status).contains(line), "{line} in {}", said(&status));
    }
    let log = process.stop().await;
    let store = Store::open(&home.path().join("data"), None).await.unwrap();
    let audit = store.audit(None, 9).await.unwrap();
    let [entry] = audit.as_slice() else { panic!("{audit:?}") };
    assert_eq!((entry.deed.doer, entry.deed.ended), (Doer::Signal, Ended::Done), "{entry:?}");
    assert_eq!((&*entry.deed.action, &*entry.deed.detail), ("reload", "edition 2"));
    store.close().await;
    assert!(!log.contains(TOKEN) && !metrics.contains("GDP") && !log.contains("GDP增长"), "{log}");
    assert_eq!(wenzheng_status(home.path(), &address).status.code(), Some(1), "nobody answers");
}

/// As systemd hears it: ready once Telegram has said who it is, alive again and again, and stopping.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_manager_is_told_how_it_is() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    let api = BotApi::start().await;
    let at = home.path().join("notify");
    let manager = std::os::unix::net::UnixDatagram::bind(&at).unwrap();
    manager.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let variables = [("NOTIFY_SOCKET", at.to_str().unwrap()), ("WATCHDOG_USEC", "400000")];
    let process = Process::start(&api, home.path(), "bot", &variables);
    let heard = move |words: &'static str| {
        let manager = manager.try_clone().unwrap();
        tokio::task::spawn_blocking(move || {
            let mut heard = String::new();
            while !heard.contains(words) {
                let mut bytes = [0; 256];
                let length = manager.recv(&mut bytes).unwrap_or_else(|_| panic!("no {words} in {heard}"));
                heard += &String::from_utf8_lossy(&bytes[..length]);
            }
            heard
        })
    };
    let heard_first = heard("READY=1").await.unwrap();
    assert!(!heard_first.contains("STOPPING"), "{heard_first}");
    heard("WATCHDOG=1").await.unwrap();
    heard("WATCHDOG=1").await.unwrap();
    has_few_arenas(&process);
    process.stop().await;
    heard("STOPPING=1").await.unwrap();
}

fn wenzheng_status(home: &Path, address: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wenzheng"))
        .args(["--config", "wenzheng.toml", "status"])
        .current_dir(home)
        .env("WENZHENG_WEB__LISTEN", address)
        .output()
        .unwrap()
}

/// Everything that a failing run says, at the most talkative: no token, no secret, no password, no words of people.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_is_said_tells_a_secret() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    let api = BotApi::start().await;
    let (watched, door) = (free(), free());
    let (watched_at, door_at) = (watched.to_string(), door.to_string());
    let secret = wenzheng::web::secret(TOKEN);
    let question = "刘大妈家的低保什么时候发";
    for (method, kind) in [
        ("getMe", Kind::Status(502)),
        ("getMe", Kind::Cut),
        ("setWebhook", Kind::TooMany(1)),
        ("sendMessage", Kind::TooMany(1)),
        ("sendMessage", Kind::Status(500)),
        ("sendMessage", Kind::Refuse(403, "Forbidden: bot was blocked by the user", serde_json::Value::Null)),
        ("setMyCommands", Kind::CutReply),
    ] {
        api.fail(Fault::new(method, 1, kind));
    }
    let mut said = String::new();
    for mode in [["", "text"], ["https://bot.example.org/hook", "json"]] {
        let variables = [
            ("WENZHENG_LOG", "trace"),
            ("WENZHENG_LOG__FORM", mode[1]),
            ("WENZHENG_WEB__LISTEN", watched_at.as_str()),
            ("WENZHENG_WEBHOOK__URL", mode[0]),
            ("WENZHENG_WEBHOOK__LISTEN", door_at.as_str()),
        ];
        let process = Process::start(&api, home.path(), mode[1], &variables);
        if mode[0].is_empty() {
            api.write(private(5, question));
            api.confirmed().await;
        } else {
            process.logs("\"serving\"").await;
            api.push_to(vec![door]);
            api.write(private(6, question));
            api.confirmed().await;
            let wrong = [("x-telegram-bot-api-secret-token", "wrong-hunter2")];
            assert_eq!(call(door, "POST", "/hook", &wrong, question).await.unwrap().0, 401);
        }
        said += &call(watched, "GET", "/metrics", &[], "").await.unwrap().1;
        said += &process.stop().await;
    }
    let away = format!("postgres://me:hunter2@{}/x", free());
    for (variable, value) in [("WENZHENG_STORE", away.as_str()), ("TELOXIDE_API_URL", "http://127.0.0.1:1")] {
        let mut command = command(home.path(), &[("WENZHENG_LOG", "trace"), (variable, value)]);
        if variable == "TELOXIDE_API_URL" {
            command.env("TELOXIDE_TOKEN", "not-a-token-hunter2");
        }
        said += &self::said(&command.output().unwrap());
    }
    assert!(said.contains("serving") && said.contains("wenzheng_updates"), "something was said");
    for hidden in [TOKEN, secret.as_str(), "hunter2", question, "刘大妈"] {
        let line = said.lines().find(|line| line.contains(hidden));
        assert_eq!(line, None, "{hidden}");
    }
}
