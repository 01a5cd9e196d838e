/* Decides about a link while a page is being written, without sending the page. */
(() => {
  const csrfToken = (form) =>
    form.querySelector("input[name=csrfmiddlewaretoken]").value;

  async function decide(button) {
    const item = button.closest("li");
    const said = item.querySelector("[role=status]");
    const buttons = [...item.querySelectorAll("[data-link-decision]")];
    buttons.forEach((each) => {
      each.disabled = true;
    });
    try {
      const response = await fetch(button.dataset.linkDecision, {
        method: "POST",
        headers: {
          "X-CSRFToken": csrfToken(button.form),
          "X-Requested-With": "XMLHttpRequest",
        },
      });
      // A decision that cannot be made any longer is told why, like one that was made.
      if (!response.ok && response.status !== 409) throw new Error(response.status);
      const answer = await response.json();
      said.textContent = answer.said;
      const { linkStates } = item.querySelector("[data-link-states]").dataset;
      // Here, and in every field of the form that has the link.
      window.linkChooser?.showEverywhere(linkStates, answer);
      buttons.forEach((each) => {
        each.hidden = !answer.offered.includes(each.dataset.action);
      });
    } catch {
      said.textContent = said.dataset.failed;
    }
    buttons.forEach((each) => {
      each.disabled = false;
    });
    // The button that was pressed may be gone.
    (buttons.find((each) => !each.hidden) ?? item.querySelector("a"))?.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-link-decision]");
    if (!button) return;
    event.preventDefault();
    decide(button);
  });
})();
