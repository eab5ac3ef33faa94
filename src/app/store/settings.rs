//! What chats and people have set: language, when a group is answered, how long answers are, which place is meant.

use sqlx::Row;

use super::{Store, StoreError, read, word};

/// When the bot answers in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answering {
    /// On a command, a mention or a reply.
    #[default]
    Mention,
    /// Also on a message that reads like a question and has a sure answer.
    Questions,
}

/// How much of an answer is shown at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Length {
    #[default]
    Short,
    Full,
}

/// Who sees what is meant for one person of a group: help, settings, refusals, how a question was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Asides {
    #[default]
    Everybody,
    /// That person alone, or nobody.
    Asker,
}

/// Settings of a chat; a language of `None` is the person's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChatSettings {
    /// A language tag: `zh-Hans`.
    pub language: Option<String>,
    pub answering: Answering,
    pub length: Length,
    pub asides: Asides,
    /// Full name of the region that a question is about which names none.
    pub place: Option<String>,
}

const ANSWERING: [(Answering, &str); 2] =
    [(Answering::Mention, "mention"), (Answering::Questions, "questions")];
const ASIDES: [(Asides, &str); 2] = [(Asides::Everybody, "everybody"), (Asides::Asker, "asker")];
const LENGTH: [(Length, &str); 2] = [(Length::Short, "short"), (Length::Full, "full")];

impl Store {
    /// What `chat` has set; the defaults when it never has.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn chat_settings(&self, chat: i64) -> Result<ChatSettings, StoreError> {
        let moment = match self.recent.chat(chat) {
            Ok(known) => return Ok(known),
            Err(moment) => moment,
        };
        let settings = self.read_chat_settings(chat).await?;
        self.recent.note_chat(moment, chat, &settings);
        Ok(settings)
    }

    async fn read_chat_settings(&self, chat: i64) -> Result<ChatSettings, StoreError> {
        let query =
            sqlx::query("SELECT language, answering, length, asides, place FROM chats WHERE chat = $1")
                .bind(chat);
        let Some(row) = query.fetch_optional(&self.pool).await? else { return Ok(ChatSettings::default()) };
        let (answering, length): (Option<String>, Option<String>) = (row.try_get(1)?, row.try_get(2)?);
        let asides: Option<String> = row.try_get(3)?;
        Ok(ChatSettings {
            language: row.try_get(0)?,
            answering: answering.map_or(Ok(Answering::default()), |w| read("setting", &w, &ANSWERING))?,
            length: length.map_or(Ok(Length::default()), |w| read("setting", &w, &LENGTH))?,
            asides: asides.map_or(Ok(Asides::default()), |w| read("setting", &w, &ASIDES))?,
            place: row.try_get(4)?,
        })
    }

    /// Keeps what `chat` has set.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn set_chat_settings(&self, chat: i64, settings: &ChatSettings) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO chats (chat, language, answering, length, asides, place) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (chat) DO UPDATE SET \
             language = excluded.language, answering = excluded.answering, length = excluded.length, \
             asides = excluded.asides, place = excluded.place",
        )
        .bind(chat)
        .bind(settings.language.clone())
        .bind(word(&settings.answering, &ANSWERING))
        .bind(word(&settings.length, &LENGTH))
        .bind(word(&settings.asides, &ASIDES))
        .bind(settings.place.clone())
        .execute(&self.pool)
        .await?;
        self.recent.forget();
        Ok(())
    }

    /// The language a person has chosen, as a tag.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn person_language(&self, person: u64) -> Result<Option<String>, StoreError> {
        let moment = match self.recent.person(person) {
            Ok(known) => return Ok(known),
            Err(moment) => moment,
        };
        let query = sqlx::query_scalar("SELECT language FROM people WHERE person = $1");
        let found = query.bind(person.cast_signed()).fetch_optional(&self.pool).await?;
        let language: Option<String> = found.flatten();
        self.recent.note_person(moment, person, language.as_deref());
        Ok(language)
    }

    /// Keeps the language a person has chosen; `None` is Telegram's again.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn set_person_language(&self, person: u64, language: Option<&str>) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO people (person, language) VALUES ($1, $2) \
             ON CONFLICT (person) DO UPDATE SET language = excluded.language",
        )
        .bind(person.cast_signed())
        .bind(language.map(str::to_owned))
        .execute(&self.pool)
        .await?;
        self.recent.forget();
        Ok(())
    }
}
