"""A backup that is put back has those in it again who were erased since it was made."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from pages.models import Person
from personal_data.erasing.again import erase_again
from personal_data.erasing.doing import erase
from personal_data.finding.subject import find
from personal_data.finishing import finish, list_path
from personal_data.models import Erasure
from tests.factories import PersonFactory, StandardPageFactory, UserFactory
from users.models import User

pytestmark = pytest.mark.django_db
IDA, OFFICE = "ida@sol.example", "kontor@sol.example"


@pytest.fixture
def ida(settings, tmp_path) -> User:
    settings.BACKUP_DIR = tmp_path
    UserFactory().set_password("gårdhavens-gule-mursten")
    PersonFactory(name="Bo Dam", email=OFFICE)
    PersonFactory(name="Åse Ørsted", email=OFFICE)
    return UserFactory(
        username="ida",
        first_name="Ida",
        last_name="Holm",
        email=IDA,
        is_superuser=False,
    )


def erased_and_put_back(**words) -> None:
    """Erase somebody, as the list then tells, in a database that is put back after it."""
    with transaction.atomic():
        erase(find(**words))
        finish()
        transaction.set_rollback(True)


def test_whom_the_backup_has_is_erased_once_more_and_once(ida):
    erased_and_put_back(email=IDA)
    assert User.objects.filter(username="ida").exists()
    assert erase_again().done == 1
    assert not User.objects.filter(username="ida").exists()
    # Who comes back later with the same address is not erased by the list.
    UserFactory(username="ida", email=IDA)
    assert erase_again().done == 0
    assert User.objects.filter(username="ida").exists()


def test_the_list_says_of_nobody_who_it_was(ida):
    erased_and_put_back(email=IDA)
    text = list_path().read_text().lower()
    assert len(json.loads(text)["erased"]) == 1
    assert "ida" not in text
    assert "sol.example" not in text


def test_of_those_who_share_an_address_the_one_who_was_erased(ida):
    erased_and_put_back(email=OFFICE, name="Bo Dam")
    assert erase_again().done == 1
    assert [person.name for person in Person.objects.all()] == ["Åse Ørsted"]


def test_an_address_that_stands_in_a_text_alone(ida):
    entry = Erasure.objects.count()
    page = StandardPageFactory()
    page.save_revision()
    draft = page.latest_revision
    draft.content["summary"] = "Skriv til beboer@hjemme.example"
    draft.save()
    page.save_revision()
    erased_and_put_back(email="beboer@hjemme.example")
    draft.refresh_from_db()
    assert "beboer@hjemme.example" in draft.content["summary"]
    assert erase_again().done == 1
    draft.refresh_from_db()
    assert draft.content["summary"] == "Skriv til [fjernet]"
    assert Erasure.objects.count() > entry


def test_whoever_is_not_in_the_backup_is_not_looked_for_again(ida):
    erased_and_put_back(email=IDA)
    User.objects.filter(username="ida").delete()
    result = erase_again()
    assert (result.done, result.left) == (0, [])
    assert Erasure.objects.count() == 1


def test_whose_pages_are_theirs_again_is_named_and_done_later(ida):
    person = PersonFactory(name="Ida Holm", email=IDA, user=ida)
    erased_and_put_back(email=IDA)
    page = StandardPageFactory(title="Værestedet", content_owner=person)
    told = io.StringIO()
    with pytest.raises(CommandError):
        call_command("personal_data", "erase", "--again", stderr=told)
    assert "Værestedet" in told.getvalue()
    assert User.objects.filter(username="ida").exists()
    page.delete()
    said = io.StringIO()
    call_command("personal_data", "erase", "--again", stdout=said)
    assert said.getvalue() == "Erased again: 1.\n"


def test_another_key_is_asked_for_and_a_former_one_will_do(ida, settings):
    erased_and_put_back(email=IDA)
    before, settings.SECRET_KEY = settings.SECRET_KEY, "en anden nøgle"
    assert erase_again().unreadable == 1
    settings.SECRET_KEY_FALLBACKS = [before]
    assert erase_again().done == 1


def test_no_backup_no_list_and_a_spoilt_one_is_refused(ida, tmp_path):
    assert erase_again().done == 0
    finish()
    assert not list_path().exists()
    (tmp_path / "erased.json").write_text("[]")
    with pytest.raises(CommandError, match="no list"):
        call_command("personal_data", "erase", "--again")
