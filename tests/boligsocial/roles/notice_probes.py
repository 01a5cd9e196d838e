"""What the guide says that a role may do with notices, tried over HTTP."""

from django.urls import reverse
from django.utils import timezone

from notices.models import Notice
from tests.boligsocial.roles.probes import fill, is_reached, probe
from tests.factories import NoticeFactory

LINES = (
    "Se driftsvarsler, også de planlagte",
    "Vise beboerne et driftsvarsel",
    "Rette et driftsvarsel",
    "Melde et driftsvarsel løst",
    "Trække et driftsvarsel tilbage",
)


def _after(staff, action: str) -> Notice:
    notice = NoticeFactory()
    staff.post(reverse("do_with_notice", args=[notice.pk, action]), {"word": "Ja."})
    notice.refresh_from_db()
    return notice


@probe(LINES[0])
def sees_notices(staff):
    begins = timezone.now() + timezone.timedelta(days=3)
    NoticeFactory(text="På fredag.", begins_at=begins)
    response = staff.get(reverse("notices"))
    return is_reached(response) and "På fredag." in response.content.decode()


@probe(LINES[1])
def shows_a_notice(staff):
    fields = {"kind": "lift", "everywhere": "on", "until": "unknown", "start": "now"}
    fields["key"] = "6b0c7a4e-7f0e-4b8e-9d55-0f7d4f2f3a10"
    fill(staff, reverse("new_notice"), fields)
    return Notice.objects.filter(kind="lift").exists()


@probe(LINES[2])
def changes_a_notice(staff):
    notice = NoticeFactory()
    fields = {"kind": "water", "everywhere": "on", "text": "Igen.", "start": "later"}
    fields |= {"until": "unknown", "begins_at": "", "key": str(notice.key)}
    fields |= {"start": "now", "version": str(notice.version)}
    fill(staff, reverse("edit_notice", args=[notice.pk]), fields)
    notice.refresh_from_db()
    return notice.text == "Igen."


@probe(LINES[3])
def ends_a_notice(staff):
    return _after(staff, "solve").solved_at is not None


@probe(LINES[4])
def withdraws_a_notice(staff):
    return _after(staff, "withdraw").withdrawn_at is not None
