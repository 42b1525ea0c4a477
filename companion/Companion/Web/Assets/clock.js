import { everySecond } from "./ticker.js";

// Times on the page follow the server's clock: a phone's own may be minutes off.
export class Clock {
  #page; #offset = 0;
  #format = new Intl.DateTimeFormat("nb-NO", { timeZone: "Europe/Oslo", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

  constructor(page) {
    this.#page = page;
    this.set(Number(page.dataset.now));
    everySecond(() => this.tick());
  }

  /** The server says what time it is. */
  set(serverNow) {
    this.#offset = serverNow - Date.now();
    this.tick();
  }

  /** Writes an instant of this phone's clock as the server's time of day. */
  write(element, phoneTime) {
    element.textContent = this.#text(phoneTime + this.#offset);
  }

  /** Writes an instant of the server's clock as its time of day. */
  writeServer(element, instant) {
    element.textContent = this.#text(instant);
  }

  tick() {
    const now = Date.now() + this.#offset;
    this.#page.querySelector("[data-clock]").textContent = this.#text(now);
    for (const time of this.#page.querySelectorAll("time[data-ago]")) {
      const text = this.#ago((now - Date.parse(time.dateTime)) / 1000);
      if (time.textContent !== text) {
        time.textContent = text;
      }
    }
  }

  #text(instant) {
    return this.#format.format(instant).replaceAll(".", ":");
  }

  // The same steps as HomeTime.Ago.
  #ago(seconds) {
    const { agoNow, agoSeconds, agoMinutes, agoHours, agoDays } = this.#page.dataset;
    const [pattern, number] =
      seconds < 10 ? [agoNow, 0]
      : seconds < 60 ? [agoSeconds, seconds]
      : seconds < 120 * 60 ? [agoMinutes, seconds / 60]
      : seconds < 24 * 3600 ? [agoHours, seconds / 3600]
      : [agoDays, seconds / 86_400];
    return pattern.replace("{0}", Math.floor(number));
  }
}
