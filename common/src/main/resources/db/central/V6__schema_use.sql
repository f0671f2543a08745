-- When a node last said that it makes databases with the schema of that stamp. While two versions are deployed there
-- are two; templates and standby databases of a schema that nobody has used for a while are dropped.
CREATE TABLE schema_use (
  stamp    text PRIMARY KEY,
  used_at  timestamptz NOT NULL
);
