// Keys of the desk.  They rest while somebody writes, while a dialog is open, and while characters are composed.

/** Whether a key that is pressed now is meant for a field, for the browser, or for an input method. */
function resting(event) {
  const at = event.target;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (event.isComposing || event.keyCode === 229) return true;
  if (document.querySelector("dialog[open]")) return true;
  if (at.isContentEditable || /^(TEXTAREA|SELECT)$/.test(at.tagName)) return true;
  return at.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(at.type);
}

const visible = (node) => node.getClientRects().length > 0;
const ARROWS = { ArrowRight: "n", ArrowLeft: "p" };

function press(event) {
  if (event.key === "Escape") return closeAll();
  if (resting(event)) return;
  if (event.key === "?") return event.preventDefault(), document.getElementById("help")?.showModal();
  if (/^[1-9]$/.test(event.key)) return digit(event);
  const arrow = event.target.type === "radio" ? undefined : ARROWS[event.key];
  const wanted = arrow ?? event.key.toLowerCase();
  const found = [...document.querySelectorAll(`main [data-key="${CSS.escape(wanted)}"]`)].find(visible);
  if (!found || (event.repeat && found.tagName !== "A")) return;
  event.preventDefault();
  if (found.tagName === "DETAILS") open(found);
  else found.click();
}

function open(details) {
  details.open = !details.open;
  for (const other of document.querySelectorAll("main details.choose[open]")) if (other !== details) other.open = false;
  if (!details.open) return;
  details.scrollIntoView({ block: "nearest" });
  details.querySelector("button, select, textarea, input:not([type=hidden])")?.focus();
}

function closeAll() {
  if (document.querySelector("dialog[open]")) return;
  for (const details of document.querySelectorAll("main details.choose[open]")) {
    details.open = false;
    details.querySelector("summary").focus();
  }
}

/** A digit chooses in what is open. */
function digit(event) {
  const choices = [...document.querySelectorAll("main details.choose[open] [data-digit]")];
  const chosen = choices[Number(event.key) - 1];
  if (!chosen || event.repeat) return;
  event.preventDefault();
  chosen.click();
}

/** Write its number beside each choice that is counted through. */
export function count(root = document) {
  for (const details of root.querySelectorAll("details.choose")) {
    [...details.querySelectorAll("[data-digit]")].forEach((choice, at) => {
      const shown = choice.querySelector("[data-counts]");
      if (shown) at < 9 ? (shown.textContent = at + 1) : shown.remove();
    });
  }
}

export function keys() {
  count();
  document.addEventListener("keydown", press);
}

export function help() {
  const dialog = document.getElementById("help"), button = document.querySelector("[data-help]");
  if (!dialog || !button) return;
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
}
