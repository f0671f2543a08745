-- Since when nobody has been seen inside a meeting that runs; whoever comes in takes that back.
ALTER TABLE meeting ADD COLUMN empty_since timestamptz;
