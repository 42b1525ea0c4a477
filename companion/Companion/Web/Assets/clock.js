import { everySecond } from "./ticker.js";

// Times on the page follow the server's clock: a phone's own may be minutes off.
export class Clock {
  #page; #offset = 0; #today;
  #format; #day;

  constructor(page) {
    this.#page = page;
    this.#format = new Intl.DateTimeFormat("nb-NO", { timeZone: page.dataset.zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
    this.#day = new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: page.dataset.zone, weekday: "short", day: "numeric", month: "short" });
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
    this.writeServer(element, phoneTime + this.#offset);
  }

  /** Writes an instant of the server's clock as its time of day, with the day when that is not today. */
  writeServer(element, instant) {
    const day = this.#day.format(instant);
    element.textContent = (day === this.#day.format(Date.now() + this.#offset) ? "" : `${day} `) + this.#text(instant);
  }

  tick() {
    const now = Date.now() + this.#offset;
    this.#page.querySelector("[data-clock]").textContent = this.#text(now);
    this.#turn(now);
    for (const time of this.#page.querySelectorAll("time[data-ago]")) {
      const text = this.#ago((now - Date.parse(time.dateTime)) / 1000);
      if (time.textContent !== text) {
        time.textContent = text;
      }
    }
  }

  // At midnight, what the page has shown as a time of today gets its day. What is drawn later comes with it.
  #turn(now) {
    const today = this.#day.format(now);
    if (this.#today && this.#today !== today) {
      for (const time of this.#page.querySelectorAll("time[data-day]")) {
        const day = this.#day.format(Date.parse(time.dateTime));
        if (day === this.#today) {
          time.textContent = `${day} ${time.textContent.trim()}`;
        }
      }
    }
    this.#today = today;
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
