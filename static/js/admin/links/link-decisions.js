// Sends a decision about a link while a page is being written, without sending the page.
(() => {
  // The buttons rest meanwhile; `take` is told what the server answered, and whether it
  // was done. Returns the button that has the focus then, if one is left.
  const decide = async (url, { buttons, said, take }) => {
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const rest = (disabled) =>
      buttons.forEach((button) => {
        button.disabled = disabled;
      });
    rest(true);
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest" },
      });
      // What cannot be done any longer is told why, like what was done.
      if (!response.ok && response.status !== 409) throw new Error(response.status);
      const answer = await response.json();
      take(answer, response.ok);
      said.textContent = answer.said;
    } catch {
      said.textContent = said.dataset.failed;
    }
    rest(false);
    // The button that was pressed may be gone.
    const left = buttons.find((button) => !button.hidden);
    left?.focus();
    return left;
  };

  window.linkDecisions = { decide };
})();
