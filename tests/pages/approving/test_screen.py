"""One choice for approving: the screen, and each answer to what may be in the way."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from boligsocial import roles
from tests.factories import InitiativePageFactory, publish
from tests.html import parse, parse_screen, words
from tests.staff import (
    StaffClient,
    edit_url,
    form_data,
    is_refused,
    member_of,
    said,
    succeeded,
)
from tests.standing import standing

pytestmark = pytest.mark.django_db
HOME = reverse("wagtailadmin_home")
BODY = {"body": streamfield([])}


@pytest.fixture(scope="module")
def staff(django_db_setup, django_db_blocker):
    def make() -> dict[str, StaffClient]:
        roles.set_up_roles()
        people = {"second": member_of(roles.APPROVER)}
        names = (roles.EDITOR, roles.APPROVER, roles.LINK_KEEPER)
        return people | {name: member_of(name) for name in names}

    yield from standing(django_db_blocker, make)


@pytest.fixture(autouse=True)
def _nothing_left_to_say(staff):
    """What a former test did not read is said to nobody."""
    for somebody in staff.values():
        somebody.cookies.pop("messages", None)


@pytest.fixture
def editor(staff):
    return staff[roles.EDITOR]


@pytest.fixture
def approver(staff):
    return staff[roles.APPROVER]


@pytest.fixture
def sent(editor):
    page = publish(InitiativePageFactory(title="Lektiecafé"))
    changed = {"title": "Lektiecafé og spilcafé", "action-submit": "1"}
    succeeded(editor.fill_in(edit_url(page), BODY | changed))
    return page


def address(page) -> str:
    return reverse("approve_page", args=[page.pk])


def give(client, page, action: str, comment: str = "", seen=None):
    """Answer as the screen's form would, of the version that is there by default."""
    seen = seen or Page.objects.get(pk=page.pk).latest_revision_id
    fields = {"action": action, "comment": comment, "seen": seen}
    return client.post(address(page), fields)


def test_the_desk_leads_to_what_has_changed_and_what_readers_will_get(approver, sent):
    [link] = parse(approver.get(HOME)).select(".desk__waiting--approval a")
    screen = parse(approver.get(link["href"]))
    assert "1 felt ændret" in words(screen.select_one(".changes summary"))
    buttons = [words(button) for button in screen.select(".approve__buttons button")]
    assert buttons == ["Godkend og udgiv", "Send tilbage med en besked"]
    read = approver.get(screen.select_one("iframe")["src"])
    assert read["X-Frame-Options"] == "SAMEORIGIN"
    assert words(parse(read).h1) == "Lektiecafé og spilcafé"


def test_approving_publishes_with_the_comment_and_leads_back(approver, sent):
    answer = give(approver, sent, "approve", "Fint")
    assert answer.url == HOME
    assert said(answer) == ["Siden ”Lektiecafé og spilcafé” er godkendt og udgivet."]
    page = Page.objects.get(pk=sent.pk)
    assert (page.title, page.live) == ("Lektiecafé og spilcafé", True)
    assert page.workflow_states.get().current_task_state.comment == "Fint"
    assert not parse(approver.get(HOME)).select(".desk__waiting--approval")


def test_sending_back_takes_words_and_the_writer_reads_all_of_them(
    editor, approver, sent
):
    screen = parse_screen(give(approver, sent, "reject", "  "))
    assert "Skriv, hvad der skal rettes." in words(screen.select_one(".error-message"))
    long = "Skriv, hvor det er. " * 20 + "\n\nOg hvornår."
    answer = give(approver, sent, "reject", long)
    name = editor.user.get_username()
    assert said(answer) == [f"”Lektiecafé og spilcafé” er sendt tilbage til {name}."]
    message = words(parse(editor.get(HOME)).select_one(".desk__said"))
    assert message.startswith("Skriv, hvor det er.")
    assert message.endswith("Og hvornår.")
    assert Page.objects.get(pk=sent.pk).title == "Lektiecafé"


def test_the_second_of_two_is_told_who_was_first(staff, approver, sent):
    seen = sent.get_latest_revision().pk
    give(approver, sent, "approve")
    second = staff["second"]
    answer = give(second, sent, "reject", "Nej", seen=seen)
    assert answer.url == HOME
    [message] = said(answer)
    name = approver.user.get_username()
    assert message.startswith(f"{name} har allerede godkendt ”Lektiecafé og spilcafé”")


