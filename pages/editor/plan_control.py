"""The button that publishes later, in one step, and what stands in its window."""

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.models import Page

from pages.editor.standing import PUBLISH, SUBMIT, seen_now
from pages.planning.choices import ReadyChoice, expiry_choices, publication_choices
from pages.planning.pressed import AT_THE_TIME, EXPIRE, GO_LIVE, NOW


class PlanControl:
    """What `user` may plan for the page of `form`; one of a new page has a `parent`.

    Who may not publish wishes: it goes with the page to whoever approves it.
    """

    at_the_time, without_waiting = AT_THE_TIME, NOW

    def __init__(self, form, user, parent: Page | None):
        self.form = form
        self.page = form.instance
        self.user = user
        self.parent = parent
        self.now = timezone.now()

    @staticmethod
    def is_possible_in(form) -> bool:
        """Whether the form asks for a plan at all."""
        return GO_LIVE in form.fields and EXPIRE in form.fields

    @cached_property
    def publishes(self) -> bool:
        if self.page.pk is None:
            return self.parent.permissions_for_user(self.user).can_publish_subpage()
        return self.page.permissions_for_user(self.user).can_publish()

    @cached_property
    def submits(self) -> bool:
        if self.page.pk is None:
            return self.parent.has_workflow
        return self.page.permissions_for_user(self.user).can_submit_for_moderation()

    @property
    def button_name(self) -> str:
        """The name of Wagtail's button that does what a choice is pressed for."""
        if self.publishes:
            return PUBLISH
        return SUBMIT if self.submits else ""

    @property
    def label(self) -> str:
        if self.publishes:
            return gettext("Publish later …")
        return gettext("Wish for a time …")

    @property
    def title(self) -> str:
        if self.publishes:
            return gettext("When is the page to be published?")
        return gettext("When would you like the page to be published?")

    @property
    def explanation(self) -> str:
        """What happens until then, or what becomes of a wish."""
        if self.publishes:
            return seen_now(self.page)
        return gettext(
            "Your wish goes with the page to whoever approves it. They can change it."
        )

    @property
    def begins(self) -> list[ReadyChoice]:
        return publication_choices(self.now) if self.button_name else []

    @property
    def ends(self) -> list[ReadyChoice]:
        return expiry_choices(self.now)

    @property
    def has_errors(self) -> bool:
        return bool({GO_LIVE, EXPIRE} & self.form.errors.keys())
