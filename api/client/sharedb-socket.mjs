import { createRequire } from "node:module";

// These are CommonJS, and have to be the same objects for everybody.
const require = createRequire(import.meta.url);
const ShareDB = require("sharedb/lib/client");
const { type } = require("ot-text-unicode");

// Cursors are numbers, selections pairs of them.
type.transformPresence = (place, operation) => (place === null ? null : type.transformSelection(place, operation));
ShareDB.types.register(type);

/** What sharedb takes for a WebSocket: a connection of socket.io-client, which comes back by itself. */
export class ShareSocket {
  constructor(io) {
    this.io = io;
    this.readyState = io.connected ? 1 : 0;
    io.on("connect", () => {
      this.readyState = 1;
      this.onopen?.();
    });
    io.on("disconnect", (reason) => {
      this.readyState = 3;
      this.onclose?.(reason);
    });
    io.on("sharedb", (message) => this.onmessage?.({ data: message }));
  }

  send(text) {
    if (this.io.connected) this.io.emit("sharedb", JSON.parse(text));
  }

  close() {
    this.io.disconnect();
  }
}

/** Documents over that connection: `documents(io).get("documents", id)`. */
export const documents = (io) => new ShareDB.Connection(new ShareSocket(io));
