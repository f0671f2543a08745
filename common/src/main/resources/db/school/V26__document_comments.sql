-- What people say about a piece of a document. The piece is given for a version and moves with what is written since.
CREATE TABLE document_comment (
  id           uuid PRIMARY KEY,
  document_id  uuid NOT NULL REFERENCES document (id),
  author_id    uuid NOT NULL REFERENCES user_account (id),
  body         text NOT NULL,
  v            integer NOT NULL,
  -- In code points: the first that is meant, and the first that is not any more.
  starts_at    integer NOT NULL,
  ends_at      integer NOT NULL,
  written_at   timestamptz NOT NULL,
  resolved_at  timestamptz,
  row_version  integer NOT NULL DEFAULT 0,
  CONSTRAINT document_comment_body_given CHECK (btrim(body) <> ''),
  CONSTRAINT document_comment_piece CHECK (v >= 0 AND 0 <= starts_at AND starts_at <= ends_at)
);
CREATE INDEX document_comment_of_document ON document_comment (document_id, id);
