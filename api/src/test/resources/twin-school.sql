-- The rows of one of two twin schools. Ids are the same in both, on purpose; texts say whose they are: {name} and
-- {slug} are filled in. Ids end in 1x for users, 2x students, 3x guardians, 4x sections, 5x academic years,
-- 6x enrolments, 7x files, 8x staff applications, ax notifications, bx devices, cx announcements, dx templates,
-- ex sessions, fx invitations, d0x documents, d1x shares, d2x versions of documents, d3x comments on them,
-- 20x conversations, 21x messages, 22x message reports, 30x contacts, 40x meetings; x1 is the "own" one of the teacher,
-- the parent and the student, x2 is somebody else's.
INSERT INTO user_account (id, display_name, email) VALUES
  ('00000000-0000-7000-8000-000000000010', '{name} school-admin', 'school-admin@{slug}.twin'),
  ('00000000-0000-7000-8000-000000000011', '{name} teacher', 'teacher@{slug}.twin'),
  ('00000000-0000-7000-8000-000000000012', '{name} parent', 'parent@{slug}.twin'),
  ('00000000-0000-7000-8000-000000000013', '{name} student', 'student@{slug}.twin'),
  ('00000000-0000-7000-8000-000000000014', '{name} accountant', 'accountant@{slug}.twin'),
  ('00000000-0000-7000-8000-000000000015', '{name} librarian', 'librarian@{slug}.twin'),
  ('00000000-0000-7000-8000-000000000016', '{name} transport-manager', 'transport-manager@{slug}.twin'),
  ('00000000-0000-7000-8000-000000000017', '{name} reception', 'reception@{slug}.twin'),
  ('00000000-0000-7000-8000-000000000301', '{name} librarian of all', 'contact-1@{slug}.twin'),
  ('00000000-0000-7000-8000-000000000302', '{name} parent of others', 'contact-2@{slug}.twin');
INSERT INTO user_role (user_id, role) VALUES
  ('00000000-0000-7000-8000-000000000010', 'school-admin'),
  ('00000000-0000-7000-8000-000000000011', 'teacher'),
  ('00000000-0000-7000-8000-000000000012', 'parent'),
  ('00000000-0000-7000-8000-000000000013', 'student'),
  ('00000000-0000-7000-8000-000000000014', 'accountant'),
  ('00000000-0000-7000-8000-000000000015', 'librarian'),
  ('00000000-0000-7000-8000-000000000016', 'transport-manager'),
  ('00000000-0000-7000-8000-000000000017', 'reception'),
  ('00000000-0000-7000-8000-000000000301', 'librarian'),
  ('00000000-0000-7000-8000-000000000302', 'parent');
INSERT INTO session (id, user_id, created_at, expires_at)
  SELECT id, id, now(), now() + INTERVAL '1 day' FROM user_account WHERE email LIKE '%.twin';

INSERT INTO student (id, user_id, admission_no, first_name, last_name, date_of_birth, gender, admission_date) VALUES
  ('00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000013', '{name}-1', '{name}', 'Own',
   '2014-03-02', 'female', '2020-04-01'),
  ('00000000-0000-7000-8000-000000000022', NULL, '{name}-2', '{name}', 'Other', '2015-03-02', 'male', '2021-04-01');
INSERT INTO guardian (id, user_id, first_name, last_name, phone) VALUES
  ('00000000-0000-7000-8000-000000000031', '00000000-0000-7000-8000-000000000012', '{name}', 'Own', '+919812300001'),
  ('00000000-0000-7000-8000-000000000032', NULL, '{name}', 'Other', '+919812300002');
INSERT INTO student_guardian (student_id, guardian_id, relation, priority, portal_access) VALUES
  ('00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000031', 'mother', 1, true),
  ('00000000-0000-7000-8000-000000000022', '00000000-0000-7000-8000-000000000032', 'father', 1, true);

INSERT INTO academic_year (id, code, starts_on, ends_on) VALUES
  ('00000000-0000-7000-8000-000000000051', '{name} year', current_date - 100, current_date + 100),
  ('00000000-0000-7000-8000-000000000052', '{name} next year', current_date + 101, current_date + 300);
