"""The paper: collects shapes in the order in which they are drawn and writes them as SVG."""

from collections.abc import Iterator
from contextlib import contextmanager

from .palette import INK


class Sheet:
    """A drawing of `width` by `height` units with one weight of line."""

    def __init__(self, width: int = 1600, height: int = 1067, line: float = 5):
        self.width, self.height, self.weight = width, height, line
        self.elements: list[str] = []
        self.definitions: list[str] = []
        self.depth = 1

    def add(self, element: str) -> None:
        """Append one element as it stands."""
        self.elements.append("  " * self.depth + element)

    def fill(self, path: str, colour: str) -> None:
        """A flat shape without an outline."""
        self.add(f'<path fill="{colour}" stroke="none" d="{path}"/>')

    def shape(self, path: str, colour: str, line: str = INK) -> None:
        """A flat shape with an outline."""
        stroke = "" if line == INK else f' stroke="{line}"'
        self.add(f'<path fill="{colour}"{stroke} d="{path}"/>')

    def line(self, path: str, colour: str = INK) -> None:
        """A line without a fill."""
        stroke = "" if colour == INK else f' stroke="{colour}"'
        self.add(f'<path{stroke} d="{path}"/>')

    @contextmanager
    def group(self, name: str) -> Iterator[None]:
        """Keep what is drawn inside together under a class name, for whoever reads the source."""
        self.add(f'<g class="{name}">')
        self.depth += 1
        yield
        self.depth -= 1
        self.add("</g>")

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Draw a part once, at the origin, to be repeated with `use`."""
        elements, depth = self.elements, self.depth
        self.elements, self.depth = [], 3
        yield
        self.definitions += [f'    <g id="{name}">', *self.elements, "    </g>"]
        self.elements, self.depth = elements, depth

    def use(self, name: str, x: float, y: float) -> None:
        """Repeat a part with its origin at (x, y)."""
        self.add(f'<use href="#{name}" x="{x:g}" y="{y:g}"/>')

    def svg(self) -> str:
        """The finished document."""
        head = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}">'
        ]
        if self.definitions:
            head += ["  <defs>", *self.definitions, "  </defs>"]
        head.append(
            f'  <g fill="none" stroke="{INK}" stroke-width="{self.weight:g}" stroke-linecap="round"'
            ' stroke-linejoin="round">'
        )
        return "\n".join(
            [
                *head,
                *("  " + element for element in self.elements),
                "  </g>",
                "</svg>",
                "",
            ]
        )
