// The player: a routine from "get ready" to its last sentence, steered by keys and buttons.

import { Awake } from "./awake.js";
import { Farewell } from "./farewell.js";
import { FullScreen } from "./fullscreen.js";
import { keep, read } from "./kept.js";
import { listen } from "./live.js";
import { Pace } from "./pace.js";
import { Playback } from "./playback.js";
import { post, Reports } from "./report.js";
import { fill, Stage } from "./stage.js";
import { Together } from "./together.js";
import { Heard } from "./voice.js";

const READY_S = 3;
const SOON_S = 3; // what comes next is named this long before a step ends
const AGAIN_S = 2; // this far into a step, Back means its beginning
const KEEP_MS = 1000;
const LATE_MS = 2500; // a resident that has not answered by then is taken to be gone

const data = (id) => JSON.parse(document.getElementById(id).textContent);
const words = data("words");
const begun = data("begun");
const reel = await film(begun.routine);

/** What is to be played; the page's head has begun to load it. Where it does not come, the page says so, and stops. */
async function film(routine) {
  try {
    return await (await fetch(`/reel/${routine}`)).json();
  } catch {
    document.getElementById("text").textContent = words.unloaded;
    return new Promise(() => {});
  }
}

const page = crypto.randomUUID();
const playback = new Playback(reel, begun.steps_done);
const stage = new Stage(reel, words);
const heard = new Heard(() => showHeard());
const reports = new Reports(page, (says) => finish(says || words.refused));
const farewell = new Farewell(felt);
const awake = new Awake();
const screen = new FullScreen(() => signs.open || steer("stop"));
const signs = document.getElementById("signs");
const pace = new Pace(passed, slept);

let phase = "ready"; // ready, playing, over
let paused = false;
let ready = READY_S;
let named = -1; // the step after which what comes next was announced
let keptAt = 0;
let player = page; // the page that plays
let seen = false; // whether the resident has told that this break plays
let joined = false; // whether the playing tab knows that this one follows
let away = false; // whether the resident is gone

// ---- time

function passed(seconds) {
  const gone = seconds * begun.speed;
  if (phase === "ready") getReady(gone);
  else if (together.follows) follow(gone);
  else play(gone);
  if (performance.now() - keptAt > KEEP_MS) share();
}

function slept() {
  steer("hold");
  stage.note(words.slept);
}

function getReady(seconds) {
  ready -= seconds;
  if (ready > 0) stage.ready(playback, ready);
  else if (together.release) begin();
}

function begin() {
  phase = "playing";
  player = page;
  seen = false;
  history.replaceState(null, "", "/break"); // loaded again, it goes on where it was
  reports.send("playing", { routine: reel.routine });
  tellHow();
  if (playback.over) return end();
  show();
  changed();
}

function tellHow() {
  focus(document.hasFocus());
  if (paused) reports.send("paused");
}

/** Input is no work while the person looks at the break, in whichever tab. */
function watch() {
  const focused = document.hasFocus();
  if (together.follows) together.ask(focused ? "seen" : "unseen");
  else focus(focused);
}

function focus(focused) {
  if (plays()) reports.send("focus", { focused });
}

function play(seconds) {
  for (const { what, step, seconds: moved } of playback.advance(seconds)) {
    if (what === "step") reports.send("step", { step, seconds: moved });
    else if (what === "end") end();
    else {
      show();
      share();
    }
  }
  if (phase === "playing") tick();
}

/** Show what goes on in the tab that plays; how it ends is told. */
function follow(seconds) {
  if (playback.advance(seconds).some(({ what }) => what === "moment")) stage.moment(playback);
  tick();
}

function show() {
  const { moment, step } = playback;
  stage.moment(playback);
  tick();
  stage.draw(playback, 0, 0);
  if (paused) return;
  const opens = playback.into === 0 && !playback.before;
  const known = moment.part === "announce" && named === step - 1;
  heard.cue(opens ? "step" : "phase", known ? "" : moment.voice);
}

