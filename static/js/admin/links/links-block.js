// A list of links in the page editor. Beneath it a link is added in two clicks, by its
// address, or many at once.
(() => {
  const { ListBlockDefinition } = window.wagtailStreamField.blocks;
  const MOST_ROWS = 6;

  const make = (name, className, properties) =>
    Object.assign(document.createElement(name), { className, ...properties });

  const makeButton = (className, textContent, act) => {
    const properties = { type: "button", textContent };
    const button = make("button", `button button-small ${className}`, properties);
    button.addEventListener("click", act);
    return button;
  };

  class LinksBlockDefinition extends ListBlockDefinition {
    render(placeholder, prefix, state, error) {
      const list = super.render(placeholder, prefix, state, error);
      const { words } = this.meta;
      const desk = document.querySelector("template[data-link-desk]");
      const area = make("div", "links-block");
      area.append(
        makeButton("links-block__choose", words.choose, () => this.choose(list)),
        this.makeBox(list, `${prefix}-paste`),
      );
      if (desk && "mayAdd" in desk.dataset) {
        const ask = () => this.ask(list);
        area.append(makeButton("button-secondary links-block__many", words.many, ask));
      }
      list.container[0].append(area);
      return list;
    }

    // The field for addresses, with what came of them beneath it.
    makeBox(list, id) {
      const { words } = this.meta;
      const label = make("label", "links-block__label", {
        htmlFor: id,
        textContent: words.paste,
      });
      const field = make("textarea", "links-block__field", { id, rows: 1 });
      field.dataset.pasteLinks = "";
      field.setAttribute("aria-describedby", `${id}-bad`);
      const bad = make("div", "links-block__bad", { id: `${id}-bad` });
      bad.setAttribute("role", "alert");
      const said = make("div", "links-block__said");
      said.setAttribute("role", "status");
      const add = () => this.addPasted(list, { field, bad, said });
      field.addEventListener("input", () => {
        field.rows = Math.min(field.value.split("\n").length, MOST_ROWS);
      });
      field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        add();
      });
      const box = make("div", "links-block__box");
      box.append(label, field, makeButton("button-secondary", words.add, add));
      const all = make("div", "links-block__paste");
      all.append(box, bad, said);
      return all;
    }

    async addPasted(list, { field, bad, said }) {
      const { words } = this.meta;
      const tell = (wrong, done = "") => {
        bad.replaceChildren(
          ...wrong.map((textContent) => make("p", "", { textContent })),
        );
        said.textContent = done;
        field.setAttribute("aria-invalid", wrong.length ? "true" : "false");
        field.focus();
      };
      if (!field.value.trim()) return tell([words.empty]);
      const body = new FormData();
      body.set("lines", field.value);
      const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
      field.readOnly = true;
      try {
        const response = await fetch(this.meta.pasteUrl, {
          method: "POST",
          body,
          headers: { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest" },
        });
        if (!response.ok) throw new Error(response.status);
        const answer = await response.json();
        const known = this.insert(list, answer.links).map(({ string }) =>
          words.known.replace("{title}", string),
        );
        // What could not be used stays, to be mended.
        field.value = answer.left;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        const isNew = answer.links.length > known.length;
        tell([...answer.bad, ...known], isNew ? answer.said : "");
      } catch {
        tell([words.failed]);
      } finally {
        field.readOnly = false;
      }
    }

    choose(list) {
      this.childBlockDef.widget.openModal((link) => {
        const [known] = this.insert(list, [link]);
        if (!known) return;
        const bad = list.container[0].querySelector(".links-block__bad");
        bad.textContent = this.meta.words.known.replace("{title}", known.string);
      });
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

    // Behind what is there; a place that was left empty is not kept. Returns those that
    // the list has already.
    insert(list, links) {
      const kept = list.children.filter((child) => child.deletedInput?.val() !== "1");
      const empty = kept.filter((child) => !child.block.getValue());
      const known = new Set(kept.map((child) => String(child.block.getValue() ?? "")));
      const there = [];
      for (const link of links) {
        if (known.has(String(link.id))) {
          there.push(link);
          continue;
        }
        known.add(String(link.id));
        list.insert(link, list.children.length);
      }
      empty.forEach((child) => list.deleteBlock(list.children.indexOf(child)));
      return there;
    }
  }

  window.telepath.register("links.LinksBlock", LinksBlockDefinition);
})();
