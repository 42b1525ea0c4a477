// Keeps the parts of a page that are marked data-live true: fetches the page again and puts the new parts in the place of the old ones.
// What a person fills in is outside these parts, so nothing that is typed is ever lost.
const slowest = 60_000;
let failures = 0;

const parts = () => [...document.querySelectorAll("[data-live]")];

function wait() {
  const asked = Math.min(...parts().map(part => Number(part.dataset.live)));
  return Math.min(asked * 2 ** failures, slowest);
}

async function refresh() {
  if (document.visibilityState === "visible") {
    try {
      const answer = await fetch(location.pathname + location.search, { headers: { accept: "text/html" }, cache: "no-store", redirect: "error" });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }

      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of parts()) {
        const next = fresh.getElementById(part.id);
        if (next && next.innerHTML !== part.innerHTML) {
          part.replaceChildren(...document.importNode(next, true).childNodes);
        }
        if (next) {
          part.dataset.live = next.dataset.live;
        }
      }
      failures = 0;
    } catch {
      failures++;
    }
    // Old figures must not pass for new ones.
    document.documentElement.toggleAttribute("data-stale", failures > 1);
  }
  setTimeout(refresh, wait());
}

if (parts().length > 0) {
  setTimeout(refresh, wait());
  document.addEventListener("visibilitychange", () => { failures = 0; });
}
