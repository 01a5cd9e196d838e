// On a phone the rows of a list are cards: each value says which column it is of, and
// what reads the screen aloud is told that they are a table all the same.
"use strict";

(() => {
  const narrow = window.matchMedia("(width < 50em)");
  const ROLES = { TABLE: "table", TR: "row", TH: "columnheader", TD: "cell" };
  const DONE = "data-cards";

  const heading = (cell) => (cell?.querySelector("a") ?? cell)?.textContent.trim() ?? "";

  const prepare = (table) => {
    table.setAttribute(DONE, "");
    const headings = Array.from(table.tHead?.rows[0]?.cells ?? [], heading);
    for (const body of table.tBodies) {
      for (const { cells } of body.rows) {
        for (const cell of cells) {
          const label = headings[cell.cellIndex];
          const named = cell.matches(".title, .bulk-action-checkbox-cell");
          if (label && !named && cell.textContent.trim()) cell.dataset.label = label;
        }
      }
    }
    for (const part of [table, ...table.querySelectorAll("tr, th, td")]) {
      if (!part.hasAttribute("role")) part.setAttribute("role", ROLES[part.tagName]);
    }
  };

  const look = () => {
    if (!narrow.matches) return;
    document.querySelectorAll(`table.listing:not([${DONE}])`).forEach(prepare);
  };

  look();
  narrow.addEventListener("change", look);
  // Searching, sorting and choosers bring other lists.
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
})();
