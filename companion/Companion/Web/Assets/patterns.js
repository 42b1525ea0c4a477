// The four sounds, as samples. Each tone carries overtones up to where small speakers are strongest and ears locate best,
// and starts softly enough not to startle.
const OVERTONES = [1, 0.8, 0.6, 0.4, 0.25];
const ATTACK = 0.02;
const RELEASE = 0.06;

// Three and two, then breath: nobody takes it for a ringing phone.
const critical = (rate) => mix(rate, 2.6, 0.9, [
  [0.00, 0.18, 740], [0.28, 0.18, 740], [0.56, 0.18, 988], [1.06, 0.18, 740], [1.34, 0.22, 988],
]);

const lesser = (rate) => mix(rate, 7, 0.5, [[0, 0.25, 523], [0.35, 0.35, 392]]);

// Falling, unlike anything that means a person.
const outage = (rate) => mix(rate, 5, 0.6, [[0, 0.5, 440], [0.55, 0.5, 370], [1.1, 0.8, 294]]);

const chime = (rate) => mix(rate, 0.9, 0.4, [[0, 0.2, 659], [0.22, 0.5, 784]]);

export const patterns = { critical, lesser, outage, chime };

function mix(rate, seconds, loudness, tones) {
  const samples = new Float32Array(Math.ceil(seconds * rate));
  const sum = OVERTONES.reduce((a, b) => a + b);
  for (const [from, lasting, pitch] of tones) {
    const first = Math.floor(from * rate);
    const count = Math.floor((lasting + RELEASE) * rate);
    for (let n = 0; n < count && first + n < samples.length; n++) {
      const at = n / rate;
      const rise = Math.min(1, at / ATTACK);
      const fall = Math.min(1, Math.max(0, (lasting + RELEASE - at) / RELEASE));
      let wave = 0;
      for (let k = 0; k < OVERTONES.length; k++) {
        wave += OVERTONES[k] * Math.sin(2 * Math.PI * pitch * (k + 1) * at);
      }
      samples[first + n] += (wave / sum) * loudness * rise * fall;
    }
  }
  return { seconds, samples };
}
