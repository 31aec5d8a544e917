// The line to the program: one web socket, JSON both ways.

const listeners = new Map();
let socket;
let count = 0;
let waiting = [];

/** Hears every message of a kind. */
export function on(kind, body) {
  if (!listeners.has(kind)) listeners.set(kind, []);
  listeners.get(kind).push(body);
}

function hear(message) { for (const body of listeners.get(message.t) ?? []) body(message); }

/** A number that no other message of this page has. */
export function number() { return count += 1; }

export function send(message) {
  const text = JSON.stringify(message);
  if (socket?.readyState === WebSocket.OPEN) socket.send(text);
  else if (socket?.readyState === WebSocket.CONNECTING) waiting.push(text);
}

const outlets = new Map();

/** Runs lines in the session of the page; what they show is put into `outlet`, and `ended` hears how it went. */
export function run(line, outlet, ended = () => {}) {
  const id = number();
  outlets.set(id, { outlet, ended });
  send({ t: "run", line, id });
  return id;
}

/** A paragraph of words. */
export function words(text, name) {
  const paragraph = document.createElement("p");
  paragraph.className = name;
  paragraph.textContent = text;
  return paragraph;
}

on("shown", (message) => {
  const outlet = outlets.get(message.id)?.outlet;
  if (!outlet || !message.html) return;
  const piece = document.createElement("div");
  piece.innerHTML = message.html;
  outlet.append(piece);
});
on("done", (message) => {
  const entry = outlets.get(message.id);
  outlets.delete(message.id);
  if (!entry) return;
  if (message.error) entry.outlet?.append(words(message.error, "error"));
  entry.ended(message);
});

export function connect() {
  socket = new WebSocket(`ws://${location.host}/socket`);
  socket.addEventListener("open", () => {
    for (const text of waiting) socket.send(text);
    waiting = [];
    hear({ t: "open" });
  });
  socket.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  socket.addEventListener("close", () => hear({ t: "closed" }));
}
