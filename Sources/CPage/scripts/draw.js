// The canvas, and the answer beside it.

import { bytes, color, drawGray, onTheme, wipe } from "./pixels.js";
import { number, on, run, send } from "./line.js";

const side = 280;
const byId = (id) => document.getElementById(id);
const canvas = byId("canvas");
const context = canvas.getContext("2d");
const cursor = byId("cursor");

/** What is on the sheet: `[[x, y, x, y, …], …]`. */
export const sheet = { strokes: [], width: 15, image: null, reading: null };

/** Milliseconds from a point of a stroke to the changed bars, for whoever measures. */
export const times = [];
/** Milliseconds of that in which the engine or the page worked, and neither waited for the other or for the screen. */
const work = [];
/** Whether all that was drawn is answered. */
function settled() { return queue.length === 0 && sent.size === 0; }
globalThis.convo = { ...globalThis.convo, times, work, sheet, settled };

// MARK: Ink

function ink() {
  context.lineCap = "round";
  context.lineJoin = "round";
  context.lineWidth = sheet.width * canvas.width / side;
  context.strokeStyle = context.fillStyle = color("--ink");
}

function segment(points, from) {
  const scale = canvas.width / side;
  context.beginPath();
  context.moveTo(points[from] * scale, points[from + 1] * scale);
  if (points.length <= from + 2) context.lineTo(points[from] * scale + 0.01, points[from + 1] * scale);
  for (let place = from + 2; place < points.length; place += 2) context.lineTo(points[place] * scale, points[place + 1] * scale);
  context.stroke();
}

export function redraw() {
  wipe(canvas);
  ink();
  for (const stroke of sheet.strokes) segment(stroke, 0);
  if (sheet.image) drawGray(canvas, sheet.image);
  byId("hint").hidden = sheet.strokes.length > 0 || sheet.image !== null;
}
onTheme(redraw);

// MARK: Events, sent once a frame of the screen

let queue = [];
let since = 0;
let frame = 0;
let last = 0;
const sent = new Map();

function say(event, time = performance.now()) {
  if (queue.length === 0) {
    since = time;
    // A browser hands the points of a frame over together; what comes sooner than the next frame waits for it.
    if (performance.now() - last > 8) queueMicrotask(flush); else requestAnimationFrame(flush);
  }
  queue.push(event);
  if (queue.length >= 400) flush();
}

function flush() {
  if (queue.length === 0) return;
  frame += 1;
  last = performance.now();
  sent.set(frame, since);
  send({ t: "draw", frame, events: queue });
  queue = [];
}

function place(event) {
  const box = canvas.getBoundingClientRect();
  return [(event.clientX - box.left) * side / box.width, (event.clientY - box.top) * side / box.height].map((x) => Math.round(x * 100) / 100);
}

function down(x, y, time) {
  if (sheet.image) {
    sheet.image = null;
    sheet.strokes = [];
    say(["clear"], time);
    redraw();
  }
  hideSaliency();
  const stroke = [x, y];
  stroke.began = stroke.last = frame + 1;
  sheet.strokes.push(stroke);
  byId("hint").hidden = true;
  ink();
  segment(sheet.strokes.at(-1), 0);
  say(["down", x, y], time);
}

function move(x, y, time) {
  const stroke = sheet.strokes.at(-1);
  if (!stroke) return;
  stroke.push(x, y);
  stroke.last = frame + 1;
  ink();
  segment(stroke, stroke.length - 4);
  say(["move", x, y], time);
}

let pointer = null;
canvas.addEventListener("pointerdown", (event) => {
  if (pointer !== null || event.button > 0) return;
  pointer = event.pointerId;
  canvas.setPointerCapture(pointer);
  cursor.hidden = true;
  lift();
  down(...place(event), event.timeStamp);
  event.preventDefault();
  canvas.focus({ preventScroll: true, focusVisible: false });
});
canvas.addEventListener("pointermove", (event) => {
  if (event.pointerId !== pointer) return;
  const all = event.getCoalescedEvents?.() ?? [];
  for (const one of all.length > 0 ? all : [event]) move(...place(one), event.timeStamp);
});
for (const kind of ["pointerup", "pointercancel"]) {
  canvas.addEventListener(kind, (event) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    say(["up"], event.timeStamp);
  });
}

