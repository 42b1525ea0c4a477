// The on-call page. The server draws everything; this keeps it true, audible and quick to answer.
import { Board } from "./board.js";
import { Clock } from "./clock.js";
import { Alarm } from "./alarm.js";
import { Stream } from "./stream.js";
import { answerSteps } from "./steps.js";
import { Attention } from "./attention.js";
import { Seen } from "./seen.js";

const page = document.getElementById("oncall");
const banners = new Map([...page.querySelectorAll("[data-banner]")].map((banner) => [banner.dataset.banner, banner]));
const show = (name, wanted) => { banners.get(name).hidden = !wanted; };

const clock = new Clock(page);
const board = new Board(page);
const alarm = new Alarm();
const attention = new Attention(page);
const seen = new Seen(board, alarm);
const stream = new Stream("/oncall/events", "/oncall/session");

let outageMuted = false;
let ill = page.dataset.storage === "ill";

// The one place that decides what is heard: an unanswered alert before a dead line, a dead line before nothing.
function listen() {
  const dead = stream.state === "lost" || stream.state === "signed-out" || ill;
  const gravest = board.gravestUnanswered();
  alarm.play(gravest >= 40 ? "critical" : gravest > 0 ? "lesser" : dead && !outageMuted ? "outage" : "none");
  attention.unanswered(board.unanswered(), gravest >= 40);
}

stream.on("state", (state) => {
  page.querySelector("[data-connection]").dataset.connection = state;
  page.dataset.stream = state;
  show("lost", state === "lost");
  show("signed-out", state === "signed-out");
  if (state === "lost") {
    clock.write(page.querySelector("[data-lost-since]"), stream.lastHeard);
  }
  if (state === "live" && !ill) {
    outageMuted = false;
  }
  listen();
});

// The line is good and the server answers, and yet no alarm can come: as bad as no line, and as loud.
function storage(illSince) {
  outageMuted &&= ill && illSince !== null;
  ill = illSince !== null;
  page.dataset.storage = ill ? "ill" : "well";
  show("ill", ill);
  if (ill) {
    clock.writeServer(page.querySelector("[data-ill-since]"), illSince);
  }
  listen();
}

stream.on("storage", (change) => storage(change.illSince));

stream.on("snapshot", (snapshot) => {
  clock.set(snapshot.now);
  storage(snapshot.illSince);
  board.replaceAll(snapshot.open, snapshot.resolved);
  show("new-version", snapshot.build !== page.dataset.build);
});

stream.on("beat", (beat) => {
  clock.set(beat.now);
  seen.consider();
});

stream.on("alert", (alert) => board.put(alert));

board.on("change", () => listen());
board.on("shown", (alert, isNew) => {
  clock.tick();
  attention.say(alert.announce, alert.awaits);
  if (!isNew && board.joinedAgain(alert.id)) {
    alarm.chime();
  }
  seen.consider();
});

alarm.on("state", (state) => {
  document.documentElement.dataset.sound = state;
  document.documentElement.dataset.soundPattern = alarm.pattern;
  show("blocked", state === "blocked");
  seen.consider();
});

answerSteps(page, board, () => stream.retryNow());

const does = {
  sound: () => { alarm.unlock(); attention.stayAwake(); },
  test: () => { alarm.unlock(); alarm.chime(); },
  retry: () => stream.retryNow(),
  mute: () => { outageMuted = true; listen(); },
};
page.addEventListener("click", (event) => does[event.target.closest("[data-do]")?.dataset.do]?.());

// Any touch may be the one the browser waits for before it lets a page be heard.
for (const touch of ["pointerdown", "keydown"]) {
  document.addEventListener(touch, () => { alarm.unlock(); attention.stayAwake(); }, { passive: true });
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    stream.check();
    alarm.unlock();
    attention.stayAwake();
    seen.consider();
  }
});

alarm.start();
stream.open();
listen();
seen.consider();
page.dataset.ready = "yes";
