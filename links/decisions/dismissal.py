"""Leaving a link as it is: an editor's word that nothing need be done about it."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from linkcheck.verdicts import Verdict
from links.decisions.availability import batches, sign
from links.decisions.needed import dismissal_holds
from links.models import Dismissal, Link, LinkHealth


def dismiss(
    link: Link,
    user,
    kind: str = Dismissal.Kind.UNTIL_CHANGE,
    comment: str = "",
) -> bool:
    """Take a link off the list of what to decide; return whether that was done.

    It is checked as before. A dangerous link cannot be left as it is.
    """
    return bool(dismiss_all([link], user, kind, comment))


def dismiss_all(links: Iterable[Link], user, kind: str, comment: str = "") -> int:
    """Take many links off the list, the dangerous ones apart; return how many."""
    now, change = timezone.now(), uuid.uuid4()
    done = 0
    with transaction.atomic():
        for batch in batches(links):
            healths = LinkHealth.objects.in_bulk([link.pk for link in batch])
            left = [
                link
                for link in batch
                if link.pk not in healths
                or healths[link.pk].verdict != Verdict.DANGEROUS
            ]
            Dismissal.objects.bulk_create(
                [
                    Dismissal(
                        link=link,
                        by=user,
                        at=now,
                        kind=kind,
                        comment=comment,
                        **_seen(healths.get(link.pk)),
                    )
                    for link in left
                ],
                update_conflicts=True,
                unique_fields=["link"],
                update_fields=["kind", "comment", "verdict", "problem", "by", "at"],
            )
            data = {"kind": str(kind), "comment": comment}
            sign(left, "links.dismiss", user, now=now, change=change, data=data)
            done += len(left)
    return done


def _seen(known: LinkHealth | None) -> dict[str, str]:
    if known is None:
        return {"verdict": Verdict.UNCHECKED, "problem": ""}
    return {"verdict": known.verdict, "problem": known.problem}


def undismiss(link: Link, user) -> None:
    """Put a link back on the list of what to decide, if there is anything."""
    with transaction.atomic():
        deleted, _ = Dismissal.objects.filter(link=link).delete()
        if deleted:
            log(instance=link, action="links.undismiss", user=user)


def dismissal_of(link: Link) -> Dismissal | None:
    """Return the dismissal of a link while it holds."""
    holding = Dismissal.objects.filter(dismissal_holds())
    return holding.filter(link=link).select_related("by").first()
