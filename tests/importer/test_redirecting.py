"""Old addresses lead to the new pages once these are published, and not before."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from importer.models import ImportedPage
from tests.factories import StandardPageFactory, publish
from tests.linkcheck.world import redirect, reply

pytestmark = pytest.mark.django_db

PAGE = reply(
    body=b"<html><body><main><h1>Vaskeri</h1><p>Her vaskes der hver dag fra syv til ni.</p></main></body></html>"
)


def paths() -> list[str]:
    return sorted(Redirect.objects.values_list("old_path", flat=True))


def publish_all() -> list[Page]:
    return [publish(row.page.specific) for row in ImportedPage.objects.all()]


def test_an_old_address_leads_to_the_page_when_it_is_published(world, bring_in, client):
    bring_in([world.serve("/afdelinger/vask.aspx", PAGE)])
    assert client.get("/afdelinger/vask.aspx").status_code == 404
    assert paths() == []
    [page] = publish_all()
    answer = client.get("/afdelinger/vask.aspx?utm_source=brev")
    assert answer.status_code == 301
    assert answer["Location"] == page.url
    publish_all()
    assert paths() == ["/afdelinger/vask.aspx"]


def test_the_query_is_kept_where_it_is_the_address(world, bring_in, client):
    world.serve("/default.aspx", PAGE)
    bring_in([world.url("/default.aspx?id=12&utm_source=brev")])
    [page] = publish_all()
    assert paths() == ["/default.aspx?id=12"]
    assert client.get("/default.aspx?id=12")["Location"] == page.url
    assert client.get("/default.aspx?id=13").status_code == 404


def test_all_that_led_to_the_page_lead_there(world, bring_in):
    new = world.serve("/ny", PAGE)
    bring_in([world.serve("/gammel", redirect(301, new)), new])
    publish_all()
    assert paths() == ["/gammel", "/ny"]


def test_a_pasted_text_has_the_address_that_somebody_told(bring_in):
    bring_in(
        "Vaskeri\n\nHer vaskes der hver dag.", address="https://gammel.example/vask/"
    )
    publish_all()
    assert paths() == ["/vask"]


@pytest.mark.parametrize(
    "path", ["/", "/admin/pages", "/soeg/", "/vaskeri/", "/optaget"]
)
def test_nothing_that_is_there_is_covered(path, bring_in, client):
    StandardPageFactory(title="Optaget", slug="optaget")
    text = "Vaskeri\n\nHer vaskes der hver dag."
    bring_in(text, address=f"https://gammel.example{path}")
    publish_all()
    assert path.rstrip("/") not in paths()


def test_what_somebody_has_said_of_an_address_stays(bring_in, client):
    other = StandardPageFactory()
    Redirect.add_redirect("/vask", other)
    bring_in(
        "Vaskeri\n\nHer vaskes der hver dag.", address="https://gammel.example/vask"
    )
    publish_all()
    assert Redirect.objects.get().redirect_page_id == other.pk


def test_what_staff_do_with_a_redirect_afterwards_stands(world, bring_in):
    address = world.serve("/gammel", PAGE)
    bring_in([address])
    publish_all()
    Redirect.objects.all().delete()
    publish_all()
    bring_in([address])
    publish_all()
    assert paths() == []


def test_pages_that_were_not_brought_in_get_none():
    publish(StandardPageFactory())
    assert paths() == []
