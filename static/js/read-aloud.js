// Reads the page aloud, sentence by sentence. Fetched only by browsers with a Danish voice
// of their own: one that speaks elsewhere would send what is read to a stranger.

const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, blockquote, figcaption, summary, caption, td, th";
const SILENT = "nav:not(.directory), form, .themes, button, script, style, template, .page-metadata, .visually-hidden, [aria-hidden=true], [data-read-aloud]";
const MARK = "read-aloud";

const speech = window.speechSynthesis;

// The sentences of `root` in the order of the page, each as words and the range they stand in.
function sentencesOf(root) {
  const passages = new Map();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const block = node.parentElement.closest(BLOCKS);
    // A space that stands alone keeps two words apart, within a block that has begun.
    if (!node.data.trim() && !passages.has(block)) continue;
    if (!block || node.parentElement.closest(SILENT)) continue;
    if (!node.parentElement.checkVisibility()) continue;
    passages.set(block, [...(passages.get(block) ?? []), node]);
  }
  const segmenter = new Intl.Segmenter("da", { granularity: "sentence" });
  return [...passages].flatMap(([block, nodes]) => {
    const text = nodes.map((node) => node.data).join("");
    return [...segmenter.segment(text)]
      .filter(({ segment }) => segment.trim())
      .map(({ segment, index }) => ({
        block,
        words: segment.replace(/\s+/g, " ").trim(),
        range: rangeOf(nodes, index, index + segment.trimEnd().length),
      }));
  });
}

// The range from one character to another of the text that `nodes` hold together.
function rangeOf(nodes, from, to) {
  const range = document.createRange();
  let begin = 0;
  for (const node of nodes) {
    const end = begin + node.length;
    if (from >= begin && from < end) range.setStart(node, from - begin);
    if (to > begin && to <= end) range.setEnd(node, to - begin);
    begin = end;
  }
  return range;
}

function mark(sentence) {
  document.querySelector(".is-read-aloud")?.classList.remove("is-read-aloud");
  window.CSS.highlights?.delete(MARK);
  if (!sentence) return;
  if (window.CSS.highlights) window.CSS.highlights.set(MARK, new Highlight(sentence.range));
  else sentence.block.classList.add("is-read-aloud");
  const box = sentence.range.getBoundingClientRect();
  const bar = document.querySelector(".read-aloud-bar").offsetHeight;
  if (box.top < 0 || box.bottom > window.innerHeight - bar) {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    sentence.block.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }
}

// Show the control and let it work. `control` holds the buttons that the page has for it.
export function offer(control, voice) {
  const [start, bar, pause, stop] = ["start", "bar", "pause", "stop"].map((name) =>
    control.querySelector(`[data-read="${name}"]`),
  );
  let sentences = [];
  let place = 0;
  // What is being said; anything older than this has been interrupted.
  let saying = null;

  const say = () => {
    const sentence = sentences[place];
    if (!sentence) {
      end();
      return;
    }
    mark(sentence);
    const words = new SpeechSynthesisUtterance(sentence.words);
    words.voice = voice;
    words.lang = voice.lang;
    words.onend = () => {
      if (saying !== words) return;
      place += 1;
      say();
    };
    words.onerror = () => {
      if (saying === words) end();
    };
    saying = words;
    speech.speak(words);
  };

  // Phones cannot pause a voice: it is silenced, and begins the sentence again.
  const hush = () => {
    saying = null;
    speech.cancel();
  };

  const showPaused = (paused) => {
    pause.textContent = paused ? pause.dataset.resume : pause.dataset.pause;
  };

  const end = () => {
    const hadFocus = bar.contains(document.activeElement);
    hush();
    mark(null);
    bar.hidden = true;
    start.hidden = false;
    if (hadFocus) start.focus();
  };

  start.addEventListener("click", () => {
    sentences = sentencesOf(document.querySelector("main"));
    place = 0;
    bar.hidden = false;
    start.hidden = true;
    showPaused(false);
    pause.focus();
    hush();
    say();
  });
  pause.addEventListener("click", () => {
    const reading = saying !== null;
    if (reading) hush();
    else say();
    showPaused(reading);
  });
  stop.addEventListener("click", end);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !bar.hidden) end();
  });
  window.addEventListener("pagehide", hush);
  control.hidden = false;
}
