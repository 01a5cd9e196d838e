"""What the list of links can be narrowed by."""

import django_filters
from django.db.models import Exists, OuterRef, Q
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from linkcheck.verdicts import Verdict
from links.decisions.needed import dismissed, needs_decision
from links.kinds import Kind
from links.models import Link, LinkHealth, LinkTally, LinkUse, ProposedTitle
from links.owners import owner_choices, page_ids_of_owner

ATTENTION = [
    ("decide", _("Needs a decision")),
    ("reported", _("Reported by residents")),
    ("dismissed", _("May be left as it is")),
    ("proposed", _("The title is a proposal")),
]
USE = [
    ("live", _("On public pages")),
    ("draft", _("In drafts alone")),
    ("unused", _("Not used")),
]


class LinkFilterSet(WagtailFilterSet):
    """Narrow the register by what a link is, where it stands and whether it works."""

    attention = django_filters.ChoiceFilter(
        choices=ATTENTION, label=_("Attention"), method="filter_attention"
    )
    verdict = django_filters.MultipleChoiceFilter(
        choices=Verdict,
        label=_("Verdict"),
        method="filter_verdict",
        widget=CheckboxSelectMultiple,
    )
    availability = django_filters.ChoiceFilter(
        choices=[*Link.Availability.choices, ("lost", _("The address is lost"))],
        label=_("Availability"),
        method="filter_availability",
    )
    use = django_filters.ChoiceFilter(
        choices=USE, label=_("Where used"), method="filter_use"
    )
    owner = django_filters.ChoiceFilter(
        choices=owner_choices, label=_("On the pages of"), method="filter_owner"
    )
    kind = django_filters.ChoiceFilter(choices=Kind, label=_("Kind"))
    language = django_filters.ChoiceFilter(
        choices=Link._meta.get_field("language").choices, label=_("Language")
    )
    host = django_filters.CharFilter(
        label=_("Host"),
        method="filter_host",
        help_text=_("Such as example.org, or a part of it."),
    )

    class Meta:
        model = Link
        fields = [
            "attention",
            "verdict",
            "availability",
            "use",
            "owner",
            "kind",
            "language",
            "host",
        ]

    def filter_attention(self, links, name, choice):
        """Keep what needs a decision, what is reported, or what may be left."""
        match choice:
            case "decide":
                return links.filter(needs_decision())
            case "reported":
                return links.reported()
            case "proposed":
                standing = ProposedTitle.objects.standing()
                return links.filter(pk__in=standing.values("pk"))
            case _:
                return links.filter(pk__in=dismissed())

    def filter_verdict(self, links, name, verdicts):
        """Keep the links with one of the verdicts."""
        if not verdicts:
            return links
        known = LinkHealth.objects.filter(verdict__in=verdicts)
        return links.filter(pk__in=known.values("pk"))

    def filter_availability(self, links, name, choice):
        """Keep what readers are sent to, what is gone, or what has no address."""
        if choice == "lost":
            return links.without_target()
        return links.filter(availability=choice)

    def filter_use(self, links, name, choice):
        """Keep the links that are on public pages, in drafts alone, or nowhere."""
        tallies = LinkTally.objects.all()
        match choice:
            case "live":
                used = tallies.filter(live_pages__gt=0)
            case "draft":
                used = tallies.filter(live_pages=0, draft_pages__gt=0)
            case _:
                used = tallies.filter(Q(live_pages__gt=0) | Q(draft_pages__gt=0))
                instead = Link.objects.filter(replacement=OuterRef("pk"))
                links = links.exclude(Exists(instead))
                return links.exclude(pk__in=used.values("pk"))
        return links.filter(pk__in=used.values("pk"))

    def filter_owner(self, links, name, owner):
        """Keep the links on pages that somebody answers for."""
        uses = LinkUse.objects.filter(page__in=page_ids_of_owner(int(owner)))
        return links.filter(pk__in=uses.values("link"))

    def filter_host(self, links, name, host):
        """Keep the links that lead to hosts with this in their name."""
        known = LinkHealth.objects.filter(host__name__contains=host.strip().lower())
        return links.filter(pk__in=known.values("pk"))