INSERT INTO section (id, academic_year_id, grade, name, class_teacher_id) VALUES
  ('00000000-0000-7000-8000-000000000041', '00000000-0000-7000-8000-000000000051', '5', '{name} A',
   '00000000-0000-7000-8000-000000000011'),
  ('00000000-0000-7000-8000-000000000042', '00000000-0000-7000-8000-000000000051', '5', '{name} B', NULL);
INSERT INTO enrolment (id, student_id, academic_year_id, section_id, starts_on) VALUES
  ('00000000-0000-7000-8000-000000000061', '00000000-0000-7000-8000-000000000021',
   '00000000-0000-7000-8000-000000000051', '00000000-0000-7000-8000-000000000041', current_date - 50),
  ('00000000-0000-7000-8000-000000000062', '00000000-0000-7000-8000-000000000022',
   '00000000-0000-7000-8000-000000000051', '00000000-0000-7000-8000-000000000042', current_date - 50);

INSERT INTO stored_file (id, kind, state, original_name, content_type, size_bytes, object_key, uploaded_by, created_at,
                         expires_at, settled_at) VALUES
  ('00000000-0000-7000-8000-000000000071', 'student-photo', 'ready', '{name} own.jpg', 'image/jpeg', 1000,
   't/{slug}/student-photo/1.jpg', '00000000-0000-7000-8000-000000000011', now(), now(), now()),
  ('00000000-0000-7000-8000-000000000072', 'student-photo', 'ready', '{name} other.jpg', 'image/jpeg', 1000,
   't/{slug}/student-photo/2.jpg', (SELECT id FROM user_account WHERE email = 'admin@{slug}.test'), now(), now(),
   now());
INSERT INTO student_photo (student_id, file_id) VALUES
  ('00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000071'),
  ('00000000-0000-7000-8000-000000000022', '00000000-0000-7000-8000-000000000072');
INSERT INTO notification (id, kind, category, urgent, dedupe_key, data, created_at) VALUES
  ('00000000-0000-7000-8000-0000000000a1', 'announcement', 'announcements', false, 'twin/1',
   '{"id": "c1", "title": "{name} notice", "body": "{name}", "school": "{name}"}', now()),
  ('00000000-0000-7000-8000-0000000000a2', 'announcement', 'announcements', false, 'twin/2',
   '{"id": "c2", "title": "{name} notice", "body": "{name}", "school": "{name}"}', now());
INSERT INTO notification_recipient (notification_id, user_id, children, in_app)
  SELECT '00000000-0000-7000-8000-0000000000a1', id, '{}', true FROM user_account WHERE email LIKE '%.twin';
INSERT INTO announcement (id, author_id, title, body, urgent, requires_ack, status, published_at) VALUES
  ('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000011', '{name}', '{name} body', false, true,
   'published', now()),
  ('00000000-0000-7000-8000-0000000000c2', '00000000-0000-7000-8000-000000000010', '{name}', '{name} body', false, true,
   'published', now());
INSERT INTO announcement_target (announcement_id, kind, value)
  SELECT id, 'school', '' FROM announcement;
INSERT INTO announcement_recipient (announcement_id, user_id)
  SELECT '00000000-0000-7000-8000-0000000000c1', id FROM user_account WHERE email LIKE '%.twin';
INSERT INTO session (id, user_id, created_at, expires_at)
  SELECT CAST('00000000-0000-7000-8000-0000000000e' || n AS uuid), u.id, now(),
         now() + INTERVAL '1 day'
  FROM generate_series(1, 2) n, user_account u
  WHERE u.email NOT LIKE '%.twin';
INSERT INTO invitation (id, email, roles, invited_by, created_at, expires_at) VALUES
  ('00000000-0000-7000-8000-0000000000f1', 'invited-1@{slug}.twin', '{teacher}',
   '00000000-0000-7000-8000-000000000010', now(), now() + INTERVAL '7 days'),
  ('00000000-0000-7000-8000-0000000000f2', 'invited-2@{slug}.twin', '{teacher}',
   '00000000-0000-7000-8000-000000000010', now(), now() + INTERVAL '7 days');
