// The claims that come after the one that is shown: fetched while it is looked at, and held for this reviewer.

const FETCH = { headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" };
const AHEAD = 2; // claims: one more than is needed next, for whoever presses a key the moment that a claim appears
const ON_THEIR_WAY = 3; // decisions that fetching does not wait for; the server's leases have room for them (MOST_HELD)
const KEPT = 10 * 60 * 1000; // milliseconds; leases last fifteen minutes

/** Fetch a part of the desk: the element that it is. */
export async function load(url) {
  const answer = await fetch(url, FETCH);
  if (answer.status === 401) location.reload();
  if (!answer.ok) throw new Error(`${answer.status}`);
  const part = document.createElement("template");
  part.innerHTML = await answer.text();
  return part.content.firstElementChild;
}

export class Ahead {
  /** `item()` is the claim that is shown; `outbox` has the decisions that are on their way. */
  constructor(item, outbox) {
    this.item = item;
    this.outbox = outbox;
    this.clear();
  }

  /** Another claim is shown than the next: what was fetched does not come after it. */
  clear() {
    this.claims = [];
  }

  /** Fetch what is missing, each claim after the one before it. */
  fill() {
    while (this.item() && this.claims.length < AHEAD) {
      const before = this.claims.at(-1)?.claim ?? this.item();
      const next = { claim: this.after(before), at: performance.now() };
      this.claims.push(next);
      // What could not be fetched is asked for when it is wanted; so is a page that says that nothing is left.
      const drop = () => { if (this.claims.includes(next)) this.claims.length = this.claims.indexOf(next); };
      next.claim.then((claim) => claim ?? drop(), drop);
    }
  }

  /** The claim after another; `null` if there is none. */
  async after(asked) {
    const before = await asked;
    if (!before) return null;
    const wantedNext = before === this.item();
    if (!wantedNext || this.outbox.kept > ON_THEIR_WAY) await this.settled();
    const next = await load(this.address(before));
    return next.matches("[data-item]") ? next : null;
  }

  /** The next claim, to be shown now. */
  async take() {
    const first = this.claims.shift();
    if (first && performance.now() - first.at < KEPT) {
      const claim = await first.claim.catch(() => null);
      if (claim) return claim;
    }
    this.clear();
    await this.settled();
    return load(this.address(this.item()));
  }

  /** Where the claim after another is, which is none of those that were decided or stand before it. */
  address(before) {
    const but = new Set([...this.outbox.claims, this.item()?.dataset.keyOf, before.dataset.keyOf]);
    return [before.dataset.next, ...[...but].filter(Boolean).map((key) => `but=${key}`)].join("&");
  }

  /** When what was decided is with the server, or the network has had its time. */
  settled() {
    return Promise.race([this.outbox.send(), new Promise((resolve) => setTimeout(resolve, 2000))]);
  }
}
