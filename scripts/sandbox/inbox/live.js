// Takes the new list into the page when the sandbox says that something changed.
// Without it the list is as fresh as the last reload.
async function refresh() {
  const response = await fetch(location.href);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const fresh = page.getElementById('live');
  const shown = document.getElementById('live');
  if (!fresh || !shown) return;

  const known = new Set(Array.from(shown.querySelectorAll('[data-id]'), idOf));
  for (const row of fresh.querySelectorAll('[data-id]')) {
    if (!known.has(idOf(row))) row.classList.add('new');
  }
  // What the reader has unfolded stays so, and the keyboard stays where it is.
  for (const row of shown.querySelectorAll('details[open]')) {
    fresh.querySelector(`[data-id="${idOf(row)}"]`)?.setAttribute('open', '');
  }
  const focused = document.activeElement?.closest('[data-id]');
  shown.replaceWith(fresh);
  /** @type {HTMLElement | null} */
  const again = focused
    ? document.querySelector(`[data-id="${idOf(focused)}"] :is(a, summary)`)
    : null;
  again?.focus({ preventScroll: true });
}

/** @param {Element} row */
function idOf(row) {
  return row.getAttribute('data-id');
}

new EventSource('/inbox/changes').addEventListener('message', () => void refresh());
