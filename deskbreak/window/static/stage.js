// The player's page: what of it changes, and how.

import { Figure, showStills } from "./figure.js";

const $ = (id) => document.getElementById(id);
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Stage {
  constructor(reel, words) {
    this.reel = reel;
    this.words = words;
    this.figure = new Figure($("figure"), reel.drawings);
    this.bars = [...document.querySelectorAll(".bars .bar")];
    this.told = -1;
  }

  /** The first step's words while the person gets ready. */
  ready(playback, seconds) {
    this.#step(playback);
    this.#set("text", this.words.ready);
    this.#set("seconds", Math.ceil(seconds));
    this.#set("rep", "");
    this.#frame(playback, 1, 0);
  }

  /** A new moment: its words, its side, its breath. */
  moment(playback) {
    const moment = playback.moment;
    this.#step(playback);
    this.#set("text", moment.part === "announce" ? this.words.ready : moment.text);
    this.#set("rep", moment.rep && moment.reps > 1 ? fill(this.words.rep, moment.rep, moment.reps) : "");
    $("side").hidden = !moment.side;
    this.#set("side", moment.side ? this.words[moment.side] : "");
    $("breath").dataset.breath = moment.breath ?? "free";
    this.#set("breath", moment.part === "announce" ? "" : this.words[moment.breath ?? "free"]);
    if (still.matches) this.#stills(playback);
  }

  /** The numbers that run: seconds and bars. */
  tick(playback) {
    this.#set("seconds", playback.over ? 0 : Math.ceil(playback.left - 1e-6));
    this.bars.forEach((bar, step) => bar.setAttribute("width", `${(100 * playback.share(step)).toFixed(1)}%`));
  }

  /** One frame of the figure, `ahead` seconds after what the playback knows. */
  draw(playback, ahead, at) {
    if (!still.matches) this.#frame(playback, Math.min(1, (playback.into + ahead) / playback.moment.seconds), at);
  }

  /** Show whether it stands still. */
  paused(is) {
    $("stage").classList.toggle("is-paused", is);
    $("pause").querySelector("span").textContent = is ? this.words.resume : this.words.pause;
    this.#speak(is ? this.words.paused : this.words.resume);
  }

  /** Show the two switches. */
  heard(heard) {
    for (const which of ["sound", "voice"]) {
      $(which).setAttribute("aria-pressed", heard[which]);
      this.#set(which, this.words[`${which}_${heard[which] ? "on" : "off"}`]);
    }
  }

  /** The end: one sentence, and the way back to work. */
  farewell(sentence) {
    $("stage").hidden = true;
    $("farewell").hidden = false;
    this.#set("last", sentence);
    $("last").focus();
  }

  #frame(playback, share, at) {
    const { moment, before } = playback;
    const from = before ? before.drawing : moment.drawing;
    const holds = from === moment.drawing;
    this.figure.show(from, moment.drawing, share, holds ? 0.7 * Math.sin(at / 700) : 0);
  }

  #stills(playback) {
    const { step, side, drawing } = playback.moment;
    const of = this.reel.moments.filter((each) => each.step === step && (each.side === side || !each.side));
    const begins = of.findIndex((each) => each.part === "cycle");
    const cycle = of.filter((each) => each.part === "cycle" || of.indexOf(each) === begins - 1);
    const key = [...new Set(cycle.map((each) => each.drawing))];
    showStills($("figure"), this.reel.drawings, (key.length ? key : [drawing]).slice(0, 4), drawing);
  }

  #step(playback) {
    const { step, side } = playback.moment;
    if (step === this.told) return;
    this.told = step;
    const { name, stop_if: stopIf } = this.reel.steps[step];
    const next = this.reel.steps[step + 1];
    this.#set("name", name);
    $("figure").setAttribute("aria-label", name);
    this.#set("place", `${step + 1}/${this.reel.steps.length}`);
    this.#set("stop-if", stopIf);
    this.#set("next", next ? fill(this.words.next, next.name) : this.words.last);
    const first = this.reel.moments.find((each) => each.step === step && each.part !== "announce");
    this.#speak([name, side || first.side ? this.words[side || first.side] : "", first.text].filter(Boolean).join(". "));
  }

  #speak(sentence) {
    this.#set("spoken", sentence);
  }

  #set(id, text) {
    const place = $(id);
    const said = String(text);
    if (place.textContent !== said) place.textContent = said;
  }
}

function fill(pattern, ...values) {
  return values.reduce((text, value) => text.replace("{}", value), pattern);
}
