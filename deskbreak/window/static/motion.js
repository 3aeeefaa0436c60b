// One exercise as a moving picture, over and over, until it is told to stand still.

import { Figure, showStills } from "./figure.js";

const place = document.getElementById("motion");
const button = document.getElementById("motion-pause");
const answer = await fetch(place.dataset.reel);
if (answer.ok) show(await answer.json());

function show(reel) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    place.classList.add("stills");
    const changes = reel.moments.filter(({ pose }, index) => pose !== reel.moments[index - 1]?.pose);
    showStills(place, reel, changes.map(({ film }) => film));
    return;
  }
  const figure = new Figure(place, reel);
  const length = reel.moments.at(-1).at + reel.moments.at(-1).seconds;
  let [at, last, frame] = [0, 0, 0];

  function draw(now) {
    at = (at + Math.max(0, Math.min(0.1, (now - last) / 1000))) % length; // a frame may be older than its start
    last = now;
    const index = reel.moments.findLastIndex((each) => each.at <= at);
    const moment = reel.moments[index];
    figure.show(moment.film, (at - moment.at) / moment.seconds);
    frame = requestAnimationFrame(draw);
  }

  function play() {
    last = performance.now();
    frame = requestAnimationFrame(draw);
    button.textContent = button.dataset.pause;
  }

  function pause() {
    cancelAnimationFrame(frame);
    frame = 0;
    button.textContent = button.dataset.play;
  }

  button.hidden = false;
  button.addEventListener("click", () => (frame ? pause() : play()));
  play();
}
