// Enhancement only: every page works without this file.

// Escape closes an open menu and gives the focus back to what opened it.
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector(".menu[open]");
  if (menu) {
    menu.open = false;
    menu.firstElementChild.focus();
  }
});

// A video is a picture and a link until somebody presses play; only then is its host asked for anything.
for (const video of document.querySelectorAll("[data-embed-url]")) {
  const { embedUrl, playLabel, frameTitle } = video.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = playLabel;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.className = "video-frame";
    frame.title = frameTitle;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.tabIndex = 0;
    frame.src = embedUrl;
    video.querySelector(".video-poster").replaceWith(frame);
    button.remove();
    frame.focus();
  });
  video.querySelector(".video-poster").append(button);
}
