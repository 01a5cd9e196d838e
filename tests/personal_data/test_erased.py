"""What the database holds once somebody has been erased: a state, made once."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django_tasks_db.models import DBTaskResult
from wagtail.models import Comment, PageLogEntry, ReferenceIndex, Revision

from audit.models import AuditEntry
from importer.models import Original
from links.models import Report
from media.models import SiteImage
from pages.models import StandardPage
from personal_data.erasing.doing import erase
from personal_data.erasing.outcome import Fate
from personal_data.finding.subject import find
from personal_data.finishing import finish
from personal_data.models import Erasure
from search.models import SearchEntry
from tests.personal_data.somebody import ADDRESS, LONGER, make_world, places_of, rows_of
from tests.standing import standing

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def erased(django_db_setup, django_db_blocker):
    """The world, what came of erasing Ida, and what those like her were before."""

    def make():
        world = make_world()
        world.hand_over()
        before = [_row(other) for other in world.untouched]
        return world, erase(find(email=ADDRESS)), before

    yield from standing(django_db_blocker, make)


def _row(thing) -> dict:
    return type(thing).objects.filter(pk=thing.pk).values().get()


def test_nothing_of_them_is_left_but_what_the_trail_keeps_for_its_year(erased):
    world, outcome, _before = erased
    assert places_of(ADDRESS, "idas telefon", "portræt", "jeg spørger bo") == []
    logs = ["wagtailcore.ModelLogEntry", "wagtailcore.PageLogEntry"]
    assert rows_of(world.ida.pk) == logs
    assert not Session.objects.exists()
    trail = AuditEntry.objects.filter(action="users.account_deleted").latest("pk")
    assert trail.label == "Ida Holm"
    assert [title for line in outcome.of(Fate.STAYS) for title in line.titles] == []
    [told] = AuditEntry.objects.filter(action="personal_data.erased")
    assert told.sentence == "Systemet slettede en persons oplysninger"
    assert "ida" not in f"{told.label} {told.data}".lower()


def test_those_who_are_like_them_are_not_touched(erased):
    world, _outcome, before = erased
    assert [_row(other) for other in world.untouched] == before
    assert [original.content.decode() for original in Original.objects.all()] == [
        f"<p>Skriv til {LONGER}</p>"
    ]


def test_pages_stay_as_a_former_colleagues(erased):
    world, _outcome, _before = erased
    page = StandardPage.objects.get(pk=world.page.pk)
    assert page.live
    assert (page.owner, page.locked_by) == (None, None)
    revisions = Revision.objects.for_instance(page)
    assert revisions.count() == 3
    for revision in revisions:
        assert revision.as_object().title == "Fælleshaven"
        [comment] = revision.content["wagtail_admin_comments"]
        assert (comment["text"], comment["replies"]) == ("Er det rigtigt?", [])
    assert [comment.text for comment in Comment.objects.all()] == ["Er det rigtigt?"]
    mine = PageLogEntry.objects.filter(user=world.ida.pk).first()
    mine = PageLogEntry.objects.select_related("user").get(pk=mine.pk)
    assert mine.user_display_name == f"tidligere medarbejder (nr. {world.ida.pk})"


def test_letters_to_them_are_not_sent_and_those_to_others_are(erased):
    [left] = DBTaskResult.objects.all()
    assert left.args_kwargs["args"][0]["to"] == [LONGER]
    assert Report.objects.get().comment == "Jeg er [fjernet], ring"


def test_a_name_that_somebody_else_has_stays_and_that_is_said(erased):
    _world, outcome, _before = erased
    data = PageLogEntry.objects.filter(action="pages.replace_owner").latest("pk").data
    assert data["old"] == "Ida Holm"
    assert any("hedder det samme" in str(line.why) for line in outcome.of(Fate.STAYS))


def test_no_index_knows_them_any_more(erased):
    world, _outcome, _before = erased
    for gone in (world.ida, world.person):
        type_ = ContentType.objects.get_for_model(type(gone))
        referring = ReferenceIndex.objects.filter(to_content_type=type_)
        # The key of an object that was deleted is None.
        assert gone.pk is not None
        assert not referring.filter(to_object_id=str(gone.pk)).exists()
    entry = SearchEntry.objects.get(page=world.page.pk)
    assert "ida" not in f"{entry.title} {entry.summary} {entry.body}".lower()


def test_files_are_deleted_once_it_cannot_be_taken_back(erased, settings, tmp_path):
    settings.BACKUP_DIR = tmp_path
    [remembered] = Erasure.objects.all()
    names = remembered.files
    assert any("ida" in name for name in names)
    assert len(names) >= 2
    assert all(map(default_storage.exists, names))
    finish()
    assert not any(map(default_storage.exists, names))
    assert not SiteImage.objects.filter(title="Portræt").exists()
    assert Erasure.objects.get().files == []
