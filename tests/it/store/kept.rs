//! Settings, votes, gaps, buttons, updates, deeds, backup: kept as given, also over a restart.

use wenzheng::app::store::{
    Answering, Asides, Asked, ChatSettings, Deed, Doer, Ended, GapKind, Length, Named, Store, StoreError,
    Vote, Voted,
};

use super::{NOW, bodies, each, recipients, wish};

#[tokio::test]
async fn chats_and_people_have_settings() {
    each(|store| async move {
        assert_eq!(store.chat_settings(-5).await.unwrap(), ChatSettings::default());
        let set = ChatSettings {
            language: Some("en".to_owned()),
            answering: Answering::Questions,
            length: Length::Full,
            asides: Asides::Asker,
            place: Some("甲市".to_owned()),
        };
        store.set_chat_settings(-5, &set).await.unwrap();
        assert_eq!(store.chat_settings(-5).await.unwrap(), set);
        let unset = ChatSettings { language: None, ..set };
        store.set_chat_settings(-5, &unset).await.unwrap();
        assert_eq!(store.chat_settings(-5).await.unwrap(), unset);
        assert_eq!(store.person_language(7).await.unwrap(), None);
        store.set_person_language(7, Some("zh-Hant")).await.unwrap();
        assert_eq!(store.person_language(7).await.unwrap().as_deref(), Some("zh-Hant"));
        store.set_person_language(7, None).await.unwrap();
        assert_eq!(store.person_language(7).await.unwrap(), None);
    })
    .await;
}

fn voted(vote: Vote) -> Voted {
    Voted {
        question: "失业率'; DROP TABLE votes; --".to_owned(),
        edition: 3,
        answer: "a1".to_owned(),
        vote,
        places: vec!["某 市-2020:57".to_owned(), "某 市-2020:60".to_owned()],
    }
}

