// usage: node operations.mjs SEED COUNT FILE   Writes random operations on texts, one case a line, and what ot-text-unicode makes of them.
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import text from "ot-text-unicode";

const { type } = text;
const [seed, count, file] = process.argv.slice(2);

// Mulberry32: the same cases for the same seed, everywhere.
let state = Number(seed) | 0;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const below = (most) => Math.floor(random() * most);

// One code point of one, two, three and four bytes; several that are shown as one; an accent and a turn of direction.
const alphabet = ["a", "b", "z", " ", "\n", "é", "世", "😀", "👩‍👩‍👧", "𝒳", "\u0301", "\u202e"];
const some = (length) => Array.from({ length }, () => alphabet[below(alphabet.length)]).join("");
const codePoints = (string) => [...string].length;

function operation(before) {
  let left = codePoints(before);
  const steps = [];
  for (let step = 1 + below(5); step > 0; step--) {
    if (left > 0 && random() < 0.7) {
      const skipped = 1 + below(left);
      steps.push(skipped);
      left -= skipped;
    }
    if (random() < 0.5) {
      steps.push(some(1 + below(4)));
    } else if (left > 0) {
      const deleted = 1 + below(Math.min(left, 6));
      steps.push({ d: deleted });
      left -= deleted;
    }
  }
  return type.normalize(steps);
}

const out = createWriteStream(file);
for (let number = 0; number < Number(count); number++) {
  const before = some(below(30));
  const one = operation(before);
  const other = operation(before);
  const otherAfterOne = type.transform(other, one, "right");
  const cursor = below(codePoints(before) + 1);
  const written = out.write(
    JSON.stringify({
      before,
      one,
      other,
      afterOne: type.apply(before, one),
      afterOther: type.apply(before, other),
      oneAsLeft: type.transform(one, other, "left"),
      otherAsRight: otherAfterOne,
      both: type.compose(one, otherAfterOne),
      cursor,
      cursorAfterOne: type.transformPosition(cursor, one),
    }) + "\n",
  );
  if (!written) await once(out, "drain");
}
out.end();
await once(out, "finish");
