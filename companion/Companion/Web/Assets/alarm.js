import { Emitter } from "./emitter.js";
import { patterns } from "./patterns.js";

/**
 * The sound. Emits "state":
 *   blocked  the browser does not let the page be heard yet
 *   quiet    it can be heard, and has nothing to say
 *   playing  it sounds, over and over, until told otherwise
 * A pattern is one looped buffer, so it goes on by itself even when the browser slows the page down.
 */
export class Alarm extends Emitter {
  #context; #source; #buffers = new Map();
  pattern = "none";
  state = "blocked";

  start() {
    this.#context = new AudioContext();
    this.#context.onstatechange = () => this.#tell();
    this.#tell();
  }

  /** Asks the browser to let the page be heard; it agrees when a person has just touched the page. */
  unlock() {
    if (this.#context && this.#context.state !== "running") {
      this.#context.resume().catch(() => {});
    }
  }

  /** Plays a pattern until another is wanted: critical, lesser, outage or none. */
  play(pattern) {
    if (pattern === this.pattern) {
      return;
    }
    this.pattern = pattern;
    this.#source?.stop();
    this.#source = pattern === "none" ? undefined : this.#begin(pattern, true);
    this.#tell();
  }

  /** Once, and softly enough for a hand on the way. */
  chime() {
    if (this.pattern === "none") {
      this.#begin("chime", false);
    }
  }

  #begin(pattern, loop) {
    const source = this.#context.createBufferSource();
    source.buffer = this.#buffer(pattern);
    source.loop = loop;
    source.connect(this.#context.destination);
    source.start();
    return source;
  }

  #buffer(pattern) {
    if (!this.#buffers.has(pattern)) {
      const { seconds, samples } = patterns[pattern](this.#context.sampleRate);
      const buffer = this.#context.createBuffer(1, Math.ceil(seconds * this.#context.sampleRate), this.#context.sampleRate);
      buffer.copyToChannel(samples, 0);
      this.#buffers.set(pattern, buffer);
    }
    return this.#buffers.get(pattern);
  }

  #tell() {
    this.state = this.#context?.state !== "running" ? "blocked" : this.#source ? "playing" : "quiet";
    this.emit("state", this.state);
  }
}
