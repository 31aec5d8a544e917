// Training, live: loss and accuracy, filters, and how test images are read.

import { bytes, color, onTheme, palette } from "./pixels.js";
import { on, run, send } from "./line.js";

const byId = (id) => document.getElementById(id);
const history = { loss: [], accuracy: [], test: [] };
let filters = null;
let isRunning = false;

byId("training-form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (isRunning) return;
  const outlet = byId("trained");
  outlet.replaceChildren();
  for (const list of Object.values(history)) list.length = 0;
  const settings = `set lr ${byId("rate").value}; set optimizer ${byId("optimizer").value}; `;
  mark(true);
  byId("progress").textContent = "beginning …";
  const hidden = document.createElement("div");
  run(`${settings}`, hidden);
  run(`train ${Math.max(1, Number(byId("epochs").value) || 1)}`, outlet, (message) => {
    mark(false);
    byId("bar").value = message.error ? 0 : 1;
    byId("progress").textContent = message.error ?? `${message.stopped ? "Stopped" : "Done"} after ${message.seconds.toFixed(1)} s. Train again to continue; the network is in use in every view.`;
  });
});
byId("stop").addEventListener("click", () => send({ t: "cancel" }));
byId("rate").addEventListener("change", (event) => { if (isRunning) send({ t: "set", name: "lr", value: event.target.value }); });
byId("optimizer").addEventListener("change", (event) => { if (isRunning) send({ t: "set", name: "optimizer", value: event.target.value }); });

function mark(runs) {
  isRunning = runs;
  byId("train").disabled = runs;
  byId("stop").disabled = !runs;
}

on("welcome", (message) => {
  filters = message.filters;
  draw();
  if (message.optimizer) byId("optimizer").value = message.optimizer;
});
on("progress", (message) => {
  if (!isRunning) return;
  const details = message.details.map((detail) => `${detail.name} ${detail.words}`.trim());
  const left = message.left == null ? [] : [`${Math.ceil(message.left)} s left`];
  byId("progress").textContent = [message.title, ...details, ...left].join(" · ");
  byId("bar").value = message.fraction ?? 0;
});
on("training", (message) => {
  const share = message.batch / message.batches;
  history.loss.push([share, message.loss]);
  history.accuracy.push([share, message.accuracy]);
  byId("loss-now").textContent = message.meanLoss.toFixed(4);
  byId("accuracy-now").textContent = `${(message.accuracy * 100).toFixed(2)} %`;
  if (message.filters) filters = message.filters;
  if (message.confusion) {
    history.test.push([share, message.confusion.accuracy]);
    showConfusion(message.confusion);
  }
  draw();
});

// MARK: Charts

function prepare(canvas) {
  const density = Math.min(2, devicePixelRatio || 1);
  const [width, height] = [canvas.clientWidth, canvas.clientWidth / 2].map((side) => Math.round(side * density));
  if (width > 0 && (canvas.width !== width || canvas.height !== height)) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d");
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  return { context, width: canvas.width / density, height: canvas.height / density };
}

function chart(canvas, lines, low, high, words) {
  const { context, width, height } = prepare(canvas);
  const [left, right, top, bottom] = [46, width - 8, 10, height - 22];
  const y = (value) => bottom - (Math.min(high, Math.max(low, value)) - low) / (high - low) * (bottom - top);
  context.font = "12px system-ui, sans-serif";
  context.textAlign = "right";
  context.textBaseline = "middle";
  context.lineWidth = 1;
  for (let step = 0; step <= 4; step += 1) {
    const value = low + (high - low) * step / 4;
    context.strokeStyle = color("--grid");
    context.beginPath();
    context.moveTo(left, Math.round(y(value)) + 0.5);
    context.lineTo(right, Math.round(y(value)) + 0.5);
    context.stroke();
    context.fillStyle = color("--quiet");
    context.fillText(words(value), left - 8, y(value));
  }
  context.textAlign = "center";
  context.fillText("share of the training", (left + right) / 2, height - 8);
  for (const { points, stroke, isDotted } of lines) {
    context.strokeStyle = context.fillStyle = color(stroke);
    context.lineWidth = 2;
    context.lineJoin = "round";
    context.beginPath();
    for (const [share, value] of points) context.lineTo(left + share * (right - left), y(value));
    context.stroke();
    if (isDotted) for (const [share, value] of points) {
      context.beginPath();
      context.arc(left + share * (right - left), y(value), 3.5, 0, 7);
      context.fill();
    }
  }
  if (lines.every((line) => line.points.length === 0)) {
    context.fillStyle = color("--quiet");
    context.fillText("nothing trained yet", (left + right) / 2, (top + bottom) / 2);
  }
}

