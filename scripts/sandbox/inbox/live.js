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
  shown.replaceWith(fresh);
}

/** @param {Element} row */
function idOf(row) {
  return row.getAttribute('data-id');
}

new EventSource('/inbox/changes').addEventListener('message', () => void refresh());
