// Says below a field how much of its text there is room for. Nothing is ever cut: what
// is too long stays, in red, with how much has to go. Without this script the server
// says so when the form is sent.
(() => {
  const FIELDS = ":is(input, textarea)[data-max-length]";
  // Of shorter fields only what comes close to the end is worth a line.
  const ALWAYS_FROM = 60;
  const CLOSE = 0.8;
  // Long enough that nobody hears each letter.
  const QUIET_MS = 1200;
  const words = document.querySelector("template[data-text-length]")?.dataset;
  if (!words) return;

  const status = document.createElement("p");
  status.className = "w-sr-only";
  status.setAttribute("role", "status");
  document.body.append(status);

  let numbered = 0;
  let announcing;
  const counters = new WeakMap();

  // As the server counts: characters and not halves of them, without the space around;
  // a browser sends a line break as two.
  const lengthOf = (field) => {
    const value = field.value.trim();
    const sent =
      field.localName === "textarea"
        ? value.replace(/\r?\n/g, "\r\n")
        : value.replace(/\s+/g, " ");
    return [...sent.normalize("NFC")].length;
  };

  const fill = (sentence, values) =>
    sentence.replace(/\{(\w+)\}/g, (_all, name) => values[name]);

  const show = (field) => {
    const counter = counters.get(field);
    const limit = Number(field.dataset.maxLength);
    const count = lengthOf(field);
    const isOver = count > limit;
    const isClose = count >= limit * CLOSE;
    counter.hidden = limit <= ALWAYS_FROM && !isClose;
    counter.classList.toggle("text-length--over", isOver);
    const sentence = isOver ? words.over : words.count;
    counter.textContent = fill(sentence, { count, limit, excess: count - limit });
    return isClose;
  };

  const tell = (field) => {
    if (!counters.has(field)) return;
    const isClose = show(field);
    clearTimeout(announcing);
    status.textContent = "";
    if (isClose && field === document.activeElement) {
      announcing = setTimeout(() => {
        status.textContent = counters.get(field).textContent;
      }, QUIET_MS);
    }
  };

  const begin = (field) => {
    if (counters.has(field) || field.type === "hidden") return;
    const counter = document.createElement("p");
    numbered += 1;
    counter.id = `text-length-${numbered}`;
    counter.className = "text-length";
    counters.set(field, counter);
    field.insertAdjacentElement("afterend", counter);
    const described = field.getAttribute("aria-describedby");
    field.setAttribute(
      "aria-describedby",
      [described, counter.id].filter(Boolean).join(" "),
    );
    show(field);
  };

  const look = (root) => {
    if (root.matches(FIELDS)) begin(root);
    root.querySelectorAll(FIELDS).forEach(begin);
  };

  look(document.body);
  // Blocks are made, and windows opened, long after the page.
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) look(node);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
  for (const happening of ["input", "change", "focusin"]) {
    document.addEventListener(happening, ({ target }) => {
      if (target instanceof Element && target.matches(FIELDS)) tell(target);
    });
  }
})();
