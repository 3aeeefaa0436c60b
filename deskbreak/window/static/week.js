// Weeks and months change seldom; this keeps the window open while somebody reads, and tells when the resident ends.

import { listen } from "./live.js";

listen({});

const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
