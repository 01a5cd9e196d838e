// The browser's own way to print is always there; with this file there is a button as well.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => window.print());
