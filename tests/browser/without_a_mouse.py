"""Two hands that have no mouse: on the keys of a computer, and a thumb on a phone."""

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.admin import PHONE
from tests.browser.measuring import overflow
from tests.browser.test_keyboard import IN_VIEW, MARKED, focused_name

# From the head of a long list to its last row.
MOST_STOPS = 150
# WCAG 2.2, 2.5.8.
LEAST = 24


class Keys:
    """Tab to what is wanted, which is then seen and marked; Enter or Space."""

    window = {"viewport": {"width": 1366, "height": 800}}

    def __init__(self, page: Page):
        self.page = page

    def go(self, address: str) -> None:
        """Open a page, and leave its menu behind by the link that is there for it."""
        self.page.goto(address)
        self.page.keyboard.press("Tab")
        self.press(self.page.locator(".skiplink"))

    def press(self, target: Locator) -> None:
        """Use a button or a link."""
        self._reach(target)
        self.page.keyboard.press("Enter")

    def choose(self, target: Locator) -> None:
        """Tick a box."""
        self._reach(target)
        self.page.keyboard.press("Space")

    def _reach(self, target: Locator) -> None:
        target.wait_for()
        for _stop in range(MOST_STOPS):
            if target.evaluate("element => element === document.activeElement"):
                break
            self.page.keyboard.press("Tab")
        else:
            raise AssertionError(f"Tab never reached {target}")
        assert self.page.evaluate(MARKED), f"{focused_name(self.page)} is not marked"
        # Wagtail's pages glide to what is focused.
        self.page.wait_for_function(IN_VIEW)


class Thumb:
    """Taps on a phone: nothing lies beside the screen, or is too small to be hit."""

    window = {"viewport": PHONE, "has_touch": True}

    def __init__(self, page: Page):
        self.page = page

    def go(self, address: str) -> None:
        """Open a page."""
        self.page.goto(address)

    def press(self, target: Locator) -> None:
        """Use a button or a link."""
        target.scroll_into_view_if_needed()
        assert overflow(self.page) == 0, self.page.url
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= LEAST, (target, box)
        assert box["x"] >= 0, (target, box)
        assert box["x"] + box["width"] <= PHONE["width"], (target, box)
        target.tap()

    choose = press


HANDS = [pytest.param(Keys, id="keys"), pytest.param(Thumb, id="thumb")]
