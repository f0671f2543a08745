// usage: node edit.mjs URL TOKEN DOCUMENT   Shows a document whenever it changes; each line that is typed is added at its end.
import { createInterface } from "node:readline";
import { io } from "socket.io-client";
import { agentFor } from "./here.mjs";
import { documents } from "./sharedb-socket.mjs";

const [url, token, document] = process.argv.slice(2);
const socket = io(url, { auth: { token }, transports: ["websocket"], agent: agentFor(url) });
socket.on("connect_error", (error) => console.error(error.message));

const doc = documents(socket).get("documents", document);
const show = () => console.log(`--- version ${doc.version}\n${doc.data}`);
doc.on("error", (error) => console.error(error.code));
doc.on("op", () => setTimeout(show));
doc.subscribe((error) => {
  if (error) return;
  show();
  const atTheEnd = (text) => [...(doc.data.length ? [[...doc.data].length] : []), text];
  createInterface({ input: process.stdin })
    .on("line", (line) => doc.submitOp(atTheEnd(`${line}\n`)))
    .on("close", () => doc.whenNothingPending(() => socket.disconnect()));
});
