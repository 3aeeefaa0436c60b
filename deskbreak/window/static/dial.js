// The dial: a ring that runs out with the phase, and in it a disc that widens and narrows with the breath.

const RADIUS = { low: 24, high: 46 };
const SETTLES_S = 2; // where breathing is free the disc comes to rest in the middle
const LEVEL = { in: 1, out: 0, free: 0.5 };
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Dial {
  constructor(moments) {
    this.breaths = breaths(moments);
    this.ring = document.getElementById("ring");
    this.disc = document.getElementById("disc");
  }

  /** Show `into` seconds of the moment with this index, `share` of it gone by. */
  show(moment, index, into, share) {
    this.ring.setAttribute("stroke-dasharray", `${still.matches ? 100 : (100 * (1 - share)).toFixed(2)} 100`);
    const breath = this.breaths[index];
    const gone = Math.min(1, (moment.at + into - breath.at) / breath.seconds);
    const level = still.matches ? 0.5 : breath.from + (breath.to - breath.from) * (0.5 - 0.5 * Math.cos(Math.PI * gone));
    this.disc.setAttribute("r", (RADIUS.low + (RADIUS.high - RADIUS.low) * level).toFixed(2));
  }
}

/** For each moment the breath it belongs to: phases that breathe alike are one breath. Levels run from 0 to 1. */
function breaths(moments) {
  const found = [];
  for (const moment of moments) {
    const kind = moment.breath ?? "free";
    const before = found.at(-1);
    if (before?.kind === kind) {
      if (kind !== "free") before.seconds += moment.seconds;
      found.push(before);
    } else {
      const from = before?.to ?? LEVEL.free;
      const seconds = kind === "free" ? SETTLES_S : moment.seconds;
      found.push({ kind, at: moment.at, seconds, from, to: LEVEL[kind] ?? from });
    }
  }
  return found;
}
