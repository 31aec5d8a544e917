// Curves in common axes, and the kernels of a convolution.

import { bytes, color, palette } from "./pixels.js";

const usual = "12px system-ui, sans-serif";

function prepare(canvas) {
  const density = Math.min(2, devicePixelRatio || 1);
  const [width, height] = [canvas.clientWidth, canvas.clientHeight].map((side) => Math.round(side * density));
  if (width > 0 && (canvas.width !== width || canvas.height !== height)) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d");
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  return { context, width: canvas.width / density, height: canvas.height / density };
}

/** How the curves of the first and of the second network are told apart: by color, by dash, by mark, and by a letter at their end. */
const styles = [
  { stroke: "--accent", dash: [], isFilled: true },
  { stroke: "--warm", dash: [7, 4], isFilled: false },
];

/**
 * Draws curves. Each is `{ place, letter, points, marks }`: `place` 0 or 1, a letter or nothing, points of the line, and marks of
 * their own, all as `[epochs, value]`.
 */
export function chart(canvas, curves, { low, high, epochs, words }) {
  const { context, width, height } = prepare(canvas);
  if (width === 0) return;
  const [left, right, top, bottom] = [46, width - (curves.length > 1 ? 20 : 8), 10, height - 38];
  const x = (value) => left + Math.min(1, value / epochs) * (right - left);
  const y = (value) => bottom - (Math.min(high, Math.max(low, value)) - low) / (high - low) * (bottom - top);
  drawAxes(context, { left, right, top, bottom, x, y, low, high, epochs, words });
  const ends = [];
  for (const { place, letter, points, marks } of curves) {
    const style = styles[place];
    context.strokeStyle = context.fillStyle = color(style.stroke);
    context.lineWidth = 2;
    context.lineJoin = "round";
    context.setLineDash(style.dash);
    context.beginPath();
    for (const [epoch, value] of points) context.lineTo(x(epoch), y(value));
    context.stroke();
    context.setLineDash([]);
    for (const [epoch, value] of marks ?? []) drawMark(context, x(epoch), y(value), style);
    if (letter && points.length > 0) ends.push({ letter, x: x(points.at(-1)[0]), y: y(points.at(-1)[1]), fill: color(style.stroke) });
  }
  drawLetters(context, ends, bottom);
  if (curves.some(({ points }) => points.length > 0)) return;
  context.font = usual;
  context.textAlign = "center";
  context.fillStyle = color("--quiet");
  context.fillText("nothing trained yet", (left + right) / 2, (top + bottom) / 2);
}

function drawAxes(context, { left, right, bottom, x, y, low, high, epochs, words }) {
  context.font = usual;
  context.textBaseline = "middle";
  context.lineWidth = 1;
  context.strokeStyle = color("--grid");
  context.fillStyle = color("--quiet");
  context.textAlign = "right";
  for (let step = 0; step <= 4; step += 1) {
    const value = low + (high - low) * step / 4;
    context.beginPath();
    context.moveTo(left, Math.round(y(value)) + 0.5);
    context.lineTo(right, Math.round(y(value)) + 0.5);
    context.stroke();
    context.fillText(words(value), left - 8, y(value));
  }
  context.textAlign = "center";
  const apart = Math.max(1, Math.ceil(epochs / 6));
  for (let epoch = 0; epoch <= epochs; epoch += apart) context.fillText(epoch, x(epoch), bottom + 13);
  context.fillText("epochs of this training", (left + right) / 2, bottom + 30);
}

function drawMark(context, x, y, style) {
  context.beginPath();
  context.arc(x, y, 3.5, 0, 7);
  if (style.isFilled) return context.fill();
  const stroke = context.fillStyle;
  context.fillStyle = color("--card");
  context.fill();
  context.fillStyle = stroke;
  context.stroke();
}

/** The letters stand behind their curves, and not on each other. */
function drawLetters(context, ends, bottom) {
  context.font = `700 ${usual}`;
  context.textAlign = "left";
  ends.sort((one, other) => one.y - other.y);
  ends.forEach((end, place) => {
    const above = ends[place - 1];
    if (above && Math.abs(above.x - end.x) < 14 && end.y - above.y < 13) end.y = above.y + 13;
  });
  const over = (ends.at(-1)?.y ?? 0) - (bottom - 6);
  if (over > 0) for (const end of ends) end.y -= over;
  for (const { letter, x, y, fill } of ends) {
    context.lineWidth = 4;
    context.strokeStyle = color("--card");
    context.strokeText(letter, x + 6, y);
    context.fillStyle = fill;
    context.fillText(letter, x + 6, y);
  }
}

/** In how many columns squares are as large as can be; a row that is not full counts against it. */
function layout(count, width, height) {
  const layouts = Array.from({ length: count }, (_, place) => {
    const [columns, rows] = [place + 1, Math.ceil(count / (place + 1))];
    const tile = Math.min(width / columns, height / rows);
    return { columns, rows, tile, worth: count % columns === 0 ? tile : 0.7 * tile };
  });
  return layouts.reduce((best, one) => one.worth > best.worth ? one : best);
}

/** Draws kernels, each between its layer's extremes: blue raises the sum, orange lowers it. */
export function drawFilters(canvas, filters) {
  const { context, width, height } = prepare(canvas);
  if (width === 0) return;
  if (!filters) {
    context.font = usual;
    context.textAlign = "center";
    context.fillStyle = color("--quiet");
    return context.fillText("this network has no convolution", width / 2, height / 2);
  }
  const levels = bytes(filters.levels);
  const { columns, rows, tile } = layout(filters.count, width, height);
  const cell = Math.max(1, Math.floor((tile - 8) / Math.max(filters.width, filters.height)));
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
