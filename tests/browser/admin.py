"""The admin as a member of staff uses it: by what is written on the screen."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.prepare import PASSWORD

PHONE = {"width": 390, "height": 844}


def sign_in(page: Page, name: str) -> None:
    """Sign in with one of the accounts of the prepared site."""
    page.goto("/admin/")
    page.get_by_role("textbox", name="Brugernavn").fill(name)
    page.locator("input[type=password]").fill(PASSWORD)
    button = page.get_by_role("button", name="Log ind")
    button.click()
    # The menu is folded away on a phone.
    expect(button).to_have_count(0)
    expect(page.get_by_role("main")).to_be_visible()


def go_to_page(page: Page, title: str) -> None:
    """Go from the page explorer to the children of a page of the front page."""
    page.goto("/admin/pages/")
    page.get_by_role("link", name=f"Se undersider af ”{title}”").click()
    expect(page.locator("h1", has_text=title)).to_be_attached()


def begin_child_page(page: Page, kind: str) -> None:
    """Begin an empty page of a type below the page whose children are listed."""
    page.get_by_role("link", name="Tilføj en underside").first.click()
    page.locator(f'a[href*="/pages/add/"]:has-text("{kind}")').click()


def panel(page: Page, name: str) -> Locator:
    """Return the part of the form that is called `name`."""
    return page.get_by_role("region", name=name, exact=True)


def block(page: Page | Locator, name: str) -> Locator:
    """Return the block whose type is called `name`.

    The editor adds what has been written in it to its heading.
    """
    return page.locator(
        f'section:has(> .w-panel__header .c-sf-block__type:text-is("{name}"))'
    )


def field(area: Page | Locator, name: str) -> Locator:
    """Return a field with its label and messages, by its name in the form."""
    return area.locator(f"[data-contentpath={name}]")


def write(area: Locator, text: str) -> None:
    """Type into the rich text editor in `area`."""
    editor = area.locator(".public-DraftEditor-content")
    editor.click()
    editor.press_sequentially(text)


def choose_link(page: Page, title: str) -> None:
    """Pick a link of the register in the chooser that has been opened."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tabpanel").get_by_role("textbox").first.fill(title)
    dialog.get_by_role("link", name=title, exact=True).click()
    expect(dialog).to_have_count(0)


def publish(page: Page) -> None:
    """Press the button that is behind the arrow beside "Gem kladde"."""
    footer = page.get_by_role("navigation", name="Handlinger (nederst)")
    footer.locator("[data-w-dropdown-target='toggle']").click()
    # Not one of those that publish later.
    page.locator("[name=action-publish][value=action-publish]").click()


def wait_until_watched(page: Page) -> None:
    """Wait for the editor to look for changes, from two seconds after it is opened.

    What is in a form by then, it takes for what was there.
    """
    page.wait_for_function(
        """() => {
            const form = document.querySelector('form[data-controller~=w-unsaved]');
            return form && window.wagtail.app.getControllerForElementAndIdentifier(
                form, 'w-unsaved')?.initialFormData;
        }"""
    )
