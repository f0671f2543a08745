// usage: node cluster.mjs REDIS_URL OUR_URL   Becomes a member of our cluster, as a Node server with its stock adapter, and
// lets a client of each member speak; exit status 0 if everybody heard what was said to them, once. See NodeClusterTests.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "@redis/client";
import { createShardedAdapter } from "@socket.io/redis-adapter";
import { Server } from "socket.io";
import { io } from "socket.io-client";

const [redis, ours] = process.argv.slice(2);
const failed = setTimeout(() => assert.fail("not done in 30 s"), 30_000);
const publisher = createClient({ url: redis });
const subscriber = publisher.duplicate();
await Promise.all([publisher.connect(), subscriber.connect()]);

const http = createServer().listen(0, "127.0.0.1");
await once(http, "listening");
const node = new Server(http, { adapter: createShardedAdapter(publisher, subscriber) });
node.on("connection", (socket) => socket.join("class-7"));

const connected = async (url) => {
  const client = io(url, { transports: ["websocket"] });
  client.heard = [];
  client.on("said", (...values) => client.heard.push(values.map((v) => (v instanceof Uint8Array ? [...v] : v))));
  await once(client, "connect");
  return client;
};
const here = await connected(ours);
const there = await connected(`http://127.0.0.1:${http.address().port}`);

// Both members follow the channel of everybody and that of the room.
const followers = async (channel) => (await publisher.sendCommand(["PUBSUB", "SHARDNUMSUB", channel]))[1];
for (const channel of ["socket.io#/#", "socket.io#/#class-7#"]) {
  while (Number(await followers(channel)) < 2) await pause(20);
}

// What our member says: it is given the rooms, the excepted rooms, and the values.
const say = (rooms, except, ...values) => here.timeout(5000).emitWithAck("say", { rooms, except }, ...values);
await say(["class-7"], [], "ours to the room", 1.5, { deep: [null, true, "ü"] });
await say([], [], "ours to all");
await say(["class-7", "nobody"], [here.id], "ours to all but its own");
await say([there.id], [], "ours to one of theirs");
await say(["class-7"], [], "ours in bytes", Buffer.from([1, 2, 255]));
await say(["another"], [], "ours to nobody");
await say([], [], "ours, the last");

// What the Node member says.
node.to("class-7").emit("said", "theirs to the room", 2 ** 40, { deep: [null, false, "é"] });
node.emit("said", "theirs to all");
node.to(["class-7", "nobody"]).except(there.id).emit("said", "theirs to all but its own");
node.volatile.to(here.id).emit("said", "theirs to one of ours");
node.to("class-7").emit("said", "theirs in bytes", Buffer.from([3, 4]), -1, 70000, "long ".repeat(100));
node.to("another").emit("said", "theirs to nobody");
node.emit("said", "theirs, the last");

const is = (start) => ([first]) => first.startsWith(start);
while (![here, there].every((client) => client.heard.some(is("theirs, the last")) && client.heard.some(is("ours, the last")))) {
  await pause(20);
}
const own = (heard) => heard.filter(is("ours")), foreign = (heard) => heard.filter(is("theirs"));
const room = ["ours to the room", 1.5, { deep: [null, true, "ü"] }], bytes = ["ours in bytes", [1, 2, 255]];
assert.deepEqual(own(here.heard), [room, ["ours to all"], bytes, ["ours, the last"]]);
assert.deepEqual(own(there.heard), [room, ["ours to all"], ["ours to all but its own"], ["ours to one of theirs"], bytes, ["ours, the last"]]);
const theirRoom = ["theirs to the room", 2 ** 40, { deep: [null, false, "é"] }];
const theirBytes = ["theirs in bytes", [3, 4], -1, 70000, "long ".repeat(100)];
assert.deepEqual(foreign(there.heard), [theirRoom, ["theirs to all"], theirBytes, ["theirs, the last"]]);
assert.deepEqual(foreign(here.heard), [theirRoom, ["theirs to all"], ["theirs to all but its own"], ["theirs to one of ours"], theirBytes, ["theirs, the last"]]);

// Members move and disconnect each other's sockets.
const until = async (condition) => { while (!condition()) await pause(20); };
const rooms = [];
here.on("moved", (name) => rooms.push(name));
const order = (action, to, ...rooms) => here.timeout(5000).emitWithAck("order", action, to, ...rooms);
await order("join", there.id, "choir");
await until(() => node.sockets.adapter.rooms.get("choir")?.has(there.id));
await order("leave", there.id, "choir");
await until(() => !node.sockets.adapter.rooms.has("choir"));
node.in(here.id).socketsJoin("class-9");
node.in(here.id).socketsLeave("class-9");
node.in(here.id).socketsJoin("class-8");
await until(() => { order("greet", "class-8"); return rooms.includes("class-8"); });
await order("greet", "class-9");
await order("greet", "class-8");
assert.ok(!rooms.includes("class-9"));
const closed = Promise.all([once(here, "disconnect"), once(there, "disconnect")]);
await order("close", there.id);
node.in(here.id).disconnectSockets(false);
assert.deepEqual((await closed).map(([reason]) => reason), ["io server disconnect", "io server disconnect"]);

// What is still open ends with the process.
process.exit(0);
