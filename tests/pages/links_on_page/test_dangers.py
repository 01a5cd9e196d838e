"""No way of publishing puts a link that we know to be dangerous before readers."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, WorkflowState
from wagtail.test.utils.form_data import rich_text, streamfield

from boligsocial import roles
from boligsocial.jobs import publish_scheduled_pages
from links.health import keeping
from pages.links_on_page.dangers import DangerousLinksError, dangerous_uses
from pages.models import StandardPage
from tests.factories import (
    LinkFactory,
    PersonFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
    publish,
    rich_text_link,
)
from tests.html import one, parse, words
from tests.staff import (
    StaffClient,
    edit_url,
    list_block,
    member_of,
    messages_of,
    stream_in,
    succeeded,
)

pytestmark = pytest.mark.django_db

WHERE = "”Hurtige lån” i Liste med links ”Læs mere”"


@pytest.fixture
def staff():
    return StaffClient(UserFactory())


@pytest.fixture
def link():
    return LinkFactory(title="Hurtige lån", url="https://svindel.example/laan")


@pytest.fixture
def danger(link):
    keeping.mark_dangerous(link, None, mark=True)
    return link


def with_list(*links, **fields) -> StandardPage:
    """Return a draft with the links in a list."""
    page = StandardPageFactory(live=False, **fields)
    page.body.append(("link_list", {"title": "Læs mere", "links": [*links]}))
    page.save()
    page.save_revision()
    return StandardPage.objects.get(pk=page.pk)


def typed(*blocks) -> dict:
    """Return what the browser sends of a body with these blocks."""
    return {"body": streamfield(blocks)}


def typed_list(*links) -> dict:
    value = {"title": "Læs mere", "links": list_block([link.pk for link in links])}
    return typed(("link_list", value))


def typed_text(title: str, html: str) -> dict:
    text = rich_text(html, features=["link", "register-link"])
    return typed(("text", {"title": title, "text": text}))


PUBLISH = {"action-publish": "1"}


def is_live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


class TestTheForm:
    def test_refuses_and_says_which_link_and_where(self, staff, danger):
        page = with_list(danger)
        response = staff.fill_in(edit_url(page), typed_list(danger) | PUBLISH)
        assert response.status_code == 200
        assert WHERE in " ".join(messages_of(response))
        assert not is_live(page)

    def test_keeps_all_that_was_written(self, staff, danger):
        page = with_list(danger)
        change = typed_list(danger) | {"summary": "Nyt i dag"}
        response = staff.fill_in(edit_url(page), change | PUBLISH)
        assert words(one(parse(response), "#id_summary")) == "Nyt i dag"
        [[block, *_]] = [stream_in(response, "body")[0]]
        assert block["value"]["title"] == "Læs mere"

    def test_saves_a_draft(self, staff, danger):
        page = with_list(danger)
        change = typed_list(danger) | {"summary": "Nyt i dag"}
        succeeded(staff.fill_in(edit_url(page), change))
        draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert draft.summary == "Nyt i dag"

    def test_publishes_once_the_link_is_out(self, staff, danger):
        page = with_list(danger)
        succeeded(staff.fill_in(edit_url(page), typed() | PUBLISH))
        assert is_live(page)

    def test_publishes_once_it_is_no_longer_dangerous(self, staff, danger):
        page = with_list(danger)
        keeping.mark_dangerous(danger, None, mark=False)
        succeeded(staff.fill_in(edit_url(page), typed_list(danger) | PUBLISH))
        assert is_live(page)

    def test_refuses_a_new_page(self, staff, danger):
        add = reverse(
            "wagtailadmin_pages:add", args=["pages", "standardpage", home_page().pk]
        )
        text = f"<p>Se {rich_text_link(danger, 'lån')}.</p>"
        fields = {"title": "Lån", "slug": "laan", "summary": "Om lån."}
        new = fields | typed_text("Penge", text)
        response = staff.fill_in(add, new | PUBLISH)
        assert "”Hurtige lån” i Tekst ”Penge”" in " ".join(messages_of(response))
        assert not Page.objects.filter(slug="laan").exists()
        succeeded(staff.fill_in(add, new))
        assert not Page.objects.get(slug="laan").live

    def test_refuses_a_time_set_for_later(self, staff, danger):
        page = with_list(danger)
        later = timezone.localtime() + datetime.timedelta(days=2)
        change = typed_list(danger) | {"go_live_at": later.strftime("%d.%m.%Y %H:%M")}
        response = staff.fill_in(edit_url(page), change | PUBLISH)
        assert WHERE in " ".join(messages_of(response))
        assert StandardPage.objects.get(pk=page.pk).scheduled_revision is None

    def test_refuses_to_go_back_to_a_version_with_danger(self, staff, link):
        page = publish(with_list(link))
        dangerous_version = page.latest_revision
        page.body = []
        page = publish(page)
        keeping.mark_dangerous(link, None, mark=True)
        revert = reverse(
            "wagtailadmin_pages:revisions_revert", args=[page.pk, dangerous_version.pk]
        )
        response = staff.fill_in(revert, typed_list(link) | PUBLISH)
        assert WHERE in " ".join(messages_of(response))
        assert list(StandardPage.objects.get(pk=page.pk).body) == []

    def test_refuses_typed_addresses_too(self, staff, danger, settings):
        settings.LINK_CHECK_DANGEROUS_HOSTS = ["fup.example"]
        page = StandardPageFactory(live=False)
        addresses = (danger.url, "https://www.fup.example/", "https://egeby.example")
        anchors = [
            f'<a href="{address}">Læs om {address[8:11]}</a>' for address in addresses
        ]
        change = typed_text("Mere", f"<p>{', '.join(anchors)}</p>")
        response = staff.fill_in(edit_url(page), change | PUBLISH)
        said = " ".join(messages_of(response))
        assert "”Læs om svi” i Tekst ”Mere”" in said
        assert "”Læs om www” i Tekst ”Mere”" in said
        assert "”Læs om ege”" not in said


class TestApproval:
    @pytest.fixture(autouse=True)
    def _roles(self):
        roles.set_up_roles()

    @pytest.fixture
    def submitted(self, link):
        page = with_list(link)
        editor = member_of(roles.EDITOR)
        submit = typed_list(link) | {"action-submit": "1"}
        succeeded(editor.fill_in(edit_url(page), submit))
        keeping.mark_dangerous(link, None, mark=True)
        return StandardPage.objects.get(pk=page.pk)

    def is_waiting(self, page) -> bool:
        state = WorkflowState.objects.get()
        return state.status == WorkflowState.STATUS_IN_PROGRESS and not is_live(page)

    def test_is_not_asked_for_with_danger_in_it(self, danger):
        page = with_list(danger)
        response = member_of(roles.EDITOR).fill_in(
            edit_url(page), typed_list(danger) | {"action-submit": "1"}
        )
        assert WHERE in " ".join(messages_of(response))
        assert not WorkflowState.objects.exists()

    def test_is_refused_in_the_form(self, submitted, link):
        approve = typed_list(link) | {
            "action-workflow-action": "1",
            "workflow-action-name": "approve",
        }
        response = member_of(roles.APPROVER).fill_in(edit_url(submitted), approve)
        assert WHERE in " ".join(messages_of(response))
        assert self.is_waiting(submitted)

    @pytest.mark.parametrize("in_a_window", [True, False])
    def test_is_refused_from_the_list(self, submitted, in_a_window):
        approver = member_of(roles.APPROVER)
        url = self.action_url(submitted, "approve")
        headers = {"x-requested-with": "XMLHttpRequest"} if in_a_window else {}
        response = approver.post(url, {"comment": "Fint"}, headers=headers)
        back = response.json()["redirect"] if in_a_window else response["Location"]
        assert back == edit_url(submitted)
        assert WHERE in " ".join(messages_of(approver.get(back)))
        assert self.is_waiting(submitted)

    def test_may_be_denied(self, submitted, link):
        reject = typed_list(link) | {
            "action-workflow-action": "1",
            "workflow-action-name": "reject",
        }
        succeeded(member_of(roles.APPROVER).fill_in(edit_url(submitted), reject))
        assert not self.is_waiting(submitted)

    def action_url(self, page, action):
        task = page.current_workflow_task_state
        return reverse(
            "wagtailadmin_pages:workflow_action", args=[page.pk, action, task.pk]
        )


class TestManyAtOnce:
    def publish(self, staff, *pages, **fields):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        ids = "&".join(f"id={page.pk}" for page in pages)
        overview = reverse("wagtailadmin_explore", args=[home_page().pk])
        return staff.post(f"{url}?{ids}&next={overview}", fields)

    def test_publishes_all_or_nothing_and_says_why(self, staff, danger):
        good = with_list(LinkFactory(), title="Godt nok")
        bad = with_list(danger, title="Lån penge")
        response = self.publish(staff, good, bad)
        said = messages_of(staff.get(response["Location"]))
        assert "”Lån penge” kan ikke udgives" in " ".join(said)
        assert WHERE in " ".join(said)
        assert not is_live(good)
        assert not is_live(bad)

    def test_looks_at_the_pages_below_too(self, staff, danger):
        parent = with_list(LinkFactory())
        with_list(danger, parent=parent)
        self.publish(staff, parent, include_descendants="on")
        assert not is_live(parent)

    def test_publishes_what_is_sound(self, staff, danger):
        pages = [with_list(LinkFactory()) for _ in range(2)]
        self.publish(staff, *pages)
        assert all(map(is_live, pages))


class TestCopies:
    def copy(self, staff, page, **fields):
        url = reverse("wagtailadmin_pages:copy", args=[page.pk])
        return staff.fill_in(url, {"new_slug": "kopi"} | fields)

    @pytest.fixture
    def shown(self, link):
        page = publish(with_list(link))
        keeping.mark_dangerous(link, None, mark=True)
        return page

    @pytest.mark.parametrize("way", ["publish_copies", "alias"])
    def test_are_not_published(self, staff, shown, way):
        response = self.copy(staff, shown, new_title="Ny titel", **{way: "on"})
        assert WHERE in words(one(parse(response), "main"))
        assert one(parse(response), "#id_new_title")["value"] == "Ny titel"
        assert not Page.objects.filter(slug="kopi").exists()

    def test_are_not_published_with_the_pages_below(self, staff, link):
        parent = publish(StandardPageFactory())
        publish(with_list(link, parent=parent))
        keeping.mark_dangerous(link, None, mark=True)
        self.copy(staff, parent, publish_copies="on", copy_subpages="on")
        assert not Page.objects.filter(slug="kopi").exists()
        self.copy(staff, parent, publish_copies="on", copy_subpages=None)
        assert Page.objects.get(slug="kopi").live

    def test_may_be_drafts(self, staff, shown):
        self.copy(staff, shown)
        assert not Page.objects.get(slug="kopi").live


class TestTheInterfaceOfTheAdmin:
    """Wagtail's has actions that ask no form and no method of a page."""

    @pytest.mark.parametrize("action", ["publish", "copy", "create_alias"])
    def test_publishes_nothing(self, staff, danger, action):
        page = with_list(danger)
        page.save_revision()
        address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
        answer = staff.post(address, {"destination_page_id": page.get_parent().pk})
        assert answer.status_code == 404
        assert not is_live(page)
        assert not Page.objects.child_of(page.get_parent()).live().exists()

    def test_is_read_as_before(self, staff):
        address = reverse("wagtailadmin_api:pages:listing")
        items = staff.get(address, {"child_of": home_page().pk}).json()["items"]
        assert items == []


