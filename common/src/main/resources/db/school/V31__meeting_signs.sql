-- What whoever sits there shows the others. It goes with the seat.
ALTER TABLE meeting_seat ADD COLUMN muted boolean NOT NULL DEFAULT false;
ALTER TABLE meeting_seat ADD COLUMN hand_raised_at timestamptz;
