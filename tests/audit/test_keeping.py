"""A year, to the day; the history of content as long as the content."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from audit.jobs import JOBS
from audit.keeping import forget_old
from boligsocial.deployment import schedule
from tests.factories import LinkFactory, StandardPageFactory, UserFactory

pytestmark = pytest.mark.django_db
DAYS = timedelta(days=1)


def entries_of(*objects) -> list[str]:
    return [
        entry.action
        for item in objects
        for entry in ModelLogEntry.objects.for_instance(item)
    ]


@pytest.mark.parametrize(
    ("age", "is_kept"),
    [
        (364 * DAYS, True),
        (365 * DAYS, True),
        (365 * DAYS + timedelta(seconds=1), False),
        (366 * DAYS, False),
    ],
)
def test_the_trail_is_kept_for_a_year(age, is_kept):
    now = timezone.now()
    user = UserFactory()
    log(user, "users.account_closed")
    log(user, "wagtail.edit")
    ModelLogEntry.objects.update(timestamp=now - age)
    forget_old(now)
    assert bool(entries_of(user)) is is_kept


def test_the_history_of_content_lives_as_long_as_the_content():
    now = timezone.now()
    link, page = LinkFactory(), StandardPageFactory()
    log(link, "wagtail.edit")
    log(page, "wagtail.edit")
    for model in (ModelLogEntry, PageLogEntry):
        model.objects.update(timestamp=now - 2000 * DAYS)
    forget_old(now)
    assert entries_of(link)
    assert PageLogEntry.objects.filter(page=page.pk).exists()

    pk = page.pk
    page.delete()
    link_pk = link.pk
    link.delete()
    for model in (ModelLogEntry, PageLogEntry):
        model.objects.update(timestamp=now - 366 * DAYS)
    forget_old(now)
    assert not ModelLogEntry.objects.filter(object_id=str(link_pk)).exists()
    assert not PageLogEntry.objects.filter(page=pk).exists()


def test_entries_that_no_app_knows_any_more_go_as_well():
    now = timezone.now()
    user = LinkFactory()
    log(user, "wagtail.edit")
    ModelLogEntry.objects.update(action="gone.done", timestamp=now - 366 * DAYS)
    forget_old(now)
    assert not entries_of(user)


def test_the_worker_does_it_every_day():
    [name] = JOBS
    assert schedule.JOBS[name].every == DAYS
    now = timezone.now()
    log(user := UserFactory(), "users.account_closed")
    ModelLogEntry.objects.update(timestamp=now - 366 * DAYS)
    schedule.JOBS[name].run()
    assert not entries_of(user)
