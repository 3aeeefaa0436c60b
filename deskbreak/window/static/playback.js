// Where in a routine we are. No clock and no page: `advance` is told how many seconds have gone by.

export class Playback {
  /** `done` are the steps that were played before; it begins with the first that was not. */
  constructor(reel, done = []) {
    this.reel = reel;
    this.done = new Set(done);
    this.played = reel.steps.map(() => 0); // seconds of each step, announcements left out
    this.over = false;
    const open = reel.steps.findIndex((_step, index) => !this.done.has(index));
    if (open < 0) this.over = true;
    this.toStep(Math.max(0, open));
  }

  get moment() {
    return this.reel.moments[this.index];
  }

  get step() {
    return this.moment.step;
  }

  /** Seconds to the end of this moment. */
  get left() {
    return this.moment.seconds - this.into;
  }

  /** Whether the last phase of the routine is being played, or was. */
  get atEnd() {
    return this.over || this.index === this.reel.moments.length - 1;
  }

  /** Seconds played of steps that did not come to their end. */
  get unfinished() {
    return this.played.reduce((sum, seconds, step) => sum + (this.done.has(step) ? 0 : seconds), 0);
  }

  /** The moment before this one, where it belongs to the same step. */
  get before() {
    const before = this.reel.moments[this.index - 1];
    return before?.step === this.step ? before : undefined;
  }

  /** How much of a step has gone by, from 0 to 1. */
  share(step) {
    if (step !== this.step || this.over) return this.done.has(step) ? 1 : 0;
    const of = this.reel.moments.filter((each) => each.step === step && each.part !== "announce");
    const whole = of.reduce((sum, each) => sum + each.seconds, 0);
    const gone = this.reel.moments[this.index].part === "announce" ? 0 : this.moment.at + this.into - of[0].at;
    return Math.min(1, Math.max(0, gone / whole));
  }

  /** Go to the beginning of a step. */
  toStep(step) {
    this.index = this.reel.moments.findIndex((each) => each.step === step);
    this.into = 0;
    this.played[step] = 0;
  }

  /** Let `seconds` go by; what happened meanwhile, in order: a new moment, a step played to its end, the end. */
  advance(seconds) {
    const happened = [];
    let rest = seconds;
    while (!this.over) {
      const now = Math.min(rest, this.left);
      if (this.moment.part !== "announce") this.played[this.step] += now;
      this.into += now;
      rest -= now;
      if (this.left > 1e-6) break;
      happened.push(...this.#turn());
    }
    return happened;
  }

  #turn() {
    const step = this.step;
    const next = this.reel.moments[this.index + 1];
    const happened = [];
    if (next?.step !== step) {
      if (!this.done.has(step)) happened.push({ what: "step", step, seconds: round(this.played[step]) });
      this.done.add(step);
    }
    if (!next) {
      this.over = true;
      happened.push({ what: "end" });
    } else {
      if (next.step !== step) this.played[next.step] = 0;
      this.index += 1;
      this.into = 0;
      happened.push({ what: "moment" });
    }
    return happened;
  }
}

export function round(seconds) {
  return Math.round(seconds * 10) / 10;
}
