// One claim after the other: the next ones are fetched while this one is looked at, and shown as soon as a key is pressed.
import { Ahead, load } from "./ahead.js";
import { count } from "./keys.js";
import { Outbox, post } from "./outbox.js";

let place, outbox, ahead, shownAt;
let moving; // a decision is being looked at by the server, or the next claim is on its way: keys wait
let last; // what was decided last: in words, with its id and the address of its claim
const words = (name) => document.getElementById("help")?.dataset[name] ?? "";
const item = () => place.querySelector("[data-item]");

export function bench() {
  outbox = new Outbox(told);
  if (outbox.kept) outbox.send();
  place = document.querySelector("[data-bench]");
  if (!place) return;
  shownAt = performance.now();
  last = lastShown();
  ahead = new Ahead(item, outbox);
  place.addEventListener("submit", submitted);
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go]");
    if (link && !event.ctrlKey && !event.metaKey) event.preventDefault(), go(link);
  });
  addEventListener("popstate", () => location.reload());
  addEventListener("online", () => ahead.fill());
  toSentence();
  ahead.fill();
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

function show(root) {
  place.replaceChildren(root);
  document.title = root.dataset.title;
  history.pushState(null, "", root.dataset.address);
  count(place);
  shownAt = performance.now();
  root.querySelector("h1").focus({ preventScroll: true });
  scrollTo(0, 0);
  toSentence();
}

/** Show what comes next, and what was decided last: that was not known yet when it was fetched. */
function showNext(root) {
  show(root);
  noteLast();
  ahead.fill();
}

/** Show what the server says is to be shown now. */
function showOther(root) {
  if (root.dataset.keyOf !== item()?.dataset.keyOf) ahead.clear();
  show(root);
  last = lastShown();
  ahead.fill();
}

/** Bring the sentence into view within the text, and leave the page where it is. */
function toSentence() {
  const text = place.querySelector(".reading"), mark = text?.querySelector("mark.sentence");
  if (mark && text.scrollHeight > text.clientHeight) text.scrollTop = mark.offsetTop - text.offsetTop - text.clientHeight / 3;
}

/** What the page says was decided last. */
function lastShown() {
  const form = place.querySelector("[data-undo]"), link = place.querySelector("a[data-key=p]");
  return { said: form?.querySelector("[data-last]").textContent, id: form?.elements.client_id.value, address: link?.href };
}

function noteLast() {
  const form = place.querySelector("[data-undo]"), link = place.querySelector("a[data-key=p]");
  if (form && last.id) {
    form.hidden = false;
    form.querySelector("[data-last]").textContent = last.said;
    form.elements.client_id.value = last.id;
  }
  if (link && last.address) {
    link.hidden = false;
    link.href = last.address;
  }
}

function submitted(event) {
  const form = event.target;
  if (form.matches("[data-undo]")) event.preventDefault(), undo(form);
  else if (form.matches("[data-decide]")) event.preventDefault(), decide(form, event.submitter);
}

/** Decide: what the server has to look at first is waited for, all else is sent while the next claim is shown. */
function decide(form, button) {
  if (moving) return;
  const { title, address, keyOf } = item().dataset;
  const body = new URLSearchParams(new FormData(form, button));
  body.set("seconds", ((performance.now() - shownAt) / 1000).toFixed(2));
  const letter = { id: body.get("client_id"), url: form.action, body: body.toString(), address, claim: keyOf };
  const said = { said: `${button.dataset.words}: ${title}`, id: letter.id, address };
  if (form.matches("[data-waits], [data-stays]")) return send(letter, said, form.matches("[data-stays]"));
  outbox.add(letter);
  onward(said);
}

async function send(letter, said, stays) {
  let answer;
  moving = true;
  try {
    answer = await post(letter.url, letter.body);
  } catch {
    outbox.add(letter);
  } finally {
    moving = false;
  }
  if (!answer) return onward(said);
  const { next: url, message, state } = await answer.json();
  if (state !== "done" && state !== "again") return told({ kept: outbox.kept, refused: { ...letter, message } });
  if (stays) showOther(await load(url));
  else onward(said);
}

/** Show the next claim. */
async function onward(said = last) {
  if (moving) return;
  moving = true;
  last = said;
  try {
    showNext(await ahead.take());
  } catch {
    cutOff();
  } finally {
    moving = false;
  }
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
  if (link.dataset.key === "n") return onward();
  try {
    showOther(await load(link.href));
  } catch {
    location.assign(link.href);
  }
}

async function undo(form) {
  if (moving) return;
  moving = true;
  try {
    await outbox.send();
    const body = new URLSearchParams(new FormData(form));
    body.set("client_id", last.id ?? "");
    const answer = await post(form.action, body);
    const { next: url } = await answer.json();
    showOther(await load(url));
  } finally {
    moving = false;
  }
}
