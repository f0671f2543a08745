-- Who may talk to whom, by roles: a pair without a row may not. `family` lets only those talk who belong to one student,
-- as that student or by caring for him or her.
CREATE TABLE contact_rule (
  one    text COLLATE "C" NOT NULL,
  other  text COLLATE "C" NOT NULL,
  reach  text NOT NULL,
  PRIMARY KEY (one, other),
  CONSTRAINT contact_rule_in_order CHECK (one <= other),
  CONSTRAINT contact_rule_reach_known CHECK (reach IN ('everybody', 'family')),
  CONSTRAINT contact_rule_roles_known CHECK (
    ARRAY[one, other] <@ CAST(ARRAY['school-admin', 'teacher', 'parent', 'student', 'accountant', 'librarian',
      'transport-manager', 'reception'] AS text[]))
);
WITH staff (role) AS (
  VALUES ('accountant' COLLATE "C"), ('librarian'), ('reception'), ('school-admin'), ('teacher'), ('transport-manager'))
INSERT INTO contact_rule (one, other, reach)
  SELECT one.role, other.role, 'everybody' FROM staff one JOIN staff other ON one.role <= other.role
  UNION ALL
  SELECT least(staff.role, family.role), greatest(staff.role, family.role), 'everybody'
  FROM staff CROSS JOIN (VALUES ('parent' COLLATE "C"), ('student')) family (role)
  UNION ALL
  SELECT 'parent', 'student', 'family';

-- All rules are changed as one.
CREATE TABLE contact_policy (
  only_row     boolean PRIMARY KEY DEFAULT true,
  row_version  integer NOT NULL DEFAULT 0,
  CONSTRAINT contact_policy_single CHECK (only_row)
);
INSERT INTO contact_policy DEFAULT VALUES;

-- Which accounts belong to a student. Custody decides, so guardians without access to the portal do not.
CREATE VIEW family_member AS
  SELECT id AS student_id, user_id FROM student WHERE user_id IS NOT NULL
  UNION ALL
  SELECT l.student_id, g.user_id
  FROM student_guardian l
  JOIN guardian g ON g.id = l.guardian_id
  WHERE l.portal_access AND g.user_id IS NOT NULL;

CREATE TABLE conversation (
  id           uuid PRIMARY KEY,
  kind         text NOT NULL,
  title        text,
  -- Of a direct one: the lesser id first, so that two people have one conversation.
  pair         uuid[],
  -- Of the last entry. Whoever adds one holds this row until the end of the transaction, so there are no gaps.
  last_seq     bigint NOT NULL DEFAULT 0,
  created_at   timestamptz NOT NULL,
  row_version  integer NOT NULL DEFAULT 0,
  CONSTRAINT conversation_kind_known CHECK (kind IN ('direct', 'group')),
  CONSTRAINT conversation_group_titled CHECK ((kind = 'group') = (title IS NOT NULL)),
  CONSTRAINT conversation_title_given CHECK (btrim(title) <> ''),
  CONSTRAINT conversation_direct_paired CHECK ((kind = 'direct') = (pair IS NOT NULL)),
  CONSTRAINT conversation_pair_in_order CHECK (cardinality(pair) = 2 AND pair[1] < pair[2]),
  CONSTRAINT conversation_pair_unique UNIQUE (pair)
);

-- Who is or was in it. `told` is whether a push has been sent since they read last.
CREATE TABLE conversation_member (
  conversation_id  uuid NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  user_id          uuid NOT NULL REFERENCES user_account (id),
  manages          boolean NOT NULL,
  read_seq         bigint NOT NULL DEFAULT 0,
  told             boolean NOT NULL DEFAULT false,
  PRIMARY KEY (conversation_id, user_id)
);
CREATE INDEX conversation_member_of_user ON conversation_member (user_id);

