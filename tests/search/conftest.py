import pytest
from wagtail.models import Page

from initiatives.models import InitiativeIndexPage, InitiativePage
from pages.models import StandardPage
from tests.factories import home_page, publish


@pytest.fixture
def home(db):
    return home_page()


def add(parent: Page, page: Page) -> Page:
    """Publish a new page below `parent`."""
    parent.add_child(instance=page)
    return publish(page)


@pytest.fixture
def publish_text(home):
    """Publish a page of text below the home page, or below `parent`."""

    def add_page(title: str, summary: str, text: str = "", parent: Page = home) -> Page:
        body = [("text", {"title": "Godt at vide", "text": f"<p>{text}</p>"})]
        page = StandardPage(title=title, summary=summary, body=body if text else [])
        return add(parent, page)

    return add_page


@pytest.fixture
def overview(home):
    return add(
        home,
        InitiativeIndexPage(
            title="Boligsociale tilbud", summary="Her er, hvad vi gør."
        ),
    )


@pytest.fixture
def initiatives(overview):
    """Four initiatives by their slugs."""
    return {
        slug: add(
            overview,
            InitiativePage(
                title=title,
                slug=slug,
                summary=summary,
                body=[("about", {"text": text})],
            ),
        )
        for slug, title, summary, text in (
            (
                "brandkadet",
                "Brandkadet",
                "Unge lærer at slukke ild sammen med Egeby Brandvæsen.",
                "<p>Kadetterne øver sig hver torsdag på brandstationen.</p>",
            ),
            (
                "sociale-vicevaerter",
                "Sociale viceværter",
                "En nabo på fuld tid, som du kan tale med om alt.",
                "<p>Viceværtsordningen hjælper med breve fra det offentlige.</p>",
            ),
            (
                "lektiecafe",
                "Lektiecafé",
                "Hjælp til skolearbejdet to gange om ugen.",
                "<p>Frivillige sidder klar i beboerhuset, og der er frugt.</p>",
            ),
            (
                "gaeldsraadgivning",
                "Gældsrådgivning",
                "Gratis og fortroligt, når huslejen er svær at betale.",
                "<p>Rådgiverne ser på hele økonomien. Børnefamilier er velkomne.</p>",
            ),
        )
    }
