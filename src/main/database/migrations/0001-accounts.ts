/** The ledger as far as it was read, and what limiters have learned. */
export const accountsMigration = `
  CREATE TABLE requests (
    id TEXT PRIMARY KEY,
    -- Milliseconds since 1970.
    sent_at INTEGER NOT NULL,
    pacific_day TEXT NOT NULL,
    model TEXT NOT NULL,
    purpose TEXT NOT NULL,
    episode TEXT,
    -- USD.
    estimated_cost REAL NOT NULL,
    -- kept, failed; NULL: the outcome is not known.
    outcome TEXT,
    code TEXT,
    take TEXT,
    seconds REAL,
    tokens_in INTEGER,
    tokens_out INTEGER,
    -- USD; NULL: not known, the estimate stands.
    cost REAL,
    latency REAL,
    -- JSON: voice, words and characters of each.
    turns TEXT NOT NULL
  ) STRICT;

  -- The first holds all that a sum of spending needs.
  CREATE INDEX requests_by_time ON requests (sent_at, model, seconds, cost, estimated_cost);
  CREATE INDEX requests_by_episode ON requests (episode) WHERE episode IS NOT NULL;

  -- Requests that are allowed and on their way into the ledger.
  CREATE TABLE reservations (
    id TEXT PRIMARY KEY,
    made_at INTEGER NOT NULL,
    episode TEXT,
    estimated_cost REAL NOT NULL
  ) STRICT;

  CREATE TABLE limiters (
    id TEXT PRIMARY KEY,
    memory TEXT NOT NULL
  ) STRICT;

  -- How far the ledger was read, in bytes, a mark of what was read, and how many lines were passed over.
  CREATE TABLE progress (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    position INTEGER NOT NULL,
    mark TEXT NOT NULL,
    unreadable INTEGER NOT NULL,
    foreign_lines INTEGER NOT NULL
  ) STRICT;
  INSERT INTO progress VALUES (1, 0, '', 0, 0);
`