#[tokio::test]
async fn a_person_has_one_vote_on_an_answer_and_can_change_it() {
    each(|store| async move {
        assert_eq!(store.vote(1, &voted(Vote::Good), NOW).await.unwrap(), None);
        assert_eq!(store.vote(2, &voted(Vote::Bad), NOW + 1).await.unwrap(), None);
        let changed = Voted { edition: 4, places: Vec::new(), ..voted(Vote::WrongFigure) };
        assert_eq!(store.vote(1, &changed, NOW + 2).await.unwrap(), Some(Vote::Good));
        assert_eq!(store.votes("a1").await.unwrap(), [voted(Vote::Bad), changed]);
        store.unvote(2, "a1").await.unwrap();
        assert_eq!(store.votes("a1").await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn gaps_are_counted_and_closed() {
    each(|store| async move {
        for at in 0..3 {
            store.note_gap("房价", GapKind::None, 1, NOW + at).await;
        }
        store.note_gap("地铁", GapKind::Related, 1, NOW).await;
        let gaps = store.gaps(10).await.unwrap();
        let seen: Vec<_> = gaps.iter().map(|gap| (gap.question.as_str(), gap.times)).collect();
        assert_eq!(seen, [("房价", 3), ("地铁", 1)]);
        assert_eq!((gaps[0].kind, gaps[0].last), (GapKind::None, NOW + 2));
        // A bad vote that was changed counts no more.
        for (person, vote) in [(1, Vote::Bad), (2, Vote::WrongPlace), (1, Vote::Good)] {
            store.vote(person, &Voted { question: "地铁".to_owned(), ..voted(vote) }, NOW + 5).await.unwrap();
        }
        let bad = store.gaps(10).await.unwrap().into_iter().find(|gap| gap.kind == GapKind::Bad).unwrap();
        assert_eq!((bad.question.as_str(), bad.times, bad.last), ("地铁", 1, NOW + 5));
        store.unvote(2, "a1").await.unwrap();
        let voted = Voted { question: "房价".to_owned(), ..voted(Vote::Bad) };
        store.vote(3, &voted, NOW + 6).await.unwrap();
        store.close_gap("房价").await.unwrap();
        assert_eq!(store.gaps(10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_button_is_remembered_until_it_expires() {
    each(|store| async move {
        store.keep_payload("b1", r#"{"page":2}"#, NOW + 10).await.unwrap();
        assert_eq!(store.payload("b1", NOW).await.unwrap().as_deref(), Some(r#"{"page":2}"#));
        assert_eq!(store.payload("b1", NOW + 10).await.unwrap(), None);
        assert_eq!(store.payload("b2", NOW).await.unwrap(), None);
        let (one, other) = tokio::join!(store.take_payload("b1", NOW), store.take_payload("b1", NOW));
        let got = [one.unwrap(), other.unwrap()];
        assert_eq!(got.iter().flatten().count(), 1, "of two taps one counts: {got:?}");
        store.keep_payload("b3", "{}", NOW).await.unwrap();
        store.tidy(NOW, 30 * 24 * 3_600_000).await.unwrap();
        assert_eq!(store.payload("b3", NOW - 1).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn an_update_is_answered_once_and_deeds_are_written_down() {
    each(|store| async move {
        store.keep_updates(&[(41, "{}"), (40, "{}")]).await.unwrap();
        store.keep_updates(&[(41, "again"), (43, "{}")]).await.unwrap();
        store.finish_update(41, NOW).await.unwrap();
        store.finish_update(41, NOW).await.unwrap();
        store.finish_update(40, NOW - 10).await.unwrap();
        assert_eq!(store.kept_updates().await.unwrap(), [(43, "{}".to_owned())]);
        assert!(store.is_answered(40).await.unwrap());
        assert!(!store.is_answered(42).await.unwrap());
        assert_eq!(store.answered_since(NOW - 5).await.unwrap(), [41]);
        let deed = Deed {
            at: NOW,
            doer: Doer::Person(111),
            chat: None,
            action: "announce".to_owned(),
            detail: "3".to_owned(),
            ended: Ended::Done,
        };
        store.record(&deed).await.unwrap();
        assert_eq!(store.deeds(5).await.unwrap(), [deed]);
    })
    .await;
}

#[tokio::test]
async fn many_write_at_once() {
    each(|store| async move {
        let writing = (0..100).map(|at| {
            let store = store.clone();
            tokio::spawn(async move {
                store.note_gap("房价", GapKind::None, 1, NOW + at).await;
                store.subscribe(&wish(at, "daily 08:00", "Asia/Shanghai"), Some(7), NOW).await.unwrap();
            })
        });
        for writing in writing.collect::<Vec<_>>() {
            writing.await.unwrap();
        }
        assert_eq!(store.gaps(1).await.unwrap()[0].times, 100);
        assert_eq!(store.audience().await.unwrap().len(), 100);
    })
    .await;
}

#[tokio::test]
async fn a_backup_taken_while_in_use_is_a_whole_store() {
    // A folder whose name is no plain word: it stands in an address.
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("数据 100%?#");
    let store = Store::open(&home, None).await.unwrap();
    store.set_person_language(7, Some("en")).await.unwrap();
    store.announce(&bodies("目标"), &recipients(0..50), None, NOW).await.unwrap();
    let copy = folder.path().join("copy");
    std::fs::create_dir(&copy).unwrap();
    store.backup(&copy.join("wenzheng.sqlite")).await.unwrap();
    let again = store.backup(&copy.join("wenzheng.sqlite")).await;
    assert!(again.is_err(), "a backup overwrites nothing");
    store.set_person_language(7, None).await.unwrap();
    let copied = Store::open(&copy, None).await.unwrap();
    assert_eq!(copied.person_language(7).await.unwrap().as_deref(), Some("en"));
    let announced = copied.announcements(1).await.unwrap().remove(0);
    assert_eq!(copied.counts(announced.id).await.unwrap().waiting, 50);
    store.close().await;
    let reopened = Store::open(&home, None).await.unwrap();
    assert_eq!(reopened.announcements(9).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_store_that_cannot_be_is_said_without_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = Store::open(folder.path(), Some("mysql://me:secret@host/x")).await.unwrap_err();
    assert!(matches!(wrong, StoreError::Unsupported(_)) && !wrong.to_string().contains("secret"));
    let away = Store::open(folder.path(), Some("postgres://me:secret@host:port/x")).await.unwrap_err();
    assert!(!format!("{away:?} {away}").contains("secret"), "{away:?}");
}

#[tokio::test]
async fn a_person_is_forgotten_and_others_are_not() {
    each(|store| async move {
        for person in [7, 8] {
            store.set_person_language(person, Some("en")).await.unwrap();
            store.vote(person, &voted(Vote::Good), NOW).await.unwrap();
            let chat = i64::try_from(person).unwrap();
            store.subscribe(&wish(chat, "daily 08:00", "Asia/Shanghai"), Some(person), NOW).await.unwrap();
            store
                .keep_payload(&format!("x{person}"), &format!("{{\"chat\":{chat},\"trail\":[]}}"), NOW + 1)
                .await
                .unwrap();
        }
        store.forget_person(7).await.unwrap();
        assert_eq!(store.person_language(7).await.unwrap(), None);
        assert_eq!(store.person_language(8).await.unwrap().as_deref(), Some("en"));
        assert_eq!(store.votes(&voted(Vote::Good).answer).await.unwrap().len(), 1);
        assert!(store.subscriptions(7).await.unwrap().is_empty());
        assert_eq!(store.subscriptions(8).await.unwrap().len(), 1);
        assert_eq!(store.payload("x7", NOW).await.unwrap(), None);
        assert!(store.payload("x8", NOW).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn what_was_asked_in_vain_is_counted_dismissed_and_forgotten_in_time() {
    const DAY: i64 = 24 * 3_600_000;
    each(|store| async move {
        store.note_gap("", GapKind::None, 1, NOW).await;
        store.note_gap("房价", GapKind::None, 1, NOW).await;
        store.note_gap("房价", GapKind::Refused, 1, NOW).await;
        store.note_gap("地铁", GapKind::Related, 1, NOW - 40 * DAY).await;
        store.flush().await;
        let counts = [(GapKind::None, 2), (GapKind::Refused, 1), (GapKind::Related, 1)];
        let mut known = store.gap_counts().await.unwrap();
        known.sort_by_key(|(kind, times)| (std::cmp::Reverse(*times), *kind == GapKind::Related));
        assert_eq!(known, counts);
        store.dismiss_gap("房价", NOW).await.unwrap();
        store.note_gap("房价", GapKind::None, 1, NOW).await;
        let listed: Vec<String> = store.gaps(9).await.unwrap().into_iter().map(|gap| gap.question).collect();
        assert_eq!(listed, ["地铁"], "what is none of ours is not listed again");
        store.tidy(NOW, 30 * DAY).await.unwrap();
        assert_eq!(store.gaps(9).await.unwrap(), []);
        store.tidy(NOW + 1, 0).await.unwrap();
        let left: u64 = store.gap_counts().await.unwrap().iter().map(|(_, times)| times).sum();
        assert_eq!(left, 1, "what has no text stays counted");
    })
    .await;
}

#[tokio::test]
async fn a_digest_is_told_by_one_process_and_named_admins_last() {
    each(|store| async move {
        store.set_digest(7, Some(NOW)).await.unwrap();
        store.set_digest(8, Some(NOW + 1)).await.unwrap();
        assert_eq!(store.digests_due(NOW).await.unwrap(), [(7, NOW)]);
        assert!(store.claim_digest(7, NOW, Some(NOW + 9)).await.unwrap());
        assert!(!store.claim_digest(7, NOW, Some(NOW + 9)).await.unwrap(), "another has told it");
        store.set_digest(8, None).await.unwrap();
        assert_eq!(store.digests_due(NOW + 9).await.unwrap(), [(7, NOW + 9)]);
        store.name_admin(Named { person: 9, made_by: 1, made: NOW }).await.unwrap();
        assert_eq!(store.named_by(9).await.unwrap(), Some(1));
        assert!(store.drop_admin(9).await.unwrap() && !store.drop_admin(9).await.unwrap());
        assert_eq!(store.named_by(9).await.unwrap(), None);
        store.share("edition", "a").await.unwrap();
        store.share("edition", "b").await.unwrap();
        assert_eq!(store.shared("edition").await.unwrap().as_deref(), Some("b"));
    })
    .await;
}

#[tokio::test]
async fn questions_of_a_day_are_counted() {
    each(|store| async move {
        for is_answered in [true, false] {
            store.note_asked("2026-03-05".to_owned(), is_answered).await;
        }
        store.flush().await;
        let asked = store.asked_on("2026-03-05").await.unwrap();
        assert_eq!((asked.questions, asked.unanswered), (2, 1));
        assert_eq!(store.asked_on("2026-03-06").await.unwrap(), Asked::default());
    })
    .await;
}

#[tokio::test]
async fn what_admins_did_is_not_forgotten_on_their_word() {
    each(|store| async move {
        for (person, ended) in [(7, Ended::Own), (7, Ended::Done), (7, Ended::Refused), (8, Ended::Failed)] {
            let (action, detail) = ("alias".to_owned(), "3".to_owned());
            let deed = Deed { at: NOW, doer: Doer::Person(person), chat: None, action, detail, ended };
            store.record(&deed).await.unwrap();
        }
        store.forget_person(7).await.unwrap();
        let log = store.audit(None, 9).await.unwrap();
        let told: Vec<_> = log.iter().map(|entry| (entry.deed.doer, entry.deed.ended)).collect();
        assert_eq!(
            told,
            [
                (Doer::Person(8), Ended::Failed),
                (Doer::Person(7), Ended::Refused),
                (Doer::Person(7), Ended::Done)
            ],
            "the newest first, and nothing that people did for themselves"
        );
        assert_eq!(store.audit(Some(log[1].id), 1).await.unwrap()[0].deed.ended, Ended::Done);
    })
    .await;
}
