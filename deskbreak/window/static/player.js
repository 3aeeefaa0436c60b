// The player: a routine from "get ready" to its last sentence, steered by keys and buttons.

import { listen } from "./live.js";
import { Playback, round } from "./playback.js";
import { Reports } from "./report.js";
import { Stage } from "./stage.js";
import { Heard } from "./voice.js";

const READY_S = 3;
const TICK_MS = 100;
const FROZEN_MS = 90_000; // a hidden page's timers may wait a minute; after more than that the machine slept
const AGAIN_S = 2; // this far into a step, Back means its beginning

const data = (id) => JSON.parse(document.getElementById(id).textContent);
const reel = data("reel");
const words = data("words");
const { speed, steps_done } = data("begun");

const page = crypto.randomUUID();
const playback = new Playback(reel, steps_done);
const stage = new Stage(reel, words);
const heard = new Heard();
const reports = new Reports(page, (says) => finish(says || words.refused));

let phase = "ready"; // ready, playing, paused, over
let ready = READY_S;
let last = performance.now();
let seen = false; // whether the resident has told that this page is the player

function tick() {
  const now = performance.now();
  const gone = now - last;
  last = now;
  if (gone > FROZEN_MS && phase === "playing") pause();
  else if (phase === "ready") getReady((gone / 1000) * speed);
  else if (phase === "playing") play((gone / 1000) * speed);
  if (phase !== "over") setTimeout(tick, TICK_MS);
}

function getReady(seconds) {
  ready -= seconds;
  if (ready > 0) stage.ready(playback, ready);
  else begin();
}

function begin() {
  phase = "playing";
  history.replaceState(null, "", "/break"); // loaded again, it goes on where the resident says
  reports.send("playing", { routine: reel.routine });
  reports.send("focus", { focused: document.hasFocus() });
  if (playback.over) end();
  else show();
}

function play(seconds) {
  for (const { what, step, seconds: moved } of playback.advance(seconds)) {
    if (what === "step") reports.send("step", { step, seconds: moved });
    else if (what === "end") end();
    else show();
  }
  stage.tick(playback);
}

function show() {
  stage.moment(playback);
  stage.tick(playback);
  heard.cue(playback.moment.voice);
}

function pause() {
  phase = phase === "paused" ? "playing" : "paused";
  last = performance.now();
  reports.send(phase === "paused" ? "paused" : "resumed");
  heard.hush();
  stage.paused(phase === "paused");
}

function back() {
  const { step, moment, into, index } = playback;
  const begun = moment.part !== "announce" && (into > AGAIN_S || playback.before?.part === moment.part || index === 0);
  go(begun ? step : Math.max(0, step - 1));
}

function forth() {
  if (playback.step + 1 < reel.steps.length) go(playback.step + 1);
  else end();
}

function go(step) {
  playback.toStep(step);
  show();
}

/** End the break here: at its end, or before. */
async function end() {
  const fields = { reached_end: playback.atEnd, seconds: round(playback.unfinished) };
  phase = "over";
  const answer = await reports.send("ended", fields);
  finish(answer?.says ?? words.lost);
}

function finish(sentence) {
  phase = "over";
  heard.hush();
  stage.farewell(sentence);
}

function leave() {
  window.close(); // allowed only where the page was opened by a script or the desktop
  setTimeout(() => location.assign("/today"), 200);
}

const running = () => phase === "playing" || phase === "paused";
const acts = {
  " ": () => running() && pause(),
  ArrowLeft: () => running() && back(),
  ArrowRight: () => running() && forth(),
  Escape: () => (running() ? end() : phase === "ready" ? finish(words.not_begun) : leave()),
  m: () => turn("sound"),
  v: () => turn("voice"),
};

function turn(which) {
  heard.turn(which);
  stage.heard(heard);
}

function pressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  // A control that has the focus keeps Space for itself: that is how it is pressed.
  if (!act || (event.key === " " && event.target.closest("button, a, summary"))) return;
  event.preventDefault();
  act();
}

function told(status) {
  const mine = status.player?.page === page;
  if (mine) seen = true;
  else if (seen && running()) finish(status.player ? words.aside : words.elsewhere);
}

function draw(at) {
  const ahead = phase === "playing" ? ((performance.now() - last) / 1000) * speed : 0;
  if (running()) stage.draw(playback, ahead, at);
  if (phase !== "over") requestAnimationFrame(draw);
}

const buttons = { back: "ArrowLeft", pause: " ", forth: "ArrowRight", stop: "Escape", sound: "m", voice: "v" };
for (const [id, key] of Object.entries(buttons)) {
  document.getElementById(id).addEventListener("click", (event) => {
    acts[key]();
    if (event.detail) event.currentTarget.blur(); // after a click Space is to pause again, not to press this button
  });
}
document.getElementById("work").addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
document.addEventListener("keydown", pressed);
for (const name of ["focus", "blur"]) {
  window.addEventListener(name, () => running() && reports.send("focus", { focused: document.hasFocus() }));
}
window.addEventListener("pageshow", (event) => event.persisted && location.reload());

stage.heard(heard);
stage.ready(playback, ready);
listen({ status: told }, page);
tick();
requestAnimationFrame(draw);
