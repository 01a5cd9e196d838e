// What is pasted into a field of formatted text is put right by the server first, by
// the rules that hold for all text that comes in: lists, headings, tables, empty
// lines. If the server does not answer, it is pasted as it is.
(() => {
  const words = document.querySelector("template[data-pasted]")?.dataset;
  if (!words) return;
  const ours = new WeakSet();
  const PATIENCE_MS = 3000;

  const blockTypesOf = (content) => {
    // Wagtail keeps the editor on the field that it stands beside.
    const wrapper = content.closest("[data-draftail-editor-wrapper]");
    const field = [...(wrapper?.parentNode.children ?? [])].find(
      (element) => element.draftailEditor,
    );
    const types = field?.draftailEditor.props.blockTypes ?? [];
    return new Set(types.map(({ type }) => type));
  };

  const tokenOf = (content) =>
    content.closest("form")?.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

  const again = (content, data) => {
    const event = new ClipboardEvent("paste", {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    });
    ours.add(event);
    content.dispatchEvent(event);
  };

  const copyOf = (data, html, text) => {
    const copy = new DataTransfer();
    if (html) copy.setData("text/html", html);
    copy.setData("text/plain", text);
    return copy;
  };

  const tidy = async (content, data, html, text) => {
    const types = blockTypesOf(content);
    const body = new FormData();
    body.set(html ? "html" : "text", html || text);
    if (types.has("header-three")) body.set("headings", "1");
    if (types.has("unordered-list-item")) body.set("lists", "1");
    let answer = html;
    try {
      const response = await fetch(words.pasted, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": tokenOf(content) },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (response.ok) answer = (await response.json()).html;
    } catch {
      // Pasted as it is.
    }
    again(content, copyOf(data, answer, text));
  };

  document.addEventListener(
    "paste",
    (event) => {
      const content = event.target.closest?.(".public-DraftEditor-content");
      if (!content || ours.has(event)) return;
      const html = event.clipboardData.getData("text/html");
      const text = event.clipboardData.getData("text/plain");
      // From one of our own fields, or a piece of a line: nothing to put right.
      const isOurOwn = html.includes("data-draftjs-conductor-fragment");
      if (isOurOwn || event.clipboardData.files.length) return;
      if (!html && !/[\r\n]|^\s*[•·]/.test(text)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      tidy(content, event.clipboardData, html, text);
    },
    true,
  );
})();
