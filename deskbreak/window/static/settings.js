// Settings: each change is saved as it is made, one after the other, and what it does to the day is shown at once.

import { listen } from "./live.js";
import { refresh, sendForms } from "./parts.js";

const said = document.getElementById("said");
let last = Promise.resolve();
let changes = 0;

listen({ status: refresh });
function sent() {
  // What was typed and refused goes too: the page shows what holds.
  for (const form of document.querySelectorAll("form[data-settings]")) form.reset();
  for (const row of document.querySelectorAll("[data-unsaved]")) {
    mark(row, "");
    row.removeAttribute("data-unsaved");
  }
  refresh();
}
sendForms(sent, () => last); // undo comes after the change that it is to undo

for (const form of document.querySelectorAll("form[data-settings]")) {
  form.querySelector(".save").hidden = true;
  form.addEventListener("change", (event) => {
    const row = event.target.closest("[data-row]");
    const turn = String(++changes);
    row.dataset.unsaved = turn;
    last = last.then(() => save(row.dataset.row, turn));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault(); // Enter in a field: its change is told by itself
    document.activeElement.blur();
  });
}

async function save(name, turn) {
  const row = document.querySelector(`[data-row="${name}"]`);
  const fields = new URLSearchParams();
  for (const control of row.querySelectorAll("[name]")) {
    const off = (control.type === "checkbox" || control.type === "radio") && !control.checked;
    if (control.name === "keys" || (control.name === name && !off)) fields.append(control.name, control.value);
  }
  try {
    const answer = await fetch("/settings", { method: "POST", body: fields, headers: { accept: "application/json" } });
    const { ok, says, why } = await answer.json();
    said.textContent = says;
    said.classList.toggle("refused", !ok);
    mark(row, why);
    if (!ok || row.dataset.unsaved !== turn) return; // the next change of this row follows, and may be shown then
    row.removeAttribute("data-unsaved");
    await refresh();
  } catch {
    document.getElementById("lost").hidden = false;
  }
}

function mark(row, says) {
  row.querySelector(".wrong").textContent = says;
  for (const control of row.querySelectorAll("input:not([type=hidden]), select")) {
    if (says) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}
