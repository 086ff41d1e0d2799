// Dialogs, copy buttons and the device's own share sheet.
// Whatever works only with scripts carries `hidden` and `data-js` in the page, and is shown from here.

const COPIED_FOR = 2000; // milliseconds that a button says "Copied"

export function reveal() {
  for (const element of document.querySelectorAll("[data-js][hidden]")) element.hidden = false;
  if (/MicroMessenger/i.test(navigator.userAgent)) {
    for (const element of document.querySelectorAll("[data-wechat]")) {
      element.hidden = element.dataset.wechat !== "inside";
    }
  }
}

/** `<button data-open="ID">` opens `<dialog id="ID">`; Escape, `data-close` and a click beside it close it. */
export function dialogs() {
  for (const opener of document.querySelectorAll("[data-open]")) {
    const dialog = document.getElementById(opener.dataset.open);
    opener.addEventListener("click", (event) => {
      event.preventDefault(); // without scripts the opener is a link to a page of its own
      dialog.showModal();
    });
    dialog.addEventListener("close", () => opener.focus());
  }
  document.addEventListener("click", ({ target }) => {
    if (target.closest("dialog [data-close]")) target.closest("dialog").close();
    else if (target.matches("dialog[open]")) target.close(); // the backdrop belongs to the dialog itself
  });
}

/** `<button data-copy="TEXT" data-done="Copied">` puts the text on the clipboard and says so for a moment. */
export function copying() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const label = button.textContent;
      if (!(await copy(button.dataset.copy, button))) return;
      button.textContent = button.dataset.done;
      announce(button.dataset.done, button);
      setTimeout(() => { button.textContent = label; }, COPIED_FOR);
    });
  }
}

async function copy(text, button) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => copyOld(text, button));
  return copyOld(text, button);
}

/** Without https there is no clipboard, but the old command still works from a selected field. */
function copyOld(text, button) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  button.after(field); // within an open dialog, or it could not take the focus
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  button.focus();
  return done;
}

/** `<button hidden data-device-share data-url data-title>`: only where the device has a share sheet. */
export function deviceShare() {
  for (const button of document.querySelectorAll("[data-device-share]")) {
    if (!navigator.share) continue;
    button.hidden = false;
    const { url, title } = button.dataset;
    button.addEventListener("click", () => navigator.share({ url, title }).catch(() => {})); // the reader changed their mind
  }
}

export function printing() {
  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
}

/** Tell people who listen instead of looking; near the element, so that it is heard inside a dialog too. */
export function announce(text, near) {
  const place = near?.closest("dialog") ?? document.body;
  let region = place.querySelector(":scope > [data-announcer]");
  if (!region) {
    region = document.createElement("div");
    region.setAttribute("role", "status");
    region.dataset.announcer = "";
    region.className = "visually-hidden";
    place.append(region);
  }
  region.textContent = "";
  setTimeout(() => { region.textContent = text; }, 50);
}
