"""What residents come for, in a site of a large association, for bench.growth."""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import datetime
import string
from dataclasses import dataclass

from bench.bulk_pages import BATCH, make_pages
from bench.document_lists import make_documents

ROWS = 20
# A weekly activity without an end has so many dates; so many of a hundred are weekly.
WEEKLY_PERCENT = 1
DAYS_AHEAD = 500
# Of a hundred notices; the others are over, and not yet forgotten.
NOT_OVER_PERCENT = 4
NOWHERE = "Paradiskvarteret+4"


@dataclass(frozen=True)
class Size:
    """How much there is of each."""

    departments: int
    activities: int
    notices: int
    documents: int

    def __str__(self) -> str:
        return (
            f"{self.departments} departments, {self.activities} activities,"
            f" {self.notices} notices, {self.documents} documents"
        )


SMALL = Size(10, 100, 20, 50)
LARGE = Size(200, 10_000, 1_000, 5_000)


class Site:
    """A site that grows, and the addresses that are asked for."""

    def __init__(self):
        from activities.models import ActivityIndexPage
        from departments.models import DepartmentIndexPage
        from pages.models import DocumentsPage, HomePage
        from urgent_help.models import UrgentHelpPage

        self.home = HomePage.objects.get()
        self.overview = DepartmentIndexPage.objects.get()
        self.calendar = ActivityIndexPage.objects.get()
        self.documents = DocumentsPage.objects.get()
        self.urgent_help = UrgentHelpPage.objects.get()
        self.departments, self.activities = [], []
        self.size = Size(0, 0, 0, 0)

    def sign_in(self, client) -> None:
        """Have `client` ask as an administrator who has pages of their own."""
        from django.contrib.auth import get_user_model

        from pages.models import Person

        user = get_user_model().objects.create_superuser("maaler", "maaler@sol.example")
        Person.objects.create(name="Søren Kjærgård", job_title="vicevært", user=user)
        client.force_login(user)

    def grow(self, size: Size) -> None:
        """Make what there is less of than `size` says."""
        self._make_departments(size.departments - self.size.departments)
        self._make_activities(size.activities - self.size.activities)
        self._make_notices(size.notices - self.size.notices)
        make_documents(self.size.documents, size.documents)
        self.size = size
        _analyse()

    def _make_departments(self, count: int) -> None:
        from departments.models import DepartmentAddress, DepartmentPage, PlanPlace
        from departments.streets.spelling import street_key

        first = self.size.departments
        made = make_pages(
            DepartmentPage,
            self.overview,
            (
                {"title": f"Haven {n}", "summary": "Kom."}
                for n in range(first, first + count)
            ),
        )
        streets = (
            (page, row, f"{name_of(number, row)} Vej")
            for number, page in enumerate(made, first)
            for row in range(ROWS)
        )
        DepartmentAddress.objects.bulk_create(
            DepartmentAddress(
                page=page,
                street=street,
                street_key=street_key(street),
                town="Egeby",
                sort_order=row,
            )
            for page, row, street in streets
        )
        PlanPlace.objects.bulk_create(
            PlanPlace(department=page, across=n * 37 % 101, down=n * 61 % 101)
            for n, page in enumerate(made, first)
        )
        self.departments += made

    def _make_activities(self, count: int) -> None:
        from activities.models import ActivityPage, ActivityProgramme, Occurrence
        from initiatives.models import InitiativePage

        today = datetime.datetime.now(datetime.UTC).date()
        initiatives = list(InitiativePage.objects.order_by("pk"))
        first = self.size.activities
        made = make_pages(
            ActivityPage,
            self.calendar,
            (
                {
                    "title": f"Fællesspisning {n}",
                    "summary": "Kom og spis med, hvis du bor i Solgavlen.",
                    "place": "Fælleshuset",
                    "first_day": today + datetime.timedelta(days=n * 7 % DAYS_AHEAD),
                    "begins_at": datetime.time(17 + n % 4),
                    "ends_at": datetime.time(21 + n % 2),
                    "repeats": "weekly" if n % 100 < WEEKLY_PERCENT else "",
                    "initiative": initiatives[n % len(initiatives)]
                    if n % 3 == 0
                    else None,
                }
                for n in range(first, first + count)
            ),
        )
        horizon = today + datetime.timedelta(days=DAYS_AHEAD + 48)
        through = ActivityPage.departments.through
        for start in range(0, count, BATCH):
            some = list(enumerate(made[start : start + BATCH], first + start))
            Occurrence.objects.bulk_create(
                Occurrence.of(activity, dated)
                for _, activity in some
                for dated in activity.regular_plan.dates(horizon)
            )
            ActivityProgramme.objects.bulk_create(
                ActivityProgramme(
                    activity=activity,
                    fingerprint=str(n),
                    changed_at=datetime.datetime.now(datetime.UTC),
                )
                for n, activity in some
            )
            through.objects.bulk_create(
                through(activitypage=activity, departmentpage=department)
                for n, activity in some
                if n % 3
                for department in self._some_departments(n)
            )
        self.activities += made

    def _make_notices(self, count: int) -> None:
        from notices.kinds import NoticeKind
        from notices.models import Notice

        now = datetime.datetime.now(datetime.UTC)
        first = self.size.notices
        notices = []
        for n in range(first, first + count):
            # Half of those that are not over have begun.
            is_over = n % 100 >= NOT_OVER_PERCENT
            hours = -48 - n % 600 if is_over else (-1 if n % 2 else 48)
            begins_at = now + datetime.timedelta(hours=hours)
            kind = NoticeKind.values[n % 8]
            notice = Notice(
                kind=kind,
                text=NoticeKind(kind).wording,
                everywhere=n % 10 == 0,
                begins_at=begins_at,
                ends_at=begins_at + datetime.timedelta(hours=5),
                created_at=now,
            )
            notice.shown_from = begins_at - datetime.timedelta(hours=24)
            notice.shown_until = notice.ends_at
            notices.append(notice)
        made = Notice.objects.bulk_create(notices, batch_size=BATCH)
        through = Notice.departments.through
        through.objects.bulk_create(
            through(notice=notice, departmentpage=department)
            for n, notice in enumerate(made, first)
            if not notice.everywhere
            for department in self._some_departments(n)
        )

    def _some_departments(self, number: int) -> list:
        """Return one to three, in turn."""
        count = len(self.departments)
        chosen = {(number + 7 * more) % count for more in range(1 + number % 3)}
        return [self.departments[index] for index in sorted(chosen)]

    def addresses(self) -> dict[str, str]:
        """Return the address of each list, by what residents see in it."""
        from django.urls import reverse

        from initiatives.models import InitiativeIndexPage, InitiativePage
        from notices.models import NoticeIndexPage

        calendar, documents = self.calendar.url, self.documents.url
        departments, notices = self.overview.url, NoticeIndexPage.objects.get().url
        department = self.departments[1]
        slug, pk = department.slug, department.pk
        initiative = InitiativePage.objects.order_by("pk").first()
        initiatives = InitiativeIndexPage.objects.order_by("path").first().url
        return {
            "front page": self.home.url,
            "calendar": calendar,
            "calendar, its 3rd page": f"{calendar}?page=3",
            "calendar of a department": f"{calendar}?department={slug}",
            "calendar of an initiative": f"{calendar}?initiative={initiative.slug}",
            "an activity": self.activities[0].url,
            "an initiative": initiative.url,
            "initiatives": initiatives,
            "calendar feed": reverse("activities_feed"),
            "calendar feed of a department": reverse(
                "department_activities_feed", args=[pk]
            ),
            "notices": notices,
            "notices of a department": f"{notices}?afdeling={slug}",
            "feed of notices": reverse("notice_feed"),
            "feed of a department's notices": reverse(
                "notice_feed_of_department", args=[slug]
            ),
            "documents": documents,
            "documents of a kind": f"{documents}?type=referat",
            "documents of a department": f"{documents}?afdeling={slug}",
            "documents, searched": f"{documents}?q=xylofon",
            "departments": departments,
            "departments, its 3rd page": f"{departments}?page=3",
            "departments on their plan": f"{departments}?vis=tegning",
            "a street that is spelt right": f"{departments}?gade=Gavlenaaa+Vej+1",
            "a street with a letter wrong": f"{departments}?gade=Gaflenaab+Vej+1",
            "a street that is not there": f"{departments}?gade={NOWHERE}",
            "a department": department.url,
            "urgent help": self.urgent_help.url,
            "urgent help of a department": f"{self.urgent_help.url}?afdeling={slug}",
        }

    def screens(self) -> dict[str, str]:
        """Return the address of each screen of the admin, by what staff see in it."""
        from django.urls import reverse

        return {
            "admin: its first page": reverse("wagtailadmin_home"),
            "admin: activities": reverse(
                "wagtailadmin_explore", args=[self.calendar.pk]
            ),
            "admin: departments": reverse(
                "wagtailadmin_explore", args=[self.overview.pk]
            ),
            "admin: departments on their plan": reverse(
                "place_departments", args=[self.overview.pk]
            ),
            "admin: notices": reverse("notices"),
            "admin: a new notice": reverse("new_notice"),
            "admin: documents": reverse("wagtaildocs:index"),
            "admin: an activity": reverse(
                "wagtailadmin_pages:edit", args=[self.activities[0].pk]
            ),
        }


def name_of(number: int, row: int) -> str:
    """Return the name of a street that no other has, of letters alone."""
    letters = string.ascii_lowercase[:ROWS]
    return f"Gavlen{letters[number // ROWS]}{letters[number % ROWS]}{letters[row]}"


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        # What autovacuum, or the daily optimisation, does in its own time.
        cursor.execute(
            "VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE"
        )
