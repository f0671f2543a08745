// usage: node answer.mjs URL TOKEN CONVERSATION   Shows what is said in a conversation; answers one question and goes.
import { io } from "socket.io-client";
import { agentFor } from "./here.mjs";

const [url, token, conversationId] = process.argv.slice(2);
const socket = io(url, { auth: { token }, agent: agentFor(url) });
socket.on("connect", () => console.log("listening by", socket.io.engine.transport.name));
socket.on("connect_error", (error) => console.error(error.message));
socket.on("chat:message", async ({ seq, author, body }) => {
  console.log(`${seq} ${author.displayName}: ${body}`);
  if (!body.endsWith("?")) return;
  const message = { clientId: crypto.randomUUID(), body: "Yes, at eight." };
  console.log("acknowledged:", JSON.stringify(await socket.emitWithAck("chat:send", { conversationId, message })));
  socket.close();
});
