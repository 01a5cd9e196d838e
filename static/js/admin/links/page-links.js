/* Decides about the links of a page that should be looked at, above its form. */
(() => {
  async function decide(button) {
    const item = button.closest("li");
    const buttons = [...item.querySelectorAll("[data-link-decision]")];
    const take = (answer) => {
      const { linkStates } = item.querySelector("[data-link-states]").dataset;
      // Here, and in every field of the form that has the link.
      window.linkChooser?.showEverywhere(linkStates, answer);
      buttons.forEach((each) => {
        each.hidden = !answer.offered.includes(each.dataset.action);
      });
    };
    const said = item.querySelector("[role=status]");
    const url = button.dataset.linkDecision;
    const left = await window.linkDecisions.decide(url, { buttons, said, take });
    if (!left) item.querySelector("a")?.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-link-decision]");
    if (!button) return;
    event.preventDefault();
    decide(button);
  });
})();
