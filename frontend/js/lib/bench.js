// One claim after the other: the next one is fetched while this one is looked at, and shown as soon as a key is pressed.
import { count } from "./keys.js";
import { Outbox, post } from "./outbox.js";

const FETCH = { headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" };
let place, outbox, shownAt, next, lastId;
const words = (name) => document.getElementById("help")?.dataset[name] ?? "";
const item = () => place.querySelector("[data-item]");

export function bench() {
  outbox = new Outbox(told);
  if (outbox.kept) outbox.send();
  place = document.querySelector("[data-bench]");
  if (!place) return;
  shownAt = performance.now();
  lastId = place.querySelector("[data-undo] [name=client_id]")?.value;
  place.addEventListener("submit", submitted);
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go]");
    if (link && !event.ctrlKey && !event.metaKey) event.preventDefault(), go(link);
  });
  addEventListener("popstate", () => location.reload());
  addEventListener("online", () => { if (!next) prefetch(); });
  toSentence();
  prefetch();
}

/** What the outbox has to say. */
function told({ kept, signedOut, refused }) {
  const status = document.querySelector("[data-kept]"), problem = document.querySelector("[data-problem]");
  if (!status) return;
  status.hidden = !kept;
  if (kept) status.textContent = signedOut ? words("signedOut") : kept === 1 ? words("keptOne") : `${words("keptMore")} ${kept}`;
  if (!refused) return;
  const link = document.createElement("a");
  link.href = refused.address;
  link.textContent = words("look");
  problem.replaceChildren(`${words("notWritten")} ${refused.message} `, link);
  problem.hidden = false;
}

/** Fetch the claim after this one; it is then held for this reviewer. */
function prefetch() {
  const here = item();
  next = here ? load(here.dataset.next) : null;
  next?.catch(() => { next = null; });
}

async function load(url) {
  const answer = await fetch(url, FETCH);
  if (answer.status === 401) location.reload();
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}

function show(html, { said, id } = {}) {
  place.innerHTML = html;
  const root = place.firstElementChild;
  document.title = root.dataset.title;
  history.pushState(null, "", root.dataset.address);
  count(place);
  if (said) last(said, id);
  shownAt = performance.now();
  root.querySelector("h1").focus({ preventScroll: true });
  scrollTo(0, 0);
  toSentence();
}

/** Bring the sentence into view within the text, and leave the page where it is. */
function toSentence() {
  const text = place.querySelector(".reading"), mark = text?.querySelector("mark.sentence");
  if (mark && text.scrollHeight > text.clientHeight) text.scrollTop = mark.offsetTop - text.offsetTop - text.clientHeight / 3;
}

function last(said, id) {
  lastId = id;
  const form = place.querySelector("[data-undo]");
  if (!form) return;
  form.hidden = false;
  form.querySelector("[data-last]").textContent = said;
  form.querySelector("[name=client_id]").value = id;
}

function submitted(event) {
  const form = event.target;
  if (form.matches("[data-undo]")) event.preventDefault(), undo(form);
  else if (form.matches("[data-decide]")) event.preventDefault(), decide(form, event.submitter);
}

/** Decide: what the server has to look at first is waited for, all else is sent while the next claim is shown. */
function decide(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  body.set("seconds", ((performance.now() - shownAt) / 1000).toFixed(2));
  const letter = { id: body.get("client_id"), url: form.action, body: body.toString(), address: item().dataset.address };
  const said = `${button.dataset.words}: ${item().dataset.title}`;
  if (form.matches("[data-waits], [data-stays]")) return send(letter, said, form.matches("[data-stays]"));
  const sent = outbox.add(letter);
  onward(sent, said, letter.id);
}

async function send(letter, said, stays) {
  let answer;
  try {
    answer = await post(letter.url, letter.body);
  } catch {
    onward(outbox.add(letter), said, letter.id);
    return;
  }
  const { next: url, message, state } = await answer.json();
  if (state !== "done" && state !== "again") return told({ kept: outbox.kept, refused: { ...letter, message } });
  if (stays) show(await load(url), { said, id: letter.id }), prefetch();
  else onward(Promise.resolve(), said, letter.id);
}

/** Show the next claim, and fetch the one after it once the server knows what was decided. */
async function onward(sent, said, id) {
  const waiting = next ?? load(item().dataset.next);
  try {
    show(await waiting, { said, id });
  } catch {
    told({ kept: outbox.kept });
    const status = place.querySelector("[data-kept]");
    status.hidden = false;
    status.append(` ${words("noNext")}`);
    addEventListener("online", () => location.assign(item().dataset.next), { once: true });
    return;
  }
  await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, 2000))]);
  prefetch();
}

async function go(link) {
  const forward = link.dataset.key === "n";
  try {
    const html = await (forward && next ? next : load(link.href));
    show(html);
    prefetch();
  } catch {
    location.assign(link.href);
  }
}

async function undo(form) {
  await outbox.send();
  const body = new URLSearchParams(new FormData(form));
  body.set("client_id", lastId ?? "");
  const answer = await post(form.action, body);
  const { next: url } = await answer.json();
  show(await load(url));
  prefetch();
}
