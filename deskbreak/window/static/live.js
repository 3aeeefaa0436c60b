// The page's ear: what the resident tells, and whether it is still there.

const SILENT_MS = 5000; // a reload of the server's side takes less

/** Listen; `heard` maps "status" and "entry" to functions. `page` is this page's id where it plays a break. */
export function listen(heard, page = "") {
  const source = new EventSource(page ? `/events?page=${encodeURIComponent(page)}` : "/events");
  let silence = 0;
  for (const [name, hear] of Object.entries(heard)) {
    source.addEventListener(name, (event) => hear(JSON.parse(event.data)));
  }
  source.addEventListener("lost", () => lost(true)); // it may come back, and then tells its status
  source.addEventListener("status", () => lost(false));
  source.addEventListener("gone", () => {
    source.close();
    lost(true);
  });
  source.onopen = () => {
    clearTimeout(silence);
    silence = 0;
    lost(false);
  };
  source.onerror = () => {
    silence ||= setTimeout(() => lost(true), SILENT_MS);
  };
  return source;
}

function lost(is) {
  document.getElementById("lost").hidden = !is;
}
