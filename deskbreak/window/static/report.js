// What the page reports to the resident: one at a time, in order.

export class Reports {
  /** `refused` is called with the sentence when the resident no longer takes this page for the player. */
  constructor(page, refused) {
    this.page = page;
    this.refused = refused;
    this.queue = Promise.resolve();
  }

  /** Send one report after those before it; the answer, or null where nobody answers. */
  send(what, fields = {}) {
    const sent = this.queue.then(() => this.#post({ page: this.page, what, ...fields }));
    this.queue = sent;
    return sent;
  }

  async #post(report) {
    let answer;
    try {
      const response = await fetch("/player", {
        method: "POST",
        body: JSON.stringify(report),
        headers: { "content-type": "application/json" },
      });
      if (!response.ok) return null;
      answer = await response.json();
    } catch {
      return null; // the routine plays on: the banner says that nobody listens
    }
    if (!answer.ok) this.refused(answer.says);
    return answer;
  }
}
