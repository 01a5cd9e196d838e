/* Keeps the looks of what is pasted, and shows how far an import has come. */
(() => {
  const box = document.querySelector("[data-import-paste]");
  // More than any page has, and less than the server takes of a form.
  const MOST = 1_500_000;

  function keepLooks() {
    const html = box.form.elements.html;
    const said = document.querySelector("[data-import-kept]");
    let pasted = html.value ? box.value : null;

    const say = () => {
      said.textContent = html.value ? said.dataset.importKept : "";
    };
    box.addEventListener("paste", (event) => {
      const looks = event.clipboardData.getData("text/html");
      const isWhole =
        box.value.trim() === "" ||
        (box.selectionStart === 0 && box.selectionEnd === box.value.length);
      html.value = isWhole && looks.length < MOST ? looks : "";
      // What the browser has put into the box by the time it says so.
      setTimeout(() => {
        pasted = box.value;
        say();
      });
    });
    box.addEventListener("input", () => {
      setTimeout(() => {
        // Whoever changes the text means the text.
        if (box.value !== pasted) html.value = "";
        say();
      });
    });
    say();
  }

  // Some texts are more than the server takes of a form: what is written stays here.
  function keepTooLong() {
    const said = document.querySelector("[data-import-kept]");
    box.form.addEventListener("submit", (event) => {
      if (box.value.length <= Number(box.dataset.importPaste)) return;
      event.preventDefault();
      said.textContent = said.dataset.importTooLong;
      box.focus();
    });
  }

  if (box) {
    keepLooks();
    keepTooLong();
  }

  const progress = document.querySelector("[data-import-progress]");
  const WAIT = 3000;

  async function look() {
    try {
      const response = await fetch(progress.dataset.importProgress);
      if (!response.ok) throw new Error(response.status);
      const told = await response.json();
      if (!told.isWorking) {
        window.location.reload();
        return;
      }
      const bar = progress.querySelector("progress");
      const said = progress.querySelector("[role=status]");
      bar.max = told.total;
      bar.value = told.done;
      if (said.textContent !== told.sentence) said.textContent = told.sentence;
    } catch {
      // The next look may succeed.
    }
    setTimeout(look, WAIT);
  }

  if (progress) setTimeout(look, WAIT);
})();
