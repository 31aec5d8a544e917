// Lessons as pages whose cells run, and a command line that takes everything the prompt takes.

import { number, on, run, send, words } from "./line.js";

const byId = (id) => document.getElementById(id);
const article = byId("document");
const log = byId("log");
let cells = [];
let isOpen = false;

export function openNotebook() {
  if (isOpen) return;
  isOpen = true;
  send({ t: "documents" });
}

let lessons = [];
on("documents", (message) => {
  lessons = message.items;
  for (const item of lessons) byId("lesson").append(new Option(`${item.title} (${item.minutes} min)`, item.name));
});
byId("lesson").addEventListener("change", (event) => {
  const name = event.target.value;
  byId("goal").textContent = lessons.find((item) => item.name === name)?.goal ?? "";
  if (name) return send({ t: "document", name });
  article.replaceChildren();
  cells = [];
  mark();
});

// MARK: Cells

class Cell {
  constructor(piece) {
    this.isHidden = piece.hidden;
    this.expectsError = piece.expectsError;
    this.box = document.createElement("section");
    this.box.className = "cell";
    this.box.hidden = piece.hidden;
    this.area = document.createElement("textarea");
    this.area.value = piece.text.trimEnd();
    this.area.rows = this.area.value.split("\n").length;
    this.area.spellcheck = false;
    this.area.setAttribute("aria-label", "Cell. Shift+Enter runs it.");
    this.button = document.createElement("button");
    this.button.textContent = "Run";
    this.output = document.createElement("div");
    this.output.className = "output";
    const code = document.createElement("div");
    code.className = "code";
    code.append(this.area, this.button);
    this.box.append(code, this.output);
    this.state = "";
    this.isQuestion = /^\s*ask\b/.test(piece.text);
    if (this.isQuestion) {
      this.box.classList.add("question");
      this.button.textContent = "Ask me";
    }
    this.button.addEventListener("click", () => this.runWithHidden());
    this.area.addEventListener("input", () => { this.area.rows = this.area.value.split("\n").length; });
    this.area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.shiftKey) return;
      event.preventDefault();
      this.runWithHidden();
    });
  }

  /** Hidden cells above it are run first: they set the stage. */
  async runWithHidden() {
    const place = cells.indexOf(this);
    for (const cell of cells.slice(0, place)) if (cell.isHidden && cell.state === "") await cell.run();
    return this.run();
  }

  run() {
    this.output.replaceChildren();
    this.show("runs");
    return new Promise((resolve) => run(this.area.value, this.output, (message) => {
      const isFailed = Boolean(message.error) && !this.expectsError;
      this.show(isFailed ? "failed" : "done");
      if (this.isQuestion && !isFailed) this.wait();
      resolve(!isFailed && !message.stopped);
    }));
  }

  /** Waits for the answer to a question. */
  wait() {
    const form = document.createElement("form");
    form.className = "reply";
    form.innerHTML = '<input type="text" aria-label="Your answer" placeholder="Your answer" autocomplete="off" maxlength="200"><button>Answer</button>';
    this.output.append(form);
    form.firstChild.focus({ preventScroll: true });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const said = document.createElement("div");
      this.output.insertBefore(said, form);
      run(form.firstChild.value, said);
      form.firstChild.value = "";
    });
  }

  show(state) {
    this.state = state;
    this.box.classList.remove("runs", "done", "failed");
    this.box.classList.add(state);
    this.button.disabled = state === "runs";
    mark();
  }
}

function mark() {
  const isFree = cells.every((cell) => cell.state !== "runs");
  byId("run-next").disabled = byId("run-all").disabled = !isFree || !cells.some((cell) => cell.state === "");
}

on("document", (message) => {
  cells = [];
  article.replaceChildren(...message.cells.map((piece) => {
    if (piece.kind === "prose") {
      const prose = document.createElement("div");
      prose.innerHTML = piece.html;
      return prose;
    }
    const cell = new Cell(piece);
    cells.push(cell);
    return cell.box;
  }));
  mark();
  scrollTo({ top: 0 });
});

