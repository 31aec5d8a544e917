// The page: its three views, and what is said at its top.

import { connect, on } from "./line.js";
import "./draw.js";
import "./maps.js";
import "./steps.js";
import "./training.js";
import "./command.js";
import { openNotebook } from "./notebook.js";

const state = document.getElementById("state");
const alertLine = document.getElementById("alert");
const tabs = [...document.querySelectorAll("[role=tab]")];

function choose(tab, focus = false) {
  for (const other of tabs) {
    const isChosen = other === tab;
    other.setAttribute("aria-selected", isChosen);
    other.tabIndex = isChosen ? 0 : -1;
    document.getElementById(other.getAttribute("aria-controls")).hidden = !isChosen;
  }
  if (focus) tab.focus();
  const name = tab.id.replace("tab-", "");
  history.replaceState(null, "", `#${name}`);
  if (name === "notebook") openNotebook();
  dispatchEvent(new CustomEvent("view", { detail: name }));
}

tabs.forEach((tab, place) => {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) choose(tabs[(place + step + tabs.length) % tabs.length], true);
  });
});

let silence;
on("error", (message) => {
  alertLine.textContent = message.words;
  alertLine.hidden = false;
  clearTimeout(silence);
  silence = setTimeout(() => { alertLine.hidden = true; }, 6000);
});

let network = "";
let data = "";
function tell() { state.textContent = [network && `network ${network}`, data].filter(Boolean).join(" · "); }

on("network", (message) => { network = message.network ?? "none"; tell(); });
on("material", (message) => { data = message.data ? `data ${message.data}` : "no data"; tell(); });
on("reading", (message) => {
  if (!message.network || message.network === network) return;
  network = message.network;
  tell();
});
on("closed", () => {
  state.textContent = "the program has ended; start it and load the page anew";
  document.body.classList.add("closed");
});

const wanted = document.getElementById(`tab-${location.hash.slice(1)}`);
if (wanted) choose(wanted);
connect();
