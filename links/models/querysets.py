"""Questions about many links at once."""

from datetime import UTC, datetime

from django.db import models, transaction
from django.db.models import Count, F, Max, Min, Q, Value, Window
from django.db.models.functions import Coalesce, Length, RowNumber
from django.db.models.lookups import Exact

from linkcheck.tracking import without_tracking
from links.models.text_search import ContainsAnyCase, containing

# What readers see of a link, or are sent to.
_PRINTED = (
    "title",
    "kind",
    "source",
    "language",
    "url",
    "target_page",
    "target_document",
    "availability",
    "note",
    "archive_url",
    "archived_on",
    "replacement",
)


class LinkQuerySet(models.QuerySet):
    """Chainable questions about links."""

    def sent(self, key: object):
        """Return the link that a form has sent, by its key; None for nonsense, too."""
        if key is None or isinstance(key, self.model):
            return key
        try:
            return self.filter(pk=key).first()
        except (TypeError, ValueError):
            return None

    def for_display(self):
        """Fetch with each link all that its rendering looks at, and nothing else."""
        # Of what the checks saw, readers are touched by the verdict alone.
        related = {
            "target_page": ("url_path", "live"),
            "target_document": ("title", "file", "file_size", "collection"),
            "health": ("link", "verdict"),
        }
        columns = [
            *_PRINTED,
            *(f"{name}__{column}" for name in related for column in related[name]),
        ]
        return self.select_related(
            *related, *(f"replacement__{name}" for name in related)
        ).only(*columns, *(f"replacement__{name}" for name in columns))

    def with_state(self):
        """Fetch with each link all that staff are told of how it stands."""
        return self.select_related("health", "target_page")

    def for_targets(self, ids, addresses):
        """Links by primary key, and those that typed addresses lead to."""
        return self.filter(Q(pk__in=sorted(ids)) | Q(url__in=sorted(addresses)))

    def same_but_for_tracking(self, address):
        """Links to the place of a normalised address, however readers are counted."""
        bare = without_tracking(address)
        page = bare.partition("#")[0].partition("?")[0]
        alike = Q(url__startswith=f"{page}?") | Q(url__startswith=f"{page}#")
        tracked = [
            url
            for url in self.filter(alike).order_by().values_list("url", flat=True)
            if without_tracking(url) == bare
        ]
        return self.filter(url__in=[address, bare, *tracked])

    def leading_into(self, pages):
        """Links to any of `pages`, or to a page below one of them."""
        inside = Q(pk__in=[])
        for page in pages:
            inside |= Q(target_page__path__startswith=page.path)
        return self.filter(inside)

    def without_target(self):
        """Links that are gone and whose address nobody knows any longer."""
        return self.filter(url=None, target_page=None, target_document=None)

    def with_target(self):
        """Links that lead somewhere, or did."""
        return self.exclude(url=None, target_page=None, target_document=None)

    def of_same_words(self, title: str, kind: str, source: str):
        """Links of this kind with this title and source, in capitals or not."""
        links = self.filter(kind=kind)
        for name, words in (("title", title), ("source", source)):
            links = links.filter(
                ContainsAnyCase(F(name), words), Exact(Length(name), len(words))
            )
        return links

    def shown_on(self, page):
        """Links that a page has for its readers, or in its latest draft."""
        return self.filter(uses__page=page)

    def public_on(self, page):
        """Links that readers of a page see there now."""
        return self.filter(uses__page=page, uses__in_live=True)

    def reported(self):
        """Links of which residents have said that they do not work."""
        return self.filter(tally__open_reports__gt=0)

    def matching(self, text):
        """Links that have each word of `text` in title, source or address."""
        return self.filter(containing(text, "title", "source", address="url"))

    def by_attention(self):
        """Those that residents complain of first, then those on many pages."""
        return self.order_by(
            F("tally__open_reports").desc(nulls_last=True),
            F("tally__live_pages").desc(nulls_last=True),
            "pk",
        )


class InTextsQuerySet(models.QuerySet):
    """Questions about what stands in texts, wherever it does."""

    # The field that tells one of them from another.
    identity = ""

    def first_pages(self, identities, count: int):
        """At most `count` pages of each, those that readers see first."""
        number = Window(
            RowNumber(),
            partition_by=self.identity,
            order_by=[F("in_live").desc(), "page_id"],
        )
        wanted = self.filter(**{f"{self.identity}__in": identities})
        numbered = wanted.annotate(number=number)
        # Primary keys alone: one may stand on every page of the site.
        first = numbered.filter(number__lte=count).values("pk")
        return (
            self.filter(pk__in=first)
            .select_related("page")
            .order_by(self.identity, "-in_live", "page_id")
        )


class TypedNoteQuerySet(InTextsQuerySet):
    """Questions about notes that were typed behind titles."""

    identity = "key"

    def by_note(self):
        """Each note once, as a dict with what it says and how many pages have it."""
        # Any of the rows stands for the note in a form or a link.
        return (
            self.order_by()
            .values(
                *("key", "title", "kind", "source", "note", "href", "linked"),
                "is_plain",
            )
            .annotate(
                any_id=Min("id"),
                live_pages=Count("id", filter=Q(in_live=True)),
                draft_pages=Count("id", filter=Q(in_live=False)),
            )
        )


class TypedAddressQuerySet(InTextsQuerySet):
    """Questions about addresses that stand in texts, wherever they do."""

    identity = "url"

    def by_address(self):
        """Each address once, as a dict with how many pages have it, and its words."""
        # Any of the rows stands for the address in a form or a link.
        return (
            self.order_by()
            .values("url")
            .annotate(
                any_id=Min("id"),
                words=Max("text"),
                live_pages=Count("id", filter=Q(in_live=True)),
                draft_pages=Count("id", filter=Q(in_live=False)),
            )
        )


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
