import { Emitter } from "./emitter.js";

/**
 * One tab of this browser at a time has the turn, by a Web Lock: it ends with the tab, however that ends. Emits "change", and "waiting" when
 * another tab has it. Where there are no Web Locks, every tab has a turn of its own.
 */
export class Turn extends Emitter {
  #name; #waiting; #claim; #release; #taking = false;

  constructor(name) {
    super();
    this.#name = name;
  }

  get mine() {
    return this.#claim !== undefined;
  }

  /** Waits for the turn. */
  queue() {
    if (!navigator.locks) {
      this.#become({});
      return;
    }
    if (!this.mine && !this.#waiting) {
      this.#waiting = new AbortController();
      this.#wait(this.#waiting.signal);
    }
  }

  /** Takes the turn from the tab that has it; that one is told by "change" as soon as it runs again. */
  take() {
    if (navigator.locks && !this.mine && !this.#taking) {
      this.#stopWaiting();
      this.#taking = true;
      this.#ask({ steal: true }).finally(() => { this.#taking = false; });
    }
  }

  /** Gives the turn up. */
  leave() {
    this.#stopWaiting();
    this.#release?.();
  }

  async #wait(signal) {
    const had = await this.#ask({ ifAvailable: true });
    if (!had && !signal.aborted) {
      this.emit("waiting");
      await this.#ask({ signal });
    }
  }

  // True when the turn was had; it is over by then.
  async #ask(options) {
    const claim = {};
    let had = false;
    try {
      await navigator.locks.request(this.#name, options, (lock) => lock && new Promise((release) => {
        had = true;
        this.#waiting = undefined;
        this.#taking = false;
        this.#release = release;
        this.#become(claim);
      }));
    } catch {
      // Another tab took it, or it is no longer waited for.
    }
    if (this.#claim === claim) {
      this.#release = undefined;
      this.#become(undefined);
    }
    return had;
  }

  #stopWaiting() {
    this.#waiting?.abort();
    this.#waiting = undefined;
  }

  #become(claim) {
    if (claim !== this.#claim) {
      this.#claim = claim;
      this.emit("change");
    }
  }
}
