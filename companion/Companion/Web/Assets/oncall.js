// The on-call page. The server draws everything; this keeps it true, audible and quick to answer.
import { Board } from "./board.js";
import { Clock } from "./clock.js";
import { Alarm } from "./alarm.js";
import { Stream } from "./stream.js";
import { answerSteps } from "./steps.js";
import { Attention } from "./attention.js";
import { Seen } from "./seen.js";
import { Speaker } from "./speaker.js";

const page = document.getElementById("oncall");
const banners = new Map([...page.querySelectorAll("[data-banner]")].map((banner) => [banner.dataset.banner, banner]));
const show = (name, wanted) => { banners.get(name).hidden = !wanted; };

const clock = new Clock(page);
const board = new Board(page);
const alarm = new Alarm();
const attention = new Attention(page);
const { base, share } = page.dataset;
const seen = new Seen(board, alarm, base);
const speaker = new Speaker(`hjemvakt-sound ${base}`);
const stream = new Stream({ events: `${base}/oncall/events`, snapshot: `${base}/oncall/snapshot`, session: `${base}/oncall/session` }, share);

let outageMuted = false;
let down = page.dataset.storage === "down";

// The one place that decides what is heard: an unanswered alert before a dead line, a dead line before nothing.
function listen() {
  const dead = stream.state === "lost" || stream.state === "signed-out" || down;
  const gravest = board.gravestUnanswered();
  const critical = gravest === board.gravest;
  const pattern = critical ? "critical" : gravest ? "lesser" : dead && !outageMuted ? "outage" : "none";
  speaker.wants(pattern);
  alarm.play(speaker.mine ? pattern : "none");
  attention.unanswered(board.unanswered(), critical);
}

stream.on("line", () => { page.dataset.line = stream.leads ? "leads" : "follows"; });

stream.on("state", (state) => {
  page.querySelector("[data-connection]").dataset.connection = state;
  page.dataset.stream = state;
  show("lost", state === "lost");
  show("signed-out", state === "signed-out");
  if (state === "lost") {
    clock.write(page.querySelector("[data-lost-since]"), stream.lastHeard);
  }
  if (state === "live" && !down) {
    outageMuted = false;
  }
  listen();
});

// The line is good and the server answers, and yet no alarm can come: as bad as no line, and as loud.
function storage(outageSince) {
  outageMuted &&= down && outageSince !== null;
  down = outageSince !== null;
  page.dataset.storage = down ? "down" : "up";
  show("storage", down);
  if (down) {
    clock.writeServer(page.querySelector("[data-outage-since]"), outageSince);
  }
  listen();
}

stream.on("storage", (change) => storage(change.outageSince));

stream.on("snapshot", (snapshot) => {
  clock.set(snapshot.now);
  storage(snapshot.outageSince);
  board.replaceAll(snapshot.open, snapshot.resolved, snapshot.more);
  show("new-version", snapshot.build !== page.dataset.build);
});

stream.on("beat", (beat) => {
  clock.set(beat.now);
  seen.consider();
});

stream.on("alert", (alert) => {
  board.put(alert);
  if (!alert.open && board.more > 0) {
    // A card has gone, and others wait for its place.
    stream.again();
  }
});

board.on("change", () => listen());
board.on("shown", (alert, isNew) => {
  clock.tick();
  attention.say(alert.announce, alert.awaits);
  if (!isNew && board.joinedAgain(alert.id)) {
    if (speaker.mine) {
      alarm.chime();
    }
  }
  seen.consider();
});

speaker.on("change", () => listen());
speaker.on("mute", () => { outageMuted = true; listen(); });

alarm.on("state", (state) => {
  document.documentElement.dataset.sound = state;
  document.documentElement.dataset.soundPattern = alarm.pattern;
  show("blocked", state === "blocked");
  speaker.audible(state !== "blocked");
  seen.consider();
});

answerSteps(page, board, () => stream.retryNow());

const does = {
  sound: () => { alarm.unlock(); attention.stayAwake(); },
  test: () => { alarm.unlock(); alarm.chime(); },
  retry: () => stream.retryNow(),
  mute: () => { outageMuted = true; speaker.mute(); listen(); },
};
page.addEventListener("click", (event) => does[event.target.closest("[data-do]")?.dataset.do]?.());

// Any touch may be the one the browser waits for before it lets a page be heard.
for (const touch of ["pointerdown", "keydown"]) {
  document.addEventListener(touch, () => { alarm.unlock(); speaker.touched(); attention.stayAwake(); }, { passive: true });
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
