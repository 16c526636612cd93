-- Schema 1. Frozen once released: a change is a new file with the next number.
--
-- Moments are ISO 8601 in UTC, days are YYYY-MM-DD, lists are JSON. Numbers of things that
-- others point at are never given twice (AUTOINCREMENT), so an origin cannot point astray.

-- What must live inside: support contacts, personal dictionary, presentation view. JSON values.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How many there are, so that no list has to be counted.
CREATE TABLE tally (
    name TEXT PRIMARY KEY,
    n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;


-- Entries. The row is narrow: a list reads fifty of them and none of their text.
CREATE TABLE entry (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    day           TEXT NOT NULL,
    fts_id        INTEGER NOT NULL,   -- day and id in one number, so that newest first is its order
    guide         TEXT NOT NULL,
    guide_version INTEGER NOT NULL,
    title         TEXT NOT NULL,
    excerpt       TEXT NOT NULL,
    outcome       TEXT,
    words         INTEGER NOT NULL,
    step          TEXT NOT NULL,
    changed_since TEXT,               -- the first change that no revision holds yet
    finished_at   TEXT,
    created_at    TEXT NOT NULL,
    updated_at    TEXT NOT NULL,
    deleted_at    TEXT
) STRICT;
CREATE UNIQUE INDEX entry_fts_id ON entry (fts_id);
CREATE INDEX entry_day ON entry (day DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX entry_guide ON entry (guide, day DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX entry_outcome ON entry (outcome, day DESC, id DESC)
    WHERE deleted_at IS NULL AND outcome IS NOT NULL;
CREATE INDEX entry_draft ON entry (updated_at DESC)
    WHERE deleted_at IS NULL AND finished_at IS NULL;
CREATE INDEX entry_bin ON entry (deleted_at DESC) WHERE deleted_at IS NOT NULL;

-- One row for each answered or waiting step: id = entry << 8 | place in the entry.
CREATE TABLE entry_section (
    id      INTEGER PRIMARY KEY,
    step    TEXT NOT NULL,
    title   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    guide   TEXT NOT NULL,
    text    TEXT NOT NULL,
    rows    TEXT NOT NULL,             -- JSON, a list of lists of text; '' where there are none
    cells   TEXT NOT NULL,             -- the words of the rows, a line each, for the search
    private INTEGER NOT NULL           -- 1: never in a clean copy or on a printed sheet
) STRICT;

CREATE TABLE tag (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    folded  TEXT NOT NULL UNIQUE,
    entries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE entry_tag (
    tag_id   INTEGER NOT NULL REFERENCES tag,
    day      TEXT NOT NULL,
    entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (tag_id, day, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tag_entry ON entry_tag (entry_id);

CREATE TABLE entry_flag (
    kind       TEXT NOT NULL,
    day        TEXT NOT NULL,
    entry_id   INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    want       TEXT,
    note       TEXT NOT NULL,
    flagged_at TEXT NOT NULL,
    taken_at   TEXT,
    PRIMARY KEY (kind, day, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_flag_entry ON entry_flag (entry_id);

CREATE TABLE entry_link (
    entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    target   INTEGER NOT NULL,
    label    TEXT NOT NULL,
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_link_target ON entry_link (kind, target);

CREATE TABLE feeling_check (
    entry_id     INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    moment       TEXT NOT NULL,
    pleasantness INTEGER,
    energy       INTEGER,
    body         TEXT NOT NULL,
    PRIMARY KEY (entry_id, moment)
) STRICT, WITHOUT ROWID;
CREATE TABLE feeling_word (
    word     TEXT NOT NULL,
    day      TEXT NOT NULL,
    entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    moment   TEXT NOT NULL,
    position INTEGER NOT NULL,
    strength INTEGER NOT NULL,
    PRIMARY KEY (word, day, entry_id, moment)
) STRICT, WITHOUT ROWID;
CREATE INDEX feeling_word_entry ON feeling_word (entry_id);

CREATE TABLE entry_cpd (
    entry_id            INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    day                 TEXT NOT NULL,
    activity            TEXT NOT NULL,
    provider            TEXT NOT NULL,
    started             TEXT,
    ended               TEXT,
    hours_participatory REAL NOT NULL,
    hours_individual    REAL NOT NULL,
    mandatory           INTEGER NOT NULL,
    standards           TEXT NOT NULL,
    disciplines         TEXT NOT NULL,
    peer_role           TEXT NOT NULL,
    peer_on             TEXT,
    peer_note           TEXT NOT NULL,
    topic               TEXT NOT NULL,
    renewal_due         TEXT
) STRICT;
CREATE INDEX entry_cpd_day ON entry_cpd (day DESC, entry_id DESC);
CREATE INDEX entry_cpd_renewal ON entry_cpd (renewal_due) WHERE renewal_due IS NOT NULL;

-- Earlier states, each whole.
CREATE TABLE revision (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    kept_at  TEXT NOT NULL,
    title    TEXT NOT NULL,
    words    INTEGER NOT NULL,
    content  TEXT NOT NULL             -- the entry as JSON
) STRICT;
CREATE INDEX revision_entry ON revision (entry_id, id DESC);

-- Files kept with an entry, in chunks of 256 KiB.
CREATE TABLE attachment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id   INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size       INTEGER NOT NULL,
    added_at   TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_entry ON attachment (entry_id);
CREATE TABLE attachment_chunk (
    attachment_id INTEGER NOT NULL REFERENCES attachment ON DELETE CASCADE,
    number        INTEGER NOT NULL,
    data          BLOB NOT NULL,
    PRIMARY KEY (attachment_id, number)
) STRICT;

-- Counts for figures, kept in the transaction of the save. Entries in the bin do not count.
CREATE TABLE week (
    week    TEXT NOT NULL,             -- the day of its Monday
    guide   TEXT NOT NULL,
    outcome TEXT NOT NULL,
    entries INTEGER NOT NULL,
    words   INTEGER NOT NULL,
    PRIMARY KEY (week, guide, outcome)
) STRICT, WITHOUT ROWID;
CREATE TABLE tag_pair (
    a INTEGER NOT NULL REFERENCES tag, -- a < b
    b INTEGER NOT NULL REFERENCES tag,
    n INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;


-- What reflection leads to.
CREATE TABLE action (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    what         TEXT NOT NULL,
    origin_kind  TEXT NOT NULL,
    origin_id    INTEGER NOT NULL,
    origin_step  TEXT NOT NULL,
    origin_label TEXT NOT NULL,
    owner        TEXT NOT NULL,
    due          TEXT,
    due_key      TEXT NOT NULL,        -- due, or the last of all days where there is none
    status       TEXT NOT NULL,
    outcome      TEXT NOT NULL,
    kind         TEXT NOT NULL,
    measure      TEXT NOT NULL,
    strength     TEXT NOT NULL,
    told_on      TEXT,
    created_at   TEXT NOT NULL,
    updated_at   TEXT NOT NULL,
    closed_at    TEXT,
    deleted_at   TEXT
) STRICT;
CREATE INDEX action_due ON action (due_key, id) WHERE deleted_at IS NULL;
CREATE INDEX action_open ON action (due_key, id)
    WHERE deleted_at IS NULL AND status IN ('to-do', 'doing');
CREATE INDEX action_origin ON action (origin_kind, origin_id);
CREATE TABLE action_change (
    id        INTEGER PRIMARY KEY,
    action_id INTEGER NOT NULL REFERENCES action ON DELETE CASCADE,
    at        TEXT NOT NULL,
    field     TEXT NOT NULL,
    before    TEXT NOT NULL,
    after     TEXT NOT NULL
) STRICT;
CREATE INDEX action_change_action ON action_change (action_id, id);

CREATE TABLE organisational_goal (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    title  TEXT NOT NULL,
    year   TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;
CREATE TABLE goal (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    title               TEXT NOT NULL,
    why_now             TEXT NOT NULL,
    type                TEXT NOT NULL,
    origin_text         TEXT NOT NULL,
    organisational_goal INTEGER REFERENCES organisational_goal,
    standards           TEXT NOT NULL,
    specific            TEXT NOT NULL,
    measurable          TEXT NOT NULL,
    achievable          TEXT NOT NULL,
    relevant            TEXT NOT NULL,
    time_bound          TEXT NOT NULL,
    baseline            TEXT NOT NULL,
    success             TEXT NOT NULL,
    support_needed      TEXT NOT NULL,
    started             TEXT,
    target              TEXT,
    review_every_weeks  INTEGER NOT NULL,
    review_on           TEXT,
    status              TEXT NOT NULL,
    impact              TEXT NOT NULL,
    let_go_reason       TEXT NOT NULL,
    visibility          TEXT NOT NULL,
    created_at          TEXT NOT NULL,
    updated_at          TEXT NOT NULL,
    deleted_at          TEXT
) STRICT;
CREATE TABLE goal_origin (
    goal_id  INTEGER NOT NULL REFERENCES goal ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    target   INTEGER NOT NULL,
    label    TEXT NOT NULL,
    PRIMARY KEY (goal_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX goal_origin_target ON goal_origin (kind, target);
CREATE TABLE goal_review (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    goal       INTEGER NOT NULL REFERENCES goal ON DELETE CASCADE,
    "on"       TEXT NOT NULL,
    with_whom  TEXT NOT NULL,
    progress   TEXT NOT NULL,
    decision   TEXT NOT NULL,
    reason     TEXT NOT NULL,
    confidence INTEGER
) STRICT;
CREATE INDEX goal_review_goal ON goal_review (goal, "on");
CREATE TABLE evidence (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    goal_id  INTEGER NOT NULL REFERENCES goal ON DELETE CASCADE,
    kind     TEXT NOT NULL,
    link     TEXT,                     -- the kind of what is linked; NULL for evidence kept elsewhere
    target   INTEGER NOT NULL,
    label    TEXT NOT NULL,
    note     TEXT NOT NULL,
    added_on TEXT
) STRICT;
CREATE INDEX evidence_goal ON evidence (goal_id);
CREATE INDEX evidence_target ON evidence (link, target);

CREATE TABLE session (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL,
    starts_at    TEXT NOT NULL,
    minutes      INTEGER NOT NULL,
    title        TEXT NOT NULL,
    with_whom    TEXT NOT NULL,
    agency       TEXT NOT NULL,
    place        TEXT NOT NULL,
    series       INTEGER NOT NULL,
    rhythm_weeks INTEGER NOT NULL,
    agreement    TEXT NOT NULL,
    functions    TEXT NOT NULL,
    stakeholders TEXT NOT NULL,
    disciplines  TEXT NOT NULL,
    record       INTEGER NOT NULL,
    preparation  INTEGER NOT NULL,
    held         INTEGER NOT NULL,
    created_at   TEXT NOT NULL,
    updated_at   TEXT NOT NULL,
    deleted_at   TEXT
) STRICT;
CREATE INDEX session_start ON session (starts_at, id) WHERE deleted_at IS NULL;
CREATE INDEX session_coming ON session (starts_at, id) WHERE deleted_at IS NULL AND held = 0;
CREATE INDEX session_series ON session (series, starts_at) WHERE series > 0;
CREATE INDEX session_record ON session (record) WHERE record > 0;
CREATE TABLE agenda_item (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    session      INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    title        TEXT NOT NULL,
    source       TEXT NOT NULL,
    target       INTEGER NOT NULL,
    want         TEXT,
    note         TEXT NOT NULL,
    position     INTEGER NOT NULL,
    reached      INTEGER NOT NULL,
    carried_from INTEGER NOT NULL,
    print_text   INTEGER NOT NULL
) STRICT;
CREATE INDEX agenda_item_session ON agenda_item (session, position);
CREATE INDEX agenda_item_target ON agenda_item (source, target);


-- Sharing. Aliases are the key that would undo a clean copy: they never leave.
CREATE TABLE alias (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    variants TEXT NOT NULL,
    role     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    note     TEXT NOT NULL
) STRICT;

CREATE TABLE clean_copy (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    title          TEXT NOT NULL,
    choices        TEXT NOT NULL,
    also_names     TEXT NOT NULL,
    splits         TEXT NOT NULL,
    audience       TEXT NOT NULL,
    audience_words TEXT NOT NULL,
    who_describes  TEXT NOT NULL,
    memorable      TEXT NOT NULL,
    letters        INTEGER NOT NULL,
    reviewed_at    TEXT,
    created_at     TEXT NOT NULL,
    updated_at     TEXT NOT NULL,
    deleted_at     TEXT
) STRICT;
CREATE TABLE clean_copy_part (
    copy_id     INTEGER NOT NULL REFERENCES clean_copy ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    entry       INTEGER NOT NULL,
    title       TEXT NOT NULL,
    text        TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    PRIMARY KEY (copy_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX clean_copy_part_entry ON clean_copy_part (entry);

-- A decision is a row for each version of its record. Nothing changes or removes one.
CREATE TABLE decision (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    created_at TEXT NOT NULL
) STRICT;
CREATE TABLE decision_version (
    decision_id INTEGER NOT NULL REFERENCES decision,
    version     INTEGER NOT NULL,
    created_at  TEXT NOT NULL,
    content     TEXT NOT NULL,         -- the record as JSON
    PRIMARY KEY (decision_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_version_stays BEFORE DELETE ON decision_version
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_version_is_final BEFORE UPDATE ON decision_version
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;


-- Search: words with accents folded, two-letter prefixes ready. The text itself stays in the
-- tables above; `entry_text` gives the index what it stands for, and the program feeds it.
-- FTS5's own secure-delete stays off: it makes the save of an old entry twenty times slower in a
-- large journal. Old words leave the index when an entry is removed for good (`Entries.erase`).
CREATE VIEW entry_text AS
SELECT entry.fts_id, entry.title, (
    SELECT group_concat(section.text || char(10) || section.cells, char(10) ORDER BY section.id)
    FROM entry_section AS section
    WHERE section.id BETWEEN entry.id << 8 AND entry.id << 8 | 255
      AND (section.text <> '' OR section.cells <> '')
) AS body
FROM entry;
CREATE VIRTUAL TABLE entry_fts USING fts5 (
    title, body, content = 'entry_text', content_rowid = 'fts_id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2'
);

-- Actions, sessions and goals: rowid = id << 2 | kind (0 action, 1 session, 2 goal).
CREATE VIRTUAL TABLE work_fts USING fts5 (
    title, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2'
);
