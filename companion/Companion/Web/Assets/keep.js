// A card is redrawn while somebody reads or writes in it. What they have unfolded, chosen, written and focused
// moves to the new one.
export function keep(old, fresh, swap) {
  for (const unfolded of old.querySelectorAll("details[open][data-keep]")) {
    const same = fresh.querySelector(`details[data-keep="${unfolded.dataset.keep}"]`);
    if (same) {
      same.open = true;
    }
  }

  for (const field of old.querySelectorAll("textarea, input[type=radio]:checked")) {
    if (field.type === "radio") {
      const same = fresh.querySelector(`input[name="${field.name}"][value="${CSS.escape(field.value)}"]`);
      if (same) {
        same.checked = true;
      }
    } else {
      const same = fresh.querySelector(`textarea[name="${field.name}"]`);
      if (same) {
        same.value = field.value;
      }
    }
  }

  const focused = old.contains(document.activeElement) ? pathTo(document.activeElement) : null;
  const caret = document.activeElement?.selectionStart;
  swap();
  if (focused) {
    const target = fresh.querySelector(focused) ?? fresh;
    target.focus({ preventScroll: true });
    if (typeof caret === "number" && target.setSelectionRange) {
      target.setSelectionRange(caret, caret);
    }
  }
}

function pathTo(element) {
  if (element.matches("textarea")) {
    return `textarea[name="${element.name}"]`;
  }
  if (element.matches("input")) {
    return `input[name="${element.name}"][value="${CSS.escape(element.value)}"]`;
  }
  if (element.matches("summary")) {
    return `details[data-keep="${element.parentElement.dataset.keep}"] > summary`;
  }
  return element.dataset.key ? `[data-key="${element.dataset.key}"]` : ":scope";
}
