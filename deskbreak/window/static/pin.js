// The pin of a spot: by default in the middle of its zone, and moved by pointer or arrow keys. It never leaves the zone.

const place = document.getElementById("plate");
const around = document.getElementById("pinning");
const keep = document.getElementById("keep");
const fields = ["x", "y", "aspect"].map((name) => document.querySelector(`input[name=${name}]`));
const STEP = 1; // unit of the drawing
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const pin = document.createElement("button");
pin.type = "button";
pin.className = "pin";
pin.setAttribute("aria-label", place.dataset.label);
place.append(pin);
let { x, y, aspect } = place.dataset;
[x, y] = [Number(x), Number(y)];
const ground = JSON.parse(place.dataset.ground).map(([on, x, y, r]) => ({ on, x, y, r })); // deskbreak/figure/ground.py

/** How far a point is outside a round piece of the zone; within it, not above zero. */
const beyond = (to, piece) => Math.hypot(to.x - piece.x, to.y - piece.y) - piece.r;

function within(to) {
  return ground.some((piece) => piece.on === aspect && beyond(to, piece) <= 0);
}

/** The point nearest to `to` where the pin may stand on an aspect; nothing where the zone is not on it. */
function held(to, on) {
  const [near] = ground.filter((piece) => piece.on === on).sort((one, other) => beyond(to, one) - beyond(to, other));
  if (!near || beyond(to, near) <= 0) return near && to;
  const share = near.r / Math.hypot(to.x - near.x, to.y - near.y);
  return { x: near.x + (to.x - near.x) * share, y: near.y + (to.y - near.y) * share };
}

function drawing() {
  return place.querySelector(`svg[data-aspect="${aspect}"]`);
}

/** Put the pin where it is in the drawing. */
function put() {
  const at = new DOMPoint(x, y).matrixTransform(drawing().getScreenCTM());
  const { left, top } = place.getBoundingClientRect();
  pin.style.left = `${at.x - left}px`;
  pin.style.top = `${at.y - top}px`;
}

function move(to, on = aspect) {
  aspect = on;
  x = Math.round(to.x * 10) / 10;
  y = Math.round(to.y * 10) / 10;
  fields.forEach((field, index) => {
    field.disabled = false;
    field.value = [x, y, aspect][index];
  });
  put();
}

function follow(event) {
  const under = document.elementsFromPoint(event.clientX, event.clientY).map((each) => each.closest("svg[data-aspect]"));
  const svg = under.find((each) => each && place.contains(each));
  if (!svg) return;
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const to = held(at, svg.dataset.aspect);
  if (to) move(to, svg.dataset.aspect);
}

place.querySelector(".chart").addEventListener("click", follow);
pin.addEventListener("pointerdown", (event) => pin.setPointerCapture(event.pointerId));
pin.addEventListener("pointermove", (event) => pin.hasPointerCapture(event.pointerId) && follow(event));
pin.addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  if (!way) return;
  event.preventDefault();
  // A zone on both sides has a gap between them, which one step goes over.
  for (let steps = 1; steps <= drawing().viewBox.baseVal.width; steps += STEP) {
    const to = { x: x + way[0] * steps, y: y + way[1] * steps };
    if (within(to)) return move(to);
  }
});

function show() {
  around.hidden = !keep.checked;
  if (around.open) put();
}
keep.addEventListener("change", show);
around.addEventListener("toggle", show);
addEventListener("resize", show);
show();
