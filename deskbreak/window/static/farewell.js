// The end: one sentence, how it felt, and the way back to work.

const $ = (id) => document.getElementById(id);

export class Farewell {
  /** `felt` is called with what the person chose. */
  constructor(felt) {
    this.choices = [...document.querySelectorAll("#feel button")];
    this.told = false;
    for (const choice of this.choices) choice.addEventListener("click", () => this.#tell(choice.value));
    this.felt = felt;
  }

  /** Show `sentence`; `asks` whether how it felt can be told. */
  show(sentence, asks) {
    const first = $("farewell").hidden;
    $("stage").hidden = true;
    $("farewell").hidden = false;
    $("last").textContent = sentence;
    const again = $("again"); // a sore place is asked about on a page of its own
    $("feel").hidden = !asks || again !== null;
    if (again) again.hidden = !asks;
    if (first) $("last").focus();
  }

  /** What was chosen was taken, or why not. */
  noted(says) {
    if (this.choices.includes(document.activeElement)) $("work").focus();
    $("feel").hidden = true;
    $("noted").textContent = says;
  }

  #tell(value) {
    if (!this.told) this.felt(value);
    this.told = true;
  }

  /** The choice that a digit stands for, while it is asked for. */
  choose(digit) {
    if (!$("feel").hidden) this.choices[digit - 1]?.click();
  }
}
