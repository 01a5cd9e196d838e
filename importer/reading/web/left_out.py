"""The lines of what is left out of a page, for whoever wants to see them."""

from lxml.html import HtmlElement

# What is in these is never read.
SKIPPED = {
    *("script", "style", "noscript", "template", "svg", "head", "title", "link"),
    *("meta", "button", "input", "select", "textarea", "option", "canvas", "audio"),
    *("map", "area", "applet", "dialog"),
}
# What stands within a line.
INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del"),
    *("dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s"),
    *("samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u"),
    *("var", "wbr", "blink"),
}


def lines_in(element: HtmlElement) -> list[str]:
    """Return the lines of what is left out, each once."""
    walker = _PlainWalker()
    walker.take(element)
    return walker.lines


class _PlainWalker:
    """Reads lines alone."""

    def __init__(self):
        self.lines: list[str] = []
        self._parts: list[str] = []

    def take(self, element: HtmlElement) -> None:
        """Read an element with all that is in it."""
        self._walk(element)
        self._end()

    def _walk(self, element: HtmlElement) -> None:
        if element.tag in SKIPPED:
            return
        is_block = element.tag not in INLINE
        if is_block:
            self._end()
        self._parts.append(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                self._walk(child)
            self._parts.append(child.tail or "")
        if is_block:
            self._end()

    def _end(self) -> None:
        line = " ".join("".join(self._parts).split())
        self._parts = []
        if line:
            self.lines.append(line)
