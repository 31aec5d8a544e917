// A line to the program: a web socket, JSON both ways. The page has one; a second network beside the first has another.

let count = 0;

/** A number that no other message of this page has. */
export function number() { return count += 1; }

export class Line {
  constructor(path) {
    this.path = path;
    this.listeners = new Map();
    this.outlets = new Map();
    this.waiting = [];
    this.on("shown", (message) => {
      const outlet = this.outlets.get(message.id)?.outlet;
      if (!outlet || !message.html) return;
      const piece = document.createElement("div");
      piece.innerHTML = message.html;
      outlet.append(piece);
    });
    this.on("done", (message) => {
      const entry = this.outlets.get(message.id);
      this.outlets.delete(message.id);
      if (!entry) return;
      if (message.error) entry.outlet?.append(words(message.error, "error"));
      entry.ended(message);
    });
  }

  /** Hears every message of a kind. */
  on(kind, body) {
    if (!this.listeners.has(kind)) this.listeners.set(kind, []);
    this.listeners.get(kind).push(body);
  }

  hear(message) { for (const body of this.listeners.get(message.t) ?? []) body(message); }

  send(message) {
    const text = JSON.stringify(message);
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(text);
    else if (this.socket?.readyState === WebSocket.CONNECTING) this.waiting.push(text);
  }

  /**
   * Runs lines in the session at the other end; what they show is put into `outlet`, and `ended` hears how it went.
   * `more` says what the program is to know of them: that a document begins with them, or that they answer an exercise.
   */
  run(line, outlet, ended = () => {}, more = {}) {
    const id = number();
    this.outlets.set(id, { outlet, ended });
    this.send({ t: "run", line, id, ...more });
    return id;
  }

  connect() {
    this.socket = new WebSocket(`ws://${location.host}${this.path}`);
    this.socket.addEventListener("open", () => {
      for (const text of this.waiting) this.socket.send(text);
      this.waiting = [];
      this.isOpen = true;
      this.hear({ t: "open" });
    });
    this.socket.addEventListener("message", (event) => this.hear(JSON.parse(event.data)));
    this.socket.addEventListener("close", () => this.hear({ t: "closed", wasOpen: this.isOpen === true }));
  }

  /** Ends it; nothing is heard any more. */
  close() {
    this.listeners.clear();
    this.socket?.close();
  }
}

/** A paragraph of words. */
export function words(text, name) {
  const paragraph = document.createElement("p");
  paragraph.className = name;
  paragraph.textContent = text;
  return paragraph;
}

/** The line of the page itself. */
export const main = new Line("/socket");
export const on = main.on.bind(main);
export const send = main.send.bind(main);
export const run = main.run.bind(main);
export const connect = main.connect.bind(main);
