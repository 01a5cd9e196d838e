// A list of links in the page editor, with a button that takes many at once.
(() => {
  const { ListBlockDefinition } = window.wagtailStreamField.blocks;

  class LinksBlockDefinition extends ListBlockDefinition {
    render(placeholder, prefix, state, error) {
      const list = super.render(placeholder, prefix, state, error);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-small button-secondary links-block__many";
      button.textContent = this.meta.manyLabel;
      button.addEventListener("click", () => this.ask(list));
      list.container[0].append(button);
      return list;
    }

    ask(list) {
      const take = (modal, { links, is_done: isDone }) => {
        this.insert(list, links);
        if (isDone) modal.close();
        else begin(modal);
      };
      const begin = (modal) => modal.ajaxifyForm(window.$("form", modal.body));
      window.ModalWorkflow({
        url: this.meta.manyUrl,
        onload: { ask: begin, added: take },
      });
    }

    // Behind what is there; a place that was left empty is not kept.
    insert(list, links) {
      const kept = list.children.filter((child) => child.deletedInput?.val() !== "1");
      const empty = kept.filter((child) => !child.block.getValue());
      const known = new Set(kept.map((child) => String(child.block.getValue() ?? "")));
      for (const link of links) {
        if (known.has(String(link.id))) continue;
        known.add(String(link.id));
        list.insert(link, list.children.length);
      }
      empty.forEach((child) => list.deleteBlock(list.children.indexOf(child)));
    }
  }

  window.telepath.register("links.LinksBlock", LinksBlockDefinition);
})();
