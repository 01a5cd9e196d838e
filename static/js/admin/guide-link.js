// Puts the way to the guides into the header of the screen; without this script it is
// the first entry under Help.
(() => {
  const template = document.querySelector("template[data-guide-link]");
  const place = document.querySelector(
    ".w-slim-header > div > :last-child, #main .w-header .right",
  );
  if (template && place) place.prepend(template.content.cloneNode(true));
})();
