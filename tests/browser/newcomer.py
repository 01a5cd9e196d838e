"""Somebody who has never seen the admin takes an association from nothing to a site.

Each click and each character is counted, for `bench.moving_in` tells how long it takes;
what came of it is asked by `test_newcomer`. Only what is written on the screen leads
from one place to the next: no address is typed but that of the admin.
"""

import re

from playwright.sync_api import expect

from tests.browser import admin
from tests.browser.hand import Hand
from tests.browser.prepare import PASSWORD
from tests.seed.answers import HOUSING_ADDRESS, HOUSING_LINK_TEXT, address_of
from tests.seed.text import Seed

NAME = "Boligforeningen Ålykke"
PHONE = "12 34 56 78"
WATCH = "87 65 43 21"
COLLEAGUE = ("Bodil Ærøskøbing Thorsen", "bodil@aalykke.example")
SUMMARY = "Vi er 1.200 familier i Ålykke. Her finder du hjælp, naboer og os."
# What stands in the place of the guiding text of the template on personal data.
PRIVACY_TITLE = "Sådan behandler vi personoplysninger"
PRIVACY = (
    "Vi bruger ikke cookies. Serverens logge bliver slettet efter 14 dage.",
    "Vi har din lejekontrakt, så længe du bor her, og i fem år efter.",
    "Vi skriver kun noget ned, når du har sagt ja. Det bliver slettet efter et år.",
    "Du kan se, rette og få slettet det, vi har om dig. Skriv til os.",
    f"{NAME}, Ålykkevej 1, 5000 Odense C, er dataansvarlig.",
)


class Newcomer(Hand):
    """Who walks from step to step, as the screens say."""

    def go_to_steps(self) -> None:
        """Go to the dashboard, where the steps are, from anywhere."""
        self.click(self.page.locator(".sidebar").get_by_role("link", name="Overblik"))

    def step(self, title: str) -> None:
        """Go to the place of a step of the list, which is on the screen."""
        self.follow(title)

    def save(self, button: str = "Gem") -> None:
        """Save what is not a page, and wait for its answer, as people do."""
        self.press(button)
        expect(self.page.locator(".messages li").first).to_be_visible()

    def back_to_steps(self) -> None:
        self.follow("Tilbage til Kom i gang")
        expect(self.page.locator("h1")).to_contain_text("Kom i gang")


def make_site_public(hand: Newcomer, administrator: str, seed: Seed, text: str) -> None:
    """Go all the way: from the first sign-in to a site that is open.

    `text` is the old page as it is pasted, and `seed` what it says.
    """
    with hand.part("Logge ind"):
        hand.page.goto("/admin/")
        name = hand.page.get_by_role("textbox", name="Brugernavn")
        hand.write(name, administrator)
        hand.write(hand.page.locator("input[type=password]"), PASSWORD)
        hand.press("Log ind")
        expect(hand.page.get_by_role("navigation", name="Hovedmenu")).to_be_visible()
    settle_in(hand, seed.housing_question)
    enter_owner(hand, seed.owner_name)
    move_in(hand, text)
    give_addresses(hand, links_without_address(seed))
    publish_drafts(hand)
    write_statements(hand, seed.owner_name)
    write_front_page(hand, seed.owner_name)
    open_to_everybody(hand)


def settle_in(hand: Newcomer, housing_question: str) -> None:
    """Do the steps of the list that say who the association is."""
    page = hand.page
    with hand.part("Navn, telefon, farve, akutte numre, boligsøgning"):
        hand.step("Navn og kontakt")
        hand.write(page.get_by_label("Organisationens navn"), NAME)
        hand.write(page.get_by_label("Telefon", exact=True).first, PHONE)
        hand.write(page.get_by_role("textbox", name="Farve", exact=True), "FFF3B0")
        when = page.get_by_label("Hvornår man skal ringe")
        hand.write(when.first, "Ring ved brand.")
        hand.press("Tilføj nummer")
        numbers = page.locator("[id^=id_emergency_numbers-1-]:visible")
        hand.write(numbers.and_(page.locator("[id$=-number]")), WATCH)
        hand.write(numbers.and_(page.locator("[id$=-name]")), "Døgnvagten")
        hand.write(when.nth(1), "Ring, når der kommer vand, hvor det ikke skal.")
        hand.write(page.get_by_label("Spørgsmål"), housing_question)
        hand.write(page.get_by_label("Linkets tekst"), HOUSING_LINK_TEXT)
        hand.write(page.get_by_label("Adresse", exact=True), HOUSING_ADDRESS)
        hand.save()
        hand.back_to_steps()
    with hand.part("En kollega, der får en mail"):
        hand.step("Kolleger og deres roller")
        name, mail = COLLEAGUE
        hand.write(page.get_by_role("textbox", name=re.compile("^Navn")), name)
        hand.write(page.get_by_label("E-mail"), mail)
        hand.click(page.get_by_role("radio", name=re.compile("^Godkender")))
        # The first of the staff on the site is the one who answers for the old pages.
        hand.click(page.get_by_role("checkbox", name="Også medarbejder på hjemmesiden"))
        hand.save("Send invitation")
        hand.back_to_steps()


def enter_owner(hand: Newcomer, name: str) -> None:
    """Enter the one who answers for the old pages, so that the importer finds her."""
    page = hand.page
    with hand.part("En sideansvarlig"):
        hand.step("Sideansvarlige")
        hand.write(page.get_by_role("textbox", name="Navn"), name)
        hand.save()
        hand.back_to_steps()


