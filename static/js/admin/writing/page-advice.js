// Asks the server for advice on the text whenever Wagtail has counted its words anew.
(() => {
  const WAIT = 400; // Milliseconds: several counts in a row make one question.
  const panel = document.querySelector("[data-page-advice]");
  const words = document.querySelector("[data-content-word-count]");
  if (!panel || !words) return;
  const content = panel.querySelector("[data-page-advice-content]");
  let timer;
  let asking;

  const ask = async () => {
    // The address changes when a new page is saved for the first time.
    const preview = document.querySelector("[data-w-preview-url-value]");
    if (!preview) return;
    asking?.abort();
    asking = new AbortController();
    panel.setAttribute("aria-busy", "true");
    try {
      const url = new URL(preview.dataset.wPreviewUrlValue, window.location.href);
      url.pathname += "advice/";
      const response = await fetch(url, { signal: asking.signal });
      if (response.ok) content.innerHTML = await response.text();
    } catch (error) {
      // Another question has been asked since, or the line is down: the old advice stays.
      if (error.name !== "AbortError" && error.name !== "TypeError") throw error;
    } finally {
      panel.removeAttribute("aria-busy");
    }
  };

  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  }).observe(words, { childList: true, characterData: true, subtree: true });
})();
