//! What people think of answers, and the questions that had none or a bad one.

use sqlx::{AnyConnection, Row};

use super::group::Small;
use super::{Millis, Store, StoreError, read, word};

/// What a person says of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vote {
    Good,
    Bad,
    WrongFigure,
    WrongPlace,
    /// It answers something else.
    OffTopic,
}

impl Vote {
    #[must_use]
    pub fn is_bad(self) -> bool {
        self != Vote::Good
    }
}

const VOTES: [(Vote, &str); 5] = [
    (Vote::Good, "good"),
    (Vote::Bad, "bad"),
    (Vote::WrongFigure, "wrong_figure"),
    (Vote::WrongPlace, "wrong_source"),
    (Vote::OffTopic, "off_topic"),
];

/// A vote with what it was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voted {
    pub question: String,
    pub edition: u64,
    /// Names the answer: the same for everybody who sees it.
    pub answer: String,
    pub vote: Vote,
    /// The paragraphs that the answer cited: `document:line`, best first.
    pub places: Vec<String>,
}

/// Why a question is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapKind {
    /// Nothing near was found.
    None,
    /// Only related passages were found.
    Related,
    /// It could not be taken for a question.
    Refused,
    /// Somebody called the answer bad.
    Bad,
}

pub(super) const GAPS: [(GapKind, &str); 4] = [
    (GapKind::None, "none"),
    (GapKind::Related, "related"),
    (GapKind::Refused, "refused"),
    (GapKind::Bad, "bad"),
];

/// A question that had no answer or a bad one. Who asked is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    pub question: String,
    pub kind: GapKind,
    pub times: u64,
    /// The last edition that it was asked of.
    pub edition: u64,
    pub last: Millis,
}

/// Counts a question.
pub(super) async fn note_gap(
    tx: &mut AnyConnection,
    question: &str,
    kind: &'static str,
    edition: i64,
    now: Millis,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO gaps (question, kind, times, edition, first, last) VALUES ($1, $2, 1, $3, $4, $4) \
         ON CONFLICT (question, kind) DO UPDATE SET times = gaps.times + 1, \
         edition = excluded.edition, last = excluded.last",
    )
    .bind(question.to_owned())
    .bind(kind)
    .bind(edition)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

