// Puts departments on a plan: by a press on it, by the arrow keys, or by the numbers.
(() => {
  const form = document.querySelector("[data-placing]");
  if (!form) return;
  const STEP = 1;
  const LONG_STEP = 10;
  const ARROWS = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const WHOLE = /^\s*\d{1,3}\s*$/;
  const pad = form.querySelector("[data-placing-pad]");
  const said = form.querySelector("[data-placing-said]");
  const next = form.querySelector("[data-placing-next]");
  const off = form.querySelector("[data-placing-off]");

  const rows = [...form.querySelectorAll("[data-placing-row]")].map((element) => {
    const key = element.dataset.placingRow;
    return {
      name: element.dataset.name,
      element,
      radio: element.querySelector("[type=radio]"),
      fields: ["across", "down"].map((side) => form.elements[`${key}-${side}`]),
      mark: form.querySelector(`[data-mark="${key}"]`),
    };
  });
  let chosen;

  const fits = (text) => WHOLE.test(text) && Number(text) <= 100;
  const spotOf = ({ fields }) =>
    fields.every(({ value }) => fits(value))
      ? fields.map(({ value }) => Number(value))
      : null;
  // A name may hold what replace() would take for a pattern.
  const filled = (sentence, values) =>
    sentence.replace(/{(\w+)}/g, (_all, name) => values[name]);

  const show = (row) => {
    const spot = spotOf(row);
    row.mark.classList.toggle("placing__off", !spot);
    if (spot) {
      row.mark.setAttribute("x", `${spot[0]}%`);
      row.mark.setAttribute("y", `${spot[1]}%`);
    }
    next.disabled = rows.every((each) => each === chosen || spotOf(each));
    if (row !== chosen) return;
    off.disabled = !spot;
    said.textContent = filled(spot ? said.dataset.at : said.dataset.off, {
      name: row.name,
      across: spot?.[0],
      down: spot?.[1],
    });
  };

  const choose = (row) => {
    if (row === chosen) return;
    chosen?.mark.classList.remove("placing__chosen");
    chosen = row;
    row.radio.checked = true;
    row.mark.classList.add("placing__chosen");
    // What is drawn last lies on top.
    row.mark.parentNode.append(row.mark);
    pad.setAttribute("aria-label", filled(pad.dataset.label, row));
    show(row);
  };

  const put = (row, spot) => {
    row.fields.forEach((field, side) => {
      field.value = spot ? Math.min(100, Math.max(0, Math.round(spot[side]))) : "";
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    show(row);
  };

  pad.addEventListener("click", (event) => {
    // Pressed by the keyboard, which has no spot of its own.
    if (!event.detail) {
      if (!spotOf(chosen)) put(chosen, [50, 50]);
      return;
    }
    const { left, top, width, height } = pad.getBoundingClientRect();
    put(chosen, [
      ((event.clientX - left) / width) * 100,
      ((event.clientY - top) / height) * 100,
    ]);
  });
  pad.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = event.shiftKey ? LONG_STEP : STEP;
    const spot = spotOf(chosen);
    put(chosen, spot ? spot.map((at, side) => at + arrow[side] * step) : [50, 50]);
  });
  next.addEventListener("click", () => {
    const here = rows.indexOf(chosen);
    const following = [...rows.slice(here + 1), ...rows.slice(0, here)];
    choose(following.find((row) => !spotOf(row)));
    pad.focus({ preventScroll: true });
  });
  off.addEventListener("click", () => put(chosen, null));

  for (const row of rows) {
    row.radio.hidden = false;
    row.element.addEventListener("focusin", () => choose(row));
    row.radio.addEventListener("change", () => choose(row));
    for (const field of row.fields) field.addEventListener("input", () => show(row));
  }
  for (const help of form.querySelectorAll("[data-placing-help]")) {
    help.hidden = !help.hidden;
  }
  pad.hidden = false;
  form.querySelector("[data-placing-ways]").hidden = false;
  const first =
    rows.find(({ radio }) => radio.checked) ?? rows.find((row) => !spotOf(row));
  choose(first ?? rows[0]);
})();
