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

  /** Whether the last phase of the routine is being played, or was; or every step is done, be it by word alone. */
  get atEnd() {
    return this.over || this.index === this.reel.moments.length - 1 || this.done.size === this.reel.steps.length;
  }

  /** Seconds to the end of this step. */
  get stepLeft() {
    const next = this.reel.moments.find((each) => each.step > this.step);
    const last = this.reel.moments[this.reel.moments.length - 1];
    return (next?.at ?? last.at + last.seconds) - this.moment.at - this.into;
  }

  /** Seconds played of a step; what is played twice counts once. */
  seconds(step) {
    return round(Math.min(this.played[step], this.reel.steps[step].seconds));
  }

  /** Seconds played of steps that did not come to their end. */
  get unfinished() {
    return this.played.reduce((sum, _seconds, step) => sum + (this.done.has(step) ? 0 : this.seconds(step)), 0);
  }

  /** Everything that another page needs to go on from here, as plain data. */
  get place() {
    return { index: this.index, into: this.into, played: [...this.played], done: [...this.done], over: this.over };
  }

  set place({ index, into, played, done, over }) {
    Object.assign(this, { index, into, played: [...played], done: new Set(done), over });
  }

  /** The moment before this one, where it belongs to the same step. */
  get before() {
    const before = this.reel.moments[this.index - 1];
    return before?.step === this.step ? before : undefined;
  }

  /** How much of a step has gone by, from 0 to 1. */
  share(step) {
    if (step === this.step && !this.over) return this.moment.part === "announce" ? 0 : 1 - this.stepLeft / this.reel.steps[step].seconds;
    return this.done.has(step) ? 1 : this.seconds(step) / this.reel.steps[step].seconds;
  }

  /** Go to the beginning of a step. The one left behind keeps its seconds, but is not done. */
  toStep(step) {
    this.index = this.reel.moments.findIndex((each) => each.step === step);
    this.into = 0;
  }

  /** The person is done with this step before its end. Whether that is news; nothing played is nothing done. */
  finishStep() {
    const news = !this.done.has(this.step) && this.seconds(this.step) > 0;
    if (news) this.done.add(this.step);
    return news;
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
      if (!this.done.has(step)) happened.push({ what: "step", step, seconds: this.seconds(step) });
      this.done.add(step);
    }
    if (!next) {
      this.over = true;
      happened.push({ what: "end" });
    } else {
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
