"""Whatever screen of the admin a member of staff opens: not an English word on it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    Comment,
    Page,
    PageViewRestriction,
    Workflow,
)
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail.users.models import UserProfile

from boligsocial import roles
from danish.names import name_in_danish
from importer.runs.at_once import work_to_end
from importer.runs.beginning import Sent, begin_with_files
from tests.admin.screens import screen_in, screens
from tests.english import english_in, own_danish, texts_of
from tests.factories import (
    DocumentFactory,
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    LinkFactory,
    PersonFactory,
    PictureFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    ThemeFactory,
    UserFactory,
    home_page,
    publish,
)
from tests.queues import do_what_waits, task_backends
from tests.releases import OTHER_RELEASES
from tests.staff import (
    edit_url,
    form_data,
    member_of,
    messages_of,
    succeeded,
)
from tests.standing import standing
from users.tasks import send_password_reset

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        bool(OTHER_RELEASES), reason="what other releases say is not translated yet"
    ),
]


OLD_PAGE = """Vaskeriet

Om:
Her vaskes der hver dag.

Særligt for nye:
Mandag er der hjælp til dem, der lige er flyttet ind.
"""


def one_of_everything() -> dict[str, Page]:
    """Make what there is on a site, in every state that has a screen or a sign of its own."""
    roles.set_up_roles()
    name_in_danish()
    colleague = UserFactory(username="karen", first_name="Karen", last_name="Holm")
    author = UserFactory(username="bo", first_name="Bo", last_name="Lund")
    SiteSettingsFactory()
    picture, _ = PictureFactory(), PictureFactory()
    picture.tags.add("gårdsplads")
    DocumentFactory().tags.add("husorden")
    Collection.get_first_root_node().add_child(name="Afdeling Engparken")
    PersonFactory(), LinkFactory(), ThemeFactory()
    overview = publish(InitiativeIndexPageFactory(), colleague)
    published = InitiativePageFactory(parent=overview)
    changed, waiting, locked, planned = (
        InitiativePageFactory(parent=overview) for _ in range(4)
    )
    publish(published, colleague)
    publish(changed, colleague)
    changed.title = "Brandkadetter i Engparken"
    changed.save_revision(user=author)
    waiting.save_revision(user=author)
    workflow = Workflow.objects.get(name="Godkendelse")
    workflow.start(waiting, author)
    locked.locked, locked.locked_by, locked.locked_at = True, colleague, timezone.now()
    locked.save()
    planned.live = False
    planned.go_live_at = timezone.now() + timedelta(days=3)
    planned.expire_at = timezone.now() + timedelta(days=30)
    planned.save_revision(user=author).publish(user=author)
    private = StandardPageFactory(title="Referater")
    PageViewRestriction.objects.create(
        page=private, restriction_type="password", password="gavlen"
    )
    Comment.objects.create(
        page=changed, user=author, text="Skal alderen med?", contentpath="summary"
    )
    changed.create_alias(parent=home_page(), update_slug="spejlet")
    Redirect.objects.create(old_path="/gammel", redirect_page=overview)
    files = [Sent("vask.txt", OLD_PAGE.encode()), Sent("pris.pdf", b"%PDF-1.7")]
    work_to_end(begin_with_files(files, home_page(), UserFactory(), later=False))
    return {"overview": overview, "changed": changed, "waiting": waiting}


@pytest.fixture(scope="module")
def _site(django_db_setup, django_db_blocker):
    yield from standing(django_db_blocker, one_of_everything)


@pytest.fixture
def site(_site):
    """Some of the pages, as they are in the database."""
    return {name: type(page).objects.get(pk=page.pk) for name, page in _site.items()}


@pytest.fixture
def administrator(site):
    return member_of(roles.ADMINISTRATOR)


def english_on(screen: BeautifulSoup) -> dict[str, set[str]]:
    return english_in(texts_of(screen))


@pytest.mark.parametrize(
    "role",
    [roles.EDITOR, roles.APPROVER, roles.LINK_KEEPER, roles.ADMINISTRATOR],
)
def test_no_screen_that_a_role_can_reach_has_an_english_word(site, role):
    client = member_of(role)
    found, count = {}, 0
    for address, screen in screens(client):
        count += 1
        for sentence, words in english_on(screen).items():
            found.setdefault(sentence, (sorted(words), address))
    assert count > (10 if role == roles.LINK_KEEPER else 60)
    assert found == {}


# What the editor's script puts into the form for the blocks that it draws.
BODY = {"body": streamfield([])}
FORMS = {
    "page": ("wagtailadmin_pages:add", "initiatives", "initiativepage", "overview"),
    "picture": ("wagtailimages:add",),
    "document": ("wagtaildocs:add",),
    "link": ("wagtailsnippets_links_link:add",),
    "person": ("wagtailsnippets_pages_person:add",),
    "theme": ("wagtailsnippets_initiatives_theme:add",),
    "redirect": ("wagtailredirects:add",),
    "user": ("wagtailusers_users:add",),
    "group": ("wagtailusers_groups:add",),
    "collection": ("wagtailadmin_collections:add",),
    "workflow": ("wagtailadmin_workflows:add",),
    "site": ("wagtailsites:add",),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_with_nothing_in_it_is_refused_in_danish(site, administrator, name):
    view, *arguments = FORMS[name]
    pk = site["overview"].pk
    address = reverse(view, args=[pk if a == "overview" else a for a in arguments])
    untouched = form_data(administrator.get(address))
    if name == "page":
        untouched |= nested_form_data(BODY)
    screen = screen_in(administrator.post(address, untouched))
    assert "skal udfyldes" in screen.get_text()
    assert english_on(screen) == {}


DEEDS = {
    "save": ("edit", BODY),
    "publish": ("edit", BODY | {"action-publish": "true"}),
    "unpublish": ("unpublish", {}),
    "copy": ("copy", {"new_title": "Kopi", "new_slug": "kopi"}),
    "lock": ("lock", {}),
    "delete": ("delete", {}),
}


@pytest.mark.parametrize("name", DEEDS)
def test_what_was_done_to_a_page_is_said_in_danish(site, administrator, name):
    view, fields = DEEDS[name]
    address = reverse(f"wagtailadmin_pages:{view}", args=[site["changed"].pk])
    if name == "lock":
        answer = administrator.post(address, follow=True)
    else:
        answer = administrator.fill_in(address, fields, follow=True)
    assert messages_of(answer) or name == "lock"
    assert english_on(screen_in(answer)) == {}


def test_the_letters_about_approval_are_danish(site):
    editor = member_of(roles.EDITOR)
    approver = member_of(roles.APPROVER)
    page = InitiativePageFactory(parent=site["overview"])
    page.save_revision(user=editor.user)
    succeeded(editor.fill_in(edit_url(page), BODY | {"action-submit": "true"}))
    task = page.current_workflow_state.current_task_state
    for deed in ("reject", "approve"):
        address = reverse(
            "wagtailadmin_pages:workflow_action", args=[page.pk, deed, task.pk]
        )
        assert approver.post(address, {"comment": "Hvornår?"}).status_code in (200, 302)
        if deed == "reject":
            succeeded(editor.fill_in(edit_url(page), BODY | {"action-submit": "true"}))
            page = type(page).objects.get(pk=page.pk)
            task = page.current_workflow_state.current_task_state
    assert len(mail.outbox) >= 4
    assert english_in_letters() == {}


def test_the_letter_with_a_new_password_is_danish(site, client):
    user = UserFactory(username="søren")
    user.set_password("gavlen-i-solen")
    user.save()
    mail.outbox.clear()
    task_backends["background"].clear()
    client.post(reverse("wagtailadmin_password_reset"), {"email": user.email})
    do_what_waits(send_password_reset)
    assert len(mail.outbox) == 1
    assert english_in_letters() == {}


def english_in_letters() -> dict[str, set[str]]:
    lines = [
        line
        for letter in mail.outbox
        for line in (letter.subject, *letter.body.splitlines())
    ]
    return english_in(lines)


@pytest.mark.parametrize("view", ["wagtailadmin_login", "wagtailadmin_password_reset"])
def test_who_is_not_logged_in_reads_danish(client, view):
    assert english_on(screen_in(client.get(reverse(view)))) == {}


def test_a_wrong_password_is_refused_in_danish(client, db):
    answer = client.post(
        reverse("wagtailadmin_login"), {"username": "bo", "password": "gættet"}
    )
    assert english_on(screen_in(answer)) == {}


def test_an_address_that_is_not_there_is_answered_in_danish(administrator):
    answer = administrator.get("/admin/findes-ikke/")
    assert answer.status_code == 404
    assert english_in(texts_of(BeautifulSoup(answer.content, "lxml"))) == {}


OWN_SCREENS = {
    "links": ("wagtailsnippets_links_link:list",),
    "new link": ("wagtailsnippets_links_link:add",),
    "staff": ("wagtailsnippets_pages_person:list",),
    "new member of staff": ("wagtailsnippets_pages_person:add",),
    "themes": ("wagtailsnippets_initiatives_theme:list",),
    "initiative": ("wagtailadmin_pages:edit", "changed"),
    "overview": ("wagtailadmin_pages:edit", "overview"),
}


@pytest.mark.parametrize("name", OWN_SCREENS)
def test_an_account_set_to_english_reads_our_own_screens_in_english(site, name):
    approver = member_of(roles.APPROVER)
    UserProfile.objects.create(user=approver.user, preferred_language="en")
    view, *pages = OWN_SCREENS[name]
    address = reverse(view, args=[site[page].pk for page in pages])
    danish = set(texts_of(screen_in(approver.get(address)))) & own_danish()
    assert danish == set()


def test_an_english_word_would_be_found():
    html = """<p>Vælg en side</p><button title="Choose a page">Vælg</button>
    <template><p>Save draft</p></template><script>const theme = "dark";</script>
    <option value="en">English</option><p>Sidst set 3 days ago</p>"""
    assert english_on(BeautifulSoup(html, "lxml")) == {
        "Choose a page": {"choose", "page"},
        "Save draft": {"save", "draft"},
        "Sidst set 3 days ago": {"days", "ago"},
    }
