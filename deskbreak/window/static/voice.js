// What can be heard: a soft tone at each new phase, and a voice that says it. Both are off until asked for.

const KEY = "deskbreak-heard";

/** The two switches, remembered from one break to the next. */
export class Heard {
  constructor() {
    const kept = read();
    this.sound = kept.sound === true;
    this.voice = kept.voice === true;
    this.audio = null;
  }

  /** Turn "sound" or "voice" on or off. */
  turn(which) {
    this[which] = !this[which];
    if (!this.voice) this.hush();
    try {
      localStorage.setItem(KEY, JSON.stringify({ sound: this.sound, voice: this.voice }));
    } catch {
      // a browser that keeps nothing: then it is off again next time
    }
  }

  /** A new phase begins; `text` is its cue. */
  cue(text) {
    if (this.sound) this.#tone();
    if (this.voice && text && "speechSynthesis" in window) {
      speechSynthesis.cancel(); // late words would belong to a movement that is over
      const said = new SpeechSynthesisUtterance(text);
      said.lang = document.documentElement.lang;
      speechSynthesis.speak(said);
    }
  }

  /** Be still at once. */
  hush() {
    if ("speechSynthesis" in window) speechSynthesis.cancel();
  }

  #tone() {
    this.audio ??= new AudioContext();
    const { currentTime: now, destination } = this.audio;
    const tone = new OscillatorNode(this.audio, { frequency: 520 });
    const volume = new GainNode(this.audio, { gain: 0 });
    volume.gain.linearRampToValueAtTime(0.08, now + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, now + 0.35);
    tone.connect(volume).connect(destination);
    tone.start(now);
    tone.stop(now + 0.4);
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}
