// Keeps the screen lit while a break plays, where the browser can.

export class Awake {
  constructor() {
    this.wanted = false;
    this.lock = null;
    // The browser takes the lock away from a hidden page.
    document.addEventListener("visibilitychange", () => this.#settle());
  }

  /** Keep the screen lit, or let it go. */
  keep(is) {
    this.wanted = is;
    this.#settle();
  }

  async #settle() {
    if (!this.wanted || document.hidden) {
      this.lock?.release();
      this.lock = null;
    } else if (!this.lock || this.lock.released) {
      try {
        const lock = await navigator.wakeLock?.request("screen");
        if (this.wanted && !document.hidden) this.lock = lock ?? null;
        else lock?.release();
      } catch {
        this.lock = null; // an empty battery, or a browser that does not let us
      }
    }
  }
}