// MARK: Keys

let pen = null;
function showCursor() {
  cursor.hidden = pen === null;
  if (!pen) return;
  cursor.style.left = `${pen.x * 100 / side}%`;
  cursor.style.top = `${pen.y * 100 / side}%`;
  cursor.classList.toggle("down", pen.isDown);
}
function lift() {
  if (pen?.isDown) say(["up"]);
  if (pen) pen.isDown = false;
  showCursor();
}
const act = {
  undo: () => { lift(); say(["undo"]); },
  redo: () => { lift(); say(["redo"]); },
  clear: () => {
    lift();
    sheet.strokes = [];
    sheet.image = null;
    hideSaliency();
    redraw();
    say(["clear"]);
  },
};
canvas.addEventListener("keydown", (event) => {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (steps && event.altKey) say(["shift", steps[0] * 5, steps[1] * 5]);
  else if (steps) {
    pen ??= { x: side / 2, y: side / 2, isDown: false };
    const length = event.shiftKey ? 2 : 8;
    pen.x = Math.min(side, Math.max(0, pen.x + steps[0] * length));
    pen.y = Math.min(side, Math.max(0, pen.y + steps[1] * length));
    if (pen.isDown) move(pen.x, pen.y, event.timeStamp);
    showCursor();
  } else if (event.key === " ") {
    pen ??= { x: side / 2, y: side / 2, isDown: false };
    if (pen.isDown) lift();
    else {
      pen.isDown = true;
      down(pen.x, pen.y, event.timeStamp);
    }
    showCursor();
  } else if (event.key === "Escape") lift();
  else if (event.key === "Delete" || event.key === "Backspace") act.clear();
  else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") event.shiftKey ? act.redo() : act.undo();
  else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "y") act.redo();
  else return;
  event.preventDefault();
});
canvas.addEventListener("blur", () => { lift(); cursor.hidden = true; });

for (const name of ["undo", "redo", "clear"]) byId(name).addEventListener("click", act[name]);
byId("width").addEventListener("input", (event) => {
  sheet.width = Number(event.target.value);
  byId("width-words").textContent = sheet.width;
  if (!sheet.image) redraw();
  say(["width", sheet.width]);
});

// MARK: The answer

const rows = Array.from({ length: 10 }, (_, digit) => {
  const row = document.createElement("li");
  row.innerHTML = `<span>${digit}</span><span class="track"><span class="fill" style="display:block"></span></span><span class="share">–</span>`;
  byId("bars").append(row);
  return { row, fill: row.querySelector(".fill"), share: row.querySelector(".share") };
});

function showAnswer(shares) {
  const best = shares ? shares.indexOf(Math.max(...shares)) : -1;
  rows.forEach(({ row, fill, share }, digit) => {
    const value = shares?.[digit] ?? 0;
    fill.style.transform = `scaleX(${value})`;
    share.textContent = shares ? `${(value * 100).toFixed(2)} %` : "–";
    row.classList.toggle("first", digit === best);
  });
  byId("digit").textContent = best < 0 ? "–" : best;
}

function verdict(shares) {
  const order = shares.map((value, digit) => [value, digit]).sort((a, b) => b[0] - a[0]);
  const percent = (value) => `${(value * 100).toFixed(2)} %`;
  const sure = order[0][0] > 0.95 ? "Sure of it" : order[0][0] > 0.6 ? "Fairly sure" : "Not sure";
  return `${sure}: ${percent(order[0][0])}. The runner-up is ${order[1][1]} with ${percent(order[1][0])}.`;
}

