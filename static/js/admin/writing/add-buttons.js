// Wagtail's plus signs in lists of blocks say what they add, and not only that they do.
(() => {
  const { word } = document.currentScript.dataset;
  const ListBlock = window.wagtailStreamField?.blocks.ListBlockDefinition;
  if (!ListBlock) return;

  const { render } = ListBlock.prototype;
  ListBlock.prototype.render = function renderNamed(...args) {
    const list = render.apply(this, args);
    const { label } = this.childBlockDef.meta;
    const container = list.container[0].querySelector(
      "[data-streamfield-list-container]",
    );
    if (!label || !container) return list;
    const name = label.charAt(0).toLocaleLowerCase() + label.slice(1);
    const nameAll = () => {
      const buttons = container.querySelectorAll(":scope > [data-streamfield-list-add]");
      buttons.forEach((button) => {
        button.title = word.replace("{name}", name);
      });
    };
    nameAll();
    // There is one more for each block that is put in.
    new MutationObserver(nameAll).observe(container, { childList: true });
    return list;
  };
})();
