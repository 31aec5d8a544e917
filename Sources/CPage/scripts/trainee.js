// A network that is trained: its controls, where it stands, its filters, and how it reads the test images.

import { drawFilters } from "./charts.js";

const own = "own";

/** A loss in as many characters whether it is below ten or above, so that nothing beside it moves: 0.3462, 13.125. */
const sixCharacters = (loss) => loss < 9.99995 ? loss.toFixed(4) : loss.toPrecision(5);

export class Trainee {
  /**
   * `place` is 0 for the first and 1 for the second; `line` leads to the session that it is in; `changed` is called when there is
   * something new to draw.
   */
  constructor(place, line, changed) {
    [this.place, this.line, this.changed] = [place, line, changed];
    this.letter = "AB"[place];
    this.history = { loss: [], accuracy: [], test: [] };
    this.epochs = 1;
    this.filters = null;
    this.isRunning = false;
    /** Whether the program is there: before that, nothing is known of architectures, and nothing can be trained. */
    this.isReady = false;
    /** Whether somebody has chosen an architecture for the next training. */
    this.isChosen = false;
    const piece = document.getElementById("trainee").content.cloneNode(true);
    const part = (name) => piece.querySelector(`[data-part=${name}]`);
    for (const name of ["form", "heading", "about", "architecture", "layers", "layersLabel", "count", "rate", "optimizer", "train", "stop", "progress",
      "bar", "status", "filterFigure", "kernels", "confusionFigure", "confusionNow", "table", "output"]) this[name] = part(name);
    this.pieces = [this.form, this.filterFigure, this.confusionFigure, this.output];
    for (const one of this.pieces) one.classList.add(`network-${this.letter.toLowerCase()}`);
    this.buildTable();
    this.name("");
    this.hear();
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.start();
    });
    this.stop.addEventListener("click", () => this.cancel());
    for (const [field, name] of [[this.rate, "lr"], [this.optimizer, "optimizer"]]) {
      field.addEventListener("change", () => { if (this.isRunning) this.line.send({ t: "set", name, value: field.value }); });
    }
    this.architecture.addEventListener("change", () => {
      this.isChosen = true;
      this.layersLabel.hidden = this.architecture.value !== own;
    });
  }

  /** Says which of two networks it is; an empty letter where there is but one. */
  name(letter) {
    const name = letter ? `Network ${letter}` : "Network";
    this.heading.textContent = name;
    this.form.setAttribute("aria-label", name);
    this.bar.setAttribute("aria-label", `Progress of ${letter ? `network ${letter}` : "the training"}`);
    const whose = letter ? `${letter}: ` : "";
    this.kernels.setAttribute("aria-label", `${whose}the kernels of the first convolution`);
    this.table.parentElement.setAttribute("aria-label", `${whose}confusion table`);
    for (const mark of [this.filterFigure, this.confusionFigure]) mark.querySelector(".letter").textContent = letter ? `${letter} ` : "";
  }

  // MARK: What the program tells

  hear() {
    this.line.on("welcome", (message) => {
      this.architecture.replaceChildren(...message.presets.map((preset) => new Option(preset.name, preset.layers)), new Option("Layers of your own …", own));
      this.architecture.selectedIndex = Math.min(this.place, message.presets.length - 1);
      if (message.optimizer) this.optimizer.value = message.optimizer;
      this.isReady = true;
      this.mark(false);
      if (message.rate && [...this.rate.options].some((option) => option.value === message.rate)) this.rate.value = message.rate;
    });
    this.line.on("network", (message) => this.showNetwork(message));
    this.line.on("progress", (message) => {
      if (!this.isRunning) return;
      const details = message.details.map((detail) => `${detail.name} ${detail.words}`.trim());
      const left = message.left == null ? [] : [`${Math.ceil(message.left)} s left`];
      this.progress.textContent = [message.title, ...details, ...left].join(" · ");
      this.bar.value = message.fraction ?? 0;
    });
    this.line.on("training", (message) => this.take(message));
    this.line.on("closed", (message) => {
      this.isReady = false;
      this.mark(false);
      if (this.place === 0) return;
      this.say(message.wasOpen ? "The connection to this network has ended."
        : "There is no room for a second network, which counts as a page: as many are open as the program serves. Close one, and try again.", true);
    });
  }

  /** The network in use, which the next training goes on with unless another one is chosen. */
  showNetwork(message) {
    if (!message.network) return;
    this.size = message.size;
    this.about.textContent = message.own ? [message.network, message.size, message.trained, message.data].filter(Boolean).join(" · ")
      : "A new one is made; the network that comes with the program stays as it is.";
    const first = this.architecture.options[0];
    const going = first?.value === "" ? first : null;
    if (!message.own) going?.remove();
    else if (going) going.text = `Go on with ${message.network}`;
    else this.architecture.add(new Option(`Go on with ${message.network}`, ""), 0);
    if (message.own && !this.isChosen) this.architecture.value = "";
    if (this.architecture.selectedIndex < 0) this.architecture.selectedIndex = 0;
    this.layersLabel.hidden = this.architecture.value !== own;
    this.filters = message.filters;
    this.changed();
  }

  take(message) {
    const epochs = message.batch / message.perEpoch;
    const last = this.history.loss.at(-1);
    if (this.trained !== message.network || (last && last[0] > epochs)) this.forget();
    this.trained = message.network;
    this.about.textContent = [message.network, this.size, "in training"].filter(Boolean).join(" · ");
    this.epochs = message.batches / message.perEpoch;
    this.history.loss.push([epochs, message.loss]);
    this.history.accuracy.push([epochs, message.accuracy]);
    this.now = { loss: sixCharacters(message.meanLoss), accuracy: `${(message.accuracy * 100).toFixed(2)} %` };
    this.filters = message.filters ?? null;
    if (message.confusion) {
      this.history.test.push([epochs, message.confusion.accuracy]);
      this.showConfusion(message.confusion);
    }
    this.changed();
  }

  forget() {
    for (const list of Object.values(this.history)) list.length = 0;
    this.now = null;
  }

  // MARK: Training

  async start() { if (await this.prepare()) this.go(); }

  /** Settles what is to be trained, and how; tells whether that could be done. */
  async prepare() {
    if (this.isRunning || !this.isReady) return false;
    this.mark(true);
    this.say("beginning …");
    const chosen = this.architecture.value;
    const lines = [`set lr ${this.rate.value}`, `set optimizer ${this.optimizer.value}`];
    if (chosen !== "") lines.push(`new --layers '${(chosen === own ? this.layers.value : chosen).replaceAll("'", "")}'`);
    this.isChosen = false;
    const message = await new Promise((resolve) => this.line.run(lines.join("\n"), document.createElement("div"), resolve));
    if (!message.error) return true;
    this.isChosen = true;
    this.architecture.value = chosen;
    this.fail(message.error);
    return false;
  }

  /** Trains what is prepared. */
  go() {
    this.output.replaceChildren();
    this.forget();
    this.status.textContent = "The training has begun.";
    this.line.run(`train ${Math.max(1, Math.round(Number(this.count.value)) || 1)}`, this.output, (message) => {
      if (message.error) return this.fail(message.error);
      this.mark(false);
      if (!message.stopped) this.bar.value = 1;
      this.say(`${message.stopped ? "Stopped" : "Done"} after ${message.seconds.toFixed(1)} s. Train again to go on.`, true);
    });
  }

  /** Nothing is trained after all. */
  release() {
    if (!this.isRunning) return;
    this.mark(false);
    this.say("");
  }

  cancel() { this.line.send({ t: "cancel" }); }

  fail(words) {
    this.mark(false);
    this.bar.value = 0;
    this.say(words, true);
    this.progress.classList.add("error");
  }

  /** Says it, and to who listens to the page too. */
  say(words, isEnd = false) {
    this.progress.textContent = words;
    this.progress.classList.remove("error");
    if (isEnd) this.status.textContent = words;
  }

  mark(runs) {
    this.isRunning = runs;
    this.train.disabled = runs || !this.isReady;
    this.stop.disabled = !runs;
    this.changed();
  }

  // MARK: What it looks like

  draw() { drawFilters(this.kernels, this.filters); }

  buildTable() {
    this.cells = [];
    const head = this.table.createTHead().insertRow();
    head.innerHTML = "<th scope=\"col\"><span class=\"unseen\">label</span></th>" + Array.from({ length: 10 }, (_, digit) => `<th scope="col">${digit}</th>`).join("");
    const body = this.table.createTBody();
    for (let label = 0; label < 10; label += 1) {
      const row = body.insertRow();
      row.innerHTML = `<th scope="row">${label}</th>`;
      for (let answer = 0; answer < 10; answer += 1) {
        const cell = row.insertCell();
        cell.textContent = "·";
        cell.title = `${label} read as ${answer}`;
        this.cells.push(cell);
      }
    }
  }

  showConfusion(confusion) {
    this.confusionNow.textContent = `${(confusion.accuracy * 100).toFixed(1)} % of ${confusion.images}`;
    confusion.rows.forEach((row, label) => {
      const total = Math.max(1, row.reduce((sum, count) => sum + count, 0));
      row.forEach((count, answer) => {
        const cell = this.cells[label * 10 + answer];
        if (!cell) return;
        cell.textContent = count === 0 ? "·" : count;
        const share = Math.min(1, count / total * (label === answer ? 0.5 : 2));
        cell.style.background = count === 0 ? "" : `color-mix(in srgb, var(${label === answer ? "--accent" : "--bad"}) ${Math.round(12 + share * 48)}%, var(--card))`;
      });
    });
  }
}