class TestATimeThatWasSet:
    @pytest.fixture
    def owner(self):
        return PersonFactory(email="aase@solgavlen.example")

    @pytest.fixture
    def planned(self, link, owner):
        page = with_list(link, title="Lån penge", content_owner=owner)
        self.plan(page)
        keeping.mark_dangerous(link, None, mark=True)
        return page

    def plan(self, page):
        page.go_live_at = timezone.now() + datetime.timedelta(minutes=1)
        revision = page.save_revision()
        revision.publish()
        # A minute later.
        past = timezone.now() - datetime.timedelta(minutes=1)
        revision.approved_go_live_at = past
        revision.content["go_live_at"] = past.isoformat()
        revision.save()

    def test_passes_and_the_others_are_published(self, planned):
        other = with_list(LinkFactory())
        self.plan(other)
        publish_scheduled_pages()
        assert is_live(other)
        assert not is_live(planned)

    def test_is_told_the_owner_once(
        self, planned, mailoutbox, django_capture_on_commit_callbacks
    ):
        for _ in range(3):
            with django_capture_on_commit_callbacks(execute=True):
                publish_scheduled_pages()
        [letter] = mailoutbox
        assert letter.to == ["aase@solgavlen.example"]
        assert "Lån penge" in letter.subject
        assert WHERE in letter.body
        assert f"http://localhost{edit_url(planned)}" in letter.body
        entry = PageLogEntry.objects.get(action="pages.hold_back")
        assert WHERE in str(entry.message)

    def test_is_caught_up_with_once_the_danger_is_over(self, planned, link):
        publish_scheduled_pages()
        keeping.mark_dangerous(link, None, mark=False)
        publish_scheduled_pages()
        assert is_live(planned)

    def test_passes_even_when_no_letter_can_be_sent(
        self, planned, monkeypatch, django_capture_on_commit_callbacks
    ):
        def refuse(*args, **kwargs):
            raise ConnectionRefusedError

        monkeypatch.setattr("pages.links_on_page.holding_back.send_mail", refuse)
        with django_capture_on_commit_callbacks(execute=True):
            call_command("publish_scheduled")
        assert PageLogEntry.objects.filter(action="pages.hold_back").exists()


def test_what_publishes_in_code_is_refused_as_well(danger):
    with pytest.raises(DangerousLinksError):
        publish(with_list(danger))


def test_looking_for_dangers_costs_one_query(danger, django_assert_num_queries):
    page = with_list(danger, *LinkFactory.create_batch(5))
    page = page.get_latest_revision_as_object()
    with django_assert_num_queries(1):
        assert len(dangerous_uses(page)) == 1
    empty = StandardPageFactory()
    with django_assert_num_queries(0):
        assert dangerous_uses(empty) == []
