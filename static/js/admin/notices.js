// The form of a notice: words that come with its kind, departments that are looked for,
// and fields that are there when they are needed.
"use strict";

(() => {
  const form = document.querySelector(".notice-form");
  if (!form) return;
  const text = form.querySelector("[name=text]");
  const kinds = [...form.querySelectorAll("[name=kind]")];
  const ready = new Set(kinds.map((kind) => kind.dataset.wording));

  // What somebody has written stays, whatever they choose.
  const fillIn = (kind) => {
    if (text.value.trim() && !ready.has(text.value.trim())) return;
    text.value = kind.dataset.wording;
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };
  for (const kind of kinds) kind.addEventListener("change", () => fillIn(kind));

  const everywhere = form.querySelector("[data-everywhere]");
  const places = [...form.querySelectorAll("[name=departments]")];
  everywhere.addEventListener("change", () => {
    if (everywhere.checked) for (const place of places) place.checked = false;
  });
  for (const place of places) {
    place.addEventListener("change", () => {
      if (place.checked) everywhere.checked = false;
    });
  }

  const search = form.querySelector("[data-search]");
  if (search) {
    search.hidden = false;
    const input = search.querySelector("input");
    const said = form.querySelector("[data-found]");
    const look = () => {
      const wanted = input.value.trim().toLocaleLowerCase("da");
      let found = 0;
      for (const place of places) {
        const label = place.closest("label");
        const fits = label.textContent.toLocaleLowerCase("da").includes(wanted);
        // What is chosen is never out of sight.
        label.hidden = !fits && !place.checked;
        if (fits) found += 1;
      }
      said.textContent = found ? "" : said.dataset.found;
    };
    input.addEventListener("input", look);
    // Enter looks, and sends nothing.
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    look();
  }

  const fields = [...form.querySelectorAll("[data-shown-by]")];
  const show = () => {
    for (const field of fields) {
      const [name, value] = field.dataset.shownBy.split("=");
      field.hidden = form.querySelector(`[name=${name}]:checked`)?.value !== value;
    }
  };
  form.addEventListener("change", show);
  show();
})();
