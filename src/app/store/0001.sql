-- One schema for both engines: {id} is the engine's own way to number rows. Times are milliseconds since 1970.

CREATE TABLE chats (
  chat BIGINT NOT NULL PRIMARY KEY,
  language TEXT,
  answering TEXT,
  length TEXT
);

CREATE TABLE people (
  person BIGINT NOT NULL PRIMARY KEY,
  language TEXT
);

CREATE TABLE votes (
  person BIGINT NOT NULL,
  answer TEXT NOT NULL,
  question TEXT NOT NULL,
  edition BIGINT NOT NULL,
  vote TEXT NOT NULL,
  reason TEXT,
  at BIGINT NOT NULL,
  PRIMARY KEY (person, answer)
);

CREATE TABLE gaps (
  question TEXT NOT NULL,
  kind TEXT NOT NULL,
  times BIGINT NOT NULL,
  edition BIGINT NOT NULL,
  first BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (question, kind)
);

CREATE TABLE payloads (
  id TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL,
  expires BIGINT NOT NULL
);
CREATE INDEX payloads_expiring ON payloads (expires);

CREATE TABLE updates (
  id BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL
);

CREATE TABLE audit (
  id {id},
  at BIGINT NOT NULL,
  person BIGINT,
  chat BIGINT,
  action TEXT NOT NULL,
  detail TEXT NOT NULL
);

CREATE TABLE subscriptions (
  id {id},
  chat BIGINT NOT NULL,
  topic BIGINT NOT NULL,
  subject TEXT NOT NULL,
  schedule TEXT NOT NULL,
  zone TEXT NOT NULL,
  language TEXT NOT NULL,
  pin BIGINT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  next BIGINT,
  turn BIGINT NOT NULL,
  made_by BIGINT,
  made BIGINT NOT NULL
);
CREATE INDEX subscriptions_of_a_chat ON subscriptions (chat);
CREATE INDEX subscriptions_due ON subscriptions (state, next);

-- What a chat was told within which period, so that unchanged content is not said twice.
CREATE TABLE told (
  chat BIGINT NOT NULL,
  topic BIGINT NOT NULL,
  period TEXT NOT NULL,
  content TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (chat, topic, period, content)
);

CREATE TABLE announcements (
  id {id},
  origin TEXT NOT NULL,
  state TEXT NOT NULL,
  made_by BIGINT,
  made BIGINT NOT NULL
);

CREATE TABLE bodies (
  announcement BIGINT NOT NULL REFERENCES announcements (id),
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  entities TEXT NOT NULL,
  PRIMARY KEY (announcement, language)
);

CREATE TABLE outbox (
  id {id},
  announcement BIGINT NOT NULL REFERENCES announcements (id),
  chat BIGINT NOT NULL,
  topic BIGINT NOT NULL,
  language TEXT NOT NULL,
  pin BIGINT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  message BIGINT,
  tries BIGINT NOT NULL,
  due BIGINT NOT NULL,
  lease_by TEXT,
  lease_until BIGINT,
  changed BIGINT NOT NULL,
  UNIQUE (announcement, chat, topic)
);
CREATE INDEX outbox_waiting ON outbox (state, due, id);
CREATE INDEX outbox_of_a_chat ON outbox (chat);

-- When a chat may be written to next, in microseconds since 1970; chat 0 stands for all chats together.
CREATE TABLE pace (
  chat BIGINT NOT NULL PRIMARY KEY,
  free BIGINT NOT NULL
);
INSERT INTO pace (chat, free) VALUES (0, 0);

-- How many messages went out when, to all chats together; a few seconds of it.
CREATE TABLE bursts (
  at BIGINT NOT NULL,
  count BIGINT NOT NULL
);
