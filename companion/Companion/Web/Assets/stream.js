import { Emitter } from "./emitter.js";
import { everySecond } from "./ticker.js";

// The server says something at least every 10 seconds. Twice that without a word, and the page is blind.
const DEAD_AFTER = 20_000;
// A line that opens but brings nothing is given up sooner than the page is declared blind.
const GIVE_UP_AFTER = 15_000;
const FIRST_WAIT = 250;
const LONGEST_WAIT = 8_000;

/**
 * The live line to the server. Emits "state" (connecting, live, retrying, lost, signed-out) and each named event.
 * "lost" means that alerts may have been missed for 20 seconds; it tries on for ever.
 */
export class Stream extends Emitter {
  #url; #sessionUrl; #source; #retry; #wait = FIRST_WAIT; #openedAt = 0; #refused = false;
  state = "connecting";
  lastHeard = Date.now();

  constructor(url, sessionUrl) {
    super();
    this.#url = url;
    this.#sessionUrl = sessionUrl;
  }

  open() {
    everySecond(() => this.check());
    addEventListener("online", () => this.retryNow());
    this.#connect();
  }

  /** Now, rather than when the wait is over. */
  retryNow() {
    if (this.state !== "live") {
      this.#wait = FIRST_WAIT;
      this.#connect();
    }
  }

  /** Is the line as good as it seems? A phone that slept does not know until it looks at the clock. */
  check() {
    const silence = Math.abs(Date.now() - this.lastHeard);
    if (silence > DEAD_AFTER) {
      this.#become(this.#refused ? "signed-out" : "lost");
    }
    if (this.#source && silence > GIVE_UP_AFTER && Date.now() - this.#openedAt > GIVE_UP_AFTER) {
      this.#lose();
    }
  }

  #connect() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#openedAt = Date.now();
    const source = this.#source = new EventSource(this.#url);
    for (const name of ["snapshot", "beat", "alert", "storage"]) {
      source.addEventListener(name, (event) => this.#hear(name, event.data));
    }
    source.onerror = () => {
      if (source === this.#source) {
        this.#lose();
      }
    };
  }

  #hear(name, data) {
    try {
      this.emit(name, JSON.parse(data));
    } catch (fault) {
      // Heard but not shown is as bad as not heard.
      console.error(fault);
      this.#become("lost");
      this.#lose();
      return;
    }
    this.lastHeard = Date.now();
    this.#wait = FIRST_WAIT;
    this.#refused = false;
    this.#become("live");
  }

  #lose() {
    this.#source?.close();
    this.#source = undefined;
    if (this.state === "live" || this.state === "connecting") {
      this.#become("retrying");
    }
    this.#askWhy();

    // The first retry is at once; then slower, and never all phones in step.
    const wait = this.#wait * (0.75 + Math.random() / 2);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), wait);
  }

  async #askWhy() {
    try {
      const answer = await fetch(this.#sessionUrl, { cache: "no-store", signal: AbortSignal.timeout(5000) });
      this.#refused = answer.status === 401 || answer.status === 403;
      if (this.#refused) {
        this.#become("signed-out");
      }
    } catch {
      // No answer at all: the line is down, which is what we already say.
    }
  }

  #become(state) {
    if (state !== this.state) {
      this.state = state;
      this.emit("state", state);
    }
  }
}