on("reading", (message) => {
  const begin = performance.now();
  if (message.strokes && !sheet.image) {
    // What was drawn while the answer was on its way is not in it yet.
    const newer = sheet.strokes.filter((stroke) => stroke.last > message.frame);
    const isGoingOn = newer.length > 0 && newer[0].began <= message.frame;
    sheet.strokes = [...(isGoingOn ? message.strokes.slice(0, -1) : message.strokes), ...newer];
    redraw();
  }
  byId("undo").disabled = !message.undo;
  byId("redo").disabled = !message.redo;
  const read = message.prepared;
  showAnswer(read?.probabilities);
  if (sent.has(message.frame)) {
    const now = performance.now();
    times.push(now - sent.get(message.frame));
    work.push(now - begin + (message.microseconds ?? 0) / 1000);
    for (const list of [times, work]) if (list.length > 5000) list.shift();
    for (const key of sent.keys()) if (key <= message.frame) sent.delete(key);
  }
  sheet.reading = read ? { ...message, levels: bytes(read.pixels) } : null;
  for (const id of ["steps", "show-saliency"]) byId(id).disabled = !read;
  // What a network that learns makes of the same drawing every moment is shown, and not read out.
  byId("verdict").setAttribute("aria-live", message.again ? "off" : "polite");
  byId("verdict").textContent = read ? verdict(read.probabilities) : message.error ?? "Nothing drawn yet";
  if (message.again) {
    if (message.plain) byId("plain-words").textContent = `read as ${message.plain.words}`;
    if (!saliency.hidden) askSaliency();
    return dispatchEvent(new CustomEvent("read", { detail: sheet.reading }));
  }
  if (read) drawGray(byId("input"), sheet.reading.levels); else wipe(byId("input"));
  if (message.plain) {
    drawGray(byId("plain"), bytes(message.plain.pixels));
    byId("plain-words").textContent = `read as ${message.plain.words}`;
  } else {
    wipe(byId("plain"));
    byId("plain-words").textContent = read ? "it is a prepared image already" : "–";
  }
  dispatchEvent(new CustomEvent("read", { detail: sheet.reading }));
});

// MARK: Images to start from

on("material", (message) => {
  const misread = message.starts.filter((start) => start.answer !== start.label).length;
  byId("start-words").textContent = message.starts.length === 0 ? "There are no images to start from."
    : `${message.data === "mnist" ? "Test images of MNIST" : "Synthetic digits, which the program draws (MNIST is not here)"}: one of each digit, then ${misread} that are misread.`;
  byId("strip").replaceChildren(...message.starts.map((start) => {
    const button = document.createElement("button");
    const picture = document.createElement("canvas");
    picture.width = picture.height = 28;
    const levels = bytes(start.pixels);
    drawGray(picture, levels);
    const isWrong = start.answer !== start.label;
    const caption = document.createElement("span");
    caption.textContent = isWrong ? `${start.label}, read as ${start.answer}` : `${start.label}`;
    caption.classList.toggle("wrong", isWrong);
    button.setAttribute("aria-label", `${start.path}, labeled ${start.label}${isWrong ? `, misread as ${start.answer}` : ""}`);
    button.append(picture, caption);
    button.addEventListener("click", () => {
      lift();
      hideSaliency();
      sheet.image = levels;
      sheet.strokes = [];
      redraw();
      send({ t: "start", path: start.path });
    });
    return button;
  }));
});

// MARK: Where it looks

