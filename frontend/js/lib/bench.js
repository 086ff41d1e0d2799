// One claim after the other: the next one is fetched while this one is looked at, and shown as soon as a key is pressed.
import { count } from "./keys.js";
import { Outbox, post } from "./outbox.js";

const FETCH = { headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" };
let place, outbox, shownAt, ahead, lastId;
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
  addEventListener("online", prefetch);
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
  if (here && ahead?.of !== here.dataset.keyOf) ask(here, load(here.dataset.next));
}

/** The next claim: the one fetched before, or one asked for when all that was decided is sent. */
function taken() {
  const here = item();
  if (ahead?.of !== here.dataset.keyOf) ask(here, settled().then(() => load(here.dataset.next)));
  return ahead.html;
}

/** Note what comes after a claim; what could not be fetched is asked for again. */
function ask(here, html) {
  const asked = { of: here.dataset.keyOf, html };
  ahead = asked;
  html.catch(() => { if (ahead === asked) ahead = null; });
}

/** When what was decided is with the server, or the network has had its time. */
function settled() {
  return Promise.race([outbox.send(), new Promise((resolve) => setTimeout(resolve, 2000))]);
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
  outbox.add(letter);
  onward(said, letter.id);
}

async function send(letter, said, stays) {
  let answer;
  try {
    answer = await post(letter.url, letter.body);
  } catch {
    outbox.add(letter);
    onward(said, letter.id);
    return;
  }
  const { next: url, message, state } = await answer.json();
  if (state !== "done" && state !== "again") return told({ kept: outbox.kept, refused: { ...letter, message } });
  if (stays) show(await load(url), { said, id: letter.id }), prefetch();
  else onward(said, letter.id);
}

/** Show the next claim, and fetch the one after it once the server knows what was decided. */
async function onward(said, id) {
  let html;
  try {
    html = await taken();
  } catch {
    return cutOff();
  }
  show(html, { said, id });
  const here = item();
  await settled();
  if (here === item()) prefetch();
}

/** No connection, and nothing fetched before it broke: wait, and go on by itself. */
function cutOff() {
  told({ kept: outbox.kept });
  const status = place.querySelector("[data-kept]");
  status.hidden = false;
  status.append(` ${words("noNext")}`);
  addEventListener("online", () => location.assign(item().dataset.next), { once: true });
}

async function go(link) {
  let html;
  try {
    html = await (link.dataset.key === "n" ? taken() : load(link.href));
  } catch {
    return location.assign(link.href);
  }
  show(html);
  prefetch();
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
