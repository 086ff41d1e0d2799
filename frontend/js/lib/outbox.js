// Decisions on their way.  They lie in the browser's own store until the server has them: a network that drops
// loses none, and since each has an id of its own, one that is sent twice counts once.

const NAME = "cityties-desk-outbox";
const AGAIN = 4000; // milliseconds until a network that failed is tried again

const read = () => JSON.parse(localStorage.getItem(NAME) ?? "[]");
const write = (letters) => localStorage.setItem(NAME, JSON.stringify(letters));
const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

/** Send a form as a script does; raises where there is no connection. */
export function post(url, body) {
  const fields = new URLSearchParams(body);
  fields.set("csrfmiddlewaretoken", token());
  return fetch(url, { method: "POST", body: fields, headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" });
}

export class Outbox {
  /** `tell(state)` hears how many are kept, whether one is signed out, and what was not written. */
  constructor(tell) {
    this.tell = tell;
    this.sending = null;
    addEventListener("online", () => this.send());
  }

  add(letter) {
    write([...read(), letter]);
    return this.send();
  }

  get kept() {
    return read().length;
  }

  /** The claims that they are about. */
  get claims() {
    return read().map((letter) => letter.claim);
  }

  /** Send what is kept, the oldest first; one at a time, also where several windows are open. */
  send() {
    this.sending = (this.sending ?? Promise.resolve()).then(() => this.locked());
    return this.sending;
  }

  locked() {
    return navigator.locks ? navigator.locks.request(NAME, () => this.deliver()) : this.deliver();
  }

  async deliver() {
    for (let letters = read(); letters.length; letters = read()) {
      let answer;
      try {
        answer = await post(letters[0].url, letters[0].body);
      } catch {
        this.tell({ kept: letters.length });
        setTimeout(() => this.send(), AGAIN);
        return;
      }
      if (answer.status === 401 || answer.status === 403) return this.tell({ kept: letters.length, signedOut: true });
      if (answer.status >= 500 || answer.status === 429) {
        this.tell({ kept: letters.length });
        setTimeout(() => this.send(), AGAIN);
        return;
      }
      write(read().filter((letter) => letter.id !== letters[0].id));
      if (!answer.ok) this.tell({ kept: read().length, refused: { ...letters[0], ...(await words(answer)) } });
    }
    this.tell({ kept: 0 });
  }
}

async function words(answer) {
  try {
    return await answer.json();
  } catch {
    return { message: `${answer.status}` };
  }
}
