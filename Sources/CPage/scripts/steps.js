// The steps of the preparation, from the sheet to the 28×28 pixels: the program's own pictures, one after the other.

import { sheet } from "./draw.js";
import { bytes, drawGray, gray } from "./pixels.js";
import { number, on, send } from "./line.js";

const input = document.getElementById("input");
const context = input.getContext("2d");
const button = document.getElementById("steps");
const words = document.getElementById("step-words");
const usual = words.textContent;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let run = 0;
let asked = 0;

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
const ease = (share) => share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2;

/** Calls `body` with shares from 0 to 1; with 1 alone for those who want nothing to move. */
async function glide(time, isGone, body) {
  const start = performance.now();
  for (let share = calm.matches ? 1 : 0; ; share = Math.min(1, (performance.now() - start) / time)) {
    if (isGone()) return;
    body(ease(share));
    if (share >= 1) return;
    await new Promise(requestAnimationFrame);
  }
}

/** A picture of the way, and where it stands on the view of 280×280. */
class Step {
  constructor(step, scale) {
    this.name = step.name;
    this.reason = step.reason;
    this.picture = gray(bytes(step.pixels), step.width, step.height);
    this.isSmall = scale > 1;
    this.box = [step.column, step.row, step.width, step.height].map((side) => side * scale);
  }

  draw(box = this.box, share = 1) {
    context.globalAlpha = share;
    context.imageSmoothingEnabled = !this.isSmall;
    context.drawImage(this.picture, ...box);
    context.globalAlpha = 1;
  }

  /** In the middle of the view, where it is before its mass is looked at. */
  get middle() { return [(280 - this.box[2]) / 2, (280 - this.box[3]) / 2, this.box[2], this.box[3]]; }
}

function clear() {
  context.fillStyle = "#000";
  context.fillRect(0, 0, 280, 280);
}

function frame(box) {
  context.strokeStyle = "#ff6a5a";
  context.lineWidth = 3;
  context.strokeRect(...box);
}

/** Marks row 14, column 14, where the center of mass stands. */
function cross() {
  context.strokeStyle = "#ff6a5a";
  context.lineWidth = 2;
  context.beginPath();
  for (const [x, y] of [[0, -10], [0, 10], [-10, 0], [10, 0]]) {
    context.moveTo(140, 140);
    context.lineTo(140 + x, 140 + y);
  }
  context.stroke();
}

const blend = (from, to, share) => from.map((side, place) => side + (to[place] - side) * share);

/** What moves from one step to the next: a picture becomes another in its place, the digit shrinks, the digit moves. */
function change(before, step, isLast, share) {
  clear();
  if (step.isSmall && !before.isSmall) {
    const box = blend(before.box, step.middle, share);
    if (share < 1) before.draw(box); else step.draw(step.middle);
    return frame(box);
  }
  if (isLast) return before.draw(blend(before.middle, before.box, share));
  // The sheet stays in sight behind what is cut out of it.
  before.draw();
  step.draw(step.box, share);
}

async function play(steps) {
  const own = run += 1;
  const isGone = () => own !== run;
  for (const [place, step] of steps.entries()) {
    const isLast = place === steps.length - 1;
    words.textContent = `${place + 1} of ${steps.length} · ${step.name}: ${step.reason}`;
    if (place === 0) {
      clear();
      step.draw();
    } else await glide(800, isGone, (share) => change(steps[place - 1], step, isLast, share));
    if (isGone()) return;
    if (!step.isSmall && steps[place + 1]?.isSmall) frame(step.box);
    if (isLast && place > 0) {
      step.draw();
      cross();
    }
    await wait(calm.matches ? 2200 : 1500);
    if (isGone()) return;
  }
  drawGray(input, sheet.reading.levels);
  words.textContent = usual;
}

on("steps", (message) => {
  if (message.id !== asked || !sheet.reading) return;
  // The last two stand in the 28×28 pixels, what comes before on the sheet.
  const small = message.steps.length === 1 ? 0 : message.steps.length - 2;
  const side = 280 / message.steps[0].width;
  play(message.steps.map((step, place) => new Step(step, place >= small ? 10 : side)));
});

button.addEventListener("click", () => {
  asked = number();
  send({ t: "steps", id: asked });
});
addEventListener("read", (event) => {
  // The same drawing, read by a network that has learned meanwhile, is prepared as before.
  if (event.detail?.again) return;
  run += 1;
  asked = 0;
  words.textContent = usual;
});
