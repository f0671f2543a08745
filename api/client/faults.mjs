// usage: node faults.mjs '{"http":url, "sockets":url, "document":…, "conversation":…, "editors":[token…], "talkers":[token…], "until":file}'
// Stock clients write in one document and in one conversation, whatever happens to the service meanwhile, until the file is
// there. Prints what all of them have in the end; exit status 0 if it is the same, and nothing that was acknowledged is missing.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { io } from "socket.io-client";
import { documents } from "./sharedb-socket.mjs";

const { http, sockets, document, conversation, editors, talkers, until } = JSON.parse(process.argv[2]);
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const isOver = () => existsSync(until);
const SETTLED_WITHIN = 60_000;

function connect(token) {
  const socket = io(sockets, { transports: ["websocket"], forceNew: true, auth: { token }, reconnectionDelay: 200, reconnectionDelayMax: 500 });
  // Who is refused while the database is away has to ask again by itself.
  socket.on("connect_error", () => socket.active || setTimeout(() => socket.connect(), 500));
  return socket;
}

/** Writes marks that nobody else writes, each between two marks, one operation for each. */
class Editor {
  written = 0;

  constructor(token, number) {
    this.name = String.fromCodePoint(97 + number);
    this.socket = connect(token);
    const connection = documents(this.socket);
    connection.on("error", (error) => assert.fail(`${this.name}: ${error.message}`));
    this.doc = connection.get("documents", document);
    this.doc.preventCompose = true;
    this.doc.on("error", (error) => assert.fail(`${this.name}: ${error.code} ${error.message}`));
  }

  async write() {
    await new Promise((resolve, reject) => this.doc.subscribe((error) => (error ? reject(error) : resolve())));
    while (!isOver()) {
      if (this.doc.pendingOps.length < 3) {
        const places = [0, ...[...this.doc.data.matchAll(/;/g)].map(({ index }) => index + 1)];
        const at = places[Math.floor(Math.random() * places.length)];
        this.doc.submitOp([...(at > 0 ? [at] : []), `${this.name}${++this.written};`]);
      }
      await pause(50);
    }
    await new Promise((resolve) => this.doc.whenNothingPending(resolve));
  }
}

/** Says one thing after the other, each until it is acknowledged. */
class Talker {
  known = new Map();
  acknowledged = [];

  constructor(token) {
    this.token = token;
    this.socket = connect(token);
    this.socket.on("chat:message", (entry) => this.learn(entry));
  }

  learn(entry) {
    this.known.set(entry.seq, entry.clientId);
  }

  async write() {
    while (!isOver()) {
      const clientId = crypto.randomUUID();
      while (!(await this.isAcknowledged({ clientId, body: "News" }))) await pause(200);
      this.acknowledged.push(clientId);
      await pause(220);
    }
    await this.catchUp();
  }

  async isAcknowledged(message) {
    try {
      return "data" in (await this.socket.timeout(5_000).emitWithAck("chat:send", { conversationId: conversation, message }));
    } catch {
      return false;
    }
  }

  async catchUp() {
    for (let items = [null]; items.length > 0; ) {
      let last = 0;
      while (this.known.has(last + 1)) last++;
      const headers = { authorization: `Bearer ${this.token}` };
      const answer = await fetch(`${http}/api/v1/conversations/${conversation}/messages?limit=200&after=${last}`, { headers });
      assert.equal(answer.status, 200);
      ({ items } = await answer.json());
      items.forEach((entry) => this.learn(entry));
    }
  }

  get story() {
    return [...this.known].sort(([one], [other]) => one - other);
  }
}

const writing = editors.map((token, number) => new Editor(token, number));
const talking = talkers.map((token) => new Talker(token));
const work = Promise.all([...writing, ...talking].map((client) => client.write()));
while (!isOver()) await pause(100);
const late = setTimeout(() => assert.fail(`not settled: ${writing.map(({ doc }) => `${doc.version}+${doc.pendingOps.length}`)}`), SETTLED_WITHIN);
await work;

// What others wrote last may still be on its way.
const different = () => new Set(writing.map(({ doc }) => `${doc.version} ${doc.data}`)).size > 1;
while (different()) await pause(50);
await Promise.all(talking.map((talker) => talker.catchUp()));
clearTimeout(late);

const { version, data } = writing[0].doc;
const marks = writing.flatMap(({ name, written }) => Array.from({ length: written }, (_, index) => `${name}${index + 1}`));
assert.deepEqual(data.split(";").slice(0, -1).sort(), marks.sort(), "each mark is there once");
const [one, other] = talking;
assert.deepEqual(one.story, other.story);
assert.deepEqual(one.story.map(([sequence]) => sequence), one.story.map((_, index) => index + 1));
const heard = one.story.map(([, clientId]) => clientId);
assert.equal(new Set(heard).size, heard.length, "nothing was said twice");
const said = talking.flatMap(({ acknowledged }) => acknowledged);
assert.deepEqual(said.filter((clientId) => !heard.includes(clientId)), []);
[...writing, ...talking].forEach(({ socket }) => socket.disconnect());
console.log(JSON.stringify({ version, text: data, written: marks.length, said: said.length }));
