// The page's ear: what the resident tells, and whether it is still there.

const SILENT_MS = 5000; // a reload of the server's side takes less

/** Listen; `heard` maps "status" and "entry" to functions. `page` is this page's id where it plays a break. */
export function listen(heard, page = "") {
  const source = new EventSource(page ? `/events?page=${encodeURIComponent(page)}` : "/events");
  let silence = 0;
  for (const [name, hear] of Object.entries(heard)) {
    source.addEventListener(name, (event) => hear(JSON.parse(event.data)));
  }
  source.addEventListener("lost", () => lost("awhile")); // it may come back, and then tells its status
  source.addEventListener("status", () => lost(""));
  source.addEventListener("gone", () => {
    source.close();
    lost("for-good");
  });
  source.onopen = () => {
    clearTimeout(silence);
    silence = 0;
    lost("");
  };
  source.onerror = () => {
    silence ||= setTimeout(() => lost("for-good"), SILENT_MS); // a new run has an address of its own
  };
  return source;
}

/** Say that the resident is gone, "awhile" or "for-good"; or no longer. */
function lost(how) {
  if (how) {
    for (const each of ["awhile", "for-good"]) document.getElementById(`lost-${each}`).hidden = each !== how;
  }
  document.getElementById("lost").hidden = !how;
}
