"""The hand of somebody who uses the admin: each click, key and field is counted."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from tests.browser import admin

# The keystroke-level model of Card, Moran and Newell (1980), in seconds: a key by an
# average typist, pointing, pressing and letting go, and a thought before each of them.
KEY, POINT, PRESS, THINK = 0.28, 1.1, 0.2, 1.35


@dataclass
class Effort:
    """What a part of the way took."""

    name: str
    clicks: int = 0
    fields: int = 0
    # Besides those of the fields.
    keys: int = 0
    characters: int = 0
    # Of the machine: browser, site and worker.
    seconds: float = 0

    @property
    def steps(self) -> int:
        """Return clicks and keys; to write in a field is one, however much it is."""
        return self.clicks + self.fields + self.keys

    @property
    def by_hand(self) -> float:
        """Return the seconds that a person takes, who knows what to write."""
        aimed = (self.clicks + self.fields) * (THINK + POINT + PRESS)
        return aimed + (self.characters + self.keys) * KEY

    def add(self, other: "Effort") -> None:
        """Count another part as well."""
        self.clicks += other.clicks
        self.fields += other.fields
        self.keys += other.keys
        self.characters += other.characters
        self.seconds += other.seconds


@dataclass
class Hand:
    """A window, and the hand that clicks and writes in it."""

    page: Page
    efforts: list[Effort] = field(default_factory=list)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what is done from here on under `name`."""
        self.efforts.append(Effort(name))
        began = time.perf_counter()
        yield
        self.efforts[-1].seconds = time.perf_counter() - began

    def click(self, target: Locator) -> None:
        self.efforts[-1].clicks += 1
        target.click()

    def follow(self, name: str, within: Page | Locator | None = None) -> None:
        """Click the link of that name."""
        area = within or self.page
        self.click(area.get_by_role("link", name=name, exact=True))

    def press(self, name: str, within: Page | Locator | None = None) -> None:
        """Click the button of that name."""
        area = within or self.page
        self.click(area.get_by_role("button", name=name, exact=True))

    def write(self, target: Locator, text: str) -> None:
        """Go into a field and write; what it held is replaced."""
        self._count_field(text)
        target.fill(text)

    def type_into(self, editor: Locator, text: str) -> None:
        """Go into an empty rich text and write."""
        self._count_field(text)
        editor.click()
        self.page.keyboard.insert_text(text)
        expect(editor).to_contain_text(text)

    def key(self, name: str) -> None:
        """Press one key, such as Enter."""
        self.efforts[-1].keys += 1
        self.page.keyboard.press(name)

    def write_over(self, editor: Locator, text: str) -> None:
        """Write in the place of all that is in a rich text."""
        self._count_field(text)
        editor.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)
        expect(editor).to_have_text(text)

    def paste(self, target: Locator, text: str) -> None:
        """Paste what was copied elsewhere: as many keys as it takes, whatever it is."""
        self._count_field("^V")
        target.fill(text)

    def _count_field(self, text: str) -> None:
        self.efforts[-1].fields += 1
        self.efforts[-1].characters += len(text)

    def publish(self) -> None:
        """Publish the page in the editor."""
        self.efforts[-1].clicks += 2
        admin.publish(self.page)
        expect(
            self.page.get_by_role("status").filter(has_text="udgivet")
        ).to_be_visible()
