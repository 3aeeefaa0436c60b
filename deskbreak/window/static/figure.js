// The drawn person: films of shapes, each the union of hulls drawn tightly over balls. See deskbreak/figure/shape.py.

const SVG = "http://www.w3.org/2000/svg";
const STEPS = 48; // directions in which a hull is felt for the ball that sticks out farthest
const FULL = 2 * Math.PI;
const DIRECTIONS = Array.from({ length: STEPS }, (_, step) => [Math.cos((FULL * step) / STEPS), Math.sin((FULL * step) / STEPS)]);

/** Slow at both ends, as muscles move. */
export function ease(share) {
  return share * share * (3 - 2 * share);
}

/** A moving picture inside `place`. */
export class Figure {
  /** `reel` has the films, and the pictures that their tracks name. */
  constructor(place, reel) {
    this.reel = reel;
    this.nodes = new Map(); // id of a shape -> its path
    this.order = "";
    this.svg = canvas();
    this.body = this.svg.appendChild(document.createElementNS(SVG, "g"));
    place.replaceChildren(this.svg);
  }

  /** Show a film at `share` of its length; `breath` lifts it by a hair. */
  show(number, share, breath = 0) {
    const { pictures, films } = this.reel;
    const { track, eases } = films[number];
    const at = (eases ? ease(share) : share) * (track.length - 1);
    const first = Math.min(Math.floor(at), Math.max(0, track.length - 2));
    const last = pictures[track[Math.min(first + 1, track.length - 1)]];
    this.#paint(pictures[track[first]], last, at - first);
    this.body.setAttribute("transform", `translate(0 ${(-breath).toFixed(2)})`);
  }

  #paint(from, to, share) {
    const shapes = share < 0.5 ? from : to;
    const others = byId(share < 0.5 ? to : from);
    const ahead = share < 0.5 ? share : 1 - share;
    this.#order(shapes);
    for (const shape of shapes) {
      const node = this.nodes.get(shape.id);
      if (node.getAttribute("class") !== shape.role) node.setAttribute("class", shape.role);
      node.setAttribute("d", outlines(mixed(shape.hulls, others.get(shape.id)?.hulls, ahead)));
    }
  }

  /** Put the paths into painting order; between two pictures that is seldom another one. */
  #order(shapes) {
    const order = shapes.map((shape) => shape.id).join();
    if (order === this.order) return;
    this.order = order;
    const nodes = new Map(shapes.map(({ id }) => [id, this.nodes.get(id) ?? document.createElementNS(SVG, "path")]));
    this.nodes = nodes;
    this.body.replaceChildren(...nodes.values());
  }
}

/** The ends of some films side by side, an arrow between each two; `now` is the one to be in. */
export function showStills(place, { films, pictures }, numbers, now) {
  const pieces = numbers.flatMap((number, index) => {
    const svg = canvas();
    for (const { role, hulls } of pictures[films[number].track.at(-1)]) {
      const node = svg.appendChild(document.createElementNS(SVG, "path"));
      node.setAttribute("class", role);
      node.setAttribute("d", outlines(hulls));
    }
    svg.classList.toggle("now", number === now);
    const arrow = document.createElement("span");
    arrow.className = "arrow";
    arrow.textContent = "→";
    return index ? [arrow, svg] : [svg];
  });
  place.replaceChildren(...pieces);
}

function canvas() {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 200 240");
  svg.setAttribute("class", "figure");
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

const known = new WeakMap();

function byId(shapes) {
  if (!known.has(shapes)) known.set(shapes, new Map(shapes.map((shape) => [shape.id, shape])));
  return known.get(shapes);
}

function mixed(hulls, others, share) {
  if (!share || !others) return hulls;
  return hulls.map((hull, index) => {
    const other = others[index];
    return other?.length === hull.length ? hull.map((number, each) => number + (other[each] - number) * share) : hull;
  });
}

function outlines(hulls) {
  return hulls.map(outline).join("");
}

/** The outline of one hull, given by the numbers x, y, r of its balls: arcs of the outermost balls, joined by lines. */
function outline(hull) {
  const order = rim(hull);
  if (order.length === 1) return circle(hull, order[0]);
  const turns = order.map((ball, index) => tangent(hull, ball, order[(index + 1) % order.length]));
  let path = "";
  order.forEach((ball, index) => {
    const [x, y, r] = [hull[ball], hull[ball + 1], hull[ball + 2]];
    const start = turns[(index || order.length) - 1];
    const sweep = (((turns[index] - start) % FULL) + FULL) % FULL;
    const point = (angle) => `${(x + r * Math.cos(angle)).toFixed(1)} ${(y + r * Math.sin(angle)).toFixed(1)}`;
    path += `${path ? "L" : "M"}${point(start)}A${r} ${r} 0 ${sweep > Math.PI ? 1 : 0} 1 ${point(start + sweep)}`;
  });
  return `${path}Z`;
}

/** The places of the balls that stick out, in the order in which they lie around the hull. */
function rim(hull) {
  const order = [];
  for (const [dx, dy] of DIRECTIONS) {
    let best = 0;
    let most = -Infinity;
    for (let ball = 0; ball < hull.length; ball += 3) {
      const reach = hull[ball] * dx + hull[ball + 1] * dy + hull[ball + 2];
      if (reach > most + 1e-9) [most, best] = [reach, ball];
    }
    if (order[order.length - 1] !== best) order.push(best);
  }
  if (order.length > 1 && order[0] === order[order.length - 1]) order.pop();
  return order;
}

function tangent(hull, one, other) {
  const [dx, dy] = [hull[other] - hull[one], hull[other + 1] - hull[one + 1]];
  const leaning = (hull[one + 2] - hull[other + 2]) / (Math.hypot(dx, dy) || 1e-9);
  return Math.atan2(dy, dx) - Math.acos(Math.max(-1, Math.min(1, leaning)));
}

function circle(hull, ball) {
  const [x, y, r] = [hull[ball], hull[ball + 1], hull[ball + 2]];
  return `M${x - r} ${y}A${r} ${r} 0 1 1 ${x + r} ${y}A${r} ${r} 0 1 1 ${x - r} ${y}Z`;
}
