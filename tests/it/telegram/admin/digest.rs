//! The weekly digest: told once a week, to whoever wished it and is an admin still.

use std::time::Duration;

use super::{ADMIN, Bot, STRANGER};

const DAY: Duration = Duration::from_secs(24 * 3600);
const NAMED: i64 = 8;

#[tokio::test]
async fn a_week_later_an_admin_is_told_what_was_asked_in_vain() {
    let bot = Bot::start().await;
    bot.say(ADMIN, &format!("/admin add {NAMED}")).await;
    assert!(bot.say(ADMIN, "/gaps weekly").await.text.contains("每周"));
    bot.say(NAMED, "/gaps weekly").await;
    bot.say(STRANGER, "太空电梯建好了吗").await;
    // Whoever is no admin any more is not told.
    bot.say(ADMIN, &format!("/admin drop {NAMED}")).await;
    let (told, others) = (bot.api.sent(ADMIN).len(), bot.api.sent(NAMED).len());

    let bot = bot.restart(6 * DAY).await;
    bot.say(STRANGER, "今年GDP目标是多少").await;
    assert_eq!(bot.api.sent(ADMIN).len(), told, "six days are no week");

    let bot = bot.restart(2 * DAY).await;
    let digest = bot.api.replies(ADMIN, told + 1).await.pop().unwrap();
    assert!(digest.text.contains("太空电梯建好了吗"), "{}", digest.text);
    assert!(digest.buttons().iter().any(|(label, _)| label == "1 作答"), "{:?}", digest.buttons());
    // The same week is not told again, and the next is.
    let bot = bot.restart(DAY).await;
    bot.say(STRANGER, "今年GDP目标是多少").await;
    assert_eq!(bot.api.sent(ADMIN).len(), told + 1);
    let bot = bot.restart(7 * DAY).await;
    bot.api.replies(ADMIN, told + 2).await;
    assert_eq!(bot.api.sent(NAMED).len(), others, "whoever is no admin is told nothing");

    bot.say(ADMIN, "/gaps off").await;
    let told = bot.api.sent(ADMIN).len();
    let bot = bot.restart(8 * DAY).await;
    bot.say(STRANGER, "今年GDP目标是多少").await;
    assert_eq!(bot.api.sent(ADMIN).len(), told);
    bot.stop().await;
}
