"""What there is of a site, asked for together."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from wagtail.models import Page, Site

from pages.models import AccessibilityPage, HomePage, Person, SiteSettings
from pages.models.base import page_models
from pages.opening import is_open


@dataclass(frozen=True)
class Facts:
    """A site as far as it has come."""

    site: Site
    settings: SiteSettings
    # None when the site begins with a page of another kind.
    home: HomePage | None
    emergency_numbers: list
    # The accessibility statement, published or not.
    statement_id: int | None
    # Of the one that is published.
    statement_assessed_on: date | None
    has_pages: bool
    has_people: bool
    has_unowned_pages: bool
    accounts: int

    @property
    def has_live_statement(self) -> bool:
        return self.statement_assessed_on is not None

    @property
    def is_open(self) -> bool:
        return is_open(self.site)

    @property
    def can_be_seen(self) -> bool:
        """Whether there is a published page for whoever comes to the site."""
        return self.site.root_page.live

    @property
    def has_name(self) -> bool:
        """Whether readers can be told whose site it is."""
        return bool(self.settings.organisation_name)

    @property
    def can_be_opened(self) -> bool:
        """Whether visitors would find something, and see whose it is."""
        return self.can_be_seen and self.has_name


def find_facts(site: Site) -> Facts:
    """Return the facts of `site` in two queries at most, however many pages it has."""
    row = _site_with_answers(site.pk)
    # Made when it is first asked for.
    settings = getattr(row, "sitesettings", None) or SiteSettings.for_site(row)
    return Facts(
        site=row,
        settings=settings,
        home=getattr(row.root_page, "homepage", None),
        emergency_numbers=_emergency_numbers(site, settings),
        statement_id=row.statement_id,
        statement_assessed_on=row.statement_assessed_on,
        has_pages=row.has_pages,
        has_people=row.has_people,
        has_unowned_pages=any(getattr(row, _unowned(model)) for model in page_models()),
        accounts=row.accounts or 0,
    )


def _emergency_numbers(site: Site, settings: SiteSettings) -> list:
    # Fetched with the only site there is, by whoever has asked for it.
    found = getattr(site, "facts", None)
    return (
        list(settings.emergency_numbers.all())
        if found is None
        else found.emergency_numbers
    )


def _site_with_answers(pk: int) -> Site:
    below = Q(path__startswith=OuterRef("root_page__path"))
    live = below & Q(live=True)
    in_menu = live & Q(show_in_menus=True, depth=OuterRef("root_page__depth") + 1)
    statements = AccessibilityPage.objects.filter(below).order_by("-live")
    nobody = Q(content_owner=None) | Q(content_owner__is_active=False)
    answers = {
        "statement_id": Subquery(statements.values("pk")[:1]),
        "statement_assessed_on": Subquery(
            statements.filter(live=True).values("assessed_on")[:1]
        ),
        "has_pages": Exists(Page.objects.filter(in_menu)),
        "has_people": Exists(Person.objects.filter(is_active=True)),
        "accounts": Subquery(_accounts()),
    }
    for model in page_models():
        unowned = model.objects.filter(live & nobody)
        answers[_unowned(model)] = Exists(unowned.order_by())
    sites = Site.objects.select_related(
        "root_page__homepage", "opening", "sitesettings__privacy_page"
    )
    return sites.annotate(**answers).get(pk=pk)


def _unowned(model) -> str:
    return f"has_unowned_{model._meta.model_name}"


def _accounts():
    """Return a query for how many may sign in and have a role."""
    users = get_user_model().objects.filter(is_active=True)
    users = users.filter(Q(is_superuser=True) | Q(groups__isnull=False))
    counted = users.order_by().annotate(one=F("is_active")).values("one")
    return counted.annotate(number=Count("pk", distinct=True)).values("number")
