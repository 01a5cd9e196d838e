/* Passkeys, where the browser has them: it is asked when somebody presses the button,
   what it answers goes into the form, and the form is sent as any other. */
(() => {
  const words = document.querySelector("template[data-passkey-words]")?.dataset;

  const toBytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) =>
      letter.charCodeAt(0),
    );
  const toText = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");

  /* WebAuthn's own names: what is bytes in the browser is base64url in JSON. */
  function optionsFrom({ publicKey }) {
    const withBytes = (known) => ({ ...known, id: toBytes(known.id) });
    const options = { ...publicKey, challenge: toBytes(publicKey.challenge) };
    if (publicKey.user) options.user = withBytes(publicKey.user);
    ["excludeCredentials", "allowCredentials"].forEach((list) => {
      if (publicKey[list]) options[list] = publicKey[list].map(withBytes);
    });
    return { publicKey: options };
  }

  function answerOf(credential) {
    const response = {};
    for (const part of [
      "clientDataJSON",
      "attestationObject",
      "authenticatorData",
      "signature",
      "userHandle",
    ]) {
      if (credential.response[part]) response[part] = toText(credential.response[part]);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      response,
    });
  }

  class Refused extends Error {}

  async function ask(form) {
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(form.dataset.begin, {
      method: "POST",
      headers: { "X-CSRFToken": token },
    });
    if (!answer.ok) throw new Refused();
    const options = optionsFrom(await answer.json());
    return answerOf(await navigator.credentials[form.dataset.passkey](options));
  }

  function wordFor(error) {
    if (error instanceof Refused) return words.refused;
    if (error instanceof TypeError) return words.offline;
    if (error.name === "InvalidStateError") return words.known;
    return error.name === "NotAllowedError" ? words.cancelled : words.failed;
  }

  function prepare(form) {
    const problem = form.querySelector("[data-problem]");
    const button = form.querySelector("button");
    const answer = form.querySelector("[name=passkey_password]");
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      if (button.getAttribute("aria-disabled") || !form.reportValidity()) return;
      button.setAttribute("aria-disabled", "true");
      problem.hidden = true;
      try {
        answer.value = await ask(form);
        form.requestSubmit();
      } catch (error) {
        problem.textContent = wordFor(error);
        problem.hidden = false;
      }
      button.removeAttribute("aria-disabled");
    });
  }

  if (window.PublicKeyCredential && window.isSecureContext && words) {
    document.querySelectorAll("[data-passkey-only]").forEach((part) => {
      part.hidden = false;
    });
    document.querySelectorAll("[data-no-passkeys]").forEach((part) => part.remove());
    document.querySelectorAll("form[data-passkey]").forEach(prepare);
  }

  const codes = document.querySelector("[data-codes]");
  if (codes) {
    const said = document.querySelector("[data-copied]");
    document.querySelector("[data-codes-buttons]").hidden = false;
    document.querySelector("[data-copy-codes]").addEventListener("click", async () => {
      const text = [...codes.querySelectorAll("code")].map((code) => code.textContent);
      try {
        await navigator.clipboard.writeText(`${text.join("\n")}\n`);
        said.textContent = said.dataset.copied;
      } catch {
        said.textContent = said.dataset.notCopied;
      }
    });
    document.querySelector("[data-print-codes]").addEventListener("click", () => {
      window.print();
    });
  }
})();
