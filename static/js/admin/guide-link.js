// Puts the way to the guides into the header of the screen; without this script it is
// the first entry under Help.
(() => {
  const template = document.querySelector("template[data-guide-link]");
  const place = document.querySelector(
    ".w-slim-header > div > :last-child, #main .w-header .right",
  );
  if (!template || !place) return;
  // In the editor what says how it is saved comes first, with room for its words.
  const saved = place.querySelector(":scope > .w-autosave-indicator");
  const link = template.content.cloneNode(true);
  if (saved) saved.after(link);
  else place.prepend(link);
})();
