"""What can be done with a link is the same wherever it is shown, and is what it says.

Every door (a row, the first page, the link's page, the page editor, many at once, a
host, a report) is tried with a link in every state.
"""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from boligsocial import roles
from links.actions.catalogue import ACTIONS
from links.admin.home.dashboard import HOME_ACTIONS
from links.admin.hosts.decisions import HOST_ACTIONS
from links.admin.link.archive_panel import ARCHIVE_ACTIONS
from links.admin.link.dismissal_panel import DISMISSING
from links.admin.link.health_panel import HEALTH_ACTIONS
from links.admin.register.columns import AVAILABILITY_ACTIONS
from links.admin.register.listing import ROW_ACTIONS
from links.decisions.needed import needs_decision
from links.models import (
    ArchiveProposal,
    Dismissal,
    Link,
    LinkHealth,
    LinkSettings,
    Report,
)
from pages.links_on_page.checks import EDITOR_ACTIONS
from tests.factories import StandardPageFactory
from tests.html import one, parse, words
from tests.links.actions.states import COPY, STATES, URL
from tests.links.staff import LIST, decision, judged
from tests.staff import edit_url, is_refused, member_of, said

pytestmark = pytest.mark.django_db

HOME = reverse("wagtailadmin_home")
MANY = [name for name, action in ACTIONS.items() if action.many]


@pytest.fixture(autouse=True)
def _archive(db):
    """The association has chosen that the archive is asked."""
    LinkSettings.objects.create(asks_archive=True)


@pytest.fixture
def editor(_roles):
    """Somebody who may do everything with links, and edit pages."""
    return member_of(roles.EDITOR)


@pytest.fixture(params=STATES)
def standing(request, settings):
    """A link in one of the states, and the actions that are to be offered for it."""
    make, expected = STATES[request.param]
    link = make(settings)
    page = StandardPageFactory()
    page.body.append(("link_list", {"title": "Læs mere", "links": [link]}))
    page.save()
    page.save_revision()
    return Link.objects.get(pk=link.pk), expected


def buttons(scope) -> dict[str, str]:
    """Return the labels of the buttons that can be seen, by what they do."""
    found = scope.select("button[formaction*='/decide/']")
    seen = [button for button in found if not button.has_attr("hidden")]
    shown = {button["formaction"].split("/")[-3]: words(button) for button in seen}
    assert len(shown) == len(seen)
    return shown


def first(document, selector: str):
    return next(iter(document.select(selector)), parse_nothing())


def parse_nothing():
    return parse("<p></p>")


def doors(client, link) -> dict[str, tuple[tuple[str, ...], dict[str, str]]]:
    """Return what each door may offer, and the buttons that it has for the link."""
    register = parse(client.get(reverse(LIST)))
    [row] = [
        row
        for row in register.select("table.listing tbody tr")
        if words(one(row, ".title-wrapper")) == link.title
    ]
    cell = one(row, ".register-state").extract()
    record = parse(
        client.get(reverse("wagtailsnippets_links_link:edit", args=[link.pk]))
    )
    home = first(parse(client.get(HOME)), ".register-decisions tbody tr")
    page = link.uses.get().page
    editing = first(parse(client.get(edit_url(page))), ".page-links__list li")
    return {
        "row": (ROW_ACTIONS, buttons(row)),
        "availability": (AVAILABILITY_ACTIONS, buttons(cell)),
        "home": (HOME_ACTIONS, buttons(home)),
        "health": (HEALTH_ACTIONS, buttons(one(record, "#link-health"))),
        "dismissal": (DISMISSING, buttons(first(record, "#link-dismissal"))),
        "archive": (ARCHIVE_ACTIONS, buttons(first(record, "#link-archive"))),
        "editor": (EDITOR_ACTIONS, buttons(editing)),
    }


def everything() -> list:
    """Return all that an action could change."""
    tables = (Link, LinkHealth, Dismissal, ArchiveProposal, Report, ModelLogEntry)
    return [list(table.objects.order_by("pk").values()) for table in tables]


EFFECTS = {
    "accept-move": lambda link: link.url == f"{URL}/ny",
    "flag": lambda link: link.is_flagged,
    "unflag": lambda link: not link.is_flagged,
    "check": lambda link: link.health.next_check_at <= timezone.now(),
    "confirm": lambda link: link.health.verdict == "ok" and link.is_available,
    "unconfirm": lambda link: link.health.confirmed_until is None,
    "dismiss": lambda link: not Link.objects.filter(needs_decision()).exists(),
    "undismiss": lambda link: not Dismissal.objects.exists(),
    "mark-dangerous": lambda link: link.is_dangerous,
    "unmark-dangerous": lambda link: not link.is_dangerous,
    "use-archive": lambda link: link.archive_url == COPY,
    "reject-archive": lambda link: link.archive_url == "",
    "look-for-archive": lambda link: link.archive_proposal.state == "asked",
}


def holds(action: str, link: Link) -> bool:
    """Whether what an action promises is so."""
    return EFFECTS[action](Link.objects.get(pk=link.pk))


