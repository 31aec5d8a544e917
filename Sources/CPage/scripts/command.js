// The command line: it takes everything the prompt takes, with completion.

import { number, on, run, send, words } from "./line.js";

const byId = (id) => document.getElementById(id);
const log = byId("log");

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
