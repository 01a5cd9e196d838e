// The browser's colour picker beside the field for the colour: each follows the other.
(() => {
  const HEX = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i;

  const asHex = (text) => {
    const match = HEX.exec(text.trim());
    if (!match) return "";
    const digits = match[1].toLowerCase();
    return "#" + (digits.length === 3 ? digits.replace(/./g, "$&$&") : digits);
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll("[data-colour-input]")) {
      const [field, picker] = box.querySelectorAll("input");
      picker.hidden = false;
      picker.addEventListener("input", () => {
        field.value = picker.value;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      });
      field.addEventListener("input", () => {
        const colour = asHex(field.value);
        if (colour) picker.value = colour;
      });
    }
  });
})();
