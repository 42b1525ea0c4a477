// The showroom's page: sends what is pressed without a reload, and draws what the homes and the on-call server say.
(() => {
  'use strict';

  const homes = new Map(Array.from(document.querySelectorAll('.home'), card => [card.dataset.home, card]));
  const stopped = document.querySelector('.stopped');
  const badge = document.querySelector('.badge');
  const frame = document.querySelector('iframe');

  if (location.search) history.replaceState(null, '', location.pathname + location.hash);

  function draw({ id, unanswered, attributes, lamp, story }) {
    count(unanswered);
    const card = homes.get(id);
    for (const [name, value] of Object.entries(attributes)) card.setAttribute(name, value);
    for (const button of card.querySelectorAll('[data-switch]')) {
      const on = card.getAttribute('data-' + button.dataset.switch) === 'on';
      button.setAttribute('aria-checked', String(on));
      button.value = `${button.dataset.switch}-${on ? 'off' : 'on'}`;
    }
    put(card.querySelector('[data-part=lamp]'), lamp);
    const steps = card.querySelector('[data-part=story]');
    if (put(steps, story)) steps.scrollTop = steps.scrollHeight;
  }

  function put(element, html) {
    if (element.dataset.now === html) return false;
    element.dataset.now = html;
    element.innerHTML = html;
    return true;
  }

  function count(unanswered) {
    badge.hidden = unanswered === 0;
    badge.dataset.unanswered = unanswered;
    badge.querySelector('b').textContent = unanswered;
  }

  // A stream begins with how things stand, so a tab that nobody looks at needs none: a browser has six lines to a server, and not one more.
  let events;
  function watch() {
    events?.close();
    events = undefined;
    if (document.hidden) return;
    events = new EventSource('/showroom/events');
    events.addEventListener('home', event => draw(JSON.parse(event.data)));
    events.addEventListener('open', () => { stopped.hidden = true; });
    events.addEventListener('error', () => { stopped.hidden = false; });
  }
  document.addEventListener('visibilitychange', watch);
  watch();

  // Who presses anything here has pressed in the frame of the same origin too, as browsers see it. The phone only has to hear of it to
  // turn its sound on, as it would by a touch of its own.
  document.addEventListener('click', () => {
    frame.contentDocument?.dispatchEvent(new Event('pointerdown'));
    document.querySelector('.sound-hint').hidden = true;
  }, { capture: true });

  document.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.matches('.happen')) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } });
      if (!answer.ok) location.reload();
    } catch {
      stopped.hidden = false;
    }
  });
})();
