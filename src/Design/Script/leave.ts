// "Leave this site" (security.md §9), after the pattern that GOV.UK described: the button, Shift three times within five seconds, a white page at
// once, and no way back to this page from the next. Everything works without this script too: the button is then an ordinary link.
const links = document.querySelectorAll<HTMLAnchorElement>('a[data-leave]');

if (links.length > 0) {
  const address = links[0].href;

  const leave = () => {
    const cover = document.createElement('div');
    cover.className = 'cover';
    document.body.appendChild(cover);
    document.title = ' ';
    // The entry of this page is overwritten, not only left.
    window.location.replace(address);
  };

  links.forEach((link) =>
    link.addEventListener('click', (event) => {
      event.preventDefault();
      leave();
    }),
  );

  // A page that the browser brings back from its memory must not show what was left.
  window.addEventListener('pageshow', (event) => {
    const cover = document.querySelector('.cover');
    if (event.persisted && cover) leave();
  });

  let presses = 0;
  let first = 0;
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Shift') {
      presses = 0;
      return;
    }
    if (event.repeat) return;
    const now = Date.now();
    if (presses === 0 || now - first > 5000) {
      presses = 0;
      first = now;
    }
    presses += 1;
    if (presses === 3) leave();
  });
}