function tick() {
  const soon = playback.stepLeft <= SOON_S && playback.moment.part !== "announce";
  const next = reel.steps[playback.step + 1];
  if (soon && next && named !== playback.step && !together.follows) {
    named = playback.step;
    heard.name(fill(words.next, next.name));
  }
  stage.tick(playback, soon);
}

// ---- what can be done; in a tab that follows, the tab that plays does it

const plays = () => phase === "playing";
const acts = {
  pause: () => hold(!paused),
  hold: () => hold(true),
  back: () => plays() && back(),
  forth: () => plays() && forth(),
  done: () => plays() && done(),
  stop: () => (plays() ? end() : finish(words.not_begun)),
  sound: () => turn("sound"),
  voice: () => turn("voice"),
  hello: () => share(),
  seen: () => focus(true),
  unseen: () => focus(document.hasFocus()),
};

function steer(act) {
  if (phase === "over") return;
  if (together.follows) together.ask(act);
  else acts[act]();
}

function hold(is) {
  if (is === paused) return;
  paused = is;
  if (plays()) reports.send(paused ? "paused" : "resumed");
  heard.hush();
  stage.note("");
  changed();
}

function back() {
  const { step, moment, into, index } = playback;
  const far = moment.part !== "announce" && (into > AGAIN_S || playback.before?.part === moment.part || index === 0);
  go(far ? step : Math.max(0, step - 1));
}

function forth() {
  if (playback.step + 1 < reel.steps.length) go(playback.step + 1);
  else end();
}

/** On to the next step as `forth` does, but this one counts as done, with the seconds that were played of it. */
function done() {
  const { step } = playback;
  if (playback.finishStep()) reports.send("step", { step, seconds: playback.seconds(step) });
  forth();
}

function go(step) {
  playback.toStep(step);
  named = step - 1;
  show();
  if (playback.moment.part === "announce" && !paused) heard.name(playback.moment.voice);
  share();
}

function turn(which) {
  if (which === "voice" && !heard.speaker) return;
  heard.turn(which);
  showHeard();
  share();
}

function showHeard(switches = heard) {
  stage.heard(switches, heard.speaker !== undefined);
}

// ---- the end

/** End the break here: at its end, or before. `completed` is left to the resident: only who came to the end. */
async function end() {
  const fields = { reached_end: playback.atEnd, seconds: playback.unfinished };
  phase = "over";
  changed();
  if (playback.over) heard.cue("end");
  else heard.hush();
  const late = setTimeout(() => finish(words.kept), LATE_MS);
  const answer = await reports.send("ended", fields);
  clearTimeout(late);
  if (answer.ok) finish(answer.says, true);
}

function finish(sentence, asks = false) {
  phase = "over";
  paused = false;
  changed();
  screen.leave();
  if (signs.open) signs.close();
  farewell.show(sentence, asks);
  together.tell({ phase, sentence, asks, player });
  together.leave();
  keep("place", null);
}

async function felt(value) {
  const answer = await post({ page: player, what: "felt", value });
  const says = answer?.says ?? words.lost;
  farewell.noted(says);
  together.note(says);
}

function leave() {
  window.close(); // allowed only where the page was opened by a script or the desktop
  setTimeout(() => location.assign("/today"), 200);
}

// ---- other tabs, and reloads

/** Everything is as it is now: let time run or not, and let others know. */
function changed() {
  const moves = phase !== "over" && !paused;
  pace.run(moves);
  awake.keep(moves && plays());
  stage.paused(paused);
  share();
}

/** Tell the tabs that follow where this one is, and keep it for a reload. */
function share() {
  if (together.follows) return;
  keptAt = performance.now();
  const at = { player: page, routine: reel.routine, phase, paused, ready, place: playback.place, wall: Date.now() };
  if (plays()) keep("place", at);
  together.tell({ ...at, sound: heard.sound, voice: heard.voice });
}

