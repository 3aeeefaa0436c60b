// Today: brought up to date when something happens, and now and then while a clock runs.

import { listen } from "./live.js";
import { refresh, sendForms } from "./parts.js";

const GATHER_MS = 150; // one thing that happens is told in several lines
const every = Number(document.querySelector("script[data-refresh]").dataset.refresh) * 1000;

let soon = 0;
function later() {
  clearTimeout(soon);
  soon = setTimeout(refresh, GATHER_MS);
}

listen({ status: later, entry: later });
sendForms(later);
setInterval(() => document.hidden || refresh(), every);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
// A menu that was left open is in the way of what is below it.
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("details.menu[open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
