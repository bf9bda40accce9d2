-- when daily work was done last
--
-- When what is done once a day was done last, so that a process that was down at its time makes up for it.

CREATE TABLE upkeep (name text PRIMARY KEY, done_at timestamptz NOT NULL);
