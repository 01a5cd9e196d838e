"""Whether mail about notices goes out."""

from django.db.models import Count, Q
from django.utils import timezone

from diagnosis.findings import Check, Finding, ok, warning
from notices.mailing.sending import lost_mail
from notices.models import NoticeMail


def look_at_notice_mail() -> Finding:
    """Say what waits, what was given up within a day, and what is in doubt."""
    given_up = Count("pk", filter=Q(state=NoticeMail.State.GIVEN_UP))
    lost = lost_mail(timezone.now()).order_by()
    found = lost.aggregate(given_up=given_up, all=Count("pk"))
    tried = Count("pk", filter=Q(tries__gt=0))
    waiting = NoticeMail.objects.waiting().order_by()
    found |= waiting.aggregate(tried=tried, waiting=Count("pk"))
    in_doubt = found["all"] - found["given_up"]
    said = []
    if found["tried"]:
        said.append(f"{found['tried']} wait since the mail server did not take them")
    if found["given_up"]:
        said.append(f"{found['given_up']} were given up within a day")
    if in_doubt:
        said.append(f"a worker was killed over {in_doubt}, of which one may be lost")
    if said:
        return warning(
            "; ".join(said),
            "The log of the worker has the reason of each"
            " (journalctl -u boligsocial-worker); look at the check of mail too.",
        )
    return ok(f"{found['waiting']} waiting, none lost within a day")


CHECKS = [Check("notice mail", look_at_notice_mail, needs_database=True)]
