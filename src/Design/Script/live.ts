// A page that stands open and shows what has come meanwhile: each part with an id that the node's answer holds too is given its new text. The page itself
// stays as it is, so nothing she types or reads moves. Asked only while it is seen, and for an hour at most; then, and when the node does not answer, the page
// says so. Without this script its button does the same.
const live = document.querySelector<HTMLElement>('[data-live]');

if (live) {
  const every = 2000;
  const atMost = 1800;
  const lost = document.querySelector<HTMLElement>('[data-lost]');
  let asked = 0;
  let failures = 0;
  let isAsking = false;

  const tell = (isLost: boolean) => {
    if (lost) lost.hidden = !isLost;
  };

  const take = (page: Document) => {
    page.querySelectorAll<HTMLElement>('[id]').forEach((now) => {
      const before = document.getElementById(now.id);
      if (!before || before.textContent === now.textContent) return;
      before.className = now.className;
      before.textContent = now.textContent;
    });
  };

  const look = async () => {
    if (document.visibilityState !== 'visible' || isAsking) return;
    asked += 1;
    if (asked > atMost) {
      clearInterval(timer);
      tell(true);
      return;
    }
    isAsking = true;
    try {
      const answer = await fetch(live.dataset.live ?? '', { cache: 'no-store', redirect: 'error' });
      if (!answer.ok) throw new Error('none');
      take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      failures = 0;
      tell(false);
    } catch {
      failures += 1;
      if (failures > 1) tell(true);
    }
    isAsking = false;
  };

  const timer = setInterval(look, every);
  document.addEventListener('visibilitychange', look);
}
