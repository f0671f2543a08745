-- Rows that only one of the twin schools has; their ids end in x9.
INSERT INTO user_account (id, display_name, email) VALUES
  ('00000000-0000-7000-8000-000000000019', '{name} alone', 'alone@{slug}.twin');
INSERT INTO student (id, admission_no, first_name, date_of_birth, gender, admission_date) VALUES
  ('00000000-0000-7000-8000-000000000029', '{name}-9', '{name}', '2014-03-02', 'female', '2020-04-01');
INSERT INTO guardian (id, first_name, phone) VALUES
  ('00000000-0000-7000-8000-000000000039', '{name}', '+919812300009');
INSERT INTO section (id, academic_year_id, grade, name) VALUES
  ('00000000-0000-7000-8000-000000000049', '00000000-0000-7000-8000-000000000051', '6', '{name} C');
INSERT INTO academic_year (id, code, starts_on, ends_on) VALUES
  ('00000000-0000-7000-8000-000000000059', '{name} last year', current_date - 300, current_date - 101);
INSERT INTO enrolment (id, student_id, academic_year_id, section_id, starts_on) VALUES
  ('00000000-0000-7000-8000-000000000069', '00000000-0000-7000-8000-000000000029',
   '00000000-0000-7000-8000-000000000051', '00000000-0000-7000-8000-000000000049', current_date - 50);
INSERT INTO stored_file (id, kind, state, original_name, content_type, size_bytes, object_key, uploaded_by, created_at,
                         expires_at, settled_at) VALUES
  ('00000000-0000-7000-8000-000000000079', 'student-photo', 'ready', '{name} alone.jpg', 'image/jpeg', 1000,
   't/{slug}/student-photo/9.jpg', '00000000-0000-7000-8000-000000000010', now(), now(), now());
INSERT INTO notification (id, kind, category, urgent, dedupe_key, data, created_at) VALUES
  ('00000000-0000-7000-8000-0000000000a9', 'announcement', 'announcements', false, 'twin/9',
   '{"id": "c9", "title": "{name} notice", "body": "{name}", "school": "{name}"}', now());
INSERT INTO notification_recipient (notification_id, user_id, children, in_app)
  SELECT '00000000-0000-7000-8000-0000000000a9', id, '{}', true FROM user_account WHERE email LIKE '%.twin';
INSERT INTO device (id, user_id, platform, token, name, created_at, seen_at) VALUES
  ('00000000-0000-7000-8000-0000000000b9', '00000000-0000-7000-8000-000000000010', 'android', '{name}-token', '{name}',
   now(), now());
INSERT INTO announcement (id, author_id, title, body, urgent, requires_ack, status, published_at) VALUES
  ('00000000-0000-7000-8000-0000000000c9', '00000000-0000-7000-8000-000000000010', '{name}', '{name} body', false, true,
   'published', now());
INSERT INTO session (id, user_id, created_at, expires_at) VALUES
  ('00000000-0000-7000-8000-0000000000e9', '00000000-0000-7000-8000-000000000019', now(), now() + INTERVAL '1 day');
INSERT INTO invitation (id, email, roles, invited_by, created_at, expires_at) VALUES
  ('00000000-0000-7000-8000-0000000000f9', 'invited-9@{slug}.twin', '{teacher}',
   '00000000-0000-7000-8000-000000000019', now(), now() + INTERVAL '7 days');
INSERT INTO announcement_attachment (announcement_id, file_id) VALUES
  ('00000000-0000-7000-8000-0000000000c9', '00000000-0000-7000-8000-000000000079');
INSERT INTO message_template (id, kind, channel, language, subject, body) VALUES
  ('00000000-0000-7000-8000-0000000000d9', 'announcement', 'push', 'hi', '{{title}}', '{name}');
INSERT INTO stored_file (id, kind, state, original_name, content_type, size_bytes, object_key, uploaded_by, created_at,
                         expires_at, settled_at) VALUES
  ('00000000-0000-7000-8000-00000000007c', 'resume', 'ready', '{name} resume.pdf', 'application/pdf', 1000,
   't/{slug}/resume/9.pdf', '00000000-0000-7000-8000-000000000010', now(), now(), now());
INSERT INTO staff_application (id, name, email, position, resume_file_id, received_by, received_at) VALUES
  ('00000000-0000-7000-8000-000000000089', '{name}', 'applicant-9@{slug}.twin', '{name} librarian',
   '00000000-0000-7000-8000-00000000007c', '00000000-0000-7000-8000-000000000010', now());
INSERT INTO resume_analysis (application_id) VALUES ('00000000-0000-7000-8000-000000000089');
INSERT INTO document (id, owner_id, title) VALUES
  ('00000000-0000-7000-8000-000000000d09', '00000000-0000-7000-8000-000000000010', '{name} alone');
INSERT INTO document_version (id, document_id, v, object_key, text_sha256, saved_at) VALUES
  ('00000000-0000-7000-8000-000000000d29', '00000000-0000-7000-8000-000000000d09', 1, 'twin/9', 'none', now());
INSERT INTO document_share (id, document_id, person_id, access, shared_by, shared_at) VALUES
  ('00000000-0000-7000-8000-000000000d19', '00000000-0000-7000-8000-000000000d09',
   '00000000-0000-7000-8000-000000000013', 'editor', '00000000-0000-7000-8000-000000000010', now());
INSERT INTO conversation (id, kind, title, last_seq, created_at) VALUES
  ('00000000-0000-7000-8000-000000000209', 'group', '{name} lonely group', 1, now());
INSERT INTO conversation_member (conversation_id, user_id, manages) VALUES
  ('00000000-0000-7000-8000-000000000209', '00000000-0000-7000-8000-000000000010', true);
INSERT INTO conversation_stay (conversation_id, user_id, first_seq)
  SELECT conversation_id, user_id, 1 FROM conversation_member
  WHERE conversation_id = '00000000-0000-7000-8000-000000000209';
INSERT INTO chat_message (conversation_id, seq, id, kind, author_id, client_id, body, sent_at) VALUES
  ('00000000-0000-7000-8000-000000000209', 1, '00000000-0000-7000-8000-000000000219', 'message',
   '00000000-0000-7000-8000-000000000010', gen_random_uuid(), '{name} says hello', now());
INSERT INTO chat_report (id, message_id, reporter_id, reason, body, reported_at) VALUES
  ('00000000-0000-7000-8000-000000000229', '00000000-0000-7000-8000-000000000219',
   '00000000-0000-7000-8000-000000000010', '{name} reason', '{name} says hello', now());
INSERT INTO document_comment (id, document_id, author_id, body, v, starts_at, ends_at, written_at) VALUES
  ('00000000-0000-7000-8000-000000000d39', '00000000-0000-7000-8000-000000000d09',
   '00000000-0000-7000-8000-000000000010', '{name}', 0, 0, 0, now());
INSERT INTO terminal_session (id, owner_id, title, opened_at, expires_at) VALUES
  ('00000000-0000-7000-8000-0000000000e9', '00000000-0000-7000-8000-000000000013', '{name} shell', now(),
   now() + INTERVAL '1 day');
INSERT INTO meeting (id, host_id, title, waiting_room) VALUES
  ('00000000-0000-7000-8000-000000000409', '00000000-0000-7000-8000-000000000010', '{name} alone', true);
INSERT INTO meeting_participant (meeting_id, user_id, admission) VALUES
  ('00000000-0000-7000-8000-000000000409', '00000000-0000-7000-8000-000000000010', 'admitted');
