import { everySecond } from "./ticker.js";

const NORMAL_SHAKE = [300, 200, 300];
const CRITICAL_SHAKE = [600, 150, 600, 150, 600];
const SHAKE_EVERY = 3;

/** Everything but sound that makes a person look: the title, the phone's buzz, the screen that stays on, the screen reader. */
export class Attention {
  #page; #count = 0; #critical = false; #seconds = 0; #lock;

  constructor(page) {
    this.#page = page;
    everySecond(() => this.#shake());
  }

  unanswered(count, critical) {
    if (count > this.#count) {
      this.#seconds = 0;
    }
    this.#count = count;
    this.#critical = critical;
    const title = this.#page.dataset.title;
    document.title = count > 0 ? `(${count}) ${title}` : title;
  }

  say(text, urgent) {
    this.#page.querySelector(`[data-say="${urgent ? "assertive" : "polite"}"]`).textContent = text;
  }

  /** Keeps the screen on while the page is looked at, where the browser can. */
  async stayAwake() {
    if (document.hidden || this.#lock || !navigator.wakeLock) {
      return;
    }
    try {
      this.#lock = await navigator.wakeLock.request("screen");
      this.#lock.addEventListener("release", () => { this.#lock = undefined; });
    } catch {
      // Low battery, or not allowed in a frame: the page works without.
    }
  }

  #shake() {
    if (this.#count > 0 && this.#seconds++ % SHAKE_EVERY === 0 && navigator.userActivation?.hasBeenActive) {
      navigator.vibrate?.(this.#critical ? CRITICAL_SHAKE : NORMAL_SHAKE);
    }
  }
}
