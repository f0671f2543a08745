// Mirrors a terminal: shows what the shell writes, sends what is typed here. The protocol is that of docs/terminal.md.
const DATA = 1, ACK = 2, CLOSE = 5, PING = 6;
const PING_MS = 15_000, RETRY_MS = 1_000;

const terminal = new Terminal({ cols: 100, rows: 30, convertEol: false });
terminal.open(document.getElementById('terminal'));
terminal.focus();

const unacknowledged = []; // {number, frame}, until the shell has it
let socket, resume, started = false, sent = 0, stream = 0, received = 0, over = false;

const say = (state) => { document.getElementById('state').textContent = state; };

function frame(kind, number, payload = new Uint8Array()) {
  const bytes = new Uint8Array(9 + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, kind);
  view.setBigUint64(1, BigInt(number));
  bytes.set(payload, 9);
  return bytes;
}

const acknowledge = (number) => {
  while (unacknowledged.length && unacknowledged[0].number <= number) unacknowledged.shift();
};

function type(text) {
  if (!started) return;
  const bytes = frame(DATA, ++sent, new TextEncoder().encode(text));
  unacknowledged.push({ number: sent, bytes });
  socket.send(bytes);
}

function hear(said) {
  if (said.type === 'ready') {
    resume = said.resume;
    say('waiting for the shell');
  } else if (said.type === 'start') {
    stream = said.stream;
    started = true;
    acknowledge(said.after);
    unacknowledged.forEach(({ bytes }) => socket.send(bytes));
    say('connected');
  } else if (said.type === 'peer-lost') {
    started = false;
    say('the shell is away');
  }
}

function show(buffer) {
  const view = new DataView(buffer);
  const kind = view.getUint8(0), number = Number(view.getBigUint64(1));
  if (kind === DATA) {
    received = number;
    // Acknowledged once it is drawn: a page that cannot keep up slows the shell down.
    terminal.write(new Uint8Array(buffer, 9), () => socket.readyState === 1 && socket.send(frame(ACK, number)));
  } else if (kind === ACK) {
    acknowledge(number);
  } else if (kind === CLOSE) {
    over = true;
  }
}

async function connect() {
  const { ticket, relay } = resume ? { relay: connect.relay } : await (await fetch('ticket', { method: 'POST' })).json();
  connect.relay = relay;
  const next = new WebSocket(relay);
  next.binaryType = 'arraybuffer';
  socket = next;
  next.onopen = () => next.send(JSON.stringify(
    resume ? { resume, role: 'browser', sent, stream, received } : { ticket, role: 'browser' }));
  next.onmessage = ({ data }) => (typeof data === 'string' ? hear(JSON.parse(data)) : show(data));
  next.onclose = ({ code }) => {
    started = false;
    if (over || code === 1000 || (code >= 4400 && code !== 4503)) {
      say(over ? 'the shell has ended' : `closed (${code})`);
    } else {
      say('connecting again');
      setTimeout(connect, RETRY_MS);
    }
  };
}

terminal.onData(type);
setInterval(() => socket?.readyState === 1 && socket.send(frame(PING, 0)), PING_MS);
connect();
