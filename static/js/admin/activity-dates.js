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
  let timer;
  let asking;

  const ask = async (form, panel) => {
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
    const { form, name } = event.target;
    const panel = NAMES.has(name) && form?.querySelector("[data-activity-dates]");
    if (!panel) return;
    clearTimeout(timer);
    timer = setTimeout(() => ask(form, panel), WAIT);
  };
  // The script is read before the form is there.
  document.addEventListener("input", changed);
  // The calendar of a field chooses without typing.
  document.addEventListener("change", changed);
})();
