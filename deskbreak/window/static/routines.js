// The lists of routines and exercises and their details: filters that act at once, and what others change meanwhile.

import { listen } from "./live.js";
import { refresh, sendForms } from "./parts.js";

listen({ entry: refresh });
sendForms(refresh);

const filters = document.getElementById("filters");
if (filters) {
  document.getElementById("show").hidden = true;
  filters.addEventListener("change", () => {
    const asked = [...new FormData(filters)].filter(([, value]) => value);
    const query = new URLSearchParams(asked).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
    refresh();
  });
}
