/**
 * Keeps the page fresh without jumping: every three seconds the page is fetched again and only rows that changed are
 * exchanged. What is open stays open; a row that has the focus waits.
 */
export const LIVE_SCRIPT = `
const shown = new Map();
for (const row of document.querySelectorAll("[data-row]")) shown.set(row.id, row.outerHTML);

function merge(list, fresh) {
  const rows = [...fresh.children];
  const kept = new Set(rows.map((row) => row.id));
  for (const row of [...list.children]) if (!kept.has(row.id)) { shown.delete(row.id); row.remove(); }
  rows.forEach((row, index) => {
    const markup = row.outerHTML;
    let place = document.getElementById(row.id);
    if (!place) place = row;
    else if (shown.get(row.id) !== markup && !place.contains(document.activeElement)) {
      const open = [...place.querySelectorAll("details")].map((one) => one.open);
      row.querySelectorAll("details").forEach((one, n) => { one.open = open[n] ?? false; });
      place.replaceWith(row);
      place = row;
    }
    if (place === row) shown.set(row.id, markup);
    if (list.children[index] !== place) list.insertBefore(place, list.children[index] ?? null);
  });
}

async function refresh() {
  const answer = await fetch("/", { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const list of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(list.id);
    if (fresh) merge(list, fresh);
  }
}

const state = document.getElementById("live");
async function tick() {
  if (!document.hidden) {
    try { await refresh(); state.className = "st on"; state.textContent = "live"; }
    catch { state.className = "st gone"; state.textContent = "not reachable"; }
  }
  setTimeout(tick, 3000);
}
setTimeout(tick, 3000);

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  document.activeElement?.blur();
  await fetch(form.action, { method: "POST", body });
  await refresh();
});
`;
