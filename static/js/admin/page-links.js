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
      if (!response.ok) throw new Error(response.status);
      said.textContent = (await response.json()).said;
      buttons.forEach((each) => {
        each.hidden = each === button;
      });
    } catch {
      said.textContent = said.dataset.failed;
    }
    buttons.forEach((each) => {
      each.disabled = false;
    });
    // The button that was pressed may be gone.
    buttons.find((each) => !each.hidden).focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-link-decision]");
    if (!button) return;
    event.preventDefault();
    decide(button);
  });
})();
