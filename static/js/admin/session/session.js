/* Notices that the session has ended, or began anew, while somebody writes.

   Before a form is sent, and when a request of the page has been refused, it asks who is
   signed in. The same person with another token: all forms get the new one. Nobody, or
   somebody else, or no answer: the form stays where it is, with a word about it. */
(() => {
  const notices = document.querySelector("template[data-session-notices]");
  if (!notices) return;
  const { user, state, admin, login, logout, signedIn } = notices.dataset;
  const PATIENCE = 8000; // Milliseconds; then the line is taken to be down.
  const AGAIN = 60000; // How soon it asks, or saves, by itself once more.
  const sent = new WeakSet();
  const asking = new WeakSet();
  let dialog;
  let told = ""; // What kind of end whoever writes has been told of.
  let looking;
  let looked = Date.now();
  let resumed = 0;

  const plainFetch = window.fetch.bind(window);

  /* "in", "other", "out" or "offline", and what the server said. */
  async function ask() {
    looked = Date.now();
    try {
      const answer = await plainFetch(state, {
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (!answer.ok) return { kind: "offline" };
      const said = await answer.json();
      if (!said.user) return { kind: "out" };
      // A page that was sent without a session does not know whose it was.
      return { ...said, kind: user && said.user !== user ? "other" : "in" };
    } catch {
      return { kind: "offline" };
    }
  }

  function renew(token) {
    // Wagtail's scripts all read this one object.
    if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => {
      field.value = token;
    });
  }

  /* `form` is the one that was to be sent, if somebody waits for it. */
  function settle(answer, form) {
    if (answer.kind === "in") {
      renew(answer.token);
      if (told && !form) {
        announce(signedIn);
        resume();
      }
      told = "";
      dialog?.close();
    } else if (form || !["offline", told].includes(answer.kind)) {
      if (answer.kind !== "offline") told = answer.kind;
      tell(answer, form);
    }
    return answer;
  }

  function announce(text) {
    const detail = { clear: true, text, type: "success" };
    document.dispatchEvent(new CustomEvent("w-messages:add", { detail }));
  }

  function tell({ kind, name }, form) {
    const detail = { form, kind, kept: false };
    document.dispatchEvent(new CustomEvent("session:ended", { detail }));
    dialog?.close();
    dialog = notices.content.querySelector(`[data-notice=${kind}]`).cloneNode(true);
    dialog.querySelectorAll("[data-name]").forEach((place) => {
      place.textContent = name;
    });
    dialog.querySelectorAll("[data-kept]").forEach((sentence) => {
      sentence.hidden = !detail.kept;
    });
    const current = dialog;
    current.addEventListener("close", () => {
      current.remove();
      if (dialog === current) dialog = undefined;
    });
    current.querySelector("[data-close]").addEventListener("click", () => {
      current.close();
    });
    document.body.append(current);
    current.showModal();
  }

  /* Looks by itself, once at a time. */
  function look() {
    looking ??= ask()
      .then((answer) => settle(answer))
      .finally(() => {
        looking = undefined;
      });
    return looking;
  }

  /* What the editor could not save by itself a moment ago, it can now. */
  function resume() {
    if (Date.now() - resumed < AGAIN) return;
    resumed = Date.now();
    document.querySelectorAll("form[data-controller~=w-autosave]").forEach((form) => {
      const detail = { type: "edits" };
      form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, detail }));
    });
  }

  async function lookAfterRefusal() {
    const { kind } = await look();
    if (kind === "in") resume();
  }

  const wasRefused = (answer) =>
    answer.status === 401 ||
    answer.status === 403 ||
    (answer.redirected && new URL(answer.url).pathname === login);

  window.fetch = async (...request) => {
    const answer = await plainFetch(...request);
    if (wasRefused(answer)) lookAfterRefusal();
    return answer;
  };
  window.jQuery?.(document).on("ajaxError", (_event, { status }) => {
    if (status === 401 || status === 403) lookAfterRefusal();
  });

  const addressOf = (form, button) =>
    new URL(
      button?.getAttribute("formaction") || form.getAttribute("action") || "",
      window.location.href,
    );

  /* Who has asked for a new password, or chooses one, needs no session. */
  function isGuarded(form, { origin, pathname }) {
    return (
      (user || form.hasAttribute("data-needs-session")) &&
      form.getAttribute("method")?.toLowerCase() === "post" &&
      origin === window.location.origin &&
      pathname.startsWith(admin) &&
      pathname !== login
    );
  }

  /* A button that shows that it is at work is disabled, and would not be sent. */
  function send(form, button) {
    const isDisabled = button?.disabled;
    if (isDisabled) button.disabled = false;
    sent.add(form);
    let isSent = false;
    const look = (event) => {
      isSent = event.target === form && !event.defaultPrevented;
    };
    window.addEventListener("submit", look, { once: true });
    form.requestSubmit(button ?? undefined);
    window.removeEventListener("submit", look);
    sent.delete(form);
    if (isDisabled) button.disabled = true;
    return isSent;
  }

  /* The editor saves by itself as well. Of two that make the same new page, the second
     is refused: what is on its way arrives first, and nothing follows. Returns how to
     let it go on. */
  async function stopSaving(form) {
    const { app } = window.wagtail ?? {};
    const autosave = app?.getControllerForElementAndIdentifier(form, "w-autosave");
    if (!autosave?.activeValue) return () => {};
    autosave.activeValue = false;
    await autosave.submitPromise;
    return () => {
      autosave.activeValue = true;
    };
  }

  function release(button) {
    const { app } = window.wagtail ?? {};
    if (button) app?.getControllerForElementAndIdentifier(button, "w-progress")?.deactivate();
  }

  /* Sends `form` with `go`, or says why not. */
  async function sendWhenSignedIn(form, { pathname }, button, go) {
    if (asking.has(form)) return;
    asking.add(form);
    const detail = { path: pathname };
    const tellOthers = (name) =>
      form.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
    tellOthers("session:sending");
    const isLeaving = pathname === logout;
    const goOnSaving = await stopSaving(form);
    const answer = await ask();
    asking.delete(form);
    if (isLeaving && answer.token) renew(answer.token);
    if (isLeaving || settle(answer, form).kind === "in") {
      tellOthers("session:sent");
      // False when something else, such as a question, has kept it from being sent.
      if (go() === false) goOnSaving();
    } else {
      goOnSaving();
      release(button);
    }
  }

  window.addEventListener(
    "submit",
    (event) => {
      const { target: form, submitter: button } = event;
      const address = addressOf(form, button);
      if (!isGuarded(form, address) || sent.has(form)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      sendWhenSignedIn(form, address, button, () => send(form, button));
    },
    { capture: true },
  );

  // Scripts that send a form themselves, as Wagtail's for comments on approvals.
  const plainSubmit = HTMLFormElement.prototype.submit;
  HTMLFormElement.prototype.submit = function submit() {
    const go = () => plainSubmit.call(this);
    const address = addressOf(this);
    if (!this.isConnected || !isGuarded(this, address)) go();
    else sendWhenSignedIn(this, address, undefined, go);
  };

  /* Whoever comes back to this tab may have signed in, or out, in another. */
  const comeBack = () => {
    if (document.hidden || !user) return;
    if (told || Date.now() - looked > AGAIN) look();
  };
  document.addEventListener("visibilitychange", comeBack);
  window.addEventListener("focus", comeBack);
  window.addEventListener("storage", ({ key }) => {
    if (key === "boligsocial:signed-in" && told) look();
  });
})();
