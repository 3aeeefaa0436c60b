// The person's data: the file to import goes to the server as it is, and what came of it is said beside it.

import { listen } from "./live.js";
import { refresh } from "./parts.js";

listen({});

const form = document.getElementById("import");
const said = document.getElementById("import-said");
const button = form.querySelector("button");
form.hidden = false;
document.getElementById("import-without").hidden = true;

// Said beside the field, before anything is asked for.
for (const of of ["export", "forget"]) {
  const until = document.getElementById(`${of}-until`);
  const earliest = until.min;
  document.getElementById(`${of}-since`).addEventListener("input", (event) => {
    until.min = event.target.value || earliest;
  });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (button.hasAttribute("aria-disabled")) return;
  const [file] = document.getElementById("file").files;
  if (file.size > Number(form.dataset.most)) {
    said.textContent = form.dataset.large;
    return;
  }
  said.textContent = form.dataset.reads;
  button.setAttribute("aria-disabled", "true");
  const query = new URLSearchParams({ name: file.name });
  if (document.getElementById("instead").checked) query.set("instead", "1");
  try {
    const answer = await fetch(`${form.action}?${query}`, {
      method: "POST",
      body: file,
      headers: { accept: "application/json", "content-type": "application/json" },
    });
    const { ok, says } = await answer.json();
    said.textContent = says;
    if (ok) form.reset();
    refresh();
  } catch {
    said.textContent = "";
    document.getElementById("lost").hidden = false;
  }
  button.removeAttribute("aria-disabled");
});
