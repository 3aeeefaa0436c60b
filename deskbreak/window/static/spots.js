// Sore places: brought up to date when something is noted. The card that speaks of a clinician is shown once, so that it
// was seen is told when it was; it stays until it is put away or the page is left.

import { listen } from "./live.js";
import { refresh, sendForms } from "./parts.js";

listen({ entry: refresh });

const seen = (card) => {
  const form = card.querySelector("form");
  fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { accept: "application/json" } });
};

const watcher = new IntersectionObserver(
  (found) => {
    for (const { target } of found.filter((each) => each.isIntersecting)) {
      watcher.unobserve(target);
      seen(target);
    }
  },
  { threshold: 0.6 },
);

for (const card of document.querySelectorAll(".advice")) {
  watcher.observe(card);
  const form = card.querySelector("form");
  form.removeAttribute("data-live");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    card.remove();
    document.getElementById("main").focus();
  });
}

// A number on its way is no choice any more, so the next look at the page need not keep it.
sendForms(refresh, (form) => form.reset());
