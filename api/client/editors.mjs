// usage: node editors.mjs '{"document":…, "instances":[url…], "host":…, "tokens":[…], "operations":n, "seed":n}'
// As many stock clients of sharedb as there are tokens write at random places of one document, spread over the instances,
// and lose their connections now and then. Prints the text that all of them have in the end; exit status 0 if they have.
import { io } from "socket.io-client";
import { documents } from "./sharedb-socket.mjs";

const { document, instances, host, tokens, operations, seed } = JSON.parse(process.argv[2]);
const deadline = setTimeout(() => fail("not done in 50 s"), 50_000);

function fail(why) {
  console.error(why);
  process.exit(1);
}

let state = seed;
function below(most) {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return state % most;
}
const alphabet = ["a", "b", " ", "\n", "é", "世", "😀", "👩‍👩‍👧"];
const codePoints = (text) => [...text].length;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function connect(token, number) {
  const socket = io(instances[number % instances.length], {
    transports: ["websocket"],
    forceNew: true,
    auth: { token },
    extraHeaders: { Host: host },
    reconnectionDelay: 20,
    reconnectionDelayMax: 100,
  });
  socket.on("connect_error", (error) => console.error(`client ${number}: ${error.message}`));
  const connection = documents(socket);
  connection.on("error", fail);
  const doc = connection.get("documents", document);
  doc.on("error", fail);
  return { socket, doc };
}

const subscribed = (doc) =>
  new Promise((resolve) => doc.subscribe((error) => (error ? fail(error.message) : resolve())));

async function write({ socket, doc }) {
  for (let done = 0; done < operations; done++) {
    const length = codePoints(doc.data);
    const at = below(length + 1);
    const skip = at > 0 ? [at] : [];
    if (length - at > 3 && below(3) === 0) doc.submitOp([...skip, { d: 1 + below(3) }]);
    else doc.submitOp([...skip, alphabet[below(alphabet.length)]]);
    if (below(40) === 0) socket.io.engine.close();
    await pause(below(30));
  }
}

const settled = (doc) => new Promise((resolve) => doc.whenNothingPending(resolve));

const clients = tokens.map(connect);
await Promise.all(clients.map(({ doc }) => subscribed(doc)));
await Promise.all(clients.map(write));
await Promise.all(clients.map(({ doc }) => settled(doc)));

// What others wrote last may still be on its way.
while (new Set(clients.map(({ doc }) => `${doc.version} ${doc.data}`)).size > 1) {
  await pause(50);
}
clearTimeout(deadline);
console.log(JSON.stringify({ version: clients[0].doc.version, text: clients[0].doc.data }));
clients.forEach(({ socket }) => socket.disconnect());
