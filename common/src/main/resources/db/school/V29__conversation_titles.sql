-- Groups can be called something else: an entry like any other, whose body is the new title.
ALTER TABLE chat_message DROP CONSTRAINT chat_message_kind_known;
ALTER TABLE chat_message ADD CONSTRAINT chat_message_kind_known
  CHECK (kind IN ('message', 'edited', 'deleted', 'moderated', 'joined', 'left', 'removed', 'renamed'));
ALTER TABLE chat_message DROP CONSTRAINT chat_message_body_until_gone;
ALTER TABLE chat_message ADD CONSTRAINT chat_message_body_until_gone
  CHECK ((kind = 'renamed' OR (kind = 'message' AND gone IS NULL)) = (body IS NOT NULL));

-- What it was called when they went: of what it is called later they hear nothing.
ALTER TABLE conversation_stay ADD COLUMN last_title text;
UPDATE conversation_stay s SET last_title = c.title
FROM conversation c
WHERE c.id = s.conversation_id AND s.last_seq IS NOT NULL;
