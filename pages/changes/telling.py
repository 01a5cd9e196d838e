"""What the next publication of a page changes, in words for whoever decides it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, ngettext_lazy
from wagtail.models import Page

from links.finding.reading import link_ids_in
from links.models import Link
from pages.changes.comparing import Changes, compare
from pages.moments import day_in_words

_COUNTED = (
    ("changed", ngettext_lazy("%(n)d section changed", "%(n)d sections changed", "n")),
    ("added", ngettext_lazy("%(n)d section added", "%(n)d sections added", "n")),
    ("removed", ngettext_lazy("%(n)d section removed", "%(n)d sections removed", "n")),
    ("links_added", ngettext_lazy("%(n)d link added", "%(n)d links added", "n")),
    ("links_removed", ngettext_lazy("%(n)d link removed", "%(n)d links removed", "n")),
    ("fields", ngettext_lazy("%(n)d field changed", "%(n)d fields changed", "n")),
)


def day_of_update(page, today: date, *, is_first: bool) -> date:
    """Return the day of update that `page` says once it is published on `today`.

    The one that it has stays for a minor edit, and when readers see the page for the
    first time: then it is a day that somebody has typed, or that came from another site.
    """
    updated = page.content_updated
    return updated if updated and (page.minor_edit or is_first) else today


@dataclass
class NextPublication:
    """What publishing `page`, saved or not, means for its readers.

    At most three queries: what readers have now, and the links that lead nowhere.
    """

    page: Page

    @property
    def is_first(self) -> bool:
        return not self.page.live

    @cached_property
    def changes(self) -> Changes:
        if self.is_first or self.page.pk is None:
            return Changes()
        return compare(type(self.page), self._public, self.page.serializable_data())

    @cached_property
    def _public(self) -> dict:
        """What readers have now, as a revision holds it."""
        live = self.page.live_revision
        if live is not None:
            return live.content
        return type(self.page).objects.get(pk=self.page.pk).serializable_data()

    @property
    def summary(self) -> str:
        """All of it in one line."""
        if self.is_first:
            return gettext("The page becomes visible to readers")
        parts = list(_counted(self.changes))
        return capfirst(", ".join(parts)) if parts else gettext("Nothing yet")

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """What has changed, by name."""
        changes = self.changes
        groups = [
            (gettext("Changed sections"), changes.changed),
            (gettext("New sections"), changes.added),
            (gettext("Removed sections"), changes.removed),
            (gettext("Changed besides"), [capfirst(name) for name in changes.fields]),
        ]
        return [(label, names) for label, names in groups if names]

    @property
    def consequences(self) -> list[str]:
        """What comes of it for readers, in sentences."""
        return [self._date, *self._unavailable]

    @property
    def _date(self) -> str:
        today = timezone.localdate()
        first = self.page.first_published_at is None
        day = day_of_update(self.page, today, is_first=first)
        said = {"day": day_in_words(day)}
        if day != today:
            return (
                gettext(
                    "“Last updated” still says %(day)s, and nobody who follows the "
                    "site’s news is told."
                )
                % said
            )
        return (
            gettext(
                "“Last updated” becomes today, %(day)s, and the page comes first in "
                "the site’s news."
            )
            % said
        )

    @property
    def _unavailable(self) -> list[str]:
        ids = link_ids_in(self.page)
        if not ids:
            return []
        gone = Link.objects.filter(
            pk__in=ids, availability=Link.Availability.UNAVAILABLE
        )
        titles = list(gone.order_by("title", "pk").values_list("title", flat=True))
        if not titles:
            return []
        sentence = ngettext(
            "A link stands as text with a note, since it is marked as unavailable: "
            "%(titles)s.",
            "%(count)d links stand as text with a note, since they are marked as "
            "unavailable: %(titles)s.",
            len(titles),
        )
        quoted = ", ".join(
            gettext("“%(title)s”") % {"title": title} for title in titles
        )
        return [sentence % {"count": len(titles), "titles": quoted}]


def _counted(changes: Changes) -> Iterator[str]:
    for name, words in _COUNTED:
        counted = getattr(changes, name)
        count = counted if isinstance(counted, int) else len(counted)
        if count:
            yield words % {"n": count}
    if changes.is_reordered:
        yield gettext("the order changed")
