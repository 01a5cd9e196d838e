"""Questions about many links at once."""

from datetime import UTC, datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import F, Min, Q, Value, Window
from django.db.models.functions import Coalesce, RowNumber
from wagtail.models import ReferenceIndex


class LinkQuerySet(models.QuerySet):
    """Chainable questions about links."""

    def for_display(self):
        """Fetch with each link all that its rendering looks at."""
        return self.select_related(
            "target_page",
            "target_document",
            "replacement__target_page",
            "replacement__target_document",
        )

    def for_targets(self, ids, addresses):
        """Links by primary key, and the flagged ones for typed addresses."""
        flagged = Q(
            availability=self.model.Availability.UNAVAILABLE,
            url__in=sorted(addresses),
        )
        return self.filter(Q(pk__in=sorted(ids)) | flagged)

    def leading_into(self, pages):
        """Links to any of `pages`, or to a page below one of them."""
        inside = Q(pk__in=[])
        for page in pages:
            inside |= Q(target_page__path__startswith=page.path)
        return self.filter(inside)

    def shown_on(self, page):
        """Links of the register that a page refers to, in its live version."""
        references = ReferenceIndex.get_references_for_object(page).filter(
            to_content_type=ContentType.objects.get_for_model(self.model)
        )
        ids = references.values_list("to_object_id", flat=True)
        return self.filter(pk__in=[int(pk) for pk in ids])


class HostQuerySet(models.QuerySet):
    """Who may ask which host; no two runs the same one."""

    def open_to(self, lease, now):
        """Hosts that nobody else has leased and that did not ask for peace."""
        free = Q(leased_until=None) | Q(leased_until__lte=now) | Q(lease=lease)
        awake = Q(parked_until=None) | Q(parked_until__lte=now)
        return self.filter(free, awake)

    def take_lease(self, names, lease, now, until) -> set[str]:
        """Lease those of the hosts that are open; return their names."""
        with transaction.atomic(using=self.db):
            taken = set(
                self.open_to(lease, now)
                .filter(pk__in=names)
                .order_by("pk")
                .select_for_update(skip_locked=True)
                .values_list("pk", flat=True)
            )
            self.filter(pk__in=taken).update(lease=lease, leased_until=until)
        return taken

    def end_lease(self, names, lease, until) -> None:
        """Let others ask the hosts from `until` on."""
        self.filter(pk__in=names, lease=lease).update(leased_until=until)


class LinkHealthQuerySet(models.QuerySet):
    """Chainable questions about what is known of links."""

    def due(self, now):
        """Links whose time has come."""
        return self.filter(next_check_at__lte=now)

    def hosts_in_turn(self, lease, now):
        """The names of hosts that may be asked, by their longest unasked link."""
        # A link that was never checked comes before all others.
        checked_at = Coalesce("checked_at", Value(datetime(1970, 1, 1, tzinfo=UTC)))
        return (
            self.filter(host__in=self._hosts().open_to(lease, now))
            .values_list("host_id", flat=True)
            .annotate(longest=Min(checked_at))
            .order_by("longest", "host_id")
        )

    def first_of_each_host(self, hosts, count: int):
        """At most `count` links of each host, those unasked for longest first."""
        order = [F("checked_at").asc(nulls_first=True), "pk"]
        number = Window(RowNumber(), partition_by="host_id", order_by=order)
        return (
            self.filter(host__in=hosts)
            .annotate(number=number)
            .filter(number__lte=count)
            .order_by("number")
        )

    def _hosts(self):
        return self.model.host.field.related_model.objects.using(self.db)
