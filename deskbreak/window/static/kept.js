// What outlives a page: where in the break it was, what it could not report, and what may be heard.

/** Read what was kept under `name`; null where there is nothing, or the browser keeps nothing. */
export function read(name) {
  try {
    return JSON.parse(localStorage.getItem(`deskbreak-${name}`));
  } catch {
    return null;
  }
}

/** Keep `value` under `name`, or with null forget it. All tabs of this browser see it. */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(`deskbreak-${name}`);
    else localStorage.setItem(`deskbreak-${name}`, JSON.stringify(value));
  } catch {
    // a browser that keeps nothing: then a reload begins the step anew
  }
}

const YEAR_S = 365 * 24 * 3600;

/** A switch that was left on. In a cookie, for each window has a port of its own and only cookies do not mind. */
export function isOn(name) {
  return document.cookie.split("; ").includes(`deskbreak-${name}=on`);
}

export function keepOn(name, on) {
  document.cookie = `deskbreak-${name}=on; path=/break; samesite=strict; max-age=${on ? YEAR_S : 0}`;
}
