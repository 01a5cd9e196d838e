"""A resident looks for help, however they read: all of it works in every way."""

import re

import pytest
from playwright.sync_api import Page, expect

from links.kinds import Kind
from tests.browser.measuring import overflow
from tests.notes import note

PHONE = {"width": 360, "height": 740}
SMALL_PHONE = {"width": 320, "height": 568}
WAYS = {
    "computer": {},
    "computer without JavaScript": {"java_script_enabled": False},
    "phone": {"viewport": PHONE, "has_touch": True},
    "small phone without JavaScript": {
        "viewport": SMALL_PHONE,
        "has_touch": True,
        "java_script_enabled": False,
    },
}

GONE = {
    "Sociale viceværter": note(Kind.LINK),
    "Sociale viceværter i sydhavnen": note(Kind.PAGE),
    "Evaluering af social vicevært i Lundtoftegade KAB": note(Kind.ARTICLE),
}


@pytest.fixture(params=WAYS)
def page(request, windows, site):
    """A window for each way of reading; no page in it may be scrolled sideways."""
    window = windows.share(site, **WAYS[request.param])
    yield window
    # A page that is still without its style sheets is as wide as its widest word.
    window.wait_for_load_state()
    assert overflow(window) == 0


@pytest.fixture
def reader(windows, site):
    return windows.share(site)


def heading(page: Page, text: str):
    return page.get_by_role("heading", level=1, name=text, exact=True)


def menu(page: Page):
    """Return the menu, opened where it is behind a button."""
    # Before the style sheets are there, the button shows on a computer too.
    page.wait_for_load_state()
    button = page.locator(".menu > summary")
    if button.is_visible():
        button.click()
    return page.locator(".menu-panel")


