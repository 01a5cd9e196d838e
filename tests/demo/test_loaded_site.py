"""What lies in the database once the demo site is loaded."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from initiatives.models import InitiativePage
from links.models import Link
from pages.models import HomePage, SiteSettings
from search.models import SearchEntry
from tests.demo.counting import count_everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]


def test_loading_again_changes_nothing_and_says_so():
    before = count_everything()
    revision = HomePage.objects.get().latest_revision_id
    output = StringIO()

    call_command("load_demo", stdout=output)

    assert "not loaded, the site has content already" in output.getvalue()
    assert "Password" not in output.getvalue()
    assert count_everything() == before
    assert HomePage.objects.get().latest_revision_id == revision


def test_the_dates_of_the_old_page_are_kept():
    for slug in ("boligsocial-indsats", "brandkadet", "sociale-vicevaerter"):
        page = Page.objects.get(slug=slug).specific
        assert page.content_created == datetime.date(2019, 1, 11)
        assert page.content_updated == datetime.date(2019, 11, 19)
        assert page.content_owner.name == "Birgitte Holm"


def test_one_page_is_due_for_review_and_one_is_a_draft():
    today = timezone.localdate()
    due = InitiativePage.objects.live().filter(next_review__lte=today)
    assert [page.slug for page in due] == ["mentor"]
    drafts = Page.objects.filter(live=False)
    assert [page.slug for page in drafts] == ["sommerferie-i-gaarden"]


def test_every_page_would_be_accepted_by_the_admin():
    for page in Page.objects.filter(depth__gt=1, live=True).specific():
        page.full_clean()
        assert page.picture is None or page.picture_alt
        for stream in page.streams:
            stream.stream_block.clean(stream)
        if not isinstance(page, HomePage):
            assert page.readiness_warnings() == []


def test_every_link_is_used_by_a_page_or_replaces_another():
    for link in Link.objects.all():
        assert ReferenceIndex.get_references_to(link).exists(), link.title


def test_the_site_settings_are_complete():
    settings = SiteSettings.objects.get()
    settings.full_clean()
    assert not [
        field.name
        for field in settings._meta.fields
        # The demo shows the look that the site comes with.
        if field.name not in ("brand_colour", "logo")
        and not getattr(settings, field.name)
    ]
    assert settings.privacy_page.slug == "personoplysninger"


def test_the_search_knows_the_words_of_pages_and_not_the_choices_of_their_forms():
    bodies = dict(SearchEntry.objects.values_list("page__slug", "body"))
    assert [slug for slug, body in bodies.items() if "---" in body] == []
    hours = ("mandag", "torsdag")
    assert [word for word in hours if word in bodies["teglhaven"]] == []
    assert "Vaskeriet" in bodies["teglhaven"]
