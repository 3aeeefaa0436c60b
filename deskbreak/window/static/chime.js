// Three soft chimes, made here: one note for a new phase, two that rise for a new step, three for the end.

const NOTES = {
  phase: [659.25],
  step: [440, 587.33],
  end: [523.25, 659.25, 783.99],
};
const APART_S = 0.16;
const RINGS_S = { phase: 0.7, step: 1.1, end: 2.2 };
const LOUD = 0.07;

export class Chime {
  /** Play the chime of that kind: "phase", "step" or "end". */
  play(kind) {
    this.audio ??= new AudioContext();
    if (this.audio.state === "suspended") this.audio.resume(); // granted once the person has pressed anything
    NOTES[kind].forEach((pitch, index) => this.#note(pitch, index * APART_S, RINGS_S[kind]));
  }

  /** A fundamental with a quiet octave and twelfth that fade sooner, as in a small bell. */
  #note(pitch, after, rings) {
    const begins = this.audio.currentTime + 0.02 + after;
    for (const [partial, share] of [[1, 1], [2, 0.25], [3, 0.08]]) {
      const ends = begins + rings / partial;
      const tone = new OscillatorNode(this.audio, { frequency: pitch * partial });
      const volume = new GainNode(this.audio, { gain: 0 });
      volume.gain.setValueAtTime(0, begins);
      volume.gain.linearRampToValueAtTime(LOUD * share, begins + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, ends);
      tone.connect(volume).connect(this.audio.destination);
      tone.start(begins);
      tone.stop(ends + 0.05);
    }
  }
}
