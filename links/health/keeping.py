"""Keeping what is known of links: new ones, what checks saw, what editors say."""

import random
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from ada_url import URL
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from linkcheck import verdicts
from linkcheck.intervals import Intervals, next_check_at
from linkcheck.observation import Observation
from links.models import Check, Dismissal, Host, Link, LinkHealth

HOST_LENGTH = Host._meta.get_field("name").max_length
# In place of the host of what is no address; no host has that name.
NO_HOST = "-"
_CHUNK = 500
_STORED = [field.name for field in LinkHealth._meta.fields if not field.primary_key]


@dataclass(frozen=True, slots=True)
class Result:
    """What one check saw at the address that the link had then."""

    link_id: int
    url: str
    seen: Observation


def ensure_health(link: Link, now: datetime | None = None) -> None:
    """Give a link with an external address a record; a new address starts afresh."""
    known = LinkHealth.objects.filter(pk=link.pk).values_list("url", flat=True).first()
    if known == link.url:
        return
    with transaction.atomic():
        LinkHealth.objects.filter(pk=link.pk).delete()
        # It was said of the other address.
        Dismissal.objects.filter(pk=link.pk).delete()
        if link.url:
            _begin([(link.pk, link.url)], now or timezone.now())


def ensure_all(now: datetime) -> None:
    """Do the same for every link, however it came to be."""
    LinkHealth.objects.exclude(url=F("link__url")).delete()
    unknown = Link.objects.filter(url__isnull=False, health=None).order_by("pk")
    while links := list(unknown.values_list("pk", "url")[:_CHUNK]):
        with transaction.atomic():
            _begin(links, now)


def save_results(results: Iterable[Result], now: datetime) -> list[verdicts.Verdict]:
    """Weigh in what was seen of links, each once; return their verdicts.

    A link that is gone, or has another address by now, is passed over.
    """
    results = {result.link_id: result for result in results}
    intervals = Intervals(**settings.LINK_CHECK_INTERVALS)
    latest_check = (
        Check.objects.filter(link=OuterRef("pk"))
        .order_by("-last_seen", "-pk")
        .values("pk")[:1]
    )
    healths, begun, continued = [], [], []
    with transaction.atomic():
        for health in (
            LinkHealth.objects.select_for_update()
            .filter(pk__in=results)
            .annotate(latest_check_id=Subquery(latest_check))
            .order_by("pk")
        ):
            result = results[health.pk]
            if health.url != result.url:
                continue
            seen = result.seen
            before = health.checked_at and (health.problem, health.http_status)
            evidence = verdicts.judge(health.evidence, seen)
            health.take(evidence)
            health.note(seen)
            health.next_check_at = next_check_at(
                evidence,
                intervals=intervals,
                chance=random.random(),  # noqa: S311
                retry_after=seen.retry_after,
            )
            healths.append(health)
            same = before == (health.problem, health.http_status)
            if same and health.latest_check_id:
                continued.append(health.latest_check_id)
            else:
                begun.append(_first_check(health, now))
        LinkHealth.objects.bulk_create(
            healths,
            update_conflicts=True,
            unique_fields=["link"],
            update_fields=_STORED,
        )
        Check.objects.bulk_create(begun)
        Check.objects.filter(pk__in=continued).update(
            # The clock may have been put back.
            count=F("count") + 1,
            last_seen=Greatest("last_seen", now),
        )
    return [health.verdict for health in healths]


def check_soon(link_ids: Iterable[int], now: datetime | None = None) -> None:
    """Make links due, save those that an editor has marked as dangerous."""
    LinkHealth.objects.filter(pk__in=link_ids, marked_dangerous=False).update(
        next_check_at=now or timezone.now()
    )


def put_off(link_ids: Iterable[int], until: datetime) -> None:
    """Let links wait, with nothing said of them."""
    LinkHealth.objects.filter(pk__in=link_ids, next_check_at__lt=until).update(
        next_check_at=until
    )


def confirm(link: Link, user) -> None:
    """Take an editor's word that the link works."""
    now = timezone.now()
    with transaction.atomic():
        health = LinkHealth.objects.select_for_update().get(pk=link.pk)
        before = health.evidence
        health.take(verdicts.confirm(before, now))
        health.save()
        log(
            instance=link,
            action="links.confirm",
            user=user,
            data={"before": _as_json(before)},
        )


def unconfirm(link: Link, user) -> None:
    """Take an editor's word back: what the checks have seen holds again."""
    given = ModelLogEntry.objects.for_instance(link).filter(action="links.confirm")
    with transaction.atomic():
        health = LinkHealth.objects.select_for_update().get(pk=link.pk)
        entry = given.order_by("-timestamp").first()
        before = entry.data.get("before") if entry else None
        if before is None or health.confirmed_until is None:
            return
        known = {
            name: LinkHealth._meta.get_field(name).to_python(value)
            for name, value in before.items()
        }
        if known["checked_at"] == health.checked_at:
            health.take(verdicts.Evidence(**known))
        else:
            # Another check has looked since; the next one will judge alone.
            health.confirmed_until = None
            health.next_check_at = timezone.now()
        health.save()
        log(instance=link, action="links.unconfirm", user=user)


def mark_dangerous(link: Link, user, *, mark: bool) -> None:
    """Let nobody be sent to the link any longer; or undo that."""
    now = timezone.now()
    with transaction.atomic():
        health = LinkHealth.objects.select_for_update().get(pk=link.pk)
        if health.marked_dangerous == mark:
            return
        health.take(verdicts.mark_dangerous(health.evidence, now, mark=mark))
        health.next_check_at = None if mark else now
        health.save()
        action = "links.mark_dangerous" if mark else "links.unmark_dangerous"
        log(instance=link, action=action, user=user)


def prune_checks(now: datetime) -> int:
    """Forget old checks, and hosts that no link leads to; return how many checks."""
    oldest = now - timedelta(days=settings.LINK_CHECK_HISTORY_DAYS)
    deleted, _ = Check.objects.filter(last_seen__lt=oldest).delete()
    used = LinkHealth.objects.filter(host=OuterRef("pk"))
    idle = Q(leased_until=None) | Q(leased_until__lt=now)
    idle &= Q(parked_until=None) | Q(parked_until__lt=now)
    Host.objects.filter(idle, ~Exists(used)).delete()
    return deleted


def host_name(url: str) -> str:
    """Return the host of an address as it is asked, and so as it is stored.

    Imports may have left anything in the register, which is for the checker to say.
    """
    try:
        # No name that long exists either.
        return URL(url).hostname.strip("[]").rstrip(".")[:HOST_LENGTH] or NO_HOST
    except ValueError:
        return NO_HOST


def _begin(links: Iterable[tuple[int, str]], now: datetime) -> None:
    names = {pk: host_name(url) for pk, url in links}
    Host.objects.bulk_create(
        [Host(name=name) for name in sorted(set(names.values()))],
        ignore_conflicts=True,
    )
    LinkHealth.objects.bulk_create(
        [
            LinkHealth(link_id=pk, url=url, host_id=names[pk], next_check_at=now)
            for pk, url in links
        ],
        ignore_conflicts=True,
    )


def _as_json(evidence: verdicts.Evidence) -> dict:
    # Django's own encoder would drop the microseconds.
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(evidence).items()
    }


def _first_check(health: LinkHealth, now: datetime) -> Check:
    return Check(
        link_id=health.pk,
        problem=health.problem,
        http_status=health.http_status,
        detail=health.detail,
        first_seen=min(health.checked_at, now),
        last_seen=now,
    )
