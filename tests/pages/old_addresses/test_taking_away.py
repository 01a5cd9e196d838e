"""Where readers get to from the address of a page that was taken away."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.signals import page_unpublished

from boligsocial import roles
from tests.factories import (
    LinkFactory,
    StandardPageFactory,
    home_page,
    publish,
    rich_text_link,
)
from tests.html import one, parse_screen, words
from tests.staff import member_of, said, succeeded
from tests.standing import standing

HOME = "/"


@pytest.fixture(scope="module")
def staff(django_db_setup, django_db_blocker):
    def make():
        roles.set_up_roles()
        return {name: member_of(name) for name in (roles.EDITOR, roles.APPROVER)}

    yield from standing(django_db_blocker, make)


@pytest.fixture
def approver(db, staff):
    return staff[roles.APPROVER]


@pytest.fixture
def above(db):
    return publish(StandardPageFactory(title="Børn og unge", slug="boern"))


@pytest.fixture
def page(above):
    return publish(StandardPageFactory(title="Klub", slug="klub", parent=above))


@pytest.fixture
def below(page):
    child = publish(StandardPageFactory(title="Tider", slug="tider", parent=page))
    page.refresh_from_db()
    return child


def screen_of(name: str, page) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk])


def many(action: str, *pages) -> str:
    query = "&".join(f"id={page.pk}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?{query}"


def leads_to(client, address: str) -> str | int:
    """Return where a reader gets to, or the status of what they get."""
    answer = client.get(address)
    return answer.headers.get("Location", answer.status_code)


class TestUnpublishing:
    def test_leads_to_the_page_above_and_says_so(self, approver, page, client):
        answer = approver.fill_in(screen_of("unpublish", page), {})
        succeeded(answer)
        assert "Den gamle adresse fører nu til ”Børn og unge”." in said(answer)
        assert leads_to(client, "/boern/klub/") == "/boern/"
        # Nobody's browser is to remember it when the page comes back.
        assert not Redirect.objects.get().is_permanent

    def test_leads_to_a_page_that_was_chosen(self, approver, page, client):
        publish(StandardPageFactory(title="Andet", slug="andet"))
        other = Page.objects.get(slug="andet")
        fields = {"old_address": "page", "old_address_page": str(other.pk)}
        succeeded(approver.fill_in(screen_of("unpublish", page), fields))
        assert leads_to(client, "/boern/klub/") == "/andet/"

    def test_leads_nowhere_when_that_is_the_answer(self, approver, page, client):
        answer = approver.fill_in(
            screen_of("unpublish", page), {"old_address": "nowhere"}
        )
        assert any("fører ingen steder hen" in told for told in said(answer))
        assert leads_to(client, "/boern/klub/") == 404

    def test_of_the_pages_below_as_well_when_they_go_too(
        self, approver, page, below, client
    ):
        url = screen_of("unpublish", page)
        answer = approver.fill_in(url, {"include_descendants": "on"})
        assert "2 gamle adresser fører nu til ”Børn og unge”." in said(answer)
        assert leads_to(client, "/boern/klub/tider/") == "/boern/"

    def test_leaves_the_pages_below_that_stay(self, approver, page, below, client):
        succeeded(approver.fill_in(screen_of("unpublish", page), {}))
        assert leads_to(client, "/boern/klub/tider/") == 200
        assert leads_to(client, "/boern/klub/") == "/boern/"

    def test_is_over_when_the_page_is_published_again(self, approver, page, client):
        succeeded(approver.fill_in(screen_of("unpublish", page), {}))
        publish(type(page).objects.get(pk=page.pk))
        assert leads_to(client, "/boern/klub/") == 200
        assert not Redirect.objects.exists()
        # The next time, nothing of it comes to life again.
        type(page).objects.get(pk=page.pk).unpublish()
        assert leads_to(client, "/boern/klub/") == 404

    def test_a_redirect_of_somebody_stays_through_a_publication(self, page):
        Redirect.add_redirect("/boern/klub", "/andet/")
        publish(page)
        assert Redirect.objects.get().redirect_link == "/andet/"

    def test_what_is_decided_now_is_in_the_place_of_what_was_before(
        self, approver, page, client
    ):
        Redirect.add_redirect("/boern/klub", "/andet/")
        succeeded(approver.fill_in(screen_of("unpublish", page), {}))
        assert leads_to(client, "/boern/klub/") == "/boern/"

    def test_is_there_as_a_whole_or_not_at_all(
        self, approver, page, client, monkeypatch
    ):
        def die(*args, **kwargs):
            raise KeyboardInterrupt

        monkeypatch.setattr(Redirect.objects, "create", die)
        with pytest.raises(KeyboardInterrupt):
            approver.fill_in(screen_of("unpublish", page), {})
        assert leads_to(client, "/boern/klub/") == 200

    def test_is_not_asked_of_what_nobody_has_seen(self, approver, above):
        draft = StandardPageFactory(parent=above, live=False)
        shown = parse_screen(approver.get(screen_of("delete", draft)))
        assert not shown.select(".old-address")
        approver.post(screen_of("delete", draft))
        assert not Redirect.objects.exists()

    def test_of_an_old_form_without_the_question_leads_nowhere(
        self, approver, page, client
    ):
        succeeded(approver.post(screen_of("unpublish", page)))
        assert leads_to(client, "/boern/klub/") == 404

    def test_an_editor_who_may_not_unpublish_decides_nothing(self, staff, page, client):
        editor = staff[roles.EDITOR]
        editor.post(screen_of("unpublish", page), {"old_address": "above"})
        assert leads_to(client, "/boern/klub/") == 200


class TestRefused:
    @pytest.mark.parametrize("chosen", ["", "0", "99999999999999999999", "x", "\0"])
    def test_no_page_is_chosen(self, approver, page, client, chosen):
        url = screen_of("unpublish", page)
        fields = {"old_address": "page", "old_address_page": chosen}
        answer = approver.post(url, fields)
        assert answer["Location"] == f"{url}?old_address=page"
        assert said(answer)
        assert leads_to(client, "/boern/klub/") == 200
        again = parse_screen(approver.get(answer["Location"]))
        assert "checked" in one(again, "[name=old_address][value=page]").attrs

    def test_a_page_that_readers_cannot_see_or_that_goes_too(
        self, approver, page, below, client
    ):
        hidden = StandardPageFactory(live=False)
        for target, told in (
            (hidden, "Læserne kan ikke se"),
            (page, "bliver selv fjernet"),
            (below, "bliver selv fjernet"),
        ):
            fields = {"old_address": "page", "old_address_page": str(target.pk)}
            answer = approver.fill_in(screen_of("delete", page), fields)
            assert told in " ".join(said(answer))
        assert leads_to(client, "/boern/klub/") == 200

    def test_an_answer_that_was_not_offered(self, approver, page, client):
        approver.post(screen_of("unpublish", page), {"old_address": "elsewhere"})
        assert leads_to(client, "/boern/klub/") == 200


class TestDeleting:
    def test_leads_on_for_good_from_all_that_goes(self, approver, page, below, client):
        answer = approver.fill_in(screen_of("delete", page), {})
        assert "2 gamle adresser fører nu til ”Børn og unge”." in said(answer)
        assert leads_to(client, "/boern/klub/tider/") == "/boern/"
        assert all(r.is_permanent for r in Redirect.objects.all())

    def test_takes_along_the_redirects_that_led_there(self, approver, page, client):
        Redirect.add_redirect("/fritidsklub", page)
        succeeded(approver.fill_in(screen_of("delete", page), {}))
        assert leads_to(client, "/fritidsklub/") == "/boern/"

    def test_changes_nothing_while_it_is_refused(self, approver, page, client):
        Redirect.add_redirect("/fritidsklub", page)
        LinkFactory(url=None, target_page=page)
        assert approver.post(screen_of("delete", page)).status_code == 409
        fields = {"old_address": "above"}
        approver.post(screen_of("delete", page), fields)
        assert leads_to(client, "/fritidsklub/") == "/boern/klub/"

    def test_of_many_leads_each_to_what_is_above_it_and_stays(
        self, approver, above, page, below, client
    ):
        other = publish(StandardPageFactory(title="Haven", slug="haven"))
        answer = approver.fill_in(many("delete", other, page), {})
        assert "De gamle adresser fører nu hver til siden ovenover." in said(answer)
        assert leads_to(client, "/boern/klub/tider/") == "/boern/"
        assert leads_to(client, "/haven/") == HOME


def test_a_page_is_deleted_together_with_one_below_it(approver, page, below, client):
    other = publish(StandardPageFactory(title="Haven", slug="haven"))
    screen = many("delete", below, other, page)
    answer = approver.fill_in(screen, {})
    succeeded(answer)
    assert "2 sider og 1 underside er slettet" in " ".join(said(answer))
    assert not Page.objects.filter(pk__in=[page.pk, below.pk, other.pk]).exists()
    assert leads_to(client, "/boern/klub/tider/") == "/boern/"


def test_many_are_unpublished_together(approver, page, below, client):
    other = publish(StandardPageFactory(title="Haven", slug="haven"))
    target = {"old_address": "page", "old_address_page": str(other.pk)}
    succeeded(approver.fill_in(many("unpublish", page, below), target))
    assert leads_to(client, "/boern/klub/") == "/haven/"
    assert leads_to(client, "/boern/klub/tider/") == "/haven/"
    url = many("unpublish", other)
    answer = approver.fill_in(url, {"old_address": "page", "old_address_page": ""})
    assert answer["Location"].startswith(url)
    assert leads_to(client, "/haven/") == 200


def test_says_how_many_pages_have_links_there(approver, page):
    link = LinkFactory(url=None, target_page=page)
    for target in (link, page):
        text = f"<p>{rich_text_link(target, 'Klub')}</p>"
        body = [("text", {"title": "Mere", "text": text})]
        publish(StandardPageFactory(body=body))
    shown = parse_screen(approver.get(screen_of("unpublish", page)))
    assert "2 af vores sider har links hertil" in words(one(shown, ".old-address"))


class TestWagtailsOwn:
    """What needs no question: the page itself can be found where it has moved to."""

    def test_another_address_of_a_page_and_all_below_it(
        self, page, below, client, django_capture_on_commit_callbacks
    ):
        page.slug = "ungdomsklub"
        with django_capture_on_commit_callbacks(execute=True):
            publish(page)
        assert leads_to(client, "/boern/klub/") == "/boern/ungdomsklub/"
        assert leads_to(client, "/boern/klub/tider/") == "/boern/ungdomsklub/tider/"
        # Back again, no redirect stands behind it.
        page = type(page).objects.get(pk=page.pk)
        page.slug = "klub"
        with django_capture_on_commit_callbacks(execute=True):
            publish(page)
        assert leads_to(client, "/boern/klub/") == 200
        assert leads_to(client, "/boern/ungdomsklub/") == "/boern/klub/"

    def test_a_page_that_was_moved(self, page, below, client):
        page.move(home_page(), pos="last-child")
        assert leads_to(client, "/boern/klub/tider/") == "/klub/tider/"


def test_a_page_that_is_cut_off_half_way_keeps_its_address(approver, page, client):
    def die(**kwargs):
        raise KeyboardInterrupt

    page_unpublished.connect(die)
    try:
        with pytest.raises(KeyboardInterrupt):
            approver.fill_in(screen_of("unpublish", page), {})
    finally:
        page_unpublished.disconnect(die)
    assert leads_to(client, "/boern/klub/") == 200
    assert not Redirect.objects.exists()


class TestAPlannedEnd:
    @pytest.fixture
    def planned(self, page, below):
        Page.objects.filter(pk=page.pk).update(
            expire_at=timezone.now() - timedelta(minutes=1)
        )
        return page

    def test_leads_to_the_page_above_and_leaves_those_below(self, planned, client):
        call_command("publish_scheduled")
        assert leads_to(client, "/boern/klub/") == "/boern/"
        assert leads_to(client, "/boern/klub/tider/") == 200
        assert not Redirect.objects.get().is_permanent

    def test_is_over_when_the_page_is_published_again(self, planned, client):
        call_command("publish_scheduled")
        ended = Page.objects.get(pk=planned.pk).specific
        ended.expire_at = None
        publish(ended)
        assert leads_to(client, "/boern/klub/") == 200
        assert not Redirect.objects.exists()

    def test_leads_nowhere_from_a_page_that_readers_saw_no_place_above(
        self, planned, client
    ):
        Page.objects.filter(depth__gt=1).exclude(pk=planned.pk).update(live=False)
        call_command("publish_scheduled")
        assert not Redirect.objects.exists()

    def test_that_is_cut_off_half_way_comes_the_next_time(
        self, planned, client, monkeypatch
    ):
        def die(*args, **kwargs):
            raise KeyboardInterrupt

        with monkeypatch.context() as cut:
            cut.setattr(Redirect.objects, "create", die)
            with pytest.raises(KeyboardInterrupt):
                call_command("publish_scheduled")
        assert leads_to(client, "/boern/klub/") == 200
        call_command("publish_scheduled")
        assert leads_to(client, "/boern/klub/") == "/boern/"
