// What Wagtail's editor does by inline scripts and styles, which the policy of the admin
// forbids.
(() => {
  // The editor of rich text writes a style sheet for its placeholders. A script may, by
  // the number that came with this one; markup that got into the page may not.
  const { nonce } = document.currentScript;
  const createElement = document.createElement;
  document.createElement = function (...given) {
    const element = createElement.apply(this, given);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };

  // What fields are started by. Not whatever an element may name.
  const functions = /^(?:InlinePanel|[A-Za-z]*Chooser)$/;

  // Where Wagtail has a script: it starts when it is put into the page, whether the
  // server sent it, a window was filled with it or a formset added it.
  class FieldStarter extends HTMLElement {
    #hasStarted = false;

    connectedCallback() {
      // A form that is moved within its formset comes by here again.
      if (this.#hasStarted) return;
      this.#hasStarted = true;
      const name = this.dataset.function;
      if (!functions.test(name)) return;
      const given = JSON.parse(this.dataset.arguments);
      if (/^[A-Z]/.test(name)) {
        new window[name](...given);
      } else {
        window[name](...given);
      }
    }
  }

  customElements.define("field-starter", FieldStarter);
})();
