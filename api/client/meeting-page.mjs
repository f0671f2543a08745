// usage: node meeting-page.mjs [PORT]   Serves the page of a meeting to browsers on this machine, until it is stopped.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const port = Number(process.argv[2] ?? 7682);
const pages = new Map([
  ["/", ["meeting.html", "text/html; charset=utf-8"]],
  ["/meeting.js", ["meeting.js", "text/javascript"]],
  ["/socket.io.js", ["node_modules/socket.io-client/dist/socket.io.min.js", "text/javascript"]],
]);

createServer(async (request, response) => {
  const page = pages.get(request.url);
  if (!page) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": page[1] }).end(await readFile(new URL(page[0], import.meta.url)));
}).listen(port, "127.0.0.1", () => console.log(`http://{school}.localhost:${port}/`));