def test_every_door_offers_what_the_list_offers_in_the_same_words(editor, standing):
    link, expected = standing
    is_waiting = Link.objects.filter(needs_decision(link.pk)).exists()
    for door, (names, shown) in doors(editor, link).items():
        # Two of them only have links about which there is something to decide.
        if door in ("home", "editor") and not is_waiting:
            assert not shown, door
            continue
        # What the page cannot be published with is told there in another way.
        if door == "editor" and link.is_dangerous:
            assert not shown
            continue
        offered = [name for name in ACTIONS if name in expected and name in names]
        assert list(shown) == offered, door
        assert list(shown.values()) == [str(ACTIONS[n].label) for n in offered], door


def test_every_action_does_what_it_says_or_says_why_not(editor, standing):
    link, expected = standing
    before = everything()
    for name, action in ACTIONS.items():
        with transaction.atomic():
            [message] = said(editor.post(decision(link, name), {"next": HOME}))
            if name in expected:
                assert str(action.done) in message, name
                assert holds(name, link), name
            else:
                assert str(action.done) not in message, name
                assert message.startswith(f"”{link.title}”: "), name
                assert everything() == before, name
            transaction.set_rollback(True)


def test_the_page_editor_is_answered_alike(editor, standing):
    link, expected = standing
    before = everything()
    for name in EDITOR_ACTIONS:
        url = reverse("decide_while_editing", args=[name, link.pk])
        with transaction.atomic():
            answer = editor.post(url)
            assert answer.json()["said"]
            if name in expected:
                assert answer.status_code == 200, name
                assert holds(name, link), name
            else:
                assert answer.status_code == 409, name
                assert everything() == before, name
                shown = [n for n in ACTIONS if n in expected and n in EDITOR_ACTIONS]
                assert answer.json()["offered"] == shown
            transaction.set_rollback(True)


def test_many_at_once_are_those_that_it_is_offered_for(editor, standing):
    link, expected = standing
    before = everything()
    for name in MANY:
        path = reverse("wagtail_bulk_action", args=["links", "link", name])
        with transaction.atomic():
            [message] = said(editor.post(f"{path}?id={link.pk}&next={HOME}"))
            if name in expected:
                assert str(ACTIONS[name].many.done(1)) in message, name
                assert holds(name, link), name
            else:
                assert "1 link er ikke ændret." in message, name
                assert everything() == before, name
            transaction.set_rollback(True)


def test_a_host_is_offered_what_its_links_are(editor, standing):
    link, expected = standing
    if not link.url:
        return
    host = LinkHealth.objects.get(pk=link.pk).host_id
    page = parse(editor.get(reverse("link_hosts:host", args=[host])))
    found = page.select(".link-host__buttons button[formaction*='/do/']")
    shown = {button["formaction"].split("/")[-2]: words(button) for button in found}
    offered = [name for name in HOST_ACTIONS if name in expected]
    assert shown == {name: ACTIONS[name].many.counted(1) for name in offered}
    before = everything()
    for name in HOST_ACTIONS:
        with transaction.atomic():
            editor.post(reverse("link_hosts:decide", args=[host, name]))
            assert (everything() != before) == (name in expected), name
            assert name not in expected or holds(name, link), name
            transaction.set_rollback(True)


def test_a_report_is_closed_as_what_can_be_said_of_the_link(editor, standing):
    link, _ = standing
    report = Report.objects.create(link=link, created_at=timezone.now())
    url = reverse("close_link_report", args=[report.pk])
    page = parse(editor.get(url))
    choices = {box["value"] for box in page.select("[name=outcome]")}
    contradicts = link.is_flagged or link.is_dangerous
    assert choices == {"mended", "unavailable", "other"} | (
        set() if contradicts else {"works"}
    )
    before = everything()
    with transaction.atomic():
        answer = editor.post(url, {"outcome": "works"})
        if contradicts:
            assert answer.status_code == 200
            assert everything() == before
        elif hasattr(link, "health"):
            assert holds("confirm", link)
        transaction.set_rollback(True)
    editor.post(url, {"outcome": "unavailable"})
    assert holds("flag", link)


def test_the_list_names_what_is_done_with_many_in_the_words_of_the_list(editor):
    judged()
    page = editor.get(reverse(LIST))
    for name in MANY:
        path = reverse("wagtail_bulk_action", args=["links", "link", name])
        button = one(parse(page), f"a[href^='{path}']")
        assert words(button) == str(ACTIONS[name].many.label)


def test_every_action_has_its_own_name_label_and_a_way_back():
    assert len({str(action.label) for action in ACTIONS.values()}) == len(ACTIONS)
    for action in ACTIONS.values():
        assert not action.undo or action.undo in ACTIONS


@pytest.mark.parametrize("name", ACTIONS)
def test_is_not_for_those_who_may_only_look(onlooker, client, name):
    link = judged()
    before = everything()
    for visitor in (onlooker, client):
        assert is_refused(visitor.post(decision(link, name)))
    assert everything() == before