def move_in(hand: Newcomer, text: str) -> None:
    """Paste the old page, and look at each draft beside it."""
    page = hand.page
    with hand.part("Den gamle side flytter ind"):
        hand.follow("Flyt ind")
        hand.follow("Flyt sider ind")
        box = page.get_by_role("textbox", name="Indsæt teksten fra en side her")
        hand.paste(box, text)
        hand.press("Flyt ind")
        expect(page.get_by_role("heading", name="Færdig")).to_be_visible()
        for compare in ("Boligsocial indsats", "Brandkadet", "Sociale viceværter"):
            hand.follow(f"Sammenlign ”{compare}” med den gamle side")
            draft = page.frame_locator("iframe")
            expect(draft.get_by_role("heading", name=compare, level=1)).to_be_visible()
            hand.follow("Tilbage til rapporten")


def links_without_address(seed: Seed) -> dict[str, str]:
    """Return where those links of the old page lead that its text names alone."""
    named = [each.study.text for each in seed.initiatives if each.study]
    for initiative in seed.initiatives:
        named += [
            link.title
            for link in initiative.links
            if not link.note and not link.title.startswith("www.")
        ]
    return {title: address_of(title) for title in named}


def give_addresses(hand: Newcomer, addresses: dict[str, str]) -> None:
    """Say where the links lead that the text had no address of, in the report."""
    page = hand.page
    with hand.part("Adresser, som teksten ikke havde"):
        for title, address in addresses.items():
            hand.paste(page.get_by_label(title, exact=True), address)
        hand.press("Gem adresserne")
        given = page.get_by_role("status").filter(has_text="har fået deres adresser")
        expect(given).to_be_visible()


def publish_drafts(hand: Newcomer) -> None:
    """Publish the overview, which comes into the menu, and all below it together."""
    page = hand.page
    with hand.part("Kladderne bliver udgivet"):
        hand.follow("Boligsocial indsats")
        hand.click(page.get_by_role("tab", name="Søgning og menuer"))
        hand.click(page.get_by_role("checkbox", name="Vis siden i menuen øverst"))
        hand.publish()
        hand.follow("Se undersider af ”Boligsocial indsats”")
        hand.click(page.get_by_role("checkbox", name="Vælg alle").first)
        hand.follow("Udgiv de valgte sider")
        hand.press("Ja, udgiv")
        expect(page.get_by_role("status").filter(has_text="udgivet")).to_be_visible()


def write_statements(hand: Newcomer, owner: str) -> None:
    """Write what the law asks for, each from its template."""
    page = hand.page
    with hand.part("Tilgængelighedserklæring"):
        hand.go_to_steps()
        hand.step("Tilgængelighedserklæring")
        begin_with_template(hand, "Tilgængelighedserklæring")
        issue = admin.field(page, "known_issues")
        hand.write(
            admin.field(issue, "title").get_by_role("textbox"), "Gamle PDF-filer"
        )
        editors = page.locator(".public-DraftEditor-content")
        hand.write_over(editors.nth(0), "En skærmlæser læser dem i forkert rækkefølge.")
        hand.write_over(editors.nth(1), "Vi har prøvet med tastatur og skærmlæser.")
        choose_owner(hand, owner)
        hand.publish()
    with hand.part("Siden om personoplysninger"):
        hand.back_to_steps()
        hand.step("De første sider")
        begin_with_template(hand, "Personoplysninger")
        editors = page.locator(".public-DraftEditor-content")
        for number, text in enumerate(PRIVACY):
            hand.write_over(editors.nth(number), text)
        choose_owner(hand, owner)
        hand.publish()
        hand.back_to_steps()
        hand.step("Side om personoplysninger")
        hand.press("Vælg en side")
        choose_page(hand, PRIVACY_TITLE)
        hand.save()
        hand.back_to_steps()


def write_front_page(hand: Newcomer, owner: str) -> None:
    """Say in short who we are, and put the first choice there."""
    page = hand.page
    with hand.part("Forsiden"):
        hand.step("Forsiden")
        hand.write(page.get_by_role("textbox", name="Kort fortalt"), SUMMARY)
        tasks = admin.field(page, "tasks")
        hand.press("Indsæt en blok", within=tasks)
        choice = tasks.get_by_role("textbox", name="Det kan man gøre")
        hand.write(choice, "Se, hvad vi laver sammen")
        hand.press("Vælg en side", within=tasks)
        choose_page(hand, "Boligsocial indsats")
        choose_owner(hand, owner)
        hand.publish()


def open_to_everybody(hand: Newcomer) -> None:
    """Open the site."""
    page = hand.page
    with hand.part("Hjemmesiden åbner"):
        hand.back_to_steps()
        hand.follow("Åbn hjemmesiden")
        hand.press("Ja, åbn den")
        expect(page.get_by_text("Hjemmesiden er åben for alle.")).to_be_visible()


def begin_with_template(hand: Newcomer, name: str) -> None:
    """Make a draft of a template that the screen offers, with the title it suggests."""
    hand.click(hand.page.get_by_role("link", name=name).first)
    hand.press("Lav kladden")


def choose_owner(hand: Newcomer, name: str) -> None:
    """Say who answers for the page in the editor."""
    hand.press("Vælg en medarbejder")
    hand.follow(name, within=hand.page.get_by_role("dialog"))
    expect(hand.page.get_by_role("dialog")).to_have_count(0)


def choose_page(hand: Newcomer, title: str) -> None:
    """Pick a page that lies below the front page in the window that is open."""
    dialog = hand.page.get_by_role("dialog")
    hand.click(dialog.get_by_title(f"Se undersider af ”{NAME}”"))
    hand.follow(title, within=dialog)
    expect(dialog).to_have_count(0)
