// What she writes, as others will read it, while she writes: a form with data-preview is sent, as it stands, to the page that looks ahead, and what comes back stands
// beside it. Nothing is saved by that. While an answer is on its way the former one is marked as older; without a line the page says so and tries again. Without
// this script a button shows the same.
const shown = document.querySelector<HTMLElement>('[data-preview-shown]');
const forms = document.querySelectorAll<HTMLFormElement>('form[data-preview]');
const into = shown?.querySelector<HTMLElement>('[data-preview-into]');
const state = shown?.querySelector<HTMLElement>('[data-preview-state]');

if (shown && into && state && forms.length > 0) {
  const pause = 200;
  const again = 4000;
  const lost = shown.querySelector<HTMLElement>('[data-preview-lost]');
  const out = shown.querySelector<HTMLElement>('[data-preview-out]');
  let form = forms[0];
  let timer = 0;
  let number = 0;
  let saw = '';

  const written = () => new URLSearchParams(new FormData(form) as unknown as Record<string, string>);

  const say = (words: string | undefined) => {
    if (state.textContent !== words) state.textContent = words ?? '';
  };

  const tell = (isLost: boolean, isOut: boolean) => {
    if (lost) lost.hidden = !isLost;
    if (out) out.hidden = !isOut;
  };

  const look = async () => {
    number += 1;
    const mine = number;
    const sent = written();
    try {
      const answer = await fetch(form.dataset.preview ?? '', { method: 'POST', body: sent, cache: 'no-store', redirect: 'manual' });
      const isOut = answer.status === 401 || answer.type === 'opaqueredirect';
      const page = answer.ok ? await answer.text() : '';
      // She wrote on meanwhile: the answer to that is on its way.
      if (mine !== number) return;
      if (!answer.ok) {
        tell(!isOut, isOut);
        say('');
        return;
      }
      saw = sent.toString();
      const isOpen = into.querySelector('details')?.open === true;
      into.textContent = '';
      Array.from(new DOMParser().parseFromString(page, 'text/html').body.childNodes).forEach((node) => into.appendChild(node));
      into.querySelectorAll('details').forEach((more) => (more.open = isOpen));
      shown.removeAttribute('aria-busy');
      tell(false, false);
      say(state.dataset.current);
    } catch {
      if (mine !== number) return;
      tell(true, false);
      say('');
      timer = window.setTimeout(look, again);
    }
  };

  const changed = (event: Event) => {
    form = event.currentTarget as HTMLFormElement;
    if (written().toString() === saw) return;
    number += 1;
    shown.setAttribute('aria-busy', 'true');
    say(state.dataset.waiting);
    clearTimeout(timer);
    timer = window.setTimeout(look, pause);
  };

  shown.hidden = false;
  forms.forEach((one) => {
    one.addEventListener('input', changed);
    one.addEventListener('change', changed);
  });
  void look();
}
