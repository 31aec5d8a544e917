// The network, layer by layer: live feature maps, and the sum behind the cell that is pointed at.

import { bytes, drawGray, onTheme, palette } from "./pixels.js";
import { number, on, send } from "./line.js";
import { hideSaliency, isSaliencyShown } from "./draw.js";

const list = document.getElementById("layers");
const sum = document.getElementById("sum");
const title = document.getElementById("h-unit");
const field = document.getElementById("field");
const layers = new Map();
let reading = null;
let chosen = null;
let asked = 0;

/** Pixels of a canvas for a cell, so that a map of any layer is about as large. */
function cellSide(layer) { return layer.height === 1 ? (layer.channels > 20 ? 22 : 34) : Math.max(2, Math.round(54 / layer.width)); }

class Layer {
  constructor(map) {
    this.box = document.createElement("div");
    this.box.className = "layer";
    this.words = document.createElement("p");
    this.canvas = document.createElement("canvas");
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "application");
    this.box.append(this.words, this.canvas);
    this.cell = null;
    this.describe(map);
    this.canvas.addEventListener("pointermove", (event) => this.point(event));
    this.canvas.addEventListener("pointerdown", (event) => this.point(event));
    this.canvas.addEventListener("focus", () => { if (this.canvas.matches(":focus-visible")) this.choose(this.cell ?? this.strongest()); });
    this.canvas.addEventListener("keydown", (event) => this.key(event));
  }

  describe(map) {
    const shape = map.height > 1 ? `${map.channels} maps of ${map.height}×${map.width}` : `${map.channels} ${map.name === "softmax" ? "probabilities" : "numbers"}`;
    this.words.innerHTML = `<b></b> · ${shape}`;
    this.words.firstChild.textContent = map.name;
    this.canvas.setAttribute("aria-label", `${map.name}, ${shape}. Arrow keys move between cells, Page Up and Page Down between maps.`);
  }

  /** Lays the maps out in as many columns as there is room for. */
  lay(map) {
    this.map = map;
    this.side = cellSide(map);
    this.gap = map.height > 1 ? 6 : 3;
    const tile = map.width * this.side + this.gap;
    const most = list.clientWidth > 560 ? 16 : 8;
    this.columns = Math.min(map.channels, map.height > 1 ? most : map.channels > 20 ? 2 * most : 10);
    const rows = Math.ceil(map.channels / this.columns);
    const [width, height] = [this.columns * tile - this.gap, rows * (map.height * this.side + this.gap) - this.gap];
    if (this.canvas.width === width && this.canvas.height === height) return;
    [this.canvas.width, this.canvas.height] = [width, height];
    this.canvas.style.aspectRatio = `${width} / ${height}`;
  }

  draw() {
    const { map, side, gap, columns } = this;
    const context = this.canvas.getContext("2d");
    const image = context.createImageData(this.canvas.width, this.canvas.height);
    const colors = palette(map.low, map.high);
    for (let channel = 0; channel < map.channels; channel += 1) {
      const left = (channel % columns) * (map.width * side + gap);
      const top = Math.floor(channel / columns) * (map.height * side + gap);
      for (let y = 0; y < map.height * side; y += 1) {
        const row = Math.floor(y / side);
        let target = 4 * ((top + y) * image.width + left);
        for (let x = 0; x < map.width * side; x += 1) {
          const level = 3 * map.values[(row * map.width + Math.floor(x / side)) * map.channels + channel];
          image.data[target] = colors[level];
          image.data[target + 1] = colors[level + 1];
          image.data[target + 2] = colors[level + 2];
          image.data[target + 3] = 255;
          target += 4;
        }
      }
    }
    context.putImageData(image, 0, 0);
    if (chosen?.layer === this) this.mark(context);
  }

  mark(context) {
    const { channel, row, column } = this.cell;
    const [left, top] = this.corner(channel);
    context.lineWidth = 2;
    context.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue("--bad");
    context.strokeRect(left + column * this.side - 1, top + row * this.side - 1, this.side + 2, this.side + 2);
  }

  corner(channel) {
    const { map, side, gap, columns } = this;
    return [(channel % columns) * (map.width * side + gap), Math.floor(channel / columns) * (map.height * side + gap)];
  }

  point(event) {
    if (!this.map) return;
    const box = this.canvas.getBoundingClientRect();
    const x = (event.clientX - box.left) * this.canvas.width / box.width;
    const y = (event.clientY - box.top) * this.canvas.height / box.height;
    const { map, side, gap, columns } = this;
    const [across, down] = [map.width * side + gap, map.height * side + gap];
    const channel = Math.floor(y / down) * columns + Math.floor(x / across);
    const [column, row] = [Math.floor((x % across) / side), Math.floor((y % down) / side)];
    if (channel >= map.channels || column >= map.width || row >= map.height || column < 0 || row < 0) return;
    this.choose({ channel, row, column });
  }

  strongest() {
    const place = this.map.values.indexOf(Math.max(...this.map.values));
    const { channels, width } = this.map;
    return { channel: place % channels, column: Math.floor(place / channels) % width, row: Math.floor(place / channels / width) };
  }

  key(event) {
    const { map, columns } = this;
    if (!map || !this.cell) return;
    const cell = { ...this.cell };
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const maps = { PageUp: -1, PageDown: 1 }[event.key];
    if (!steps && !maps) return;
    event.preventDefault();
    if (maps) cell.channel += maps;
    else if (map.height === 1) cell.channel += steps[0] + steps[1] * columns;
    else {
      cell.column = Math.min(map.width - 1, Math.max(0, cell.column + steps[0]));
      cell.row = Math.min(map.height - 1, Math.max(0, cell.row + steps[1]));
    }
    if (cell.channel >= 0 && cell.channel < map.channels) this.choose(cell);
  }

  choose(cell) {
    if (chosen?.layer === this && ["channel", "row", "column"].every((part) => this.cell?.[part] === cell[part])) return;
    const before = chosen?.layer;
    this.cell = cell;
    chosen = { layer: this };
    hideSaliency();
    if (before && before !== this) before.draw();
    this.draw();
    ask();
  }
}

