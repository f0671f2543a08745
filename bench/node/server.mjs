// usage: node --expose-gc server.mjs PORT REDIS_URL   Node's socket.io with its Redis adapter; obeys as Orders.java says.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { createClient } from "@redis/client";
import { createAdapter } from "@socket.io/redis-adapter";
import { Server } from "socket.io";

const [port, redis] = process.argv.slice(2);
const publisher = createClient({ url: redis });
const subscriber = publisher.duplicate();
await Promise.all([publisher.connect(), subscriber.connect()]);

const http = createServer();
const server = new Server(http, {
  adapter: createAdapter(publisher, subscriber),
  transports: ["websocket"],
  perMessageDeflate: false,
  serveClient: false,
});
const signature = (claims) => Buffer.from(createHmac("sha256", "syncad-bench").update(claims).digest("base64url"));
server.use((socket, next) => {
  const token = socket.handshake.auth.token ?? "", end = token.lastIndexOf("."), claims = token.slice(0, end);
  const given = Buffer.from(token.slice(end + 1)), wanted = signature(claims);
  if (end < 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return next(new Error("unauthorized"));
  socket.join(claims.slice(claims.indexOf(".") + 1));
  next();
});

const orders = {
  heap: () => { global.gc(); global.gc(); return process.memoryUsage().heapUsed; },
  emit: (room, phase) => {
    const news = { t: Number(process.hrtime.bigint()), p: Number(phase), text: "x".repeat(120) };
    (room === "*" ? server : server.to(room)).emit("news", news);
    return "done";
  },
};
http.listen(Number(port), "127.0.0.1", 4096, () => console.log("ready"));
createInterface({ input: process.stdin })
  .on("line", (line) => { const [order, ...words] = line.split(" "); console.log(orders[order](...words)); })
  .on("close", () => process.exit(0));
