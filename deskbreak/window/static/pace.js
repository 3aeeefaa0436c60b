// How much time goes by. The clock is read at each beat, so a late or lost beat costs nothing.

const BEAT_MS = 100;
const SLEPT_MS = 20_000; // beats come ten times a second even to a hidden page: after this the machine slept

export class Pace {
  /** `passed` is called with the seconds gone by, `slept` in its place where nobody can have followed them. */
  constructor(passed, slept) {
    this.passed = passed;
    this.slept = slept;
    this.beat = new Worker("/static/beat.js");
    this.beat.onmessage = () => this.#take();
    this.runs = false;
  }

  /** Let time go by, or not. */
  run(is) {
    if (is === this.runs) return;
    this.runs = is;
    this.#read();
    this.beat.postMessage(is ? BEAT_MS : 0);
  }

  /** Seconds since the last beat. */
  get since() {
    return this.runs ? (performance.now() - this.last) / 1000 : 0;
  }

  #take() {
    if (!this.runs) return; // on its way when the beat was stopped
    const { last, wall } = this;
    this.#read();
    // Some systems' monotonic clocks stand still in sleep, so the wall clock is asked too; no time is taken from it.
    if (Math.max(this.last - last, this.wall - wall) > SLEPT_MS) this.slept();
    else this.passed((this.last - last) / 1000);
  }

  #read() {
    this.last = performance.now();
    this.wall = Date.now();
  }
}