let pause;
/** Asks for the sum behind the chosen cell, when the pointer has come to rest. */
function ask() {
  clearTimeout(pause);
  if (!chosen || !reading) return;
  const { layer } = chosen;
  pause = setTimeout(() => {
    asked = number();
    send({ t: "unit", layer: layer.map.name, ...layer.cell, id: asked });
  }, 70);
}

on("look", (message) => {
  if (message.kind !== "unit" || message.id !== asked) return;
  const isOther = title.textContent !== (message.path ?? "");
  title.textContent = message.path ?? "No cell chosen";
  if (message.html) sum.innerHTML = message.html;
  else sum.replaceChildren(Object.assign(document.createElement("p"), { className: "error", textContent: message.error ?? "" }));
  if (isOther) sum.scrollTop = 0;
  showField(message.field);
});

function showField(places) {
  if (!reading) return;
  drawGray(field, reading.levels);
  if (!places) return;
  const context = field.getContext("2d");
  const [top, left, height, width] = places.map((place) => place * 10);
  context.lineWidth = 3;
  context.strokeStyle = "#ff6a5a";
  context.strokeRect(left + 1.5, top + 1.5, width - 3, height - 3);
}

let maps = null;
function show() {
  if (!maps) return;
  const shown = maps;
  if (shown.map((map) => map.name).join() !== [...layers.keys()].join()) {
    layers.clear();
    chosen = null;
    list.replaceChildren(...shown.map((map) => {
      const layer = new Layer(map);
      layers.set(map.name, layer);
      return layer.box;
    }));
  }
  for (const map of shown) {
    map.values ??= bytes(map.levels);
    const layer = layers.get(map.name);
    layer.lay(map);
    layer.draw();
  }
}

addEventListener("read", (event) => {
  const before = reading;
  reading = event.detail;
  if (!reading) {
    maps = null;
    for (const layer of layers.values()) layer.canvas.getContext("2d").clearRect(0, 0, layer.canvas.width, layer.canvas.height);
    return;
  }
  if (chosen && !isSaliencyShown()) ask(); else if (before?.prepared?.pixels !== reading.prepared.pixels) drawGray(field, reading.levels);
});
let isDrawingDue = false;
on("maps", (message) => {
  if (!reading) return;
  maps = message.maps;
  if (isDrawingDue) return;
  isDrawingDue = true;
  requestAnimationFrame(() => {
    isDrawingDue = false;
    show();
    settle();
  });
});
addEventListener("resize", show);
onTheme(show);

// Maps are made only while somebody sees them.
const watched = { draw: true, near: true };
function watch() { send({ t: "watch", drawing: watched.draw, maps: watched.draw && watched.near }); }
let isNear = true;
new IntersectionObserver(([entry]) => {
  isNear = entry.isIntersecting;
  settle();
}, { rootMargin: "400px" }).observe(list);
/** The first maps are made in any case: they take the place that later ones fill, so that nothing moves under a reader. */
function settle() {
  const near = isNear || !maps;
  if (watched.near === near) return;
  watched.near = near;
  watch();
}
addEventListener("view", (event) => { watched.draw = event.detail === "draw"; watch(); });
on("open", watch);
