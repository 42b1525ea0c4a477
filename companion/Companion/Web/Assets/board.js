import { Emitter } from "./emitter.js";
import { keep } from "./keep.js";

// After a card has pushed others aside, a thumb already on its way may land on the wrong one.
const SETTLE = 500;
// A refusal stays readable though the card behind it is redrawn.
const ANSWER_STAYS = 10_000;

/**
 * The cards and the list of resolved alerts. Emits "change" after anything changed and "shown" for each alert drawn.
 * Draws nothing itself: it puts the server's markup in place, and ignores what is not newer than what it shows.
 */
export class Board extends Emitter {
  #page; #cards; #past; #severities; #versions = new Map(); #joined = new Set(); #answers = new Map(); #settledAt = 0; #more = 0;

  constructor(page) {
    super();
    this.#page = page;
    this.#more = Number(page.querySelector("[data-more]").dataset.more);
    this.#cards = page.querySelector("[data-cards]");
    this.#past = page.querySelector("[data-past]");
    this.#severities = page.dataset.severities.split(" ");
    for (const { dataset } of page.querySelectorAll("[data-version]")) {
      this.#versions.set(dataset.alert ?? dataset.resolved, Number(dataset.version));
    }
  }

  /** All there is: what is not among it is gone. "more" alerts are open and have no card. */
  replaceAll(open, resolved, more) {
    this.#more = more;
    const known = new Set([...open, ...resolved].map((alert) => alert.id));
    for (const card of [...this.#cards.children]) {
      if (!known.has(card.dataset.alert)) {
        this.#remove(card);
      }
    }
    for (const alert of [...resolved].reverse()) {
      this.#place(alert);
    }
    for (const alert of open) {
      this.#place(alert);
    }
    this.#recount();
  }

  /** One alert as it now stands. */
  put(alert) {
    this.#place(alert);
    this.#recount();
  }

  /** Says at the card why a step was not done. */
  answer(id, text) {
    this.#answers.set(id, { text, until: Date.now() + ANSWER_STAYS });
    this.#writeAnswer(id);
  }

  /** True while cards have just moved under the thumb. */
  get settling() {
    return Date.now() < this.#settledAt;
  }

  unanswered() {
    return this.#cards.querySelectorAll('[data-unanswered="yes"]').length;
  }

  /** Severity of the gravest alert nobody has answered; undefined when there is none. */
  gravestUnanswered() {
    return this.#severities.find((severity) => this.#cards.querySelector(`[data-unanswered="yes"][data-severity="${severity}"]`));
  }

  /** The gravest severity there is, by its name. */
  get gravest() {
    return this.#severities[0];
  }

  /** Open alerts that have no card. */
  get more() {
    return this.#more;
  }

  /** True once after an alert has been reported again. */
  joinedAgain(id) {
    return this.#joined.delete(id);
  }

  /** Cards in this state. */
  inState(state) {
    return [...this.#cards.querySelectorAll(`[data-state="${state}"]`)];
  }

  card(id) {
    // A home that is named on the card of a cause has the same anchor, so that the link in a message finds it.
    return this.#cards.querySelector(`:scope > #alert-${CSS.escape(id)}`);
  }

  #place(alert) {
    const held = this.#versions.get(alert.id);
    if (held !== undefined && alert.version <= held) {
      return;
    }
    this.#versions.set(alert.id, alert.version);
    if (!alert.html) {
      // It stands under the alert for a cause, which has the card.
      this.#remove(this.card(alert.id));
      return;
    }
    const fresh = this.#parse(alert.html);
    const old = this.card(alert.id);
    if (alert.open) {
      this.#placeCard(alert, fresh, old);
    } else {
      this.#remove(old);
      document.getElementById(`resolved-${alert.id}`)?.remove();
      this.#past.prepend(fresh);
    }
    this.emit("shown", alert, held === undefined);
  }

  #placeCard(alert, fresh, old) {
    if (old && Number(fresh.dataset.count) > Number(old.dataset.count)) {
      this.#joined.add(alert.id);
    }
    document.getElementById(`resolved-${alert.id}`)?.remove();
    if (old) {
      keep(old, fresh, () => old.dataset.rank === fresh.dataset.rank ? old.replaceWith(fresh) : this.#move(old, fresh));
    } else {
      fresh.classList.add("arriving");
      this.#insert(fresh);
    }
    this.#writeAnswer(alert.id);
  }

  #move(old, fresh) {
    old.remove();
    this.#insert(fresh);
  }

  #insert(fresh) {
    const after = [...this.#cards.children].find((card) => this.#before(fresh, card));
    this.#cards.insertBefore(fresh, after ?? null);
    if (this.#cards.children.length > 1) {
      this.#settledAt = Date.now() + SETTLE;
    }
  }

  #remove(card) {
    const focused = card?.contains(document.activeElement);
    card?.remove();
    if (focused) {
      this.#page.querySelector("[data-heading]").focus({ preventScroll: true });
    }
  }

  // The server writes the order.
  #before(a, b) {
    return a.dataset.order < b.dataset.order;
  }

  #writeAnswer(id) {
    const answer = this.#answers.get(id);
    const place = this.card(id)?.querySelector("[data-answer]");
    if (answer && place && Date.now() < answer.until) {
      place.textContent = answer.text;
    }
  }

  #recount() {
    const open = this.#cards.children.length + this.#more;
    const more = this.#page.querySelector("[data-more]");
    more.hidden = this.#more === 0;
    more.textContent = more.dataset.moreText.replace("{0}", this.#more);
    const unanswered = this.unanswered();
    const words = this.#page.dataset;
    this.#page.querySelector("[data-heading]").textContent =
      unanswered === 1 ? words.oneUnanswered
      : unanswered > 1 ? words.manyUnanswered.replace("{0}", unanswered)
      : open === 1 ? words.oneOpen
      : open > 1 ? words.manyOpen.replace("{0}", open)
      : words.none;
    this.#page.querySelector("[data-calm]").hidden = open > 0;
    this.#page.querySelector("[data-past-empty]").hidden = this.#past.children.length > 0;
    this.emit("change");
  }

  #parse(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.querySelector("article, li");
  }
}
