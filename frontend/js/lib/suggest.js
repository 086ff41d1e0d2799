// Suggestions under a search box: a combobox after the ARIA Authoring Practices ("list autocomplete with
// manual selection").  Without scripts it is a plain search box, and Enter always searches for what was typed.

const WAIT = 150; // milliseconds after the last key, so that fast typing asks once

export function suggestions() {
  let number = 0;
  for (const form of document.querySelectorAll("form[data-suggest]")) {
    const input = form.querySelector("input[name=q]");
    if (input) new Combobox(form, input, `suggestions-${number++}`);
  }
}

class Combobox {
  constructor(form, input, id) {
    Object.assign(this, { form, input, active: -1, asked: 0 });
    this.list = this.#makeList(id);
    const attributes = {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, autocomplete: "off",
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    input.addEventListener("input", () => this.#later());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.#close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // or the box would lose the focus first
    this.list.addEventListener("click", (event) => this.#go(event.target.closest("[role=option]")));
  }

  #makeList(id) {
    const list = document.createElement("ul");
    Object.assign(list, { id, className: "suggestions", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", this.form.dataset.suggestLabel ?? this.input.labels[0]?.textContent.trim() ?? "");
    const holder = document.createElement("div");
    holder.className = "suggesting";
    this.input.replaceWith(holder);
    holder.append(this.input, list);
    return list;
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(), WAIT);
  }

  async #ask() {
    const query = this.input.value.trim();
    const turn = ++this.asked;
    if (!query) return this.#close();
    const address = `${this.form.dataset.suggest}?${new URLSearchParams({ q: query })}`;
    const response = await fetch(address).catch(() => null); // no network: the search itself still works
    const hits = response?.ok ? await response.json() : [];
    if (turn === this.asked && document.activeElement === this.input) this.#show(hits);
    return undefined;
  }

  #show(hits) {
    const machine = this.form.dataset.machine;
    this.list.replaceChildren(...hits.map((hit, number) => option(hit, `${this.list.id}-${number}`, machine)));
    this.#activate(-1);
    this.list.hidden = !hits.length;
    this.input.setAttribute("aria-expanded", String(hits.length > 0));
  }

  #close() {
    clearTimeout(this.timer);
    this.asked++;
    this.#show([]);
  }

  #key(event) {
    if (event.isComposing) return; // the keys belong to the input method that is writing 甲府
    const { length } = this.list.children;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!length) { this.#ask(); return; }
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = this.active + step;
      this.#activate(next < -1 ? length - 1 : next >= length ? -1 : next); // -1 is the box itself
    } else if (event.key === "Escape" && length) {
      event.preventDefault();
      this.#close();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.#go(this.list.children[this.active]);
    }
  }

  #activate(number) {
    this.active = number;
    [...this.list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === number)));
    const chosen = this.list.children[number];
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  #go(item) {
    if (item) window.location.assign(item.dataset.path);
  }
}

function option(hit, id, machine) {
  const item = document.createElement("li");
  item.id = id;
  item.setAttribute("role", "option");
  item.dataset.path = hit.path;
  item.append(part("suggestion-title", hit.matched ? `${hit.title} (${hit.matched})` : hit.title));
  const spoken = languageOf(hit.matched ?? hit.title);
  if (spoken && !document.documentElement.lang.startsWith(spoken)) item.firstChild.lang = spoken;
  item.append(part("suggestion-detail", [hit.what.label, hit.detail, hit.machine_read && machine].filter(Boolean).join(" · ")));
  return item;
}

/** The language that a name's script speaks for; `portal.scripts` is its twin. */
function languageOf(name) {
  if (/\p{Script=Hangul}/u.test(name)) return "ko";
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name)) return "ja";
  return /\p{Script=Han}/u.test(name) ? "zh" : null;
}

function part(className, text) {
  const span = document.createElement("span");
  Object.assign(span, { className, textContent: text });
  return span;
}
