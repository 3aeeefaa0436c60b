// The player's page: what of it changes, and how.

import { Dial } from "./dial.js";
import { Figure, showStills } from "./figure.js";

const $ = (id) => document.getElementById(id);
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Stage {
  constructor(reel, words) {
    this.reel = reel;
    this.words = words;
    this.figure = new Figure($("figure"), reel);
    this.dial = new Dial(reel.moments);
    this.bars = [...document.querySelectorAll(".bars .bar")];
    this.told = -1;
    this.first = null;
    this.stands = false;
  }

  /** The first step's words while the person gets ready. */
  ready(playback, seconds) {
    this.#step(playback);
    this.#set("text", this.words.ready);
    this.#count(Math.ceil(seconds));
    this.#set("rep", "");
  }

  /** A new moment: its words, its side, its breath. */
  moment(playback) {
    const moment = playback.moment;
    const announced = moment.part === "announce";
    const said = announced ? this.words.ready : moment.text;
    const side = moment.side ? this.words[moment.side] : "";
    const turned = side !== $("side").textContent;
    const opens = this.#step(playback) || announced || moment === this.first;
    if (!opens) this.#speak(turned && side ? `${side}. ${said}` : said);
    if (!announced) this.first = null;
    this.#set("text", said);
    this.#set("rep", moment.rep && moment.reps > 1 ? fill(this.words.rep, moment.rep, moment.reps) : "");
    $("side").hidden = !side;
    this.#set("side", side);
    $("breath").dataset.breath = moment.breath ?? "free";
    this.#set("breath", announced ? "\u00a0" : this.words[moment.breath ?? "free"]);
    if (still.matches) this.#stills(playback);
  }

  /** The numbers that run: seconds and bars; `soon` whether what comes next is being announced. */
  tick(playback, soon) {
    this.#count(playback.over ? 0 : Math.ceil(playback.left - 1e-6));
    this.bars.forEach((bar, step) => bar.setAttribute("width", `${(100 * playback.share(step)).toFixed(1)}%`));
    $("next").classList.toggle("is-soon", soon);
  }

  /** One frame of figure and dial, `ahead` seconds after what the playback knows. */
  draw(playback, ahead, at) {
    const { moment, before, index } = playback;
    const into = playback.into + ahead;
    const share = Math.min(1, into / moment.seconds);
    this.dial.show(moment, index, into, share);
    if (still.matches) return;
    const holds = before?.pose === moment.pose;
    this.figure.show(moment.film, share, holds ? 0.7 * Math.sin(at / 700) : 0);
  }

  /** Show whether it stands still. */
  paused(is) {
    if (is === this.stands) return;
    this.stands = is;
    $("stage").classList.toggle("is-paused", is);
    $("pause").querySelector("span").textContent = is ? this.words.resume : this.words.pause;
    this.#speak(is ? this.words.paused : this.words.resume);
  }

  /** Show the two switches; `able` whether there is a voice to be heard. */
  heard({ sound, voice }, able) {
    const shown = { sound: [sound, sound ? "on" : "off"], voice: [voice && able, able ? (voice ? "on" : "off") : "none"] };
    for (const [which, [on, state]] of Object.entries(shown)) {
      $(which).setAttribute("aria-pressed", on);
      this.#set(which, this.words[`${which}_${state}`]);
    }
    $("voice").setAttribute("aria-disabled", !able);
  }

  /** A quiet line about the page itself. */
  note(sentence) {
    this.#set("note", sentence);
  }

  #stills(playback) {
    const { step, side, film, pose } = playback.moment;
    const of = this.reel.moments.filter((each) => each.step === step && (each.side === side || !each.side));
    const begins = of.findIndex((each) => each.part === "cycle");
    const cycle = of.filter((each) => each.part === "cycle" || of.indexOf(each) === begins - 1);
    const key = new Map(cycle.map((each) => [each.pose, each.film]));
    showStills($("figure"), this.reel, (key.size ? [...key.values()] : [film]).slice(0, 4), key.get(pose) ?? film);
  }

  /** A new step's words, if it is new; then its first phase is spoken with its name. */
  #step(playback) {
    const { step, side } = playback.moment;
    if (step === this.told) return false;
    this.told = step;
    const { name, stop_if: stopIf } = this.reel.steps[step];
    const next = this.reel.steps[step + 1];
    this.#set("name", name);
    $("figure").setAttribute("aria-label", name);
    this.#set("place", fill(this.words.place, step + 1, this.reel.steps.length));
    this.#set("stop-if", stopIf);
    this.#set("next", next ? fill(this.words.next, next.name) : this.words.last);
    this.bars.forEach((bar, index) => bar.parentElement.classList.toggle("now", index === step));
    const first = this.reel.moments.find((each) => each.step === step && each.part !== "announce");
    this.first = first; // spoken with the name, so not again by itself
    this.#speak([name, side || first.side ? this.words[side || first.side] : "", first.text].filter(Boolean).join(". "));
    return true;
  }

  #speak(sentence) {
    this.#set("spoken", sentence);
  }

  /** Seconds as they fit into the dial: from a hundred on in minutes, and smaller. */
  #count(seconds) {
    const long = seconds > 99;
    $("seconds").classList.toggle("long", long);
    this.#set("seconds", long ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : seconds);
  }

  #set(id, text) {
    const place = $(id);
    const said = String(text);
    if (place.textContent !== said) place.textContent = said;
  }
}

/** `pattern` with its marks filled in. */
export function fill(pattern, ...values) {
  return values.reduce((text, value) => text.replace("{}", value), pattern);
}
