// The link that was chosen, in a form: where it leads, how it stands, and a button that
// flags it at once for everybody, with another to take that back.
(() => {
  const desk = document.querySelector("template[data-link-desk]")?.dataset ?? {};

  const decideUrl = (action, id) =>
    desk.decide.replace(/action\/0\/$/, `${action}/${id}/`);

  // The same link may stand in several places of the form.
  const showEverywhere = (id, answer) => {
    document.querySelectorAll(".link-chooser").forEach(({ widget }) => {
      if (String(widget?.getValue() ?? "") === String(id)) widget.showState(answer);
    });
    const said = document.createElement("template");
    said.innerHTML = answer.about;
    const states = said.content.querySelector("[data-link-states]");
    document
      .querySelectorAll(`.page-links [data-link-states="${id}"]`)
      .forEach((old) => old.replaceWith(states.cloneNode(true)));
  };
  window.linkChooser = { showEverywhere };

  const withState = (Base) =>
    class extends Base {
      initHTMLElements(id) {
        super.initHTMLElements(id);
        this.about = this.chooserElement.querySelector("[data-link-about]");
        this.said = this.chooserElement.querySelector("[role=status]");
        this.buttons = [...this.chooserElement.querySelectorAll("[data-link-do]")];
        this.buttons.forEach((button) => {
          button.addEventListener("click", () => this.decide(button.dataset.linkDo));
        });
        this.offer(this.chooserElement.dataset.isFlagged === "true");
      }

      offer(isFlagged) {
        const mayDecide = Boolean(desk.decide) && Boolean(this.input.value);
        this.buttons.forEach((button) => {
          const isFlag = button.dataset.linkDo === "flag";
          // What somebody else has flagged is not taken back by one click here.
          button.hidden = !mayDecide || (isFlag ? isFlagged : !this.hasFlagged);
        });
      }

      renderState(state) {
        super.renderState(state);
        this.hasFlagged = false;
        this.said.textContent = "";
        this.showState(state);
      }

      showState({ about, isFlagged }) {
        this.state = { ...this.state, about, isFlagged };
        this.about.innerHTML = about ?? "";
        this.offer(Boolean(isFlagged));
      }

      decide(action) {
        const id = this.getValue();
        const take = (answer, isDone) => {
          this.hasFlagged = isDone && action === "flag";
          showEverywhere(id, answer);
        };
        const { buttons, said } = this;
        window.linkDecisions.decide(decideUrl(action, id), { buttons, said, take });
      }
    };

  if (window.SnippetChooser) window.LinkChooser = withState(window.SnippetChooser);

  const Factory =
    window.telepath?.constructors["wagtail.snippets.widgets.SnippetChooser"];
  if (Factory) {
    class LinkChooserFactory extends Factory {
      constructor(...args) {
        super(...args);
        this.widgetClass = withState(this.widgetClass);
      }
    }
    window.telepath.register("links.LinkChooser", LinkChooserFactory);
  }
})();
