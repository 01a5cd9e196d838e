// Asks the server anew what publishing would change, when somebody looks and has written
// since: the form is what the editor last sent for its preview.
(() => {
  const WAIT = 600; // Milliseconds: several counts in a row make one question.

  const ask = async (box) => {
    const preview = document.querySelector("[data-w-preview-url-value]");
    if (!preview) return;
    const url = new URL(preview.dataset.wPreviewUrlValue, window.location.href);
    url.pathname += "changes/";
    try {
      const response = await fetch(url);
      const html = response.ok ? (await response.text()).trim() : "";
      // While the page cannot be read as it is, the old words stay.
      if (html) box.innerHTML = html;
    } catch (error) {
      // The line is down.
      if (error.name !== "TypeError") throw error;
    }
  };

  const watch = () => {
    const box = document.querySelector("[data-page-changes]");
    const words = document.querySelector("[data-content-word-count]");
    if (!box || !words) return;
    let timer;
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT, box);
    }).observe(words, { childList: true, characterData: true, subtree: true });
  };

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", watch);
  } else {
    watch();
  }
})();