byId("run-next").addEventListener("click", async () => {
  const next = cells.find((cell) => cell.state === "" && !cell.isHidden);
  if (!next) return;
  next.box.scrollIntoView({ block: "center", behavior: "smooth" });
  await next.runWithHidden();
});
byId("run-all").addEventListener("click", async () => {
  for (const cell of cells) if (cell.state === "" && !(await cell.run())) return;
});

// MARK: The command line

const line = byId("command");
const candidates = byId("candidates");
const past = [];
let place = 0;
let found = { id: 0, items: [], from: 0, to: 0, chosen: -1 };

byId("command-form").addEventListener("submit", (event) => {
  event.preventDefault();
  hide();
  const text = line.value;
  if (text.trim()) past.push(text);
  place = past.length;
  line.value = "";
  const section = document.createElement("section");
  section.className = "cell runs";
  const typed = document.createElement("pre");
  typed.textContent = text || "(Enter)";
  const output = document.createElement("div");
  output.className = "output";
  section.append(typed, output);
  log.append(section);
  section.scrollIntoView({ block: "end" });
  run(text, output, (message) => {
    section.classList.remove("runs");
    section.classList.add(message.error ? "failed" : "done");
    if (message.stopped) output.append(words("stopped", "note"));
    scrollTo({ top: document.body.scrollHeight });
  });
});

on("begun", () => { byId("interrupt").disabled = false; });
on("done", () => { byId("interrupt").disabled = true; });
on("cleared", () => log.replaceChildren());
byId("interrupt").addEventListener("click", () => send({ t: "cancel" }));

function hide() {
  candidates.hidden = true;
  line.setAttribute("aria-expanded", false);
  line.removeAttribute("aria-activedescendant");
  found.chosen = -1;
}

function insert(item) {
  const letters = [...line.value];
  const rest = letters.slice(found.to).join("");
  const start = letters.slice(0, found.from).join("") + item.text + (item.continues || rest.startsWith(" ") ? "" : " ");
  line.value = start + rest;
  line.setSelectionRange(start.length, start.length);
  hide();
  line.focus();
}

function show() {
  candidates.replaceChildren(...found.items.map((item, index) => {
    const entry = document.createElement("li");
    entry.id = `candidate-${index}`;
    entry.setAttribute("role", "option");
    const name = document.createElement("code");
    name.textContent = item.text;
    const meaning = document.createElement("span");
    meaning.textContent = item.words;
    entry.append(name, meaning);
    entry.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      insert(item);
    });
    return entry;
  }));
  candidates.hidden = false;
  line.setAttribute("aria-expanded", true);
  choose(0);
}

function choose(index) {
  found.chosen = (index + found.items.length) % found.items.length;
  [...candidates.children].forEach((entry, other) => entry.setAttribute("aria-selected", other === found.chosen));
  candidates.children[found.chosen].scrollIntoView({ block: "nearest" });
  line.setAttribute("aria-activedescendant", `candidate-${found.chosen}`);
}

on("completions", (message) => {
  if (message.id !== found.id) return;
  found = { ...message, chosen: -1 };
  if (message.items.length === 1) insert(message.items[0]);
  else if (message.items.length > 1) show();
});

line.addEventListener("keydown", (event) => {
  const isListed = !candidates.hidden;
  if (event.key === "Tab" && !event.shiftKey && line.value !== "") {
    event.preventDefault();
    if (isListed) return choose(found.chosen + 1);
    found.id = number();
    send({ t: "complete", line: line.value, cursor: [...line.value.slice(0, line.selectionStart)].length, id: found.id });
  } else if (isListed && event.key === "Enter") {
    event.preventDefault();
    insert(found.items[found.chosen]);
  } else if (isListed && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    choose(found.chosen + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Escape") hide();
  else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    event.preventDefault();
    place = Math.min(past.length, Math.max(0, place + (event.key === "ArrowUp" ? -1 : 1)));
    line.value = past[place] ?? "";
  } else if (event.key.length === 1 || event.key === "Backspace") hide();
});
