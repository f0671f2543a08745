// usage: node chat.mjs URL URL TOKEN TOKEN CONVERSATION polling|websocket|upgrade   Two people talk over two instances, one of them is cut off meanwhile; exit status 0 if all is well.
import assert from "node:assert/strict";
import { io } from "socket.io-client";

const [here, there, ...tokens] = process.argv.slice(2, 6);
const [conversationId, way] = process.argv.slice(6);
const transports = way === "upgrade" ? ["polling", "websocket"] : [way];
const failed = setTimeout(() => assert.fail("not done in 50 s"), 50_000);

/** Somebody with a device: knows what was heard, and fetches what was missed by its number. */
class Person {
  known = new Map();
  pushed = 0;

  constructor(url, token) {
    this.url = url;
    this.token = token;
    this.socket = io(url, { transports, auth: { token }, reconnectionDelay: 100, reconnectionDelayMax: 200 });
    this.socket.on("chat:message", (entry) => (this.pushed++, this.learn(entry)));
  }

  learn(entry) {
    this.known.set(entry.seq, entry.body);
  }

  heard(event) {
    return new Promise((resolve) => this.socket.once(event, resolve));
  }

  async say(body, clientId = crypto.randomUUID()) {
    const { data, problem } = await this.socket.timeout(10_000).emitWithAck("chat:send", { conversationId, message: { clientId, body } });
    assert.equal(problem, undefined, JSON.stringify(problem));
    return data;
  }

  async catchUp() {
    let last = 0;
    while (this.known.has(last + 1)) last++;
    const headers = { authorization: `Bearer ${this.token}` };
    const answer = await fetch(`${this.url}/api/v1/conversations/${conversationId}/messages?limit=200&after=${last}`, { headers });
    assert.equal(answer.status, 200);
    for (const entry of (await answer.json()).items) this.learn(entry);
  }

  get story() {
    return [...this.known].sort(([one], [other]) => one - other);
  }
}

const teacher = new Person(here, tokens[0]);
const parent = new Person(there, tokens[1]);
await Promise.all([teacher.heard("connect"), parent.heard("connect")]);
for (const { socket } of way === "upgrade" ? [teacher, parent] : []) {
  if (socket.io.engine.transport.name !== "websocket") await new Promise((done) => socket.io.engine.once("upgrade", done));
}
assert.equal(parent.socket.io.engine.transport.name, way === "polling" ? "polling" : "websocket");

// Until the other instance is known to listen, what is said is only written down.
while (parent.pushed === 0) {
  await teacher.say("Can you hear me?");
  await new Promise((done) => setTimeout(done, 250));
}
await parent.say("I can.");

const again = parent.heard("connect");
parent.socket.io.engine.close();
const clientId = crypto.randomUUID();
const first = await teacher.say("Said to nobody", clientId);
assert.deepEqual(await teacher.say("Said to nobody", clientId), first);
await again;
await parent.catchUp();
await parent.say("I am back.");

await Promise.all([teacher.catchUp(), parent.catchUp()]);
assert.deepEqual(parent.story, teacher.story);
assert.deepEqual(parent.story.map(([seq]) => seq), parent.story.map((_, index) => index + 1));
assert.deepEqual(parent.story.slice(-3).map(([, body]) => body), ["I can.", "Said to nobody", "I am back."]);

teacher.socket.close();
parent.socket.close();
clearTimeout(failed);
