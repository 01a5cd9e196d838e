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

// Reading aloud is offered only where the browser itself speaks Danish. Voices may come late.
const readAloud = document.querySelector("[data-read-aloud]");
if (readAloud && window.speechSynthesis && window.Intl?.Segmenter) {
  const look = async () => {
    const voices = window.speechSynthesis.getVoices();
    const voice = voices.find(({ lang, localService }) => localService && /^da\b/i.test(lang));
    if (!voice) return;
    window.speechSynthesis.removeEventListener?.("voiceschanged", look);
    const { offer } = await import(readAloud.dataset.readAloud);
    offer(readAloud, voice);
  };
  window.speechSynthesis.addEventListener?.("voiceschanged", look);
  look();
}

// An answer to the question at the foot of the page stays on it. If that fails, the form is sent as it would be without this file.
document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  const { feedback } = form.dataset;
  if (!feedback) return;
  event.preventDefault();
  if (form.ariaBusy) return;
  form.ariaBusy = "true";
  try {
    await (await import(feedback)).send(form, submitter);
  } catch {
    if (submitter?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: submitter.name, value: submitter.value }));
    form.submit();
  }
});
