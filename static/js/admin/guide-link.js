// Puts the way to the guides into the header of the screen; without this script it is
// the first entry under Help.
(() => {
  const template = document.querySelector("template[data-guide-link]");
  const place = document.querySelector(
    ".w-slim-header > div > :last-child, #main .w-header .right",
  );
  if (!template || !place) return;
  // In the editor what says how it is saved, and who else writes, has room before it.
  const toggle = place.querySelector("[data-side-panel-toggle]");
  const before = [...place.children].find((child) => child.contains(toggle));
  const link = template.content.cloneNode(true);
  place.insertBefore(link, (toggle && before) || place.firstChild);
})();
