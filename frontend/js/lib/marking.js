// Mark a sentence: words that are selected in the text are taken over into the form.

export function marking() {
  const text = document.querySelector("[data-marking]"), field = document.querySelector("[name=quote]");
  if (!text || !field) return;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const chosen = selection.toString().trim();
    if (!chosen || !text.contains(selection.anchorNode)) return;
    const label = (selection.anchorNode.parentElement ?? selection.anchorNode).closest("label");
    const whole = label?.querySelector("span").textContent.trim();
    field.value = chosen;
    if (whole?.includes(chosen)) label.querySelector("input").checked = true;
  });
}
