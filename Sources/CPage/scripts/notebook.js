// Lessons and other documents as pages whose cells run.

import { on, run, send, words } from "./line.js";

const byId = (id) => document.getElementById(id);
const article = byId("document");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let cells = [];
let isOpen = false;

export function openNotebook() {
  if (isOpen) return;
  isOpen = true;
  send({ t: "documents" });
}

let documents = [];
/** The document that the next cell begins: it starts from a session as the program has it. */
let beginning = null;

on("documents", (message) => {
  documents = message.items;
  for (const group of new Set(documents.map((item) => item.group))) {
    const part = document.createElement("optgroup");
    part.label = group;
    for (const item of documents.filter((one) => one.group === group)) {
      part.append(new Option(item.minutes > 0 ? `${item.title} (${item.minutes} min)` : item.title, item.name));
    }
    byId("lesson").append(part);
  }
});
byId("lesson").addEventListener("change", (event) => {
  const name = event.target.value;
  byId("goal").textContent = documents.find((item) => item.name === name)?.goal ?? "";
  if (name) return send({ t: "document", name });
  article.replaceChildren();
  cells = [];
  beginning = null;
  mark();
});

// MARK: Cells

class Cell {
  constructor(piece) {
    this.isHidden = piece.hidden === true;
    this.isJudge = piece.judge === true;
    this.expectsError = piece.expectsError === true;
    this.points = piece.points ?? 0;
    this.box = document.createElement("section");
    this.box.className = "cell";
    this.box.hidden = this.isHidden;
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
    const note = [this.points > 0 && `Exercise, ${this.points} ${this.points === 1 ? "point" : "points"}: a command, or a value`,
      piece.skipped && `Left out: ${piece.skipped}`, piece.slow && "This takes minutes"].filter(Boolean).join(" · ");
    this.box.append(...note ? [words(note, "note")] : [], code, this.output);
    this.state = piece.skipped ? "skipped" : "";
    this.area.disabled = this.button.disabled = this.state === "skipped";
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
    for (const cell of cells.slice(0, place)) if (cell.isHidden && !cell.isJudge && cell.state === "") await cell.run();
    return this.run();
  }

  /** Runs it, and if it is an exercise what judges it; tells whether one may go on. */
  async run() {
    this.output.replaceChildren();
    this.show("runs");
    const message = await this.perform();
    let fault = this.expectsError ? null : message.error;
    if (this.points > 0 && !fault && !message.stopped) {
      fault = await this.judge();
      this.output.append(words(fault ? `Not yet: ${fault}` : `Right: ${this.points} ${this.points === 1 ? "point" : "points"}`, fault ? "error" : "good"));
    }
    this.show(fault ? "failed" : "done");
    if (this.isQuestion && !fault) this.wait();
    return !fault && !message.stopped;
  }

  perform() {
    const more = beginning ? { beginning } : {};
    beginning = null;
    if (this.points > 0) more.exercise = true;
    return new Promise((resolve) => run(this.area.value, this.output, resolve, more));
  }

  /** What the cells behind it that judge it have against it. */
  async judge() {
    for (const cell of cells.slice(cells.indexOf(this) + 1)) {
      if (!cell.isJudge) return null;
      const message = await cell.perform();
      if (message.error) return message.error;
    }
    return null;
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

/** What the parameters of a document are, which whoever started the program has chosen. */
function parameters(text) {
  const box = document.createElement("pre");
  box.textContent = text;
  return box;
}

function mark() {
  const isFree = cells.every((cell) => cell.state !== "runs");
  byId("run-next").disabled = byId("run-all").disabled = !isFree || !cells.some((cell) => cell.state === "" && !cell.isHidden);
}

on("document", (message) => {
  cells = [];
  beginning = message.name;
  article.replaceChildren(...message.cells.map((piece) => {
    if (piece.kind === "prose") {
      const prose = document.createElement("div");
      prose.innerHTML = piece.html;
      return prose;
    }
    if (piece.kind === "parameters") return parameters(piece.text);
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
  next.box.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  await next.runWithHidden();
});
byId("run-all").addEventListener("click", async () => {
  for (const cell of cells) if (cell.state === "" && !cell.isJudge && !(await cell.run())) return;
});
