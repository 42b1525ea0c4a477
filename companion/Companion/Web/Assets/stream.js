import { Emitter } from "./emitter.js";
import { Line } from "./line.js";
import { Turn } from "./turn.js";
import { everySecond } from "./ticker.js";

// The server says something at least every 10 seconds. Twice that without a word, and the page is blind.
const DEAD_AFTER = 20_000;
// A tab that follows and has missed a beat asks for itself.
const ASK_AFTER = 12_000;
// A tab that leads and says nothing for so long is frozen; another takes its place, and never two at once.
const TAKE_AFTER = 15_000 + Math.random() * 2_000;

/**
 * What the server has to say, for all tabs of a browser over one line: a browser has six lines to a server over HTTP/1.1, and with seven tabs
 * nothing else would load. One tab leads; it has the line and passes on what comes. The others follow; they ask for a snapshot when they begin
 * and whenever a beat is missing. Emits "state" (connecting, live, retrying, lost, signed-out) and each named event.
 * "lost" means that alerts may have been missed for 20 seconds; it tries on for ever.
 */
export class Stream extends Emitter {
  #urls; #line; #turn; #channel; #ledAt = Date.now(); #askedAt = 0; #meanwhile; #refused = false;
  state = "connecting";
  lastHeard = Date.now();

  /**
   * @param urls where the events, a snapshot and the session are asked for
   * @param name the same in all tabs that may share a line: one person, one language, one version
   */
  constructor(urls, name) {
    super();
    this.#urls = urls;
    this.#line = new Line(urls.events);
    this.#line.on("event", (event, text) => {
      this.#channel?.postMessage({ event, text });
      this.#hear(event, text);
    });
    this.#line.on("down", () => this.#lost());
    this.#turn = new Turn(name);
    this.#turn.on("change", () => this.#turn.mine ? this.#lead() : this.#follow());
    this.#turn.on("waiting", () => this.#follow());
    if (navigator.locks) {
      this.#channel = new BroadcastChannel(name);
      this.#channel.onmessage = (message) => this.#led(message.data);
    }
  }

  /** True for the tab that has the line. */
  get leads() {
    return this.#turn.mine;
  }

  open() {
    everySecond(() => this.check());
    addEventListener("online", () => this.retryNow());
    this.#turn.queue();
  }

  /** Now, rather than when the wait is over. */
  retryNow() {
    if (this.state !== "live") {
      this.again();
    }
  }

  /** Asks for how things stand: the tab that leads on a new line, for all. */
  again() {
    if (this.leads) {
      this.#line.open();
    } else {
      this.#ask();
    }
  }

  /** Is the line as good as it seems? A phone that slept does not know until it looks at the clock. */
  check() {
    const silence = Math.abs(Date.now() - this.lastHeard);
    if (silence > DEAD_AFTER) {
      this.#become(this.#refused ? "signed-out" : "lost");
    }
    if (this.leads) {
      this.#line.check(silence);
      if (this.state !== "live") {
        // No news, but not frozen either.
        this.#channel?.postMessage({});
      }
    } else {
      this.#doubt(silence);
    }
  }

  #lead() {
    this.emit("line");
    this.#channel?.postMessage({});
    this.#line.open();
  }

  #follow() {
    this.emit("line");
    this.#line.close();
    this.#ledAt = Date.now();
    this.#turn.queue();
    this.#ask();
  }

  #led({ event, text }) {
    if (this.leads) {
      // From a tab that does not know yet that its turn was taken.
      return;
    }
    this.#ledAt = Date.now();
    if (event) {
      this.#hear(event, text);
    } else if (this.state === "live" && Math.abs(Date.now() - this.lastHeard) > 1_000) {
      this.#become("retrying");
    }
  }

  #doubt(silence) {
    if (silence > ASK_AFTER && Math.abs(Date.now() - this.#askedAt) > ASK_AFTER / 2) {
      this.#ask();
    }
    if (Math.abs(Date.now() - this.#ledAt) > TAKE_AFTER) {
      this.#ledAt = Date.now();
      this.#turn.take();
    }
  }

  // What comes by the channel while the answer is on its way may be newer than the answer.
  async #ask() {
    if (this.#meanwhile) {
      return;
    }
    this.#askedAt = Date.now();
    this.#meanwhile = [];
    try {
      const answer = await fetch(this.#urls.snapshot, { cache: "no-store", signal: AbortSignal.timeout(8_000) });
      this.#refused = answer.status === 401 || answer.status === 403;
      if (this.#refused) {
        this.#become("signed-out");
      } else if (answer.ok) {
        const snapshot = withNewer(await answer.json(), this.#meanwhile);
        this.#hear("snapshot", JSON.stringify(snapshot));
      }
    } catch {
      // No answer at all: check() says so when it has lasted.
    } finally {
      this.#meanwhile = undefined;
    }
  }

  #hear(event, text) {
    try {
      const what = JSON.parse(text);
      this.#meanwhile?.push(...event === "alert" ? [what] : event === "snapshot" ? [...what.resolved, ...what.open] : []);
      this.emit(event, what);
    } catch (fault) {
      // Heard but not shown is as bad as not heard.
      console.error(fault);
      this.#become("lost");
      if (this.leads) {
        this.#line.lose();
      }
      return;
    }
    this.lastHeard = Date.now();
    this.#line.heard();
    this.#refused = false;
    this.#become("live");
  }

  #lost() {
    if (this.state === "live" || this.state === "connecting") {
      this.#become("retrying");
    }
    this.#askWhy();
  }

  async #askWhy() {
    try {
      const answer = await fetch(this.#urls.session, { cache: "no-store", signal: AbortSignal.timeout(5000) });
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

function withNewer(snapshot, alerts) {
  const { open, resolved } = snapshot;
  for (const alert of alerts) {
    for (const list of [open, resolved]) {
      const at = list.findIndex((known) => known.id === alert.id);
      if (at >= 0 && list[at].version < alert.version) {
        list.splice(at, 1);
      }
    }
    if (![...open, ...resolved].some((known) => known.id === alert.id)) {
      (alert.open ? open : resolved).unshift(alert);
    }
  }
  return snapshot;
}