INSERT INTO announcement_attachment (announcement_id, file_id) VALUES
  ('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000071'),
  ('00000000-0000-7000-8000-0000000000c2', '00000000-0000-7000-8000-000000000072');
INSERT INTO message_template (id, kind, channel, language, subject, body) VALUES
  ('00000000-0000-7000-8000-0000000000d1', 'announcement', 'email', 'en', '{{title}}', '{name}'),
  ('00000000-0000-7000-8000-0000000000d2', 'announcement', 'email', 'hi', '{{title}}', '{name}');
INSERT INTO stored_file (id, kind, state, original_name, content_type, size_bytes, object_key, uploaded_by, created_at,
                         expires_at, settled_at) VALUES
  ('00000000-0000-7000-8000-00000000007a', 'resume', 'ready', '{name} resume.pdf', 'application/pdf', 1000,
   't/{slug}/resume/1.pdf', '00000000-0000-7000-8000-000000000010', now(), now(), now()),
  ('00000000-0000-7000-8000-00000000007b', 'resume', 'ready', '{name} resume.pdf', 'application/pdf', 1000,
   't/{slug}/resume/2.pdf', '00000000-0000-7000-8000-000000000010', now(), now(), now());
INSERT INTO staff_application (id, name, email, position, resume_file_id, received_by, received_at) VALUES
  ('00000000-0000-7000-8000-000000000081', '{name}', 'applicant-1@{slug}.twin', '{name} librarian',
   '00000000-0000-7000-8000-00000000007a', '00000000-0000-7000-8000-000000000010', now()),
  ('00000000-0000-7000-8000-000000000082', '{name}', 'applicant-2@{slug}.twin', '{name} librarian',
   '00000000-0000-7000-8000-00000000007b', '00000000-0000-7000-8000-000000000010', now());
INSERT INTO resume_analysis (application_id) VALUES ('00000000-0000-7000-8000-000000000081'), ('00000000-0000-7000-8000-000000000082');
INSERT INTO document (id, owner_id, title, snapshot_v) VALUES
  ('00000000-0000-7000-8000-000000000d01', '00000000-0000-7000-8000-000000000010', '{name} lesson', 1),
  ('00000000-0000-7000-8000-000000000d02', (SELECT id FROM user_account WHERE email = 'admin@{slug}.test'),
   '{name} plan', 1);
INSERT INTO document_op (document_id, v, src, seq, op, actor_id, at)
  SELECT id, 1, 'twin', 1, '["{name} text"]', owner_id, now() FROM document;
INSERT INTO document_version (id, document_id, v, object_key, text_sha256, saved_at) VALUES
  ('00000000-0000-7000-8000-000000000d21', '00000000-0000-7000-8000-000000000d01', 1, 'twin/1', 'none', now()),
  ('00000000-0000-7000-8000-000000000d22', '00000000-0000-7000-8000-000000000d02', 1, 'twin/2', 'none', now());
INSERT INTO document_share (id, document_id, person_id, access, shared_by, shared_at) VALUES
  ('00000000-0000-7000-8000-000000000d11', '00000000-0000-7000-8000-000000000d01',
   '00000000-0000-7000-8000-000000000013', 'editor', '00000000-0000-7000-8000-000000000010', now()),
  ('00000000-0000-7000-8000-000000000d13', '00000000-0000-7000-8000-000000000d01',
   '00000000-0000-7000-8000-000000000011', 'viewer', '00000000-0000-7000-8000-000000000010', now()),
  ('00000000-0000-7000-8000-000000000d12', '00000000-0000-7000-8000-000000000d02',
   '00000000-0000-7000-8000-000000000015', 'viewer', (SELECT id FROM user_account WHERE email = 'admin@{slug}.test'),
   now());
