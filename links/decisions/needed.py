"""Which links an editor has something to decide about: the one definition.

A link needs a decision when a check, or a resident, says something about it that
nobody has acted upon: by mending it, by marking it as unavailable, or by saying
that it may be left as it is. So does one that is marked as unavailable and works
again.
"""

from django.db.models import Exists, F, OuterRef, Q

from linkcheck.verdicts import CONFIRMATION_HOLDS, Verdict
from links.models import Dismissal, Link, LinkHealth, Report

# Those that ask an editor to decide something.
URGENT = (
    Verdict.MOVED,
    Verdict.UNSURE,
    Verdict.PROBABLY_BROKEN,
    Verdict.DANGEROUS,
)
_DOUBTFUL = (Verdict.MOVED, Verdict.UNSURE, Verdict.PROBABLY_BROKEN)


def dismissal_holds() -> Q:
    """Return the condition, on dismissals, that what was dismissed is as it was.

    A page or document of this site is never checked, so nothing about it changes.
    """
    known = LinkHealth.objects.filter(pk=OuterRef("pk"))
    same = known.filter(verdict=OuterRef("verdict"), problem=OuterRef("problem"))
    return Q(kind=Dismissal.Kind.FOR_GOOD) | Q(~Exists(known)) | Q(Exists(same))


def dismissed():
    """Return the primary keys of links whose verdict need not be acted upon."""
    return Dismissal.objects.filter(dismissal_holds()).values("pk")


def needs_decision(link_id: int | None = None) -> Q:
    """Return the condition that an editor has something to decide about a link.

    Those few are looked up by index. As one condition on each link, it would be asked
    of all of them. With `link_id`, none but that one is looked up.
    """
    register = Link.objects.order_by()
    reports = Report.objects.filter(closed_at=None)
    if link_id is not None:
        register = register.filter(pk=link_id)
        reports = reports.filter(link=link_id)
    public = register.filter(availability=Link.Availability.AVAILABLE)
    not_left = ~Q(pk__in=dismissed())
    # Nobody is to be sent to a dangerous link, whatever has been said of it.
    dangerous = public.filter(health__verdict=Verdict.DANGEROUS)
    doubtful = public.filter(not_left, health__verdict__in=_DOUBTFUL)
    # Some are gone although they answer; those worked on that day too.
    recovered = LinkHealth.objects.filter(
        pk=OuterRef("pk"),
        verdict=Verdict.OK,
        verdict_since__date__gt=OuterRef("unavailable_since"),
    )
    works_again = register.filter(
        not_left,
        Exists(recovered),
        availability=Link.Availability.UNAVAILABLE,
    )
    # Whoever writes after an editor has said that it works, or may be left as it
    # is, has not been answered by that.
    reports = (
        reports.filter(link__availability=Link.Availability.AVAILABLE)
        .exclude(link__dismissal__at__gte=F("created_at"))
        .exclude(
            link__health__confirmed_until__gte=F("created_at") + CONFIRMATION_HOLDS
        )
        .order_by()
    )
    found = dangerous.values_list("pk").union(
        doubtful.values_list("pk"),
        works_again.values_list("pk"),
        reports.values_list("link"),
    )
    return Q(pk__in=found)
