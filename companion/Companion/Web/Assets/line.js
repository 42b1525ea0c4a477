import { Emitter } from "./emitter.js";

// A line that opens but brings nothing is given up sooner than the page is declared blind.
const GIVE_UP_AFTER = 15_000;
const FIRST_WAIT = 250;
const LONGEST_WAIT = 8_000;

/** An event source that tries on for ever. Emits "event" with name and text, and "down" each time it is lost. */
export class Line extends Emitter {
  #url; #source; #retry; #wait = FIRST_WAIT; #openedAt = 0;

  constructor(url) {
    super();
    this.#url = url;
  }

  /** Connects anew, now rather than when the wait is over. */
  open() {
    this.#wait = FIRST_WAIT;
    this.#connect();
  }

  close() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = undefined;
  }

  /** Gives a line up that stands open and brings nothing. */
  check(silence) {
    if (this.#source && silence > GIVE_UP_AFTER && Date.now() - this.#openedAt > GIVE_UP_AFTER) {
      this.lose();
    }
  }

  /** What came was understood: the next wait is short again. */
  heard() {
    this.#wait = FIRST_WAIT;
  }

  lose() {
    this.close();
    this.emit("down");

    // The first retry is at once; then slower, and never all phones in step.
    const wait = this.#wait * (0.75 + Math.random() / 2);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    this.#retry = setTimeout(() => this.#connect(), wait);
  }

  #connect() {
    this.close();
    this.#openedAt = Date.now();
    const source = this.#source = new EventSource(this.#url);
    for (const name of ["snapshot", "beat", "alert", "storage"]) {
      source.addEventListener(name, (event) => this.emit("event", name, event.data));
    }
    source.onerror = () => {
      if (source === this.#source) {
        this.lose();
      }
    };
  }
}
