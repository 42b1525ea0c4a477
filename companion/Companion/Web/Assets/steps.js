// Sends a card's forms without leaving the page. Without this script they are plain forms, and work as such.
const PATIENCE = 10_000;

export function answerSteps(page, board, onSilence) {
  page.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-step]");
    if (!form) {
      return;
    }
    event.preventDefault();
    const card = form.closest("[data-alert]");
    if (board.settling || card.getAttribute("aria-busy") === "true") {
      return;
    }

    card.setAttribute("aria-busy", "true");
    const id = card.dataset.alert;
    try {
      const response = await send(form);
      const answer = response.headers.get("Content-Type")?.includes("json") ? await response.json() : null;
      if (answer?.alert) {
        board.put(answer.alert);
      }
      if (!answer) {
        board.answer(id, page.dataset.pageTooOld);
      } else if (answer.message) {
        board.answer(id, answer.message);
      }
    } catch {
      board.answer(id, page.dataset.notConfirmed);
      onSilence();
    } finally {
      board.card(id)?.removeAttribute("aria-busy");
    }
  });
}

function send(form) {
  return fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(PATIENCE),
  });
}
