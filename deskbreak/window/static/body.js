// Where does it hurt: the list narrows as one types, and no form is sent to nobody.

import { listen } from "./live.js";
import { refresh } from "./parts.js";

listen({ entry: refresh });

const lost = document.getElementById("lost");
document.addEventListener("submit", (event) => {
  if (lost.hidden) return;
  event.preventDefault(); // what was typed would be gone with the page
  lost.scrollIntoView({ block: "center" });
});

const find = document.getElementById("find");
if (find) {
  document.getElementById("search").hidden = true;
  if (!find.defaultValue) { // a list that came narrowed holds too little
    find.addEventListener("input", narrow);
    if (find.value) narrow(); // typed before this script was there
  }
}

function narrow() {
  const said = find.value.toLowerCase();
  const idle = document.getElementById("zones").dataset.idle.split("|");
  const typed = said.split(/\s+/).filter((word) => word && !idle.includes(word));
  let left = 0;
  for (const item of document.querySelectorAll("#zones li")) {
    item.hidden = !typed.every((word) => item.dataset.words.includes(word));
    left += !item.hidden;
  }
  for (const list of document.querySelectorAll("#zones ul")) {
    list.hidden = list.previousElementSibling.hidden = !list.querySelector("li:not([hidden])");
  }
  const sign = document.getElementById("sign");
  sign.hidden = !sign.dataset.words.split("|").some((part) => said.includes(part));
  const found = document.getElementById("found");
  found.textContent = left || !sign.hidden ? "" : found.dataset.none;
}