-- A group of all, and one of two whom no role stands for.
INSERT INTO conversation (id, kind, title, last_seq, created_at) VALUES
  ('00000000-0000-7000-8000-000000000201', 'group', '{name} group', 1, now()),
  ('00000000-0000-7000-8000-000000000202', 'group', '{name} other group', 1, now());
INSERT INTO conversation_member (conversation_id, user_id, manages)
  SELECT CAST('00000000-0000-7000-8000-000000000201' AS uuid), id, id = '00000000-0000-7000-8000-000000000010'
  FROM user_account WHERE id < '00000000-0000-7000-8000-000000000018'
  UNION ALL
  SELECT CAST('00000000-0000-7000-8000-000000000202' AS uuid), id, true
  FROM user_account WHERE email LIKE 'contact-%.twin';
INSERT INTO conversation_stay (conversation_id, user_id, first_seq)
  SELECT conversation_id, user_id, 1 FROM conversation_member;
INSERT INTO chat_message (conversation_id, seq, id, kind, author_id, client_id, body, sent_at) VALUES
  ('00000000-0000-7000-8000-000000000201', 1, '00000000-0000-7000-8000-000000000211', 'message',
   '00000000-0000-7000-8000-000000000010', gen_random_uuid(), '{name} says hello', now()),
  ('00000000-0000-7000-8000-000000000202', 1, '00000000-0000-7000-8000-000000000212', 'message',
   '00000000-0000-7000-8000-000000000301', gen_random_uuid(), '{name} says nothing', now());
INSERT INTO chat_attachment (message_id, file_id) VALUES
  ('00000000-0000-7000-8000-000000000211', '00000000-0000-7000-8000-000000000071'),
  ('00000000-0000-7000-8000-000000000212', '00000000-0000-7000-8000-000000000072');
INSERT INTO chat_report (id, message_id, reporter_id, reason, body, reported_at) VALUES
  ('00000000-0000-7000-8000-000000000221', '00000000-0000-7000-8000-000000000211',
   '00000000-0000-7000-8000-000000000011', '{name} reason', '{name} says hello', now()),
  ('00000000-0000-7000-8000-000000000222', '00000000-0000-7000-8000-000000000212',
   '00000000-0000-7000-8000-000000000302', '{name} reason', '{name} says nothing', now());
INSERT INTO document_comment (id, document_id, author_id, body, v, starts_at, ends_at, written_at) VALUES
  ('00000000-0000-7000-8000-000000000d31', '00000000-0000-7000-8000-000000000d01',
   '00000000-0000-7000-8000-000000000013', '{name}', 1, 0, 1, now()),
  ('00000000-0000-7000-8000-000000000d32', '00000000-0000-7000-8000-000000000d02',
   '00000000-0000-7000-8000-000000000015', '{name}', 1, 0, 1, now());
INSERT INTO terminal_session (id, owner_id, title, opened_at, expires_at) VALUES
  ('00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-000000000013', '{name} shell', now(),
   now() + INTERVAL '1 day'),
  ('00000000-0000-7000-8000-0000000000e2', (SELECT id FROM user_account WHERE email = 'admin@{slug}.test'),
   '{name} shell', now(), now() + INTERVAL '1 day');
INSERT INTO terminal_viewer (session_id, user_id) VALUES
  ('00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-000000000010'),
  ('00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-000000000011');
INSERT INTO meeting (id, host_id, title, waiting_room) VALUES
  ('00000000-0000-7000-8000-000000000401', '00000000-0000-7000-8000-000000000010', '{name} parents', true),
  ('00000000-0000-7000-8000-000000000402', (SELECT id FROM user_account WHERE email = 'admin@{slug}.test'),
   '{name} staff', true);
INSERT INTO meeting_participant (meeting_id, user_id, admission)
  SELECT '00000000-0000-7000-8000-000000000401', id, 'admitted' FROM user_account WHERE email LIKE '%.twin';
INSERT INTO meeting_participant (meeting_id, user_id, admission)
  SELECT id, host_id, 'admitted' FROM meeting WHERE title = '{name} staff';
