// The steps of the preparation, from the sheet to the 28×28 pixels.

import { bounds, inkBox, sheet } from "./draw.js";
import { drawGray } from "./pixels.js";

const input = document.getElementById("input");
const button = document.getElementById("steps");
const words = document.getElementById("step-words");
const usual = words.textContent;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let run = 0;

/** The drawing as light ink on black, as large as the sheet. */
function picture() {
  const copy = document.createElement("canvas");
  copy.width = copy.height = 560;
  const context = copy.getContext("2d");
  context.fillRect(0, 0, 560, 560);
  context.strokeStyle = "#fff";
  context.lineCap = context.lineJoin = "round";
  context.lineWidth = sheet.width * 2;
  for (const stroke of sheet.strokes) {
    context.beginPath();
    context.moveTo(stroke[0] * 2, stroke[1] * 2);
    for (let place = 0; place < stroke.length; place += 2) context.lineTo(stroke[place] * 2 + 0.01, stroke[place + 1] * 2);
    context.stroke();
  }
  return copy;
}

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
const ease = (share) => share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2;

async function glide(time, own, body) {
  const start = performance.now();
  for (let share = calm.matches ? 1 : 0; ; share = Math.min(1, (performance.now() - start) / time)) {
    if (own !== run) return;
    body(ease(share));
    if (share >= 1) return;
    await new Promise(requestAnimationFrame);
  }
}

async function play() {
  const own = run += 1;
  const levels = sheet.reading?.levels;
  if (!levels) return;
  if (sheet.image) {
    words.textContent = "This image is prepared already";
    await wait(1600);
    if (own === run) words.textContent = usual;
    return;
  }
  const context = input.getContext("2d");
  const [full, from, to] = [picture(), inkBox(), bounds(levels)];
  const target = (share) => {
    const blend = (a, b) => a + (b - a) * share;
    return [blend(from.left, to.left * 10), blend(from.top, to.top * 10), blend(from.width, to.width * 10), blend(from.height, to.height * 10)];
  };
  const frame = (share) => {
    context.imageSmoothingEnabled = true;
    context.fillStyle = "#000";
    context.fillRect(0, 0, 280, 280);
    context.drawImage(full, from.left * 2, from.top * 2, from.width * 2, from.height * 2, ...target(share));
    context.strokeStyle = "#ff6a5a";
    context.lineWidth = 3;
    context.strokeRect(...target(share));
  };
  const stages = [
    ["1 · The box around the ink", async () => { frame(0); await wait(1100); }],
    ["2 · Scaled, its longer side to 20 pixels; its center of mass to the middle", () => glide(900, own, frame)],
    ["", () => wait(700)],
    ["3 · Sampled: 28×28 pixels from 0 to 255", async () => { drawGray(input, levels); cross(context); await wait(1600); }],
  ];
  for (const [text, body] of stages) {
    if (own !== run) return;
    if (text) words.textContent = text;
    await body();
  }
  if (own !== run) return;
  drawGray(input, levels);
  words.textContent = usual;
}

/** Marks row 14, column 14, where the center of mass stands. */
function cross(context) {
  context.strokeStyle = "#ff6a5a";
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(145, 135);
  context.lineTo(145, 155);
  context.moveTo(135, 145);
  context.lineTo(155, 145);
  context.stroke();
}

button.addEventListener("click", play);
addEventListener("read", () => {
  run += 1;
  words.textContent = usual;
});
