"""When a backup is due, and what monitors and administrators are told."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from backups import jobs
from backups.models import KEPT, Backup
from backups.problems import BackupError
from backups.regular import back_up
from backups.standing import is_due
from backups.summary import in_words
from boligsocial import roles
from tests.html import one, parse_screen, words
from tests.staff import member_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_roles")]
# In winter, an hour behind the site's own clock.
AT = datetime(2026, 11, 29, 2, 15, tzinfo=UTC)
MONITOR = {"HTTP_HOST": "10.1.2.3:8000"}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.BACKUP_DIR = tmp_path
    settings.BACKUP_AT = time(3, 15)
    return tmp_path


def good(moment: datetime, size: int = 224_395_264) -> Backup:
    return Backup.objects.create(made_at=moment, name="boligsocial.tar", size=size)


def failed(moment: datetime) -> Backup:
    return Backup.objects.create(made_at=moment, problem="There is no room left.")


def ago(**time) -> datetime:
    return timezone.now() - timedelta(**time)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (None, AT, True),
        (None, AT - timedelta(hours=10), True),
        (AT, AT + timedelta(hours=23, minutes=59), False),
        (AT, AT + timedelta(days=1), True),
        # By hand the evening before.
        (AT - timedelta(hours=6), AT - timedelta(minutes=1), False),
        (AT - timedelta(hours=6), AT, True),
        # The worker was away at night.
        (AT - timedelta(days=1), AT + timedelta(hours=9), True),
    ],
)
def test_a_backup_is_due_once_a_day(last, now, due):
    if last:
        good(last)
    assert is_due(now) is due


def test_it_is_due_at_the_same_time_by_the_clock_in_summer():
    good(datetime(2026, 7, 1, 1, 15, tzinfo=UTC))

    assert not is_due(datetime(2026, 7, 2, 1, 14, tzinfo=UTC))
    assert is_due(datetime(2026, 7, 2, 1, 15, tzinfo=UTC))


def test_after_a_failure_it_is_tried_again_every_hour():
    good(AT - timedelta(days=1))
    failed(AT)

    assert not is_due(AT + timedelta(minutes=59))
    assert is_due(AT + timedelta(hours=1))


def test_none_is_due_where_none_is_set_up(settings):
    settings.BACKUP_DIR = None
    assert not is_due(AT)


class TestRegular:
    """What becomes of a backup is written down."""

    @pytest.fixture(autouse=True)
    def _vendor_independent(self, monkeypatch):
        from backups import databases
        from backups.databases.contents import Snapshot

        def dump(target, without):
            target.write(b"en database")
            return Snapshot(0, [], {}, frozenset())

        database = databases.of_this_site()
        monkeypatch.setattr(database, "dump", dump)
        monkeypatch.setattr(database, "check", lambda dumped: None)

    def test_a_good_one_is_named_and_the_old_ones_are_deleted(self, folder, settings):
        settings.BACKUP_KEEP = {"days": 1, "weeks": 0, "months": 0}
        former = back_up(AT - timedelta(days=1))
        made = back_up(AT)

        assert not former.path.exists()
        last = Backup.objects.good().latest("made_at")
        assert (last.name, last.size) == (made.path.name, made.path.stat().st_size)

    def test_a_failure_is_told_and_nothing_is_deleted(
        self, folder, settings, monkeypatch
    ):
        settings.BACKUP_KEEP = {"days": 1, "weeks": 0, "months": 0}
        former = [back_up(AT - timedelta(days=2)), back_up(AT - timedelta(days=1))]
        former[0].path.touch()
        # A key that cannot be one.
        settings.BACKUP_RECIPIENTS = ["age1"]

        with pytest.raises(BackupError, match="no public key"):
            back_up(AT)

        assert former[0].path.exists()
        assert former[1].path.exists()
        assert "no public key" in Backup.objects.latest("made_at").problem

    def test_the_worker_goes_on_after_a_failure(self, settings):
        settings.BACKUP_RECIPIENTS = ["age1"]
        jobs.back_up_daily()

        assert Backup.objects.exclude(problem="").count() == 1

    def test_the_worker_makes_one_when_it_is_due(self, folder):
        jobs.back_up_daily()
        jobs.back_up_daily()

        assert Backup.objects.good().count() == 1
        assert len(list(folder.glob("*.tar"))) == 1

    def test_the_last_good_one_is_never_forgotten(self, settings):
        last = good(AT - timedelta(days=200))
        for number in range(KEPT):
            failed(AT - timedelta(hours=number))
        settings.BACKUP_RECIPIENTS = ["age1"]
        jobs.back_up_daily()

        assert Backup.objects.good().get() == last
        assert Backup.objects.count() == KEPT + 1


@pytest.mark.parametrize(
    ("make", "status", "said"),
    [
        (lambda: good(ago(hours=20)), 200, "ok"),
        (lambda: good(ago(hours=49)), 503, "the last good backup is too old"),
        (lambda: None, 503, "the last good backup is too old"),
        (
            lambda: (good(ago(hours=20)), failed(ago(hours=1))),
            503,
            "the last backup failed",
        ),
        (lambda: (failed(ago(hours=20)), good(ago(hours=1))), 200, "ok"),
    ],
)
def test_monitors_are_told_whether_all_is_well_and_nothing_else(
    client, make, status, said
):
    make()
    response = client.get("/readyz/backup", **MONITOR)

    assert response.status_code == status
    assert response.content.decode() == f"{said}\n"
    assert response["Cache-Control"] == "no-store"


def test_monitors_are_told_where_none_are_set_up(client, settings):
    settings.BACKUP_DIR = None
    response = client.get("/readyz/backup", **MONITOR)

    assert response.status_code == 503
    assert response.content == b"no backups are set up\n"


def panel(role: str):
    found = parse_screen(member_of(role).get("/admin/")).select(
        "[aria-labelledby=backups-title]"
    )
    return found[0] if found else None


def test_administrators_see_when_the_last_one_was_made():
    yesterday = timezone.localtime(ago(days=1)).replace(hour=3, minute=5)
    good(yesterday)
    found = panel(roles.ADMINISTRATOR)

    assert "Sidste sikkerhedskopi: i går kl. 3.05, 214,0 MB" in words(found)
    assert not found.select(".help-critical")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: good(ago(days=3)), "Det er for længe siden."),
        (lambda: None, "Der er ingen sikkerhedskopi af hjemmesiden endnu."),
        (lambda: (good(ago(hours=2)), failed(ago(hours=1))), "There is no room left."),
    ],
)
def test_administrators_are_warned(make, said):
    make()
    assert said in words(one(panel(roles.ADMINISTRATOR), ".help-critical"))


def test_administrators_are_told_that_none_are_set_up(settings):
    settings.BACKUP_DIR = None
    found = one(panel(roles.ADMINISTRATOR), ".help-critical")

    assert "Der bliver ikke taget sikkerhedskopier af hjemmesiden." in words(found)


@pytest.mark.parametrize("role", [roles.EDITOR, roles.APPROVER, roles.LINK_KEEPER])
def test_nobody_else_is_told(role):
    failed(ago(hours=1))
    assert panel(role) is None


def test_superusers_are_told(admin_client):
    assert "Sikkerhedskopi" in admin_client.get("/admin/").text


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (AT, "i dag kl. 3.15"),
        (AT - timedelta(days=1), "i går kl. 3.15"),
        (AT - timedelta(days=2), "27. november 2026 kl. 3.15"),
    ],
)
def test_times_are_said_in_words(moment, said):
    assert in_words(moment, AT + timedelta(hours=2)) == said
