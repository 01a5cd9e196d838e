"""Erasing somebody: nothing of them is left, nothing of anybody else is touched."""

import io

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import (
    ModelLogEntry,
    PageLogEntry,
    Revision,
)

from links.models import Report
from pages.models import Person, StandardPage
from personal_data.erasing import doing
from personal_data.erasing.doing import erase, rehearse
from personal_data.erasing.outcome import Fate, ObstacleError, Outcome
from personal_data.finding.subject import find
from personal_data.models import Erasure
from tests.factories import StandardPageFactory, UserFactory, publish
from tests.personal_data.somebody import (
    ADDRESS,
    World,
    make_world,
    places_of,
)
from tests.standing import standing
from users.models import User

pytestmark = pytest.mark.django_db


def handed_over() -> World:
    world = make_world()
    world.hand_over()
    return world


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    yield from standing(django_db_blocker, handed_over)


@pytest.fixture
def world(made, db) -> World:
    return made.fetched()


def test_a_rehearsal_tells_the_same_and_changes_nothing(world):
    before = places_of(ADDRESS)
    entries = ModelLogEntry.objects.count()
    told = rehearse(find(email=ADDRESS))
    assert places_of(ADDRESS) == before
    assert ModelLogEntry.objects.count() == entries
    assert User.objects.filter(pk=world.ida.pk).exists()
    done = erase(find(email=ADDRESS))
    assert [(str(line.what), line.count) for line in told.lines] == [
        (str(line.what), line.count) for line in done.lines
    ]


def test_a_second_run_finds_nothing_and_is_not_told_of(world):
    erase(find(email=ADDRESS))
    entries = ModelLogEntry.objects.count()
    assert not erase(find(email=ADDRESS)).has_changed
    assert Erasure.objects.count() == 1
    assert ModelLogEntry.objects.count() == entries


def test_one_that_breaks_off_has_done_nothing(world, monkeypatch):
    before = places_of(ADDRESS, "ida holm")

    def broken(subject, outcome):
        raise KeyboardInterrupt

    monkeypatch.setattr(doing, "cut_from_texts", broken)
    with pytest.raises(KeyboardInterrupt):
        erase(find(email=ADDRESS))
    assert places_of(ADDRESS, "ida holm") == before
    assert User.objects.filter(pk=world.ida.pk).exists()


def test_whose_name_nobody_else_has_is_called_a_former_colleague_in_histories(world):
    for other in world.untouched[:2]:
        type(other).objects.filter(pk=other.pk).update(
            **(
                {"name": "Ib Dam"}
                if isinstance(other, Person)
                else {"last_name": "Dam"}
            )
        )
    erase(find(email=ADDRESS))
    data = PageLogEntry.objects.filter(action="pages.replace_owner").latest("pk").data
    assert data == {"old": "Tidligere medarbejder", "new": "Åse Ørsted"}


def test_a_sentence_of_the_association_is_named_and_a_second_run_ends_it(world):
    page = StandardPageFactory(title="Kontakt", summary=f"Skriv til {ADDRESS}")
    publish(page, world.karen)
    first = erase(find(email=ADDRESS))
    assert "Kontakt" in [
        title for line in first.of(Fate.STAYS) for title in line.titles
    ]
    page = StandardPage.objects.get(pk=page.pk)
    assert ADDRESS in page.summary
    page.summary = "Skriv til kontoret"
    publish(page, world.karen)
    second = erase(find(email=ADDRESS))
    assert second.has_changed
    assert places_of(ADDRESS) == []


def test_who_answers_for_pages_is_refused_with_their_titles(world):
    StandardPageFactory(title="Værestedet", content_owner=world.person)
    with pytest.raises(ObstacleError) as refused:
        erase(find(email=ADDRESS))
    [obstacle] = refused.value.obstacles
    assert obstacle.titles == ["Værestedet"]
    assert User.objects.filter(pk=world.ida.pk).exists()
    with pytest.raises(CommandError, match="Værestedet"):
        call_command("personal_data", "erase", "--email", ADDRESS)


def test_the_last_administrator_who_can_sign_in_is_refused(world):
    UserFactory(username="uden kode").set_unusable_password()
    User.objects.exclude(pk=world.karen.pk).filter(is_superuser=True).delete()
    with pytest.raises(ObstacleError, match="sidste administrator"):
        erase(find(username="karen"))


def test_an_address_without_an_account_is_taken_out_of_texts(world):
    Report.objects.update(comment="Skriv til beboer@hjemme.example.")
    outcome = erase(find(email="Beboer@hjemme.example"))
    assert Report.objects.get().comment == "Skriv til [fjernet]."
    assert outcome.count(Fate.ANONYMOUS) == 1
    assert User.objects.filter(pk=world.ida.pk).exists()


def test_the_command_says_what_goes_what_stays_and_why(world):
    said = io.StringIO()
    call_command("personal_data", "erase", "--email", ADDRESS, "--dry-run", stdout=said)
    told = said.getvalue()
    assert "Slettes:\n" in told
    assert "Brugerkonti: 1" in told
    assert "artikel 17, stk. 3" in told
    assert User.objects.filter(pk=world.ida.pk).exists()


def test_queries_do_not_grow_with_the_pages(world, django_assert_max_num_queries):
    """Former versions are read once, however many pages and versions there are."""
    revision = Revision.objects.for_instance(world.page).first()
    with django_assert_max_num_queries(10_000) as few:
        rehearse(find(email=ADDRESS))
    copies = [
        Revision(
            content_type=revision.content_type,
            base_content_type=revision.base_content_type,
            object_id=revision.object_id,
            created_at=revision.created_at,
            object_str=revision.object_str,
            content={"title": "Andet", "wagtail_admin_comments": []},
            user=world.ida,
        )
        for _number in range(500)
    ]
    Revision.objects.bulk_create(copies)
    with django_assert_max_num_queries(len(few) + 10) as many:
        outcome: Outcome = rehearse(find(email=ADDRESS))
    assert outcome.count(Fate.ANONYMOUS) >= 500
    assert len(many) <= len(few) + 10
