// Training, live: one network, or two side by side in the same axes.

import { chart } from "./charts.js";
import { Line, main } from "./line.js";
import { onTheme } from "./pixels.js";
import { Trainee } from "./trainee.js";

const byId = (id) => document.getElementById(id);
/** For whoever looks at the page from outside. */
const trainees = [];
globalThis.convo = { ...globalThis.convo, trainees };
let isDrawingDue = false;

function changed() {
  const isRunning = trainees.some((trainee) => trainee.isRunning);
  byId("train-both").disabled = trainees.length < 2 || isRunning || !trainees.every((trainee) => trainee.isReady);
  byId("stop-both").disabled = !isRunning;
  if (isDrawingDue) return;
  isDrawingDue = true;
  requestAnimationFrame(() => {
    isDrawingDue = false;
    draw();
  });
}

// MARK: One network, or two

function join(trainee) {
  const before = trainees.at(-1);
  trainees.push(trainee);
  byId("trainees").append(trainee.form);
  if (before) {
    before.filterFigure.after(trainee.filterFigure);
    before.confusionFigure.after(trainee.confusionFigure);
  } else byId("charts").append(trainee.filterFigure, trainee.confusionFigure);
  byId("trained").append(trainee.output);
}

/** The second network has a session of its own, behind a line of its own. */
function compare() {
  const line = new Line("/socket?own");
  join(new Trainee(1, line, changed));
  line.connect();
}

function end() {
  const second = trainees.pop();
  for (const piece of second.pieces) piece.remove();
  second.line.close();
}

function settle() {
  const areTwo = trainees.length > 1;
  byId("view-train").classList.toggle("two", areTwo);
  for (const id of ["train-both", "stop-both", "compare-words"]) byId(id).hidden = !areTwo;
  byId("compare").textContent = areTwo ? "Remove the second network" : "Compare with a second network";
  for (const trainee of trainees) trainee.name(areTwo ? trainee.letter : "");
  changed();
}

byId("compare").addEventListener("click", () => {
  if (trainees.length > 1) end(); else compare();
  settle();
});
byId("train-both").addEventListener("click", async () => {
  const ready = await Promise.all(trainees.map((trainee) => trainee.prepare()));
  if (ready.every(Boolean)) for (const trainee of trainees) trainee.go();
  else for (const trainee of trainees) trainee.release();
});
byId("stop-both").addEventListener("click", () => { for (const trainee of trainees) if (trainee.isRunning) trainee.cancel(); });

// MARK: Charts

function draw() {
  if (byId("view-train").hidden) return;
  const areTwo = trainees.length > 1;
  const epochs = Math.max(1, ...trainees.filter((one) => one.history.loss.length > 0).map((one) => one.epochs));
  const curves = (line, marks) => trainees.map((one) => (
    { place: one.place, letter: areTwo ? one.letter : "", points: one.history[line], marks: one.history[marks] }));
  const losses = trainees.flatMap((one) => one.history.loss.map((point, place) => point[1] * (place < 3 ? 1 : 0.9)));
  const most = losses.length > 0 ? Math.max(0.1, ...losses) : 1;
  const high = most > 1 ? Math.ceil(most) : Math.ceil(most * 10) / 10;
  chart(byId("loss"), curves("loss"), { low: 0, high, epochs, words: (value) => value.toFixed(high < 0.4 ? 3 : 2) });
  const shares = trainees.flatMap((one) => one.history.accuracy.map((point) => point[1]));
  const low = shares.length > 0 && Math.min(...shares) > 0.9 ? 0.9 : 0;
  chart(byId("accuracy"), curves("accuracy", "test"), { low, high: 1, epochs, words: (value) => `${(value * 100).toFixed(low > 0 ? 1 : 0)} %` });
  for (const name of ["loss", "accuracy"]) tell(name, areTwo);
  for (const trainee of trainees) trainee.draw();
}

/** The last numbers above a chart, and in the words for those who do not see it. */
function tell(name, areTwo) {
  const known = trainees.map((one) => ({ one, value: one.now?.[name] ?? "–" }));
  byId(`${name}-now`).replaceChildren(...known.map(({ one, value }) => {
    const piece = document.createElement("span");
    piece.className = `network-${one.letter.toLowerCase()}`;
    if (areTwo) piece.append(Object.assign(document.createElement("i"), { className: "swatch" }), `${one.letter} `);
    piece.append(Object.assign(document.createElement("b"), { textContent: value }));
    return piece;
  }));
  const title = name === "loss" ? "Loss of each batch" : "Accuracy, over the training images of an epoch so far and over test images";
  byId(name).setAttribute("aria-label", `${title}; now ${known.map(({ one, value }) => `${areTwo ? `${one.letter} ` : ""}${value}`).join(", ")}`);
}

addEventListener("view", () => requestAnimationFrame(draw));
addEventListener("resize", draw);
onTheme(draw);

join(new Trainee(0, main, changed));
settle();
