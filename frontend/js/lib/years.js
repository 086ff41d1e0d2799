// The time slider: two handles, the first and the last year, that never pass each other.

export class Years {
  /** `holder` holds two `input[type=range]` and an `output`; `changed(from, to)` hears of every move. */
  constructor(holder, { first, last, from, to }, changed) {
    [this.from, this.to] = holder.querySelectorAll("input[type=range]");
    this.output = holder.querySelector("output");
    this.track = holder.querySelector("[data-track]");
    for (const input of [this.from, this.to]) Object.assign(input, { min: first, max: last });
    this.from.value = from ?? first;
    this.to.value = to ?? last;
    this.bounds = { first, last };
    this.from.addEventListener("input", () => this.#moved(this.from, changed));
    this.to.addEventListener("input", () => this.#moved(this.to, changed));
    this.#show();
  }

  /** The chosen years; null at an end of the slider, which leaves nothing out. */
  get chosen() {
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    return { from: from > this.bounds.first ? from : null, to: to < this.bounds.last ? to : null };
  }

  #moved(input, changed) {
    if (Number(this.from.value) > Number(this.to.value)) {
      input.value = input === this.from ? this.to.value : this.from.value;
    }
    this.#show();
    changed(this.chosen);
  }

  #show() {
    const { first, last } = this.bounds;
    const share = (value) => (last > first ? (100 * (value - first)) / (last - first) : 0);
    this.track.style.setProperty("--from", `${share(this.from.value)}%`);
    this.track.style.setProperty("--to", `${share(this.to.value)}%`);
    const [from, to] = [this.from.value, this.to.value];
    this.output.textContent = from === to ? from : `${from}–${to}`;
  }
}

/** Whether something of that year is shown; what has no year only shows while no year is asked for. */
export function within(year, { from, to }) {
  if (from === null && to === null) return true;
  return year !== null && year >= (from ?? -Infinity) && year <= (to ?? Infinity);
}
