// A meeting in a browser: #api=http://{school}.localhost:3001&token=<access token>&meeting=<id>[&camera=1]
// Everything here is a stock client of Socket.IO and what browsers have. Whoever comes in connects with all who are there.
const wanted = new URLSearchParams(location.hash.slice(1));
const meeting = wanted.get("meeting");
const me = JSON.parse(atob(wanted.get("token").split(".")[1].replaceAll("-", "+").replaceAll("_", "/"))).sub;
const element = (id) => document.getElementById(id);
const tell = (state) => (element("state").textContent = state);
const camera = wanted.has("camera") ? await navigator.mediaDevices.getUserMedia({ video: true, audio: true }) : null;
if (camera) show("me", camera);

/** Whom we are connected with, by the id of the user. */
const others = new Map();
let people = new Map();
let iceServers = [];
let inside = false;

const socket = io(wanted.get("api"), { auth: { token: wanted.get("token") } });

/** @throws Error with the code of the problem */
async function ask(event, body = {}) {
  const { data, problem } = await socket.timeout(10_000).emitWithAck(`meeting:${event}`, { meeting, ...body });
  if (problem) throw Object.assign(new Error(problem.detail), { code: problem.code });
  return data;
}

async function join() {
  try {
    const joined = await ask("join");
    element("title").textContent = joined.meeting.title;
    people = new Map(joined.meeting.participants.map((person) => [person.id, person.displayName]));
    if (joined.admission === "waiting") return tell("You wait until the host lets you in.");
    inside = true;
    iceServers = joined.iceServers.servers;
    tell("You are in.");
    for (const { id, admission, present, handRaisedAt } of joined.meeting.participants) {
      if (!present || id === me) continue;
      if (handRaisedAt) hand(id);
      if (admission === "waiting") knock(id);
      else await offerTo(id);
    }
  } catch (problem) {
    tell(problem.message);
  }
}

function peer(user) {
  others.get(user)?.connection.close();
  const connection = new RTCPeerConnection({ iceServers });
  others.set(user, { connection });
  for (const track of camera?.getTracks() ?? []) connection.addTrack(track, camera);
  connection.onicecandidate = ({ candidate }) => candidate && ask("candidate", { to: user, signal: candidate.toJSON() });
  connection.ontrack = ({ streams }) => show(user, streams[0]);
  connection.ondatachannel = ({ channel }) => talk(user, channel);
  return connection;
}

async function offerTo(user) {
  const connection = peer(user);
  talk(user, connection.createDataChannel("words"));
  await connection.setLocalDescription();
  await ask("offer", { to: user, signal: connection.localDescription.toJSON() });
}

function talk(user, channel) {
  others.get(user).channel = channel;
  channel.binaryType = "arraybuffer";
  channel.onmessage = ({ data }) => typeof data === "string" && say(`${people.get(user) ?? user}: ${data}`);
  channel.onopen = () => document.dispatchEvent(new CustomEvent("channel", { detail: channel }));
}

socket.on("meeting:offer", async ({ from, signal }) => {
  const connection = peer(from);
  await connection.setRemoteDescription(signal);
  await connection.setLocalDescription();
  await ask("answer", { to: from, signal: connection.localDescription.toJSON() });
});
socket.on("meeting:answer", ({ from, signal }) => others.get(from)?.connection.setRemoteDescription(signal));
socket.on("meeting:candidate", ({ from, signal }) => others.get(from)?.connection.addIceCandidate(signal));

socket.on("connect", join);
socket.on("connect_error", ({ message }) => tell(message));
for (const news of ["open", "admitted"]) {
  socket.on(`meeting:${news}`, (about) => about.meeting === meeting && !inside && join());
}
for (const [news, why] of [["denied", "The host does not let you in."], ["ended", "The meeting has ended."], ["seat-lost", "You left."]]) {
  socket.on(`meeting:${news}`, (about) => {
    if (about.meeting !== meeting) return;
    inside = false;
    for (const user of [...others.keys()]) part(user);
    tell(why);
  });
}
socket.on("meeting:waiting", ({ user }) => knock(user));
socket.on("meeting:left", ({ user }) => {
  document.getElementById(`knock-${user}`)?.remove();
  part(user);
});
socket.on("meeting:hand", ({ user, raised }) => raised && hand(user));

function hand(user) {
  say(`${people.get(user) ?? user} raises a hand.`);
}

function part(user) {
  others.get(user)?.connection.close();
  others.delete(user);
  document.getElementById(`video-${user}`)?.remove();
}

/** Somebody waits at the door; only the host is told. */
function knock(user) {
  document.getElementById(`knock-${user}`)?.remove();
  const button = Object.assign(document.createElement("button"), { id: `knock-${user}`, textContent: `Let ${people.get(user) ?? "somebody"} in` });
  button.onclick = () => ask("admit", { user }).then(() => button.remove());
  element("door").append(button);
}

function show(user, stream) {
  const known = document.getElementById(`video-${user}`);
  const video = known ?? Object.assign(document.createElement("video"), { id: `video-${user}`, autoplay: true, muted: user === "me" });
  video.srcObject = stream;
  if (!known) element("videos").append(video);
}

function say(line) {
  element("said").append(line, "\n");
}

element("write").onsubmit = (event) => {
  event.preventDefault();
  const text = element("text").value;
  for (const { channel } of others.values()) if (channel?.readyState === "open") channel.send(text);
  say(`me: ${text}`);
  element("text").value = "";
};
