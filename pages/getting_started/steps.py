"""The steps from nothing to a site that is open, each read from the site itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import safe_snake_case
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from pages.getting_started.facts import Facts
from pages.models import SiteSettings
from pages.owners.reviews import URL_NAME as PAGES_TO_REVIEW


@dataclass(frozen=True)
class Step:
    """One thing to do: what, why, how far it is, and where."""

    key: str
    title: Promise
    why: Promise
    is_done: bool
    url: str
    # What the site is like while nobody does it; said before the site is opened.
    lack: Promise
    can_wait: bool = False


class Doer:
    """What somebody may do on a site; steps for others are not shown."""

    def __init__(self, user, facts: Facts):
        self.user = user
        self.facts = facts

    @property
    def may_change_settings(self) -> bool:
        policy = SiteSettings.get_permission_policy()
        return policy.user_has_permission_for_instance(
            self.user, "change", self.facts.site
        )

    @property
    def may_open(self) -> bool:
        """Whoever says what the association says of itself says when it is ready."""
        return self.may_change_settings

    @property
    def may_add_users(self) -> bool:
        return self.user.has_perm("users.add_user")

    @property
    def may_add_people(self) -> bool:
        return self.user.has_perm("pages.add_person")

    @property
    def may_write(self) -> bool:
        root: Page = self.facts.home or self.facts.site.root_page
        return root.permissions_for_user(self.user).can_edit()


def steps_for(user, facts: Facts) -> list[Step]:
    """Return the steps that `user` may take on the site of `facts`, in their order."""
    doer = Doer(user, facts)
    groups = (
        (doer.may_change_settings, _settings_steps),
        (doer.may_add_users, _staff_steps),
        (doer.may_write and facts.home is not None, _page_steps),
    )
    steps = [step for may, made in groups if may for step in made(facts, doer)]
    return sorted(steps, key=lambda step: _ORDER.index(step.key))


def has_steps(user) -> bool:
    """Return whether there may be steps for `user`, whatever the site is like."""
    rights = ("pages.change_sitesettings", "users.add_user")
    return any(map(user.has_perm, rights)) or (
        page_permission_policy.user_has_any_permission(user, ["change", "publish"])
    )


def all_lacks(facts: Facts) -> list[Step]:
    """Return what is not done on the site, whoever may do it; first what matters most."""
    made: tuple[Callable, ...] = (_settings_steps, _staff_steps)
    if facts.home is not None:
        made = (*made, _page_steps)
    steps = [step for make in made for step in make(facts, None) if not step.is_done]
    return sorted(steps, key=lambda step: (step.can_wait, _ORDER.index(step.key)))


_ORDER = (
    "contact",
    "logo",
    "colour",
    "emergency",
    "housing",
    "staff",
    "front-page",
    "pages",
    "accessibility",
    "privacy",
    "owners",
)


def _settings_steps(facts: Facts, doer: Doer | None) -> Iterator[Step]:
    settings = facts.settings
    numbers = facts.emergency_numbers
    url = reverse("wagtailsettings:edit", args=["pages", "sitesettings", facts.site.pk])
    yield Step(
        "contact",
        _("Name and contact"),
        _("The name stands at the top of every page, and residents ring the number."),
        bool(settings.organisation_name and (settings.phone or settings.email)),
        url + _panel(gettext("The organisation")),
        _("The site has no name, or nobody that residents can turn to."),
    )
    yield Step(
        "logo",
        _("Logo"),
        _("Residents see at once whose site it is. Any shape will do."),
        settings.logo_id is not None,
        url + _panel(gettext("Colour and logo")),
        _("The site shows a house in the place of your logo."),
        can_wait=True,
    )
    yield Step(
        "colour",
        _("Colour"),
        _("Links, buttons and the foot of the page take it, and stay easy to read."),
        bool(settings.brand_colour),
        url + _panel(gettext("Colour and logo")),
        _("The site is green."),
        can_wait=True,
    )
    yield Step(
        "emergency",
        _("Emergency numbers"),
        _("112 is there already. Say when to ring it, and add your own."),
        bool(numbers) and all(number.when for number in numbers),
        url + _panel(gettext("Emergency help")),
        _("There is an emergency number that does not say when to ring it, or none."),
    )
    yield Step(
        "housing",
        _("Looking for a home?"),
        _("It is what most visitors come for, so it stands on nearly every page."),
        bool(
            settings.housing_search_title
            and settings.housing_search_link_text
            and settings.housing_search_url
        ),
        url + _panel(gettext("For those who look for a home")),
        _("Visitors are not told where to look for a home."),
        can_wait=True,
    )
    page = settings.privacy_page
    yield Step(
        "privacy",
        _("Page on personal data"),
        _(
            "The law asks you to say what you keep about people, and why. Write the "
            "page first, and then choose it here."
        ),
        page is not None and page.live,
        url + _panel("privacy_page"),
        _("Nothing is said of how you treat what you know about people."),
    )


def _panel(heading: str) -> str:
    """Return the end of an address that has the form show its panel with a heading."""
    return f"#panel-{safe_snake_case(heading)}-section"


def _staff_steps(facts: Facts, doer: Doer | None) -> Iterator[Step]:
    yield Step(
        "staff",
        _("Colleagues and their roles"),
        _(
            "With two of you, one can approve what the other has written. A new user "
            "gets a mail with a link to choose a password."
        ),
        facts.accounts > 1,
        reverse("wagtailusers_users:add"),
        _("Only one person can sign in."),
    )


def _page_steps(facts: Facts, doer: Doer | None) -> Iterator[Step]:
    home = facts.home
    yield Step(
        "front-page",
        _("The front page"),
        _(
            "Say in short who you are, and put four or five choices first: what "
            "residents come for."
        ),
        bool(home.summary and home.tasks),
        reverse("wagtailadmin_pages:edit", args=[home.pk]),
        _("The front page is empty, or has no choices for residents."),
    )
    yield Step(
        "pages",
        _("The first pages"),
        _(
            "Two or three are enough to begin with. A page comes into the menu when you "
            "tick it under “Promote”."
        ),
        facts.has_pages,
        reverse("wagtailadmin_pages:add_subpage", args=[home.pk]),
        _("There are no pages in the menu."),
    )
    statement = facts.statement_id
    yield Step(
        "accessibility",
        _("Accessibility statement"),
        _("The law asks for one, and the foot of every page leads to it."),
        facts.has_live_statement,
        reverse("wagtailadmin_pages:edit", args=[statement])
        if statement
        # Where what comes with guiding text is offered first.
        else reverse("wagtailadmin_pages:add_subpage", args=[home.pk]),
        _("There is no accessibility statement, which the law asks for."),
    )
    may_add_people = doer is not None and doer.may_add_people
    yield Step(
        "owners",
        _("Page owners"),
        _(
            "A page that somebody answers for is looked at again. Enter your colleagues, "
            "and choose one on each page."
        ),
        facts.has_people and not facts.has_unowned_pages,
        reverse("wagtailsnippets_pages_person:add")
        if may_add_people and not facts.has_people
        else reverse(PAGES_TO_REVIEW),
        _("There are pages that nobody answers for."),
    )
