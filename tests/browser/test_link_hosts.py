"""A keeper of links rewrites the addresses of a host that has moved."""

import socket
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.browser import host_to_rewrite
from tests.browser.admin import sign_in
from tests.browser.host_to_rewrite import OLD, PAGE, TITLES, new


@pytest.fixture
def port() -> int:
    """Where the host answers under its new name."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@pytest.fixture
def helper(own_site):
    """Do something in the site's own environment."""

    def run(*arguments: str) -> None:
        own_site.run(sys.executable, "-m", host_to_rewrite.__name__, *arguments)

    run("make")
    return run


def addresses_on(resident: Page) -> list[str]:
    resident.goto(f"/{PAGE['slug']}/")
    links = [resident.get_by_role("link", name=title) for title in TITLES]
    return [link.get_attribute("href") for link in links]


def test_a_host_is_rewritten_tested_first_and_undone(windows, own_site, helper, port):
    page = windows.open(own_site)
    sign_in(page, "lars")
    page.goto("/admin/reports/link-hosts/")
    page.get_by_role("link", name="gammel.egeby.example").click()
    expect(page.get_by_text("4 ud af 4 links virker ikke")).to_be_visible()

    page.get_by_role("link", name="Omskriv adresser").click()
    page.get_by_label("Find i adressen").fill(OLD)
    page.get_by_label("Skriv i stedet").fill(new(port))
    page.get_by_role("button", name="Vis de nye adresser").click()
    expect(page.get_by_role("cell", name=f"{new(port)}0")).to_be_visible()
    page.get_by_role("button", name="Prøv de nye adresser").click()
    expect(page.get_by_text("0 ud af 4 er prøvet")).to_be_visible()

    helper("try", str(port))
    # The page brings itself up to date.
    expect(page.get_by_text("3 ud af 4 nye adresser virker")).to_be_visible()
    row = page.get_by_role("row", name=TITLES[-1])
    expect(row).to_contain_text("siden ikke findes")
    resident = windows.open(own_site)
    assert addresses_on(resident) == [f"{OLD}{number}" for number in range(4)]

    page.get_by_role("button", name="Brug de 3 adresser, der virker").click()
    expect(page.locator(".messages .success")).to_contain_text("3 links har fået nye")
    assert addresses_on(resident) == [
        *(f"{new(port)}{number}" for number in range(3)),
        f"{OLD}3",
    ]

    page.locator(".messages").get_by_role("button", name="Fortryd").click()
    expect(page.locator(".messages .success")).to_contain_text("gamle adresser igen")
    assert addresses_on(resident) == [f"{OLD}{number}" for number in range(4)]