function drawFilters() {
  const { context, width, height } = prepare(byId("filters"));
  if (!filters || width === 0) return;
  const levels = bytes(filters.levels);
  const columns = filters.count <= 16 ? Math.min(8, filters.count) : Math.ceil(Math.sqrt(filters.count * 2));
  const rows = Math.ceil(filters.count / columns);
  const tile = Math.min(width / columns, height / rows);
  const cell = Math.floor((tile - 8) / Math.max(filters.width, filters.height));
  const colors = palette(-1, 1);
  for (let filter = 0; filter < filters.count; filter += 1) {
    const left = (filter % columns) * tile + (width - columns * tile) / 2 + (tile - cell * filters.width) / 2;
    const top = Math.floor(filter / columns) * tile + (height - rows * tile) / 2 + (tile - cell * filters.height) / 2;
    for (let place = 0; place < filters.height * filters.width; place += 1) {
      const level = 3 * levels[filter * filters.height * filters.width + place];
      context.fillStyle = `rgb(${colors[level]} ${colors[level + 1]} ${colors[level + 2]})`;
      context.fillRect(Math.round(left) + (place % filters.width) * cell, Math.round(top) + Math.floor(place / filters.width) * cell, cell, cell);
    }
  }
}

function draw() {
  if (byId("view-train").hidden) return;
  const most = Math.max(0.1, ...history.loss.slice(0, 3).map((point) => point[1]), ...history.loss.map((point) => point[1] * 0.9));
  const scale = most > 1 ? Math.ceil(most) : Math.ceil(most * 10) / 10;
  chart(byId("loss"), [{ points: history.loss, stroke: "--accent" }], 0, scale, (value) => value.toFixed(2));
  const low = history.accuracy.length > 0 && Math.min(...history.accuracy.map((point) => point[1])) > 0.9 ? 0.9 : 0;
  chart(byId("accuracy"), [{ points: history.accuracy, stroke: "--accent" }, { points: history.test, stroke: "--warm", isDotted: true }], low, 1,
    (value) => `${(value * 100).toFixed(low > 0 ? 1 : 0)} %`);
  drawFilters();
}
addEventListener("view", () => requestAnimationFrame(draw));
addEventListener("resize", draw);
onTheme(draw);

// MARK: Confusion

const cells = [];
{
  const table = byId("confusion");
  const head = table.createTHead().insertRow();
  head.innerHTML = "<th scope=\"col\"><span class=\"unseen\">label</span></th>" + Array.from({ length: 10 }, (_, digit) => `<th scope="col">${digit}</th>`).join("");
  const body = table.createTBody();
  for (let label = 0; label < 10; label += 1) {
    const row = body.insertRow();
    row.innerHTML = `<th scope="row">${label}</th>`;
    for (let answer = 0; answer < 10; answer += 1) {
      const cell = row.insertCell();
      cell.textContent = "·";
      cell.title = `${label} read as ${answer}`;
      cells.push(cell);
    }
  }
}
function showConfusion(confusion) {
  byId("confusion-now").textContent = `${(confusion.accuracy * 100).toFixed(1)} % of ${confusion.images}`;
  confusion.rows.forEach((row, label) => {
    const total = Math.max(1, row.reduce((sum, count) => sum + count, 0));
    row.forEach((count, answer) => {
      const cell = cells[label * 10 + answer];
      if (!cell) return;
      cell.textContent = count === 0 ? "·" : count;
      const share = Math.min(1, count / total * (label === answer ? 0.5 : 2));
      cell.style.background = count === 0 ? "" : `color-mix(in srgb, var(${label === answer ? "--accent" : "--bad"}) ${Math.round(12 + share * 48)}%, var(--card))`;
    });
  });
}