def test_a_big_choice_on_the_front_page_leads_to_the_initiatives_by_theme(page):
    page.goto("/")
    page.get_by_role("link", name="Find noget at være med i").click()
    expect(heading(page, "Boligsocial indsats")).to_be_visible()
    everything = page.locator(".card").count()

    page.get_by_role("link", name="Børn og unge", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("indsatser om ”Børn og unge”")
    cards = page.locator(".card")
    assert 0 < cards.count() < everything
    for card in cards.all():
        expect(card.locator(".card-themes")).to_contain_text("Børn og unge")

    page.get_by_role("link", name="Brandkadet", exact=True).click()
    expect(heading(page, "Brandkadet")).to_be_visible()


def test_the_facts_come_before_the_text_on_a_phone_and_beside_it_on_a_computer(page):
    page.goto("/boligsocial-indsats/brandkadet/")
    facts = page.get_by_role("region", name="Det praktiske")
    expect(facts).to_contain_text("13-17 år")
    expect(facts.get_by_role("link", name="12 34 56 04")).to_have_attribute(
        "href", re.compile(r"^tel:(\+45)?12345604$")
    )
    panel = facts.bounding_box()
    text = page.get_by_role("region", name="Om", exact=True).bounding_box()
    if page.viewport_size["width"] < 600:
        assert panel["y"] + panel["height"] <= text["y"]
    else:
        assert panel["x"] >= text["x"] + text["width"]


def test_the_section_index_leads_to_the_section(page):
    page.goto("/boligsocial-indsats/brandkadet/")
    index = page.get_by_role("navigation", name="På siden")
    index.get_by_role("link", name="Hvem kan blive brandkadetter?").click()
    section = page.get_by_role("heading", name="Hvem kan blive brandkadetter?")
    expect(section).to_be_in_viewport()


def test_a_search_finds_other_forms_of_the_word(page):
    page.goto("/")
    panel = menu(page)
    panel.get_by_role("searchbox", name="Søg på hjemmesiden").fill("brandkadetternes")
    panel.get_by_role("button", name="Søg").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text(
        ["1 side med ”brandkadetternes”"]
    )
    page.get_by_role("main").get_by_role("link", name="Brandkadet").click()
    expect(heading(page, "Brandkadet")).to_be_visible()


def test_a_search_without_hits_offers_a_way_on(page):
    page.goto("/soeg/?q=xylofonorkester")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Vi fandt ikke noget med ”xylofonorkester”")
    expect(main.get_by_role("link", name="12 34 56 00")).to_have_attribute(
        "href", "tel:12345600"
    )
    main.get_by_label("Hvad leder du efter?").fill("lektier")
    main.get_by_role("button", name="Søg").click()
    expect(main.get_by_role("link", name="Lektiecafé", exact=True)).to_be_visible()


def test_an_overview_with_nothing_that_fits_offers_all_initiatives(page):
    page.goto("/boligsocial-indsats/")
    search = page.get_by_role("search", name="Søg i indsatserne")
    search.get_by_role("searchbox").fill("xylofonorkester")
    search.get_by_role("button", name="Søg").click()
    expect(page.locator(".card")).to_have_count(0)
    page.get_by_role("link", name="Vis alle indsatser").click()
    expect(page.get_by_role("link", name="Brandkadet", exact=True)).to_be_visible()


def test_a_link_that_is_gone_is_its_title_and_a_note(page):
    page.goto("/")
    page.get_by_role("link", name="Få hjælp, hvor du bor").click()
    expect(heading(page, "Sociale viceværter")).to_be_visible()
    read_also = page.get_by_role("region", name="Læs også")
    for title, told in GONE.items():
        item = read_also.get_by_role("listitem").filter(has_text=f"{title} {told}")
        expect(item).to_have_count(1)
        expect(item.get_by_role("link")).to_have_count(0)
    expect(
        read_also.get_by_role("link", name="Sociale viceværter er vejen frem")
    ).to_have_attribute("rel", "external noopener")


def test_an_archived_copy_stands_after_the_note(page):
    page.goto("/boligsocial-indsats/bydelsmoedre/")
    item = page.get_by_role("listitem").filter(has_text="Fem år med bydelsmødre")
    expect(item).to_contain_text(note(Kind.REPORT))
    expect(item.get_by_role("link")).to_have_text(
        "Se en arkiveret kopi fra 12. marts 2021"
    )
    expect(item.get_by_role("link")).to_have_attribute("href", re.compile("/2021/"))


def test_a_replacement_stands_after_the_note(page):
    page.goto("/boligsocial-indsats/oekonomisk-raadgivning/")
    gone = page.locator(".link-unavailable", has_text="Budgetskema 2020").locator("..")
    expect(gone).to_contain_text(f"{note(Kind.DOCUMENT)} Se i stedet: ")
    expect(gone.get_by_role("link")).to_have_text("Budgetskema 2025")


def test_a_question_is_opened_to_read_the_answer(page):
    page.goto("/boligsocial-indsats/bydelsmoedre/")
    answer = page.get_by_text("Nej, det er frivilligt.")
    expect(answer).to_be_hidden()
    page.get_by_text("Får jeg løn?").click()
    expect(answer).to_be_visible()


def test_who_looks_for_a_home_is_sent_on(page):
    page.goto("/boligsocial-indsats/sociale-vicevaerter/")
    call = page.get_by_role("complementary", name="Søger du bolig?")
    expect(call.get_by_role("link", name="Se ledige boliger")).to_have_attribute(
        "href", "https://www.solgavlen.example/boligsoegning"
    )


def test_an_address_that_leads_nowhere_offers_a_way_on(page):
    assert page.goto("/boligsocial-indsats/brandkadetten/").status == 404
    expect(heading(page, "Vi kan ikke finde siden")).to_be_visible()
    main = page.get_by_role("main")
    expect(main.get_by_role("link", name="Gå til forsiden")).to_have_attribute(
        "href", "/"
    )
    main.get_by_label("Hvad leder du efter?").fill("brandkadetten")
    main.get_by_role("button", name="Søg").click()
    expect(main.get_by_role("link", name="Brandkadet")).to_be_visible()


def test_the_menu_leads_to_every_main_page_and_says_where_you_are(page):
    page.goto("/")
    names = ["Boligsocial indsats", "Afdelinger", "Aktiviteter"]
    names += ["Få hjælp nu", "Om os", "Kontakt"]
    expect(menu(page).get_by_role("link")).to_have_text(names)
    menu_links = page.locator(".menu-panel").get_by_role("link")
    menu_links.filter(has_text="Kontakt").click()
    expect(heading(page, "Kontakt")).to_be_visible()
    expect(menu(page).get_by_role("link", name="Kontakt")).to_have_attribute(
        "aria-current", "page"
    )


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/boligsocial-indsats/",
        "/boligsocial-indsats/rapskole/",
        "/boligsocial-indsats/oekonomisk-raadgivning/",
        "/boligsocial-indsats/miljoeambassadoerer/",
        "/faa-hjaelp-nu/",
        "/kontakt/",
        "/was/",
        "/soeg/?q=unge",
        "/findes-ikke/",
    ],
)
def test_no_page_is_wider_than_a_phone_even_with_the_menu_open(reader, path):
    reader.set_viewport_size(SMALL_PHONE)
    reader.goto(path)
    assert overflow(reader) == 0
    menu(reader)
    expect(reader.locator(".menu-panel")).to_be_visible()
    assert overflow(reader) == 0
