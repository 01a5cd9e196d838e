"""A member of staff makes an initiative, wholly by what the admin shows them."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.admin import (
    begin_child_page,
    block,
    choose_link,
    field,
    go_to_page,
    panel,
    publish,
    sign_in,
    write,
)
from tests.browser.prepare import LINK

SECTIONS = ["Om", "Hvorfor", "Værdi", "Målgruppe", "Viden", "Læs også"]
# "Læs også" begins with one.
GROUP = "Gruppe af links"
TITLE = "Fælleshaven i Engparken"
SUMMARY = "Grav, så og høst sammen med dine naboer. Alle kan være med."
LINKED = "kommunens råd"
ABOUT = f"Hver onsdag er der nogen i haven. De følger {LINKED}"
CHARACTERISTICS = ["savner jord under neglene", "har tid en gang om ugen"]
NEW_LINK = "Sådan dyrker du kartofler"
OVERVIEW_TITLE = "Boligsocial indsats"


@pytest.fixture
def new_initiative(windows, own_site):
    """The form of a new initiative, on the screen of somebody who may publish."""
    page = windows.open(own_site, viewport={"width": 1400, "height": 1000})
    sign_in(page, "merete")
    go_to_page(page, OVERVIEW_TITLE)
    begin_child_page(page, "Indsats")
    expect(block(page, "Læs også")).to_be_visible()
    return page


@pytest.fixture
def resident(windows, own_site):
    return windows.open(own_site)


def test_a_new_initiative_begins_with_the_questions_that_all_answer(new_initiative):
    body = panel(new_initiative, "Afsnit")
    expect(body.locator(".c-sf-block__type")).to_have_text([*SECTIONS, GROUP])
    for name in SECTIONS:
        # Each under a name of its own, also to a screen reader.
        expect(panel(new_initiative, name)).to_be_visible()
    expect(block(new_initiative, "Om")).to_contain_text("Hvad sker der, hvem gør det")


def test_an_initiative_is_written_previewed_published_and_read(
    new_initiative, resident
):
    page = new_initiative
    page.get_by_role("textbox", name="Titel").fill(TITLE)
    page.get_by_role("textbox", name="Kort fortalt").fill(SUMMARY)
    page.get_by_role("textbox", name="For hvem").fill("Alle i Engparken")
    page.get_by_role("checkbox", name="Miljø").check()
    write_about_with_a_link(page)
    write(block(page, "Hvorfor"), "Mange kender ikke deres naboer.")
    write(block(page, "Værdi"), "Man får jord under neglene og nye venner.")
    fill_in_target_group(page)
    links = add_a_known_link(page)
    add_a_new_link(page, links)

    page.locator("[data-side-panel-toggle=preview]").click()
    preview = page.frame_locator("[data-side-panel=preview] iframe").last
    expect(preview.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(preview.get_by_role("region", name="Om", exact=True)).to_contain_text(ABOUT)
    page.locator("[data-side-panel-toggle=preview]").click()

    publish(page)
    expect(page.get_by_role("status").filter(has_text=TITLE)).to_be_visible()
    resident.goto("/boligsocial-indsats/?theme=miljoe")
    resident.get_by_role("link", name=TITLE).click()
    assert_initiative_can_be_read(resident)


def write_about_with_a_link(page: Page) -> None:
    """Put a link of the register around words that are written already."""
    about = block(page, "Om")
    write(about, ABOUT)
    for _ in LINKED:
        page.keyboard.press("Shift+ArrowLeft")
    page.get_by_role("button", name="Link fra registret").click()
    choose_link(page, LINK)
    expect(about).to_contain_text(ABOUT)


def fill_in_target_group(page: Page) -> None:
    group = block(page, "Målgruppe")
    group.get_by_role("textbox", name="Overskrift").fill("Hvem kan have et bed?")
    group.get_by_role("spinbutton", name="Fra alder").fill("8")
    group.get_by_role("spinbutton", name="Til alder").fill("99")
    characteristics = field(group, "characteristics")
    for text in CHARACTERISTICS:
        characteristics.get_by_role("button", name="Tilføj").last.click()
        characteristics.locator("input[type=text]").last.fill(text)


def add_a_known_link(page: Page) -> Locator:
    """Return the group of links to which one of the register was added, in two clicks."""
    links = block(block(page, "Læs også"), "Gruppe af links")
    links.get_by_role("textbox", name="Mærkat").fill("Egeby Genbrug")
    links.get_by_role("button", name="Vælg et link").click()
    choose_link(page, LINK)
    expect(links.locator(".link-chooser")).to_contain_text(
        "egebygenbrug.example · Side"
    )
    return links


def add_a_new_link(page: Page, links: Locator) -> None:
    """Make a link that the register does not have, without leaving the page."""
    links.get_by_role("button", name="Vælg et link").last.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Nyt link").click()
    dialog.get_by_role("textbox", name="Titel").fill(NEW_LINK)
    dialog.get_by_role("combobox", name="Type").select_option("Video")
    dialog.get_by_role("textbox", name="Kilde").fill("Haveselskabet")
    dialog.get_by_role("textbox", name="Adresse").fill("https://have.example/kartofler")
    dialog.get_by_role("button", name="Opret link").click()
    expect(dialog).to_have_count(0)
    expect(links).to_contain_text(NEW_LINK)


def assert_initiative_can_be_read(resident: Page) -> None:
    expect(resident.locator(".lead")).to_have_text(SUMMARY)
    facts = resident.get_by_role("region", name="Det praktiske")
    expect(facts).to_contain_text("Alle i Engparken")
    expect(facts).to_contain_text(re.compile("8.99 år"))
    about = resident.get_by_role("region", name="Om", exact=True)
    expect(about).to_contain_text(ABOUT)
    expect(about.get_by_role("link")).to_have_text(LINKED)
    expect(about.get_by_role("link")).to_have_attribute(
        "href", "https://egebygenbrug.example/sortering"
    )
    group = resident.get_by_role("region", name="Hvem kan have et bed?")
    expect(group.get_by_role("listitem")).to_have_text(CHARACTERISTICS)
    read_also = resident.get_by_role("region", name="Læs også")
    expect(read_also.get_by_role("link")).to_have_text([LINK, NEW_LINK])
    expect(read_also).to_contain_text("Video, Haveselskabet")
    # What was left empty is not there.
    expect(resident.get_by_role("region", name="Viden")).to_have_count(0)


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(new_initiative):
    page = new_initiative
    page.get_by_role("textbox", name="Titel").fill("Rygestop i Teglhaven")
    page.get_by_role("textbox", name="Kort fortalt").fill("Vi holder op sammen.")
    write(block(page, "Om"), "Ti aftener i træk, med kaffe.")
    group = block(page, "Målgruppe")
    group.get_by_role("spinbutton", name="Fra alder").fill("40")
    group.get_by_role("spinbutton", name="Til alder").fill("18")
    about_page = panel(page, "Om siden")
    about_page.get_by_role("textbox", name="Oprettelse").fill("19.11.2019")
    about_page.get_by_role("textbox", name="Sidst opdateret").fill("11.01.2019")
    publish(page)

    expect(field(page, "content_updated")).to_contain_text(
        "Siden kan ikke være opdateret, før den blev oprettet."
    )
    group = block(page, "Målgruppe")
    expect(field(group, "age_to")).to_contain_text(
        "”Til alder” må ikke være lavere end ”Fra alder”."
    )
    expect(page.get_by_role("textbox", name="Titel")).to_have_value(
        "Rygestop i Teglhaven"
    )
    expect(block(page, "Om")).to_contain_text("Ti aftener i træk, med kaffe.")
    expect(group.get_by_role("spinbutton", name="Fra alder")).to_have_value("40")
    expect(page.get_by_role("textbox", name="Oprettelse")).to_have_value("19.11.2019")


def test_the_choice_of_blocks_says_and_shows_what_each_is_for(new_initiative):
    body = panel(new_initiative, "Afsnit")
    body.locator(".c-sf-add-button").last.click()
    picker = new_initiative.get_by_role("listbox")
    choice = picker.locator(".w-combobox__option-row", has_text="Faktaboks")
    choice.get_by_role("button", name="Forhåndsvis").click()
    example = new_initiative.locator(".w-combobox-preview")
    expect(example).to_contain_text("Fakta eller en besked, som ingen må overse.")
    heading = example.frame_locator("iframe").get_by_role("heading", level=2)
    expect(heading).to_have_text("Godt at vide")
    choice.get_by_role("option").click()
    expect(block(body, "Faktaboks")).to_be_visible()
