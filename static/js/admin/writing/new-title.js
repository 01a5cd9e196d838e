// A page that was copied is opened where its title is written, with the old one marked.
(() => {
  const mark = () => {
    if (window.location.hash !== "#new-title") return;
    const title = document.getElementById("id_title");
    title?.focus();
    title?.select();
  };

  // Once Wagtail has put everything in its place.
  if (document.readyState === "complete") mark();
  else window.addEventListener("load", mark);
})();
