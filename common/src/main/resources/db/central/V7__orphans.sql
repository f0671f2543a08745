-- What the sweep has found outside the registry that belongs to no living school, and since when. `school_id` is the
-- dead school that it proves to belong to.
CREATE TABLE orphan (
  kind           text NOT NULL,
  name           text NOT NULL,
  school_id      uuid REFERENCES school (id),
  first_seen_at  timestamptz NOT NULL,
  PRIMARY KEY (kind, name)
);
