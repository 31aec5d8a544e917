// Pixels: from the text they come in to a canvas.

export function bytes(text) {
  const letters = atob(text);
  const result = new Uint8Array(letters.length);
  for (let index = 0; index < letters.length; index += 1) result[index] = letters.charCodeAt(index);
  return result;
}

/** Gray pixels, light on black, as a canvas of that size; into `canvas` where there is one to be used again. */
export function gray(levels, width, height, canvas = document.createElement("canvas")) {
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  for (let index = 0; index < width * height; index += 1) {
    image.data[4 * index] = image.data[4 * index + 1] = image.data[4 * index + 2] = levels[index];
    image.data[4 * index + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

const scratch = document.createElement("canvas");

/** Draws gray pixels, light on black, over the whole of a canvas. */
export function drawGray(canvas, levels, side = 28) {
  const target = canvas.getContext("2d");
  target.imageSmoothingEnabled = false;
  target.drawImage(gray(levels, side, side, scratch), 0, 0, canvas.width, canvas.height);
}

export function wipe(canvas) { canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height); }

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Calls `body` whenever light becomes dark, or dark light. */
export function onTheme(body) { dark.addEventListener("change", body); }

/** A color of the style sheet. */
export function color(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }

function mix(from, to, share) { return from.map((part, index) => Math.round(part + (to[index] - part) * share)); }

/** 256 colors from the lowest to the highest of a layer, with nothing at 0: orange below it, blue above. */
export function palette(low, high) {
  const isDark = dark.matches;
  const zero = isDark ? [32, 36, 42] : [240, 241, 243];
  const above = isDark ? [150, 190, 255] : [20, 66, 170];
  const below = isDark ? [240, 168, 104] : [190, 90, 14];
  const most = Math.max(high, -low, 1e-9);
  const colors = new Uint8Array(256 * 3);
  for (let level = 0; level < 256; level += 1) {
    const value = low + (high - low) * level / 255;
    const share = Math.pow(Math.min(1, Math.abs(value) / most), 0.75);
    colors.set(mix(zero, value >= 0 ? above : below, share), 3 * level);
  }
  return colors;
}
