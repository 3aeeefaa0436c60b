// The whole screen for the break. One Esc ends the break there too, although browsers take it to leave full screen.

export class FullScreen {
  /** `escaped` is called when the person left full screen by the browser's own way out. */
  constructor(escaped) {
    this.leaving = false;
    document.addEventListener("fullscreenchange", () => {
      if (document.fullscreenElement) return;
      if (!this.leaving && document.hasFocus()) escaped();
      this.leaving = false;
    });
  }

  /** Go there, or come back. */
  async turn() {
    if (document.fullscreenElement) return this.leave();
    try {
      await document.documentElement.requestFullscreen();
      await navigator.keyboard?.lock?.(["Escape"]); // where that can be had, Esc comes to us first
    } catch {
      return; // not allowed here
    }
  }

  /** Come back. */
  leave() {
    if (!document.fullscreenElement) return;
    this.leaving = true;
    document.exitFullscreen();
  }
}
