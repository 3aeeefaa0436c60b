// What the page reports to the resident: one at a time, in order, and kept until it is there to hear it.
//
// A report without an answer is sent again, even where it was taken and only its answer got lost: the resident takes
// each step, and each end, once. What is kept outlives the page, so that a reload loses nothing either.

import { keep, read } from "./kept.js";

const AGAIN_MS = 1000;

export class Reports {
  /** `refused` is called once, with the first sentence, when the resident does not take this page for the player. */
  constructor(page, refused) {
    this.page = page;
    this.refused = refused;
    this.waiting = [];
    this.sends = false;
    this.wake = () => {};
  }

  /** Send first what the page that played before could not. */
  inherit() {
    this.waiting.unshift(...(read("unsent") ?? []).map((report) => ({ report, answered: () => {} })));
  }

  /** Send one report after those before it; the answer, whenever it comes. */
  send(what, fields = {}) {
    return new Promise((answered) => {
      this.waiting.push({ report: { page: this.page, what, ...fields }, answered });
      this.#keep();
      this.#sendAll();
    });
  }

  /** The resident is back: try at once. */
  again() {
    this.wake();
  }

  async #sendAll() {
    if (this.sends) return;
    this.sends = true;
    while (this.waiting.length) {
      const { report, answered } = this.waiting[0];
      const answer = await post(report);
      if (!answer) {
        await new Promise((resume) => {
          this.wake = resume;
          setTimeout(resume, AGAIN_MS);
        });
        continue;
      }
      this.waiting.shift();
      this.#keep();
      answered(answer);
      if (!answer.ok && report.page === this.page) this.#refuse(answer.says);
    }
    this.sends = false;
  }

  #refuse(says) {
    const { refused } = this;
    this.refused = () => {}; // that nothing plays here is no news after why it does not
    refused(says);
  }

  #keep() {
    keep("unsent", this.waiting.length ? this.waiting.map(({ report }) => report) : null);
  }
}

/** Send one report now; the answer, or null where nobody is there. */
export async function post(report) {
  try {
    const response = await fetch("/player", {
      method: "POST",
      body: JSON.stringify(report),
      headers: { "content-type": "application/json" },
    });
    if (response.ok) return await response.json();
    return response.status === 503 ? null : { ok: false, says: "" };
  } catch {
    return null;
  }
}
