// A worker that keeps the beat: unlike a page's own timers, it is not slowed down while the page is hidden.

let timer = 0;

self.onmessage = ({ data: every }) => {
  clearInterval(timer);
  timer = every ? setInterval(() => self.postMessage(0), every) : 0;
};
