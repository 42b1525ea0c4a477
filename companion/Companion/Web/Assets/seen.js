// Tells the server that a new alert has come before a person: it stands on a page that is looked at or can be heard.
// That it was written to a line is not enough; a phone without coverage leaves its line standing for minutes.
export class Seen {
  #board; #alarm; #base; #told = new Map();

  constructor(board, alarm, base) {
    this.#base = base;
    this.#board = board;
    this.#alarm = alarm;
  }

  consider() {
    if (document.hidden && this.#alarm.state === "blocked") {
      return;
    }
    for (const card of this.#board.inState("raised")) {
      if (this.#told.get(card.dataset.alert) !== card.dataset.version) {
        this.#told.set(card.dataset.alert, card.dataset.version);
        this.#tell(card);
      }
    }
  }

  async #tell(card) {
    const { alert } = card.dataset;
    try {
      const answer = await fetch(`${this.#base}/oncall/alerts/${alert}/seen`, {
        method: "POST",
        body: new URLSearchParams(new FormData(card.querySelector("form"))),
        signal: AbortSignal.timeout(10_000),
      });
      if (!answer.ok) {
        this.#told.delete(alert);
      }
    } catch {
      // Told again with the next snapshot or glance.
      this.#told.delete(alert);
    }
  }
}
