/* The window for publishing later: shown with what was refused, and closed, as it was. */
(() => {
  const plan = document.querySelector("[data-plan]");
  if (!plan?.showPopover) return;
  const fields = [...plan.querySelectorAll("input")];
  const change = (field, value) => {
    if (field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  let isSent = false;

  plan.addEventListener("toggle", ({ newState }) => {
    // A time that was typed and not pressed is no plan, whatever button comes next.
    if (newState === "closed" && !isSent) {
      fields.forEach((field) => change(field, field.defaultValue));
      // Whoever uses the keyboard goes on from where they were.
      const here = document.activeElement;
      if (here === document.body || plan.contains(here)) {
        document.querySelector(".plan-button").focus();
      }
    }
    isSent = false;
  });
  plan.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.dataset.fill) {
      change(button.closest(".plan__field").querySelector("input"), button.dataset.fill);
    } else if (button?.type === "submit") {
      // Wagtail may have a question, which would lie below the window.
      isSent = true;
      plan.hidePopover();
    }
  });
  plan.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    plan.querySelector("[data-plan-main]").click();
  });
  plan.querySelectorAll(".plan__ends").forEach((ends) => {
    ends.hidden = false;
  });
  if ("planOpen" in plan.dataset) plan.showPopover();
})();
