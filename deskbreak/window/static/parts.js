// Pages stay up to date by asking the server for themselves: what is shown is worded and drawn in one place only.

let asked = 0;

/** Load this page again and put in place what changed; focus, open menus and what is chosen but not sent stay. */
export async function refresh() {
  const turn = ++asked;
  let fresh;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) return;
    fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return; // the banner says that nobody is there
  }
  if (turn !== asked) return; // a later one is under way, and knows better
  for (const part of document.querySelectorAll("[data-part]")) {
    const other = fresh.getElementById(part.id);
    if (other) replace(part, other);
  }
}

function replace(part, other) {
  for (const menu of part.querySelectorAll("details[open][id]")) {
    other.querySelector(`#${menu.id}`)?.setAttribute("open", "");
  }
  for (const chosen of part.querySelectorAll("form[data-live] input[type=radio]:checked")) {
    const same = chosen.defaultChecked ? null : other.querySelector(`#${chosen.id}`);
    if (same) same.checked = true;
  }
  if (part.innerHTML === other.innerHTML || isTyping(part)) return;
  const focused = holders(part, document.activeElement);
  part.replaceChildren(...other.childNodes);
  // Where what had the focus is gone, what was around it gets it.
  const heir = focused.map((id) => document.getElementById(id)).find(Boolean);
  heir?.focus({ preventScroll: true });
}

/** Whether somebody is in the middle of a text there, or what they chose is not saved: it must not be taken away. */
function isTyping(part) {
  if (part.hasAttribute("data-unsaved")) return true;
  const field = document.activeElement;
  return part.contains(field) && field.matches("input[type=text]") && field.value !== field.defaultValue;
}

/** The ids of `element` and of what is around it within `part`, from the inside out. */
function holders(part, element) {
  const ids = [];
  for (; part.contains(element) && element !== part; element = element.parentElement) {
    if (element.id) ids.push(element.id);
  }
  return ids;
}

/** Send the page's forms by script, once `before`, given the form, is done: the answer is shown where the form's
 *  `data-live` says, and `after` runs. */
export function sendForms(after, before = () => {}) {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-live]")) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    form.closest("details")?.removeAttribute("open");
    await before(form);
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields, headers: { accept: "application/json" } });
      const { says, go } = await answer.json();
      if (go) location.assign(go);
      else document.getElementById(form.dataset.live || "said").textContent = says;
    } catch {
      document.getElementById("lost").hidden = false;
    }
    after();
  });
}
