// What is pasted from a page or from Word into the box for many links keeps the
// addresses behind its words: each link becomes “words – address” on its line.
(() => {
  const BLOCKS = "p, li, tr, div, br, h1, h2, h3, h4, h5, h6, dt, dd";
  if (window.pastesLinks) return;
  window.pastesLinks = true;

  const linesOf = (html) => {
    const pasted = new DOMParser().parseFromString(html, "text/html").body;
    const anchors = pasted.querySelectorAll('a[href^="http"]');
    if (!anchors.length) return "";
    pasted.querySelectorAll("style, script").forEach((element) => element.remove());
    // Line breaks of the source are none of the text.
    const texts = document.createTreeWalker(pasted, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      texts.currentNode.data = texts.currentNode.data.replace(/\s+/g, " ");
    }
    for (const anchor of anchors) {
      const words = anchor.textContent.trim();
      const address = anchor.getAttribute("href");
      anchor.textContent = words === address ? address : `${words} – ${address}`;
    }
    pasted.querySelectorAll("td, th").forEach((cell) => cell.append("\t"));
    pasted.querySelectorAll(BLOCKS).forEach((block) => {
      block.before("\n");
      block.after("\n");
    });
    return pasted.textContent
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .join("\n");
  };

  document.addEventListener("paste", (event) => {
    const box = event.target;
    if (!(box instanceof Element) || !box.matches("textarea[data-paste-links]")) return;
    const lines = linesOf(event.clipboardData.getData("text/html"));
    if (!lines) return;
    event.preventDefault();
    box.setRangeText(lines, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
