/* Keeps what is being written in this browser until it has been saved, and offers it
   again where it was written: docs/decisions/0016 tells what is kept, and for how long.

   A kept text is the fields of its form. They are given back by sending them to the form
   with a word that says so; the server then shows the form with them and saves nothing. */
(() => {
  const notices = document.querySelector("template[data-session-notices]");
  if (!notices) return;
  const { user, login, logout } = notices.dataset;
  const PREFIX = "boligsocial:kept:";
  const MINE = `${PREFIX}${user}:`;
  const SIGNED_IN = "boligsocial:signed-in";
  const SIGNED_OUT = "boligsocial:signed-out";
  const SENT = "boligsocial:sent";
  const DAYS = 3;
  const PAUSE = 2000; // Milliseconds between two looks at a form that is written in.
  const QUIET = 600; // After which the form has been put together by its scripts.
  const TOKEN = "csrfmiddlewaretoken";
  const GIVEN_BACK = "_given-back";
  // What says from where a form was opened, not what is written in it.
  const FRAME = ["next", "loaded_revision_id", "loaded_revision_created_at"];
  const opened = Date.now();
  const writer = `${opened.toString(36)}-${Math.random().toString(36).slice(2)}`;

  function read(key) {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return Array.isArray(kept?.fields) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  const keys = (prefix) =>
    Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  const forget = (key) => localStorage.removeItem(key);

  /* What the form before this page sent; it is for this page alone to know. */
  function takeSent() {
    const sent = sessionStorage.getItem(SENT);
    sessionStorage.removeItem(SENT);
    return sent ? sent.split(" ") : [];
  }

  const remember = (sent) => sessionStorage.setItem(SENT, sent.join(" "));

  /* Wagtail leads on from what it has saved, and shows again what it has not. */
  function wasSaved() {
    const [navigation] = performance.getEntriesByType("navigation");
    return (
      Boolean(user) &&
      navigation?.redirectCount > 0 &&
      !document.querySelector("#main .messages .error")
    );
  }

  let carried = takeSent();
  if (carried.length && wasSaved()) {
    carried.forEach(forget);
    carried = [];
  }
  /* A page that shows what came too late, and sends it once more. */
  document.addEventListener("session:sent", ({ target }) => {
    if (target.matches(".session-page form")) remember(carried);
  });
  if (!user) return;

  /* Another's text goes, and what is old. */
  const oldest = opened - DAYS * 24 * 60 * 60 * 1000;
  keys(PREFIX).forEach((key) => {
    if (!key.startsWith(MINE) || !(read(key)?.time > oldest)) forget(key);
  });
  localStorage.removeItem(SIGNED_OUT);
  localStorage.setItem(SIGNED_IN, opened);
  // Held for as long as this page is open, so that others know that it is.
  navigator.locks?.request(writer, () => new Promise(() => {}));

  let isShared = false; // Somebody else has signed in meanwhile.
  let isReady = false;

  const pathOf = (form) =>
    new URL(form.getAttribute("action") || "", window.location.href).pathname;

  function holdsText(form) {
    return (
      form.getAttribute("method")?.toLowerCase() === "post" &&
      pathOf(form) !== login &&
      form.matches("#main form") &&
      !form.hasAttribute("data-not-kept") &&
      !form.querySelector("input[type=password]") &&
      form.querySelector("textarea, [contenteditable], input[type=text], input[type=url]")
    );
  }

  const entriesOf = (form) =>
    [...new FormData(form)].filter(([name]) => name !== TOKEN && name !== GIVEN_BACK);
  const fieldsOf = (form) =>
    entriesOf(form).filter(([, value]) => typeof value === "string");
  const filesOf = (form) =>
    entriesOf(form).flatMap(([, value]) => value.name || []);

  /* A number for what is written. The editors make up ids and keys as they start. */
  function written(form) {
    let number = 5381;
    for (const [name, value] of fieldsOf(form)) {
      if (FRAME.includes(name)) continue;
      const text = value
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "")
        .replace(/"key":"[a-z0-9]+"/g, "");
      for (const letter of `${name}=${text}&`) {
        number = (Math.imul(number, 33) ^ letter.codePointAt(0)) >>> 0;
      }
    }
    return number;
  }

  /* From which version it is written; Wagtail moves it on with each autosave. */
  function versionIn(form) {
    const known = document.querySelector("form[data-controller~=w-session]");
    const value = (name) =>
      (
        known?.querySelector(`input[name=${name}]`) ??
        form.querySelector(`input[name=loaded_${name}]`)
      )?.value;
    return { id: value("revision_id"), time: value("revision_created_at") };
  }

  function keptFields(form, version) {
    const given = {
      loaded_revision_id: version.id,
      loaded_revision_created_at: version.time,
    };
    return fieldsOf(form).map(([name, value]) => [name, given[name] ?? value]);
  }

  /* One form of the page, and what is kept of it. */
  class Writing {
    constructor(form, number) {
      this.form = form;
      this.key = `${MINE}${writer}:${number}`;
      this.touched = false;
    }

    begin() {
      this.before ??= written(this.form);
    }

    get isKept() {
      return localStorage.getItem(this.key) !== null;
    }

    /* Keeps what differs from the form as it was opened; true if there is something. */
    keep() {
      this.touched = false;
      this.begin();
      if (isShared || localStorage.getItem(SIGNED_OUT) > opened) return false;
      if (written(this.form) === this.before) {
        forget(this.key);
        return carried.length > 0;
      }
      const version = versionIn(this.form);
      const kept = {
        path: pathOf(this.form),
        time: Date.now(),
        writer,
        before: this.before,
        version: version.id && `${version.id} ${version.time}`,
        fields: keptFields(this.form, version),
        files: filesOf(this.form),
      };
      try {
        localStorage.setItem(this.key, JSON.stringify(kept));
      } catch {
        return false; // The browser has no room; the notice does not promise a copy.
      }
      // This is what was given back, written on.
      carried.forEach(forget);
      carried = [];
      return true;
    }

    saved() {
      // The server has put its own numbers into the form; what was typed meanwhile it has not.
      if (!this.touched) this.before = written(this.form);
      else if (this.sending !== undefined) this.before = this.sending;
      [this.key, ...carried].forEach(forget);
      carried = [];
    }
  }

  const writings = [...document.querySelectorAll("#main form")]
    .filter(holdsText)
    .map((form, number) => new Writing(form, number));
  const writingIn = (form) => writings.find((writing) => writing.form === form);

  /* What a colleague has saved over, Wagtail must know of: it then saves nothing itself. */
  const over = document.querySelector("#main .messages [data-written-from]");
  if (over) {
    const { writtenFrom, writtenFromTime } = over.dataset;
    const set = (selector, value) =>
      document.querySelectorAll(selector).forEach((field) => {
        field.value = value;
      });
    set("input[name=loaded_revision_id], .w-editing-sessions input[name=revision_id]", writtenFrom);
    set("input[name=loaded_revision_created_at], .w-editing-sessions input[name=revision_created_at]", writtenFromTime);
  }

  function when(time) {
    const language = document.documentElement.lang || "da";
    const midnight = (day) => new Date(day).setHours(0, 0, 0, 0);
    const days = Math.round((midnight(time) - midnight(Date.now())) / 86400000);
    const day = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
    const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
    return notices.content
      .querySelector("[data-notice=kept]")
      .dataset.when.replace("%day%", day.format(days, "day"))
      .replace("%time%", clock.format(time));
  }

  async function offer(writing) {
    const locks = (await navigator.locks?.query())?.held ?? [];
    const alive = locks.map(({ name }) => name);
    keys(MINE)
      .filter((key) => key !== writing.key && !carried.includes(key))
      .map((key) => [key, read(key)])
      .filter(([, kept]) => kept?.path === pathOf(writing.form))
      .filter(([, kept]) => !alive.includes(kept.writer))
      .sort(([, one], [, other]) => one.time - other.time)
      .forEach(([key, kept]) => show(writing, key, kept));
  }

  function show(writing, key, kept) {
    const { form } = writing;
    const notice = notices.content.querySelector("[data-notice=kept]").cloneNode(true);
    const find = (selector) => notice.querySelector(selector);
    const version = versionIn(form);
    find("[data-when]").textContent = when(kept.time);
    find("[data-changed]").hidden = kept.version
      ? kept.version === `${version.id} ${version.time}`
      : kept.before === writing.before;
    find("[data-files]").hidden = !kept.files?.length;
    find("[data-names]").textContent = kept.files?.join(", ") ?? "";
    find("[data-fetch]").addEventListener("click", () => fetchBack(form, key, kept));
    find("[data-discard]").addEventListener("click", () => {
      forget(key);
      const said = find("[data-discarded]");
      said.hidden = false;
      notice.replaceChildren(said);
      notice.className = "w-sr-only";
      notice.tabIndex = -1;
      notice.focus();
    });
    form.before(notice);
  }

  function fetchBack(form, key, kept) {
    const again = document.createElement("form");
    again.method = "post";
    again.action = kept.path;
    again.enctype = "multipart/form-data";
    again.hidden = true;
    const token = form.querySelector(`input[name=${TOKEN}]`)?.value ?? "";
    [...kept.fields, [GIVEN_BACK, "1"], [TOKEN, token]].forEach(([name, value]) => {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      again.append(field);
    });
    again.addEventListener("session:sent", () => remember([key]));
    document.body.append(again);
    again.requestSubmit();
  }

  window.addEventListener("load", () => {
    setTimeout(() => {
      isReady = true;
      writings.forEach((writing) => {
        writing.begin();
        offer(writing);
      });
    }, QUIET);
  });

  const touch = ({ target, isTrusted }) => {
    // Wagtail's scripts touch their fields, too, while they put the form together.
    const { readyState } = document;
    if (readyState !== "complete" || (!isTrusted && !isReady)) return;
    // A chooser's window stands outside the form that it fills.
    const form = target.closest?.("form");
    const touched = writings.filter((writing) => !writingIn(form) || writing.form === form);
    touched.forEach((writing) => {
      writing.begin();
      writing.touched = true;
    });
  };
  ["focusin", "pointerdown", "keydown", "paste", "drop", "input", "change"].forEach((kind) => {
    document.addEventListener(kind, touch, { capture: true });
  });
  const keepTouched = () =>
    writings.filter(({ touched }) => touched).forEach((writing) => writing.keep());
  setInterval(keepTouched, PAUSE);
  window.addEventListener("pagehide", keepTouched);
  document.addEventListener("visibilitychange", keepTouched);

  document.addEventListener("session:ended", ({ detail }) => {
    if (detail.kind === "other") {
      isShared = true;
      keys(MINE).forEach(forget);
      return;
    }
    const kept = writings.filter((writing) => writing.keep());
    // A window over the page is not kept: to be said of that form alone.
    detail.kept = detail.form
      ? kept.some(({ form }) => form === detail.form)
      : kept.length > 0;
  });
  document.addEventListener("session:sending", ({ target, detail }) => {
    if (detail.path !== logout) {
      writingIn(target)?.keep();
      return;
    }
    keys(PREFIX).forEach(forget);
    localStorage.setItem(SIGNED_OUT, Date.now());
  });
  document.addEventListener("session:sent", ({ target }) => {
    const writing = writingIn(target);
    if (writing) remember([...(writing.isKept ? [writing.key] : []), ...carried]);
  });
  document.addEventListener("w-autosave:save", ({ target }) => {
    const writing = writingIn(target);
    if (!writing) return;
    writing.touched = false;
    writing.sending = written(writing.form);
  });
  document.addEventListener("w-autosave:success", ({ target }) => {
    writingIn(target)?.saved();
  });
})();