impl Store {
    /// Keeps a person's vote on an answer; a later one takes the place of the earlier, which is returned.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn vote(&self, person: u64, voted: &Voted, now: Millis) -> Result<Option<Vote>, StoreError> {
        let mut tx = self.begin().await?;
        let before =
            sqlx::query_scalar::<_, String>("SELECT vote FROM votes WHERE person = $1 AND answer = $2")
                .bind(person.cast_signed())
                .bind(voted.answer.clone())
                .fetch_optional(&mut *tx)
                .await?;
        sqlx::query(
            "INSERT INTO votes (person, answer, question, edition, vote, places, at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person, answer) DO UPDATE SET \
             question = excluded.question, vote = excluded.vote, places = excluded.places, \
             edition = excluded.edition, at = excluded.at",
        )
        .bind(person.cast_signed())
        .bind(voted.answer.clone())
        .bind(voted.question.clone())
        .bind(voted.edition.cast_signed())
        .bind(word(&voted.vote, &VOTES))
        .bind(voted.places.join("\n"))
        .bind(now)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        before.map(|before| read("vote", &before, &VOTES)).transpose()
    }

    /// A person takes their vote back.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn unvote(&self, person: u64, answer: &str) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM votes WHERE person = $1 AND answer = $2");
        query.bind(person.cast_signed()).bind(answer.to_owned()).execute(&self.pool).await?;
        Ok(())
    }

    /// All votes on an answer, the oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn votes(&self, answer: &str) -> Result<Vec<Voted>, StoreError> {
        let query = sqlx::query(
            "SELECT question, edition, answer, vote, places FROM votes WHERE answer = $1 ORDER BY at, person",
        );
        let rows = query.bind(answer.to_owned()).fetch_all(&self.pool).await?;
        let voted = |row: &sqlx::any::AnyRow| {
            Ok(Voted {
                question: row.try_get(0)?,
                edition: row.try_get::<i64, _>(1)?.cast_unsigned(),
                answer: row.try_get(2)?,
                vote: read("vote", &row.try_get::<String, _>(3)?, &VOTES)?,
                places: row.try_get::<String, _>(4)?.lines().map(str::to_owned).collect(),
            })
        };
        rows.iter().map(voted).collect()
    }

    /// Counts a question that had no answer soon: nobody waits for it. Its text is empty where texts
    /// are not kept.
    pub async fn note_gap(&self, question: &str, kind: GapKind, edition: u64, now: Millis) {
        let (question, edition) = (question.to_owned(), edition.cast_signed());
        self.group.post(Small::Gap { question, kind, edition, at: now }).await;
    }

    /// The questions asked most often in vain, and those whose answers most people call bad, at most `limit`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn gaps(&self, limit: u32) -> Result<Vec<Gap>, StoreError> {
        self.group.write(Small::Nothing).await?;
        // Votes can be changed: what they say is counted when it is asked for.
        let query = sqlx::query(
            "SELECT question, kind, times, edition, last FROM ( \
             SELECT question, kind, times, edition, last FROM gaps WHERE closed = 0 UNION ALL \
             SELECT question, 'bad', COUNT(*), MAX(edition), MAX(at) FROM votes WHERE vote <> 'good' \
             GROUP BY question) AS asked WHERE question <> '' AND NOT EXISTS \
             (SELECT 1 FROM gaps AS known WHERE known.question = asked.question AND known.closed <> 0) \
             ORDER BY times DESC, last DESC, question LIMIT $1",
        );
        let rows = query.bind(i64::from(limit)).fetch_all(&self.pool).await?;
        let gap = |row: &sqlx::any::AnyRow| {
            Ok(Gap {
                question: row.try_get(0)?,
                kind: read("gap", &row.try_get::<String, _>(1)?, &GAPS)?,
                times: row.try_get::<i64, _>(2)?.cast_unsigned(),
                edition: row.try_get::<i64, _>(3)?.cast_unsigned(),
                last: row.try_get(4)?,
            })
        };
        rows.iter().map(gap).collect()
    }

    /// How many questions had no answer, of each kind, with and without their texts; kinds without any are left out.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn gap_counts(&self) -> Result<Vec<(GapKind, u64)>, StoreError> {
        let query = sqlx::query(
            "SELECT kind, CAST(SUM(times) AS BIGINT) FROM (SELECT kind, times FROM gaps WHERE closed = 0 \
             UNION ALL SELECT 'bad', COUNT(*) FROM votes WHERE vote <> 'good') AS asked \
             GROUP BY kind HAVING SUM(times) > 0 ORDER BY 2 DESC, kind",
        );
        let rows = query.fetch_all(&self.pool).await?;
        let count = |row: &sqlx::any::AnyRow| {
            Ok((
                read("gap", &row.try_get::<String, _>(0)?, &GAPS)?,
                row.try_get::<i64, _>(1)?.cast_unsigned(),
            ))
        };
        rows.iter().map(count).collect()
    }

    /// A question is none of ours: it is not listed again.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn dismiss_gap(&self, question: &str, now: Millis) -> Result<(), StoreError> {
        let sql = "INSERT INTO gaps (question, kind, times, edition, first, last, closed) \
                   VALUES ($1, 'none', 0, 0, $2, $2, 1) ON CONFLICT (question, kind) DO UPDATE SET closed = 1";
        sqlx::query(sql).bind(question.to_owned()).bind(now).execute(&self.pool).await?;
        Ok(())
    }

    /// Drops a question from the list, once it has an answer: what people called bad was another one.
    ///
    /// # Errors
    /// When the store fails; it is then listed as before.
    pub async fn close_gap(&self, question: &str) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        for sql in [
            "DELETE FROM gaps WHERE question = $1",
            "DELETE FROM votes WHERE question = $1 AND vote <> 'good'",
        ] {
            sqlx::query(sql).bind(question.to_owned()).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}
