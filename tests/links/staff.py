"""The register as staff find it: links that are judged, reported, shown on pages."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from boligsocial import roles
from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.models import Link, LinkHealth, LinkTally, LinkUse, Report
from tests.factories import LinkFactory

LIST = "wagtailsnippets_links_link:list"
SEEING_LINKS = [
    roles.EDITOR,
    roles.APPROVER,
    roles.LINK_KEEPER,
    roles.ADMINISTRATOR,
]
PROBLEMS = {
    Verdict.MOVED: Problem.MOVED_PERMANENTLY,
    Verdict.UNSURE: Problem.FORBIDDEN,
    Verdict.FAILING: Problem.SERVER_ERROR,
    Verdict.PROBABLY_BROKEN: Problem.NOT_FOUND,
    Verdict.DANGEROUS: Problem.KNOWN_BAD_HOST,
}


def judged(verdict: str = Verdict.OK, **fields) -> Link:
    """Return a link about which the checks say this."""
    link = LinkFactory(**fields)
    since = timezone.now() - timedelta(days=20)
    failing = verdict in (Verdict.FAILING, Verdict.PROBABLY_BROKEN)
    LinkHealth.objects.filter(pk=link.pk).update(
        verdict=verdict,
        verdict_since=since,
        problem=PROBLEMS.get(verdict, ""),
        strikes=3 if failing else 0,
        failing_since=since if failing else None,
        checked_at=timezone.now(),
    )
    return Link.objects.get(pk=link.pk)


def reported(link: Link, page=None, **fields) -> Report:
    """Let a resident report a link."""
    fields.setdefault("created_at", timezone.now())
    made = Report.objects.create(link=link, page=page, **fields)
    count = link.reports.filter(closed_at=None).count()
    LinkTally.objects.update_or_create(link=link, defaults={"open_reports": count})
    return made


def shown(link: Link, *pages, drafts=()) -> None:
    """Let pages, and drafts of others, show a link."""
    for page in pages:
        LinkUse.objects.create(link=link, page=page, in_live=True, in_draft=True)
    for page in drafts:
        LinkUse.objects.create(link=link, page=page, in_live=False, in_draft=True)
    counts = {"live_pages": len(pages), "draft_pages": len(drafts)}
    LinkTally.objects.update_or_create(link=link, defaults=counts)


def decision(link: Link, action: str) -> str:
    """Return the address that a decision about a link is posted to."""
    return reverse("wagtailsnippets_links_link:decide", args=[action, link.pk])