-- From which entry to which they are there; without a last one they still are. Nothing else is ever shown to them.
CREATE TABLE conversation_stay (
  conversation_id  uuid NOT NULL,
  user_id          uuid NOT NULL,
  first_seq        bigint NOT NULL,
  last_seq         bigint,
  PRIMARY KEY (conversation_id, user_id, first_seq),
  FOREIGN KEY (conversation_id, user_id) REFERENCES conversation_member (conversation_id, user_id) ON DELETE CASCADE,
  CONSTRAINT conversation_stay_in_order CHECK (first_seq <= last_seq)
);
CREATE UNIQUE INDEX conversation_stay_once ON conversation_stay (conversation_id, user_id) WHERE last_seq IS NULL;

-- Everything that happens in a conversation, in order: messages, and what was done with them and with its members.
CREATE TABLE chat_message (
  conversation_id  uuid NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  seq              bigint NOT NULL,
  id               uuid NOT NULL,
  kind             text NOT NULL,
  author_id        uuid NOT NULL REFERENCES user_account (id),
  -- What the sender calls it, the same for a repetition.
  client_id        uuid,
  body             text,
  -- The message that was changed, or who came or went.
  about_message    uuid,
  about_user       uuid REFERENCES user_account (id),
  sent_at          timestamptz NOT NULL,
  edited_at        timestamptz,
  -- The entry that tells of the last change.
  edited_seq       bigint,
  gone             text,
  row_version      integer NOT NULL DEFAULT 0,
  PRIMARY KEY (conversation_id, seq),
  CONSTRAINT chat_message_id_unique UNIQUE (id),
  CONSTRAINT chat_message_client_id_unique UNIQUE (conversation_id, author_id, client_id),
  CONSTRAINT chat_message_about_message FOREIGN KEY (about_message) REFERENCES chat_message (id),
  CONSTRAINT chat_message_kind_known
    CHECK (kind IN ('message', 'edited', 'deleted', 'moderated', 'joined', 'left', 'removed')),
  CONSTRAINT chat_message_gone_known CHECK (gone IN ('deleted', 'moderated')),
  CONSTRAINT chat_message_said_by_client CHECK ((kind = 'message') = (client_id IS NOT NULL)),
  CONSTRAINT chat_message_body_until_gone CHECK ((kind = 'message' AND gone IS NULL) = (body IS NOT NULL)),
  CONSTRAINT chat_message_about_message_given
    CHECK ((kind IN ('edited', 'deleted', 'moderated')) = (about_message IS NOT NULL)),
  CONSTRAINT chat_message_about_user_given CHECK ((kind IN ('joined', 'left', 'removed')) = (about_user IS NOT NULL)),
  CONSTRAINT chat_message_edited_whole CHECK ((edited_at IS NULL) = (edited_seq IS NULL))
);

CREATE TABLE chat_attachment (
  message_id  uuid NOT NULL REFERENCES chat_message (id) ON DELETE CASCADE,
  file_id     uuid NOT NULL,
  PRIMARY KEY (message_id, file_id),
  CONSTRAINT chat_attachment_file FOREIGN KEY (file_id) REFERENCES stored_file (id),
  CONSTRAINT chat_attachment_file_unique UNIQUE (file_id)
);

-- What a member has shown to the school, with the words as they were then.
CREATE TABLE chat_report (
  id           uuid PRIMARY KEY,
  message_id   uuid NOT NULL REFERENCES chat_message (id),
  reporter_id  uuid NOT NULL REFERENCES user_account (id),
  reason       text NOT NULL,
  body         text NOT NULL,
  reported_at  timestamptz NOT NULL,
  outcome      text,
  settled_at   timestamptz,
  row_version  integer NOT NULL DEFAULT 0,
  CONSTRAINT chat_report_once UNIQUE (message_id, reporter_id),
  CONSTRAINT chat_report_reason_given CHECK (btrim(reason) <> ''),
  CONSTRAINT chat_report_outcome_known CHECK (outcome IN ('removed', 'dismissed')),
  CONSTRAINT chat_report_settled_whole CHECK ((outcome IS NULL) = (settled_at IS NULL))
);
CREATE INDEX chat_report_unsettled ON chat_report (id) WHERE outcome IS NULL;
