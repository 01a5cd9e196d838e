"""The notices of the list, as a visitor has asked for them."""

from datetime import datetime
from functools import cached_property, lru_cache, partial

from django.core.paginator import Page
from django.db.models import CharField, Count, DateTimeField, Q, QuerySet, Window
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from departments.models import DepartmentPage
from departments.narrowed import DepartmentChoice, FeedLink, NarrowedList
from notices.models.asking import names_of, next_moments, told, words_of
from notices.models.notice import KEPT, Notice
from notices.telling import ToldNotice
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter
from search.pagination import PageLinks, number_of_page, page_of_fetched

PAST_PER_PAGE = 20
# More at once than any association has; beyond it nobody reads.
MOST_NOW = 100
NAMES = 8


class NoticeListing(NarrowedList):
    """What is now, what is planned, and what has been.

    A department that does not exist finds what is for all.
    """

    def __init__(self, url: str, parameters: QueryDict, now: datetime | None = None):
        super().__init__(url, parameters)
        self.now = now or timezone.now()

    @property
    def references(self) -> dict:
        """What to ask for with all that the page refers to."""
        return {
            "references": references_of(bool(self.slug), self._number),
            "now": self.now,
            "since": self.now - KEPT,
            "department": self.slug,
        }

    def take(self, found: dict[str, list]) -> None:
        """Keep what `references` found."""
        self.found = found

    @cached_property
    def not_over(self) -> list[ToldNotice]:
        found = self.found
        return told(found["not_over"], found["names"], self.now, found["words"])

    @property
    def current(self) -> list[ToldNotice]:
        """What is now, and what has just been solved."""
        planned = Notice.State.PLANNED
        return [notice for notice in self.not_over if notice.state != planned]

    @property
    def planned(self) -> list[ToldNotice]:
        """What will be, the first first."""
        planned = Notice.State.PLANNED
        coming = [notice for notice in self.not_over if notice.state == planned]
        return sorted(coming, key=lambda notice: notice.notice.begins_at)

    @cached_property
    def past(self) -> Page:
        """What has been within thirty days, on this page of the list."""
        found = self.found
        over = found["over"]
        total = over[0].total if over else 0
        notices = told(over, found["past_names"], self.now, found["past_words"])
        return page_of_fetched(notices, total, self._number, PAST_PER_PAGE)

    @property
    def links(self) -> PageLinks:
        """The way to the other pages of what has been."""
        return self.links_from(self.past)

    @property
    def feeds(self) -> list[FeedLink]:
        """The feed of the chosen department, and that of all."""
        all_ = FeedLink(
            gettext("Follow the notices of all departments (Atom)"),
            reverse("notice_feed"),
        )

        def of_one(department: DepartmentChoice) -> FeedLink:
            title = gettext("Follow the notices of %(department)s (Atom)")
            url = reverse("notice_feed_of_department", args=[department.slug])
            return FeedLink(title % {"department": department.title}, url)

        return self.feeds_with(all_, of_one)

    @cached_property
    def _number(self) -> int:
        """The number of this page of the list; counted for those after the first."""
        over = _over(self.now, self.now - KEPT, self.slug)
        return number_of_page(self.page_number, over.count, PAST_PER_PAGE)


@lru_cache(maxsize=64)
def references_of(has_department: bool, number: int) -> References:
    """Return what the list refers to, with page `number` of what has been.

    With the parameters `now`, `since` and `department`, a slug.
    """
    return References(partial(_besides, has_department, number))


def public_departments() -> QuerySet[DepartmentPage]:
    """Return the departments that the public may see, by their titles."""
    return DepartmentPage.objects.for_everybody().order_by("title", "pk")


def _besides(has_department: bool, number: int) -> Besides:
    now = Parameter("now", DateTimeField())
    since = Parameter("since", DateTimeField())
    department = Parameter("department", CharField()) if has_department else ""
    not_over = _for(Notice.objects.not_over(now), department)
    last = number * PAST_PER_PAGE
    over = _over(now, since, department)
    shown = over[last - PAST_PER_PAGE : last]
    counted = over.annotate(total=Window(Count("*")))
    return Besides(
        {
            "not_over": not_over.most_urgent_first(now)[:MOST_NOW],
            "names": names_of(not_over, NAMES),
            "words": words_of(not_over),
            "over": counted[last - PAST_PER_PAGE : last],
            "past_names": names_of(shown, NAMES),
            "past_words": words_of(shown),
            "departments": public_departments().values_list("title", "slug"),
            **next_moments(now),
        }
    )


def _over(now, since, department) -> QuerySet[Notice]:
    over = _for(Notice.objects.over(now), department).filter(shown_until__gt=since)
    return over.order_by("-shown_until", "-pk")


def _for(notices: QuerySet[Notice], department) -> QuerySet[Notice]:
    """Return those of `notices` that are for a department, known by its slug, or all."""
    if department == "":
        return notices
    chosen = Notice.departments.through.objects.filter(
        departmentpage__slug=department, departmentpage__live=True
    )
    return notices.filter(Q(everywhere=True) | Q(pk__in=chosen.values("notice")))
