"""Writers of stricter formats, given what an older version of the site has stored."""

from xml.etree import ElementTree

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.db import connection

from links.models import Link
from pages.models import StandardPage
from tests.factories import (
    LinkFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    ThemeFactory,
)
from tests.plaintext.test_doors import raw_write

BAD = "Nye\x0båbningstider\x01\ufffe\x85"


@pytest.fixture
def page():
    SiteSettingsFactory()
    page = StandardPageFactory(change_note="Nyt", content_updated="2026-03-01")
    for column in ("title", "change_note", "summary"):
        raw_write(page, column, BAD)
    return page


@pytest.mark.django_db
class TestStoredAlready:
    def test_the_feed_can_be_read(self, client, page):
        ElementTree.fromstring(client.get("/feed/").content)  # noqa: S314

    def test_the_site_map_can_be_read(self, client, page):
        ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314

    def test_the_page_and_the_search_can_be_read(self, client, page):
        assert client.get(page.url).status_code == 200
        assert client.get("/soeg/?q=a%0B%ED%A0%80%00%C3%A5").status_code == 200

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL refuses it")
    def test_a_page_with_half_a_character_can_be_read(self, client, page):
        body = (
            '[{"type": "quote", "value": {"quote": "Hej \\\\ud83d", "name": "\\ud83d\\ude00",'
            ' "role": "x\\ud83d"}, "id": "a"}]'
        )
        raw_write(page, "body", body)
        answer = client.get(page.url)
        assert "\\ud83d" in answer.text
        assert "😀" in answer.text

    def test_a_mail_can_be_sent(self, page):
        letter = EmailMultiAlternatives(
            "Ny\nside: \x0b", "a\x01b\ud800", to=["amina@example.org"]
        )
        letter.attach_alternative("<p>a\ud800b</p>", "text/html")
        letter.send()
        assert mail.outbox[0].subject == "Ny side:"
        assert mail.outbox[0].body == "ab"
        assert mail.outbox[0].alternatives[0].content == "<p>ab</p>"


@pytest.mark.django_db
class TestTidying:
    def test_brings_what_is_stored_to_the_rules(self, page, capsys):
        link = LinkFactory()
        raw_write(link, "title", "ga\u030arden\u200b")
        raw_write(page, "body", '[{"type": "quote", "value": {"quote": "a\\u200bb"}}]')
        call_command("tidy_text")
        assert Link.objects.get().title == "gården"
        page = StandardPage.objects.get()
        assert page.change_note == "Nye\nåbningstider\n"
        assert page.body[0].value["quote"] == "ab"
        call_command("tidy_text")
        assert capsys.readouterr().out.splitlines()[-1] == "Text: 0 rows tidied."

    def test_leaves_a_name_that_is_taken(self):
        ThemeFactory(title="gården")
        other = ThemeFactory(title="haven")
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE initiatives_theme SET title = %s WHERE id = %s",
                ["ga\u030arden", other.pk],
            )
        call_command("tidy_text")
        other.refresh_from_db()
        assert other.title == "ga\u030arden"
