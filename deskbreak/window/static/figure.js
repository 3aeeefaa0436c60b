// The drawn person: shapes that move from one drawing to the next.

const SVG = "http://www.w3.org/2000/svg";
const NUMBERS = { capsule: ["x1", "y1", "x2", "y2", "width"], line: ["x1", "y1", "x2", "y2", "width"], ellipse: ["cx", "cy", "rx", "ry", "angle"] };

/** Slow at both ends, as muscles move. */
export function ease(share) {
  return share * share * (3 - 2 * share);
}

/** A moving picture inside `place`. */
export class Figure {
  constructor(place, drawings) {
    this.place = place;
    this.drawings = drawings;
    this.shown = "";
  }

  /** Show what lies `share` of the way from one drawing to another; `breath` lifts it by a hair. */
  show(from, to, share, breath = 0) {
    const target = this.drawings[to];
    const ids = target.map((shape) => shape.id).join();
    if (ids !== this.shown) this.#set(target, ids);
    const origin = sameShapes(this.drawings[from], target) ? this.drawings[from] : target;
    target.forEach((shape, index) => place(this.nodes[index], shape, between(origin[index], shape, ease(share))));
    this.body.setAttribute("transform", `translate(0 ${(-breath).toFixed(2)})`);
  }

  #set(shapes, ids) {
    const { svg, body, nodes } = picture(shapes);
    this.place.replaceChildren(svg);
    Object.assign(this, { body, nodes, shown: ids });
  }
}

/** The key drawings of a step side by side, an arrow between each two; `now` is the one to be in. */
export function showStills(place, drawings, numbers, now) {
  const pieces = numbers.flatMap((number, index) => {
    const { svg, nodes } = picture(drawings[number]);
    drawings[number].forEach((shape, each) => placeShape(nodes[each], shape));
    svg.classList.toggle("now", number === now);
    const arrow = document.createElement("span");
    arrow.className = "arrow";
    arrow.textContent = "→";
    return index ? [arrow, svg] : [svg];
  });
  place.replaceChildren(...pieces);
}

function placeShape(node, shape) {
  place(node, shape, shape);
}

function sameShapes(one, other) {
  return one && one.length === other.length && one.every((shape, index) => shape.id === other[index].id);
}

function between(from, to, share) {
  const mixed = {};
  for (const key of NUMBERS[to.kind]) mixed[key] = (from[key] ?? to[key]) + (to[key] - (from[key] ?? to[key])) * share;
  return mixed;
}

function picture(shapes) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 200 240");
  svg.setAttribute("class", "figure");
  svg.setAttribute("aria-hidden", "true");
  const body = document.createElementNS(SVG, "g");
  const nodes = shapes.map((shape) => document.createElementNS(SVG, shape.kind === "ellipse" ? "ellipse" : "line"));
  body.append(...nodes);
  svg.append(body);
  return { svg, body, nodes };
}

function place(node, shape, at) {
  node.setAttribute("class", `${shape.kind} ${shape.role}`);
  if (shape.kind === "ellipse") {
    for (const key of ["cx", "cy", "rx", "ry"]) node.setAttribute(key, at[key].toFixed(2));
    node.setAttribute("transform", `rotate(${at.angle.toFixed(2)} ${at.cx.toFixed(2)} ${at.cy.toFixed(2)})`);
  } else {
    for (const key of ["x1", "y1", "x2", "y2"]) node.setAttribute(key, at[key].toFixed(2));
    node.setAttribute("stroke-width", at.width.toFixed(2));
  }
}
