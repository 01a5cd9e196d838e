"""Leaving a link as it is: an editor's word that nothing need be done about it."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from linkcheck.verdicts import Verdict
from links.decisions.availability import batches, sign
from links.decisions.needed import dismissal_holds
from links.models import Dismissal, Link, LinkHealth

_DISMISS, _UNDISMISS = "links.dismiss", "links.undismiss"
_KEPT = ("kind", "comment", "verdict", "problem", "by_id", "at")


def dismiss(
    link: Link,
    user,
    kind: str = Dismissal.Kind.UNTIL_CHANGE,
    comment: str = "",
) -> bool:
    """Take a link off the list of what to decide; return whether that was done.

    It is checked as before. A dangerous link cannot be left as it is.
    """
    _, done = dismiss_all([link], user, kind, comment)
    return bool(done)


def dismiss_all(
    links: Iterable[Link], user, kind: str, comment: str = ""
) -> tuple[uuid.UUID, int]:
    """Take many links off the list, the dangerous ones apart.

    Returns what the change is called, and how many links it was.
    """
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
            # What was said before, for whoever undoes this.
            before = Dismissal.objects.filter(link__in=left).in_bulk()
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
            said = {"kind": str(kind), "comment": comment}
            first = [link for link in left if link.pk not in before]
            sign(first, _DISMISS, user, now=now, change=change, data=said)
            for link in left:
                if link.pk in before:
                    data = said | {"before": _as_json(before[link.pk])}
                    sign([link], _DISMISS, user, now=now, change=change, data=data)
            done += len(left)
    return change, done


def undo_dismissals(change: uuid.UUID, user) -> int:
    """Take back what was said of links together; return of how many it was.

    Those of which something else has been said since are left alone. What was said
    before holds again.
    """
    entries = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Link),
        uuid=change,
        action=_DISMISS,
    )
    done = 0
    for batch in batches(entries.order_by("pk")):
        said = {int(entry.object_id): entry for entry in batch}
        with transaction.atomic():
            standing = [
                dismissal
                for dismissal in Dismissal.objects.select_for_update()
                .filter(pk__in=said)
                .order_by("pk")
                if dismissal.at == said[dismissal.pk].timestamp
            ]
            ids = [dismissal.pk for dismissal in standing]
            Dismissal.objects.filter(pk__in=ids).delete()
            Dismissal.objects.bulk_create(
                _from_json(pk, said[pk].data["before"])
                for pk in ids
                if "before" in said[pk].data
            )
            sign(
                Link.objects.filter(pk__in=ids),
                _UNDISMISS,
                user,
                now=timezone.now(),
                change=uuid.uuid4(),
            )
        done += len(ids)
    return done


def _seen(known: LinkHealth | None) -> dict[str, str]:
    if known is None:
        return {"verdict": Verdict.UNCHECKED, "problem": ""}
    return {"verdict": known.verdict, "problem": known.problem}


def _as_json(dismissal: Dismissal) -> dict:
    values = {name: getattr(dismissal, name) for name in _KEPT}
    # Django's own encoder would drop the microseconds.
    return values | {"at": dismissal.at.isoformat()}


def _from_json(link_id: int, data: dict) -> Dismissal:
    by = data["by_id"]
    # Who said it may be gone by now.
    if not get_user_model().objects.filter(pk=by).exists():
        by = None
    at = datetime.fromisoformat(data["at"])
    return Dismissal(link_id=link_id, **data | {"by_id": by, "at": at})


def undismiss(link: Link, user) -> None:
    """Put a link back on the list of what to decide, if there is anything."""
    with transaction.atomic():
        deleted, _ = Dismissal.objects.filter(link=link).delete()
        if deleted:
            log(instance=link, action=_UNDISMISS, user=user)


def dismissal_of(link: Link) -> Dismissal | None:
    """Return the dismissal of a link while it holds."""
    holding = Dismissal.objects.filter(dismissal_holds())
    return holding.filter(link=link).select_related("by").first()
