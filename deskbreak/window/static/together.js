// Several tabs on one break.
//
// The rule: the tab that holds the lock plays: it alone keeps the time, reports and is heard. Every other tab of this
// browser follows: it shows what the playing one tells, and what is pressed in it is done there. When the playing tab
// goes, the browser hands the lock to another, which goes on from the same second. A different browser shares no lock:
// there the resident decides, and the page that began last plays.

const NAME = "deskbreak-break";
const HANDOVER_MS = 1000; // the others have long heard by then that it is over

export class Together {
  /** `plays` is called when this tab is to play, `told` with what the playing tab tells, `asked` with an act,
   *  and `noted` with what another tab was answered at the end. */
  constructor({ plays, told, asked, noted }) {
    this.follows = false;
    this.channel = new BroadcastChannel(NAME);
    this.channel.onmessage = ({ data }) => {
      if ("tells" in data && !this.release) {
        this.follows = true;
        told(data.tells);
      } else if ("asks" in data && this.release) asked(data.asks);
      else if ("noted" in data) noted(data.noted);
    };
    this.waiting = new AbortController();
    const hold = () =>
      new Promise((release) => {
        this.release = release;
        this.follows = false;
        plays();
      });
    navigator.locks.request(NAME, { signal: this.waiting.signal }, hold).catch(() => {}); // given up: nothing to play
    this.ask("hello");
  }

  /** Tell the tabs that follow. */
  tell(what) {
    if (this.release) this.channel.postMessage({ tells: what });
  }

  /** Ask the playing tab for an act. */
  ask(act) {
    this.channel.postMessage({ asks: act });
  }

  /** Whichever tab this is: the question at the end was answered here. */
  note(says) {
    this.channel.postMessage({ noted: says });
  }

  /** This tab wants no turn any more. */
  leave() {
    this.waiting.abort();
    if (this.release) setTimeout(this.release, HANDOVER_MS);
  }
}
