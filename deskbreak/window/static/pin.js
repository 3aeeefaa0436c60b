// The pin of a spot: by default in the middle of its zone, and moved by pointer or arrow keys.

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
  const { width, height } = drawing().viewBox.baseVal;
  x = Math.round(Math.min(width, Math.max(0, to.x)) * 10) / 10;
  y = Math.round(Math.min(height, Math.max(0, to.y)) * 10) / 10;
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
  move(new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()), svg.dataset.aspect);
}

place.querySelector(".chart").addEventListener("click", follow);
pin.addEventListener("pointerdown", (event) => pin.setPointerCapture(event.pointerId));
pin.addEventListener("pointermove", (event) => pin.hasPointerCapture(event.pointerId) && follow(event));
pin.addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  if (!way) return;
  event.preventDefault();
  move({ x: x + way[0] * STEP, y: y + way[1] * STEP });
});

function show() {
  around.hidden = !keep.checked;
  if (around.open) put();
}
keep.addEventListener("change", show);
around.addEventListener("toggle", show);
addEventListener("resize", show);
show();