const saliency = byId("saliency");
let asked = 0;
export function isSaliencyShown() { return !saliency.hidden; }
export function hideSaliency() {
  asked = 0;
  if (saliency.hidden) return;
  saliency.hidden = true;
  byId("show-saliency").setAttribute("aria-pressed", false);
}
function askSaliency() {
  asked = number();
  send({ t: "saliency", id: asked });
}
byId("show-saliency").addEventListener("click", () => { if (saliency.hidden) askSaliency(); else hideSaliency(); });
on("look", (message) => {
  if (message.kind !== "saliency" || message.id !== asked) return;
  const panel = byId("sum");
  byId("h-unit").textContent = "Where it looks (Grad-CAM)";
  panel.innerHTML = message.html ?? "";
  if (message.error) return panel.replaceChildren(Object.assign(document.createElement("p"), { className: "error", textContent: message.error }));
  byId("show-saliency").setAttribute("aria-pressed", true);
  const pictures = [...panel.querySelectorAll("img")];
  const map = pictures.at(-1);
  if (!map) return;
  map.decode().then(() => {
    saliency.getContext("2d").clearRect(0, 0, side, side);
    overlay(map);
    saliency.hidden = false;
  });
});

/** The map lies over the digit as it was prepared; on the sheet it is laid back over where that was drawn. */
function overlay(picture) {
  const map = glow(picture);
  const target = saliency.getContext("2d");
  const reading = sheet.reading;
  if (sheet.image || !reading) return target.drawImage(map, 0, 0, side, side);
  const [from, to] = [bounds(reading.levels), inkBox()];
  const scale = Math.max(to.width, to.height) / Math.max(from.width, from.height);
  target.drawImage(map, to.left + to.width / 2 - (from.left + from.width / 2) * scale, to.top + to.height / 2 - (from.top + from.height / 2) * scale, 28 * scale, 28 * scale);
}

/** The map as light that lies over the ink: nothing where it is dark. */
function glow(picture) {
  const copy = document.createElement("canvas");
  copy.width = copy.height = 56;
  const context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(picture, 0, 0, 56, 56);
  const image = context.getImageData(0, 0, 56, 56);
  const bright = Array.from({ length: 56 * 56 }, (_, place) => 0.2 * image.data[4 * place] + 0.7 * image.data[4 * place + 1] + 0.1 * image.data[4 * place + 2]);
  const [low, high] = [Math.min(...bright), Math.max(...bright)];
  bright.forEach((value, place) => image.data.set([255, 106, 40, 235 * Math.pow((value - low) / Math.max(1, high - low), 1.1)], 4 * place));
  context.putImageData(image, 0, 0);
  return copy;
}

/** The box around the ink of 28×28 pixels. */
export function bounds(levels) {
  let [top, bottom, left, right] = [28, -1, 28, -1];
  levels.forEach((level, place) => {
    if (level === 0) return;
    const [row, column] = [Math.floor(place / 28), place % 28];
    [top, bottom, left, right] = [Math.min(top, row), Math.max(bottom, row), Math.min(left, column), Math.max(right, column)];
  });
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** The box around the ink on the sheet. */
export function inkBox() {
  const half = sheet.width / 2;
  const clamp = (value) => Math.min(side, Math.max(0, value));
  const xs = sheet.strokes.flatMap((stroke) => stroke.filter((_, place) => place % 2 === 0));
  const ys = sheet.strokes.flatMap((stroke) => stroke.filter((_, place) => place % 2 === 1));
  const [left, top] = [clamp(Math.min(...xs) - half), clamp(Math.min(...ys) - half)];
  return { left, top, width: clamp(Math.max(...xs) + half) - left, height: clamp(Math.max(...ys) + half) - top };
}

// MARK: Teaching

for (let digit = 0; digit < 10; digit += 1) {
  const button = document.createElement("button");
  button.textContent = digit;
  button.setAttribute("aria-label", `It is a ${digit}`);
  button.addEventListener("click", () => {
    const outlet = byId("taught");
    outlet.replaceChildren();
    const buttons = [...byId("teach").children];
    buttons.forEach((other) => { other.disabled = true; });
    run(`teach ${digit}`, outlet, () => buttons.forEach((other) => { other.disabled = false; }));
  });
  byId("teach").append(button);
}
redraw();