function told(now) {
  if (now.sentence) {
    player = now.player;
    return finish(now.sentence, now.asks);
  }
  if (phase === "over" || now.routine !== reel.routine) return;
  const { step, index } = playback;
  const was = phase;
  ({ phase, paused, ready, player } = now);
  playback.place = now.place;
  if (phase === "over") return together.leave();
  if (phase === "ready") stage.ready(playback, ready);
  else if (was !== phase || playback.index !== index || playback.step !== step) stage.moment(playback);
  if (!joined) watch();
  joined = true;
  stage.note(words.follows);
  stage.paused(paused);
  showHeard(now);
  pace.run(!paused);
  if (plays()) tick();
  stage.draw(playback, 0, 0);
}

/** It is on this tab to play: the routine from its start, or the break that a page before it left. */
function takeOver() {
  if (phase === "over") return;
  if (joined) stage.note("");
  const left = read("place");
  const ours = left && left.routine === reel.routine && left.player === (player === page ? begun.page : player);
  if (ours) {
    reports.inherit();
    playback.place = left.place;
    ({ paused } = left);
    begin();
  } else {
    changed();
    if (reel.check_first) warn();
  }
}

const together = new Together({
  plays: takeOver,
  told,
  asked: (act) => acts[act]?.(),
  noted: (says) => farewell.noted(says),
});

// ---- what the resident tells

function status({ player: playing }) {
  if (away) {
    away = false;
    reports.again();
    if (plays() && !together.follows) tellHow();
  }
  if (phase === "over") return;
  const mine = playing?.page === player;
  if (mine) seen = true;
  else if (seen && plays() && !together.follows) finish(playing ? words.aside : words.elsewhere);
  else if (seen && together.follows && !playing) setTimeout(() => phase === "over" || finish(words.elsewhere), LATE_MS);
}

// ---- keys and buttons

function warn() {
  if (phase === "over") return;
  steer("hold");
  signs.returnValue = "";
  signs.showModal();
}

/** What is not begun begins once none of the signs is true; a break that plays stays paused. */
function warned() {
  if (phase === "over") return;
  document.getElementById("pause").focus();
  if (phase === "ready" && paused && signs.returnValue === "none") steer("pause");
}

const keys = {
  " ": () => steer("pause"),
  arrowleft: () => steer("back"),
  arrowright: () => steer("forth"),
  d: () => steer("done"),
  enter: () => steer("done"),
  escape: () => (phase === "over" ? leave() : steer("stop")),
  r: warn,
  "?": warn,
  m: () => steer("sound"),
  v: () => sayVoice(),
  f: () => screen.turn(),
  1: () => farewell.choose(1),
  2: () => farewell.choose(2),
  3: () => farewell.choose(3),
};

function sayVoice() {
  if (heard.speaker) steer("voice");
  else stage.note(words.voice_why);
}

function pressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || signs.open) return;
  const key = event.key.toLowerCase();
  // A control that has the focus keeps Space and Enter for itself: that is how it is pressed.
  if (!keys[key] || ([" ", "enter"].includes(key) && event.target.closest("button, a, summary"))) return;
  event.preventDefault();
  keys[key]();
}

function draw(at) {
  if (phase !== "over" && pace.runs && plays()) stage.draw(playback, pace.since * begun.speed, at);
  if (phase !== "over") requestAnimationFrame(draw);
}

const buttons = { back: "arrowleft", pause: " ", forth: "arrowright", done: "d", stop: "escape", warn: "r", sound: "m", voice: "v", full: "f" };
for (const [id, key] of Object.entries(buttons)) {
  document.getElementById(id).addEventListener("click", (event) => {
    keys[key]();
    if (event.detail) event.currentTarget.blur(); // after a click Space is to pause again, not to press this button
  });
}
document.getElementById("work").addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
document.getElementById("signs-end").addEventListener("click", () => {
  const begins = phase === "ready";
  signs.close();
  if (begins) finish(words.get_help);
  else steer("stop");
});
signs.addEventListener("close", warned);
document.addEventListener("keydown", pressed);
for (const name of ["focus", "blur"]) window.addEventListener(name, watch);
window.addEventListener("pagehide", () => plays() && share());
window.addEventListener("pageshow", (event) => event.persisted && location.reload());

showHeard();
stage.ready(playback, ready);
stage.draw(playback, 0, 0);
listen({ status, lost: () => (away = true) }, page);
pace.run(true);
requestAnimationFrame(draw);
