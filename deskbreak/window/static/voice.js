// What can be heard: chimes, and a voice that says each phase and what comes next. Both are off until asked for.

import { Chime } from "./chime.js";
import { isOn, keepOn } from "./kept.js";

/** The two switches, remembered from one break to the next. */
export class Heard {
  /** `changed` is called when the browser has found its voices. */
  constructor(changed) {
    this.sound = isOn("sound");
    this.voice = isOn("voice");
    this.chime = new Chime();
    this.naming = false;
    window.speechSynthesis?.addEventListener?.("voiceschanged", changed);
  }

  /** The voice of this computer for the page's language; undefined where there is none. Others send text away. */
  get speaker() {
    const language = (tag) => tag.toLowerCase().split(/[-_]/)[0];
    const wanted = language(document.documentElement.lang);
    return window.speechSynthesis?.getVoices().find((each) => each.localService && language(each.lang) === wanted);
  }

  /** Turn "sound" or "voice" on or off. */
  turn(which) {
    this[which] = !this[which];
    keepOn(which, this[which]);
    if (which === "sound" && this.sound) this.chime.play("phase");
    if (!this.voice) this.hush();
  }

  /** Something begins: a "phase", a "step" or the "end"; `text` is its cue. */
  cue(kind, text = "") {
    if (this.sound) this.chime.play(kind);
    // Late words would belong to a movement that is over; only the name of what comes next is let finish.
    if (!this.naming) this.hush();
    this.#say(text);
  }

  /** Say what comes next. */
  name(text) {
    this.hush();
    this.naming = this.#say(text, () => (this.naming = false));
  }

  /** Be still at once. */
  hush() {
    this.naming = false;
    window.speechSynthesis?.cancel();
  }

  #say(text, ended = null) {
    const speaker = this.voice && text ? this.speaker : undefined;
    if (!speaker) return false;
    const said = new SpeechSynthesisUtterance(text);
    said.voice = speaker;
    said.lang = speaker.lang;
    said.onend = said.onerror = ended;
    speechSynthesis.speak(said);
    return true;
  }
}