def test_a_page_that_was_changed_meanwhile_is_shown_again_with_what_was_written(
    staff, approver, sent
):
    seen = Page.objects.get(pk=sent.pk).latest_revision_id
    other = staff["second"]
    succeeded(other.fill_in(edit_url(sent), BODY | {"title": "Rettet"}))
    screen = parse_screen(give(approver, sent, "approve", "Fint", seen=seen))
    assert "Siden er blevet rettet, mens du læste den." in words(screen)
    assert screen.select_one("textarea[name=comment]").text.strip() == "Fint"
    assert "har rettet siden, efter at den blev sendt" in words(screen)
    assert Page.objects.get(pk=sent.pk).title == "Lektiecafé"


@pytest.mark.parametrize("role", [roles.EDITOR, roles.LINK_KEEPER])
def test_it_is_for_those_who_approve(staff, sent, role):
    client = staff[role]
    for answer in (client.get(address(sent)), give(client, sent, "approve")):
        assert answer.url == HOME
        assert "venter på, at andre godkender den" in said(answer)[-1]
    assert is_refused(client.get(reverse("reading_for_approval", args=[sent.pk])))
    assert Page.objects.get(pk=sent.pk).title == "Lektiecafé"


def test_a_page_that_nobody_has_sent_says_so(approver):
    answer = approver.get(address(InitiativePageFactory(title="Rolig")))
    assert said(answer) == ["”Rolig” venter ikke på godkendelse."]
    assert approver.get(reverse("approve_page", args=[10**8])).status_code == 404


def test_what_may_not_be_published_is_sent_back_or_mended(approver, sent):
    draft = sent.get_latest_revision_as_object()
    draft.body = [("about", {"text": "<p>[[Skriv her]]</p>"})]
    draft.save_revision()
    screen = parse(approver.get(address(sent)))
    assert screen.select(".help-critical")
    buttons = [words(button) for button in screen.select(".approve__buttons button")]
    assert buttons == ["Send tilbage med en besked"]
    again = parse_screen(give(approver, sent, "approve"))
    assert again.select(".help-critical")
    assert Page.objects.get(pk=sent.pk).workflow_in_progress


@pytest.mark.parametrize(
    "fields",
    [{}, {"action": "slet"}, {"action": "approve", "seen": "x" * 99}, {"seen": "\0"}],
)
def test_a_form_that_makes_no_sense_is_answered_with_words(approver, sent, fields):
    screen = parse_screen(approver.post(address(sent), fields))
    assert screen.select(".help-critical")
    assert Page.objects.get(pk=sent.pk).workflow_in_progress


class TestEditor:
    def buttons(self, client, page) -> list[str]:
        screen = parse_screen(client.get(edit_url(page)))
        footer = screen.select(".footer :is(button, a)")
        return [words(button) for button in footer if words(button)]

    def test_approving_is_the_main_button_and_sending_back_comes_next(
        self, approver, sent
    ):
        assert self.buttons(approver, sent)[0] == "Godkend og udgiv"
        screen = parse_screen(approver.get(edit_url(sent)))
        [link] = screen.select(f'.footer a[href^="{address(sent)}"]')
        assert words(link) == "Send tilbage med en besked"
        assert not screen.select("[data-workflow-action-modal-url]")
        # But at a set time.
        assert not screen.select(".footer [name=action-publish]:not([data-plan] *)")

    def test_says_what_publishing_changes(self, editor, sent):
        screen = parse_screen(editor.get(edit_url(sent)))
        summary = screen.select_one("[data-page-changes] summary")
        assert words(summary) == "Det ændrer en udgivelse: 1 felt ændret"

    def test_and_again_of_what_has_been_written_since(self, approver):
        page = publish(InitiativePageFactory())
        preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        form = form_data(approver.get(edit_url(page))) | nested_form_data(BODY)
        assert approver.post(preview, form | {"title": "Nyt navn"}).json()["is_valid"]
        found = approver.get(reverse("page_changes", args=[page.pk]))
        assert "1 felt ændret" in words(parse(found))
