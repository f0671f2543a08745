// usage: node session.mjs URL polling|websocket|upgrade   Speaks to the server of StockClientTests; exit status 0 if all is well.
import assert from "node:assert/strict";
import { io } from "socket.io-client";

const [url, way] = process.argv.slice(2);
const transports = way === "upgrade" ? ["polling", "websocket"] : [way];
const socket = io(url, { transports, auth: { token: "good" }, reconnectionDelay: 50, reconnectionDelayMax: 100 });
const failed = setTimeout(() => assert.fail("not done in 20 s"), 20_000);

const heard = (event) => new Promise((resolve) => socket.once(event, (...values) => resolve(values)));

await heard("connect");
if (way === "upgrade") {
  if (socket.io.engine.transport.name !== "websocket") await new Promise((r) => socket.io.engine.once("upgrade", r));
}
assert.equal(socket.io.engine.transport.name, way === "polling" ? "polling" : "websocket");

// Text and binary, both ways, with acknowledgements both ways.
assert.deepEqual(await socket.timeout(5000).emitWithAck("ask", [1, "ü", { a: [true] }]), [1, "ü", { a: [true] }]);
const bytes = await socket.timeout(5000).emitWithAck("ask", Buffer.from([1, 2, 3]));
assert.deepEqual([...new Uint8Array(bytes)], [1, 2, 3]);
socket.on("what-is", (value, answer) => answer(Buffer.from(value), "told"));
const told = heard("answered");
socket.emit("ask-me", Buffer.from([4, 5]));
assert.deepEqual([...(await told)[0]], [4, 5]);

// Order is kept while the transport is busy.
const order = [];
const all = new Promise((resolve) => socket.on("numbered", (n) => order.push(n) === 200 && resolve()));
for (let n = 0; n < 200; n++) socket.emit("number", n);
await all;
assert.deepEqual(order, [...Array(200).keys()]);

// A namespace that refuses, and one that is there.
const refused = io(url + "/closed", { transports, forceNew: true });
const [error] = await new Promise((resolve) => refused.once("connect_error", (...values) => resolve(values)));
assert.equal(error.message, "Not authorized");
refused.close();

// A lost connection comes back by itself, as another socket.
const before = socket.id;
const again = heard("connect");
socket.emit("drop-me");
await again;
assert.notEqual(socket.id, before);
assert.deepEqual(await socket.timeout(5000).emitWithAck("ask", ["again"]), ["again"]);

clearTimeout(failed);
socket.close();
