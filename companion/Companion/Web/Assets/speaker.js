import { Emitter } from "./emitter.js";
import { Turn } from "./turn.js";
import { everySecond } from "./ticker.js";

const RANK = { none: 0, outage: 1, lesser: 2, critical: 3 };
// So long an alarm may be unheard before another tab sounds it.
const DOUBT = 3_000;

/**
 * Which tab of this browser is heard: one at a time, and the one that was touched last. A tab that wants to sound, and does not hear from another
 * that it does, sounds itself: twice is better than not at all. Emits "change", and "mute" when the outage was muted in another tab.
 */
export class Speaker extends Emitter {
  #turn; #channel; #wanted = "none"; #audible = false; #touched = false; #soundedAt = 0;

  constructor(name) {
    super();
    this.#turn = new Turn(name);
    this.#turn.on("change", () => {
      if (!this.mine && this.#audible) {
        this.#turn.queue();
      }
      this.emit("change");
    });
    if (navigator.locks) {
      this.#channel = new BroadcastChannel(name);
      this.#channel.onmessage = ({ data }) => this.#told(data);
      everySecond(() => this.#look());
    }
  }

  get mine() {
    return this.#turn.mine;
  }

  /** What this tab has to sound; it does so while it is the speaker. */
  wants(pattern) {
    if (pattern !== this.#wanted) {
      this.#wanted = pattern;
      this.#soundedAt = Date.now();
    }
  }

  /** Whether the browser lets this tab be heard. */
  audible(can) {
    this.#audible = can;
    if (can && this.#touched) {
      this.touched();
    } else if (can) {
      this.#turn.queue();
    } else {
      this.#turn.leave();
    }
  }

  /** Somebody is at this tab: the sound comes here. */
  touched() {
    // The first touch is what the browser waits for, and it takes a moment until the tab can be heard.
    this.#touched = !this.#audible;
    if (this.#audible) {
      this.#turn.take();
    }
  }

  /** Tells the other tabs that the outage is muted. */
  mute() {
    this.#channel?.postMessage({ mute: true });
  }

  #told({ sounds, mute }) {
    if (mute) {
      this.emit("mute");
    } else if (RANK[sounds] >= RANK[this.#wanted]) {
      this.#soundedAt = Date.now();
    }
  }

  #look() {
    if (this.mine) {
      this.#channel.postMessage({ sounds: this.#wanted });
    } else if (this.#audible && this.#wanted !== "none" && Math.abs(Date.now() - this.#soundedAt) > DOUBT) {
      this.#soundedAt = Date.now();
      this.#turn.take();
    }
  }
}
