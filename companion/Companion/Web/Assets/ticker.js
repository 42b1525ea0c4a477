// Ticks once a second from a worker, because browsers slow down the timers of a page that nobody looks at,
// and that is exactly the page that must notice a dead line.
const listeners = new Set();
const worker = new Worker(new URL("./ticker-worker.js", import.meta.url));
worker.onmessage = () => listeners.forEach((call) => call());

export function everySecond(call) {
  listeners.add(call);
}
