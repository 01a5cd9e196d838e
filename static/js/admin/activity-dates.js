// Asks the server for the next dates of an activity whenever one of its hours changes.
(() => {
  const WAIT = 300; // Milliseconds: several changes in a row make one question.
  const NAMES = new Set([
    "first_day",
    "last_day",
    "begins_at",
    "ends_at",
    "repeats",
    "repeats_until",
    "repeats_times",
  ]);
  const panel = document.querySelector("[data-activity-dates]");
  const form = panel?.closest("form");
  if (!form) return;
  let timer;
  let asking;

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const url = new URL(panel.dataset.url, window.location.href);
    for (const name of NAMES) {
      url.searchParams.set(name, form.elements[name]?.value ?? "");
    }
    try {
      const response = await fetch(url, { signal: asking.signal });
      if (response.ok) panel.innerHTML = await response.text();
    } catch (error) {
      // Another question has been asked since, or the line is down: the old dates stay.
      if (error.name !== "AbortError" && error.name !== "TypeError") throw error;
    }
  };

  const changed = (event) => {
    if (!NAMES.has(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  };
  form.addEventListener("input", changed);
  // The calendar of the field chooses without typing.
  form.addEventListener("change", changed);
})();
