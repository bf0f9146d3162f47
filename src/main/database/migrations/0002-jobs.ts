/** The renders that are to be made, in their order. */
export const jobsMigration = `
  CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    -- Real path of the library's folder.
    library TEXT NOT NULL,
    episode TEXT NOT NULL,
    title TEXT NOT NULL,
    engine TEXT NOT NULL,
    -- waiting, running, paused, offered, failed.
    state TEXT NOT NULL,
    -- Not begun before; milliseconds since 1970.
    start_after INTEGER,
    -- 1: put off because the requests of the day are used up.
    is_day_over INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    -- Why it failed, or is offered.
    code TEXT,
    message TEXT
  ) STRICT;

  -- No row: the queue was never written down here.
  CREATE TABLE queue (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    -- Seconds that the mastering of a second of audio took; NULL: not known yet.
    mastering REAL
  ) STRICT;
`
