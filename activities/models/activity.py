"""One activity."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from activities.editor.faults import plan_faults
from activities.editor.forms import ActivityForm
from activities.editor.page_panels import CONTENT_PANELS
from activities.models.occurrence import Occurrence
from activities.schedule.plan import Plan
from activities.schedule.repeating import Repeats
from activities.schedule.words import in_general
from activities.shown.of_activity import ADDITIONS, REFERENCES, ActivityDates
from activities.structured_data import main_entity_of
from departments.models import DepartmentPage
from initiatives.models import InitiativePage
from links.models import Link
from links.printing.lookup import share_root_paths
from page_cache.marking import holds_until
from pages.blocks import FreeStreamBlock
from pages.models import BasePage, Person
from pages.serving.frame import get_frame
from search.indexing.documents import SearchDocument
from streams.fields import StreamField


class ActivityPage(BasePage):
    """Something to come to: when, where, for whom, what it costs and how to join."""

    class SignUp(models.TextChoices):
        """How one tells that one comes."""

        NONE = "none", _("no sign-up: just come")
        PHONE = "phone", _("by phone")
        EMAIL = "email", _("by e-mail")
        FORM = "form", _("by a form on the internet")
        OWN = "own", _("by a form of its own, below this page")

    # Drafts and templates are without; the form asks for it before publication.
    first_day = models.DateField(_("date"), null=True, blank=True)
    begins_at = models.TimeField(
        pgettext_lazy("hour", "from"),
        null=True,
        blank=True,
        help_text=_("For example 19:00. Left empty, it lasts all day."),
    )
    ends_at = models.TimeField(pgettext_lazy("hour", "to"), null=True, blank=True)
    last_day = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("Only when it ends on another day, such as after midnight."),
    )
    repeats = models.CharField(
        _("repeats"), max_length=12, choices=Repeats, blank=True, default=Repeats.NEVER
    )
    repeats_until = models.DateField(
        _("for the last time"),
        null=True,
        blank=True,
        help_text=_("Left empty, it goes on until you say otherwise."),
    )
    repeats_times = models.PositiveSmallIntegerField(
        _("or a number of times"),
        null=True,
        blank=True,
    )
    is_cancelled = models.BooleanField(
        _("all of it is cancelled"),
        default=False,
        help_text=_(
            "The page stays, so that those who come find out. To cancel one date of "
            "several, use “Changed dates” below."
        ),
    )
    cancelled_note = models.CharField(
        _("why"),
        max_length=120,
        blank=True,
        help_text=_("A few words for those who would have come."),
    )
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_("In words that residents use, for example “The community house”."),
    )
    address = models.CharField(
        _("address"),
        max_length=120,
        blank=True,
        help_text=_("Street, number and town, for those who have not been there."),
    )
    departments = ParentalManyToManyField(
        DepartmentPage,
        verbose_name=_("departments"),
        blank=True,
        related_name="activities",
        limit_choices_to={"live": True},
        help_text=_("For whom it is. None chosen means all of them."),
    )
    initiative = models.ForeignKey(
        InitiativePage,
        verbose_name=_("initiative"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activities",
        help_text=_("The initiative that it is a part of, if any."),
    )
    audience = models.CharField(
        _("for whom"),
        max_length=120,
        blank=True,
        help_text=_("For example “Children from 6 to 12 with a grown-up”."),
    )
    price = models.CharField(
        _("price"),
        max_length=60,
        blank=True,
        help_text=_("For example “25 kr.” Left empty, it is free."),
    )
    sign_up = models.CharField(
        _("sign-up"), max_length=8, choices=SignUp, default=SignUp.NONE
    )
    sign_up_note = models.CharField(
        _("about the sign-up"),
        max_length=120,
        blank=True,
        help_text=_("For example “By Tuesday at the latest, there is room for 20”."),
    )
    sign_up_link = models.ForeignKey(
        Link,
        verbose_name=_("form"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    contact = models.ForeignKey(
        Person,
        verbose_name=_("contact"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The colleague whom residents can call."),
    )
    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)

    base_form_class = ActivityForm

    is_begun_often = True

    parent_page_types = ["activities.ActivityIndexPage"]
    subpage_types = ["forms.FormPage"]

    content_panels = CONTENT_PANELS
    page_description = _("When, where, for whom, and how to join. Once, or every week.")

    class Meta(BasePage.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    @property
    def plan(self) -> Plan | None:
        """When it takes place; None of a draft that does not say. One query."""
        changes = tuple(change.changed_date for change in self.changes.all())
        return self.regular_plan and replace(self.regular_plan, changes=changes)

    @property
    def regular_plan(self) -> Plan | None:
        """The same without the dates that are not as the others."""
        if self.first_day is None:
            return None
        return Plan(
            self.first_day,
            self.begins_at,
            self.last_day,
            self.ends_at,
            self.repeats,
            self.repeats_until,
            self.repeats_times,
            is_cancelled=self.is_cancelled,
        )

    @property
    def pictures(self):
        contact = self.public_contact
        return [*super().pictures, contact.photo if contact else None]

    @property
    def public_contact(self) -> Person | None:
        """Whom residents can call: nobody who has left."""
        return self.contact if self.contact and self.contact.is_active else None

    @classmethod
    def for_display(cls):
        link = ("target_page", "target_document", "health")
        return (
            super()
            .for_display()
            .select_related(
                "contact__photo",
                *(f"sign_up_link__{name}" for name in link),
            )
        )

    @property
    def main_entity(self) -> dict | None:
        """What the page is about, for search engines."""
        return main_entity_of(self)

    # Once there is a reader.
    dates: ActivityDates | None = None
    # The dates as the database has them, once they have been fetched.
    fetched_dates: list[Occurrence] | None = None
    # The public pages that it belongs to: departments, and its initiative.
    fetched_pages: dict[str, list] | None = None

    def asking(self):
        # What an editor previews has dates that the database does not know of.
        if getattr(self, "trail", None) is None:
            return super().asking()
        now = timezone.now()
        parameters = {"page": self.pk, "now": now, **ADDITIONS.parameters(now)}
        return {"references": REFERENCES, **parameters}

    def take(self, found, root_paths):
        if "dates" in found:
            self.fetched_dates = found["dates"]
            self.fetched_pages = found
            for name in ("departments", "initiative"):
                share_root_paths(found[name], root_paths)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        self.dates = ActivityDates(self, timezone.now())
        holds_until(request, self.dates.true_until)
        context["dates"] = self.dates
        ways = ADDITIONS.read(
            self.fetched_pages or {}, get_frame(request), self.dates.now
        )
        context["ways_to_sign_up"] = [way for way in ways if way.content]
        context["calendar_url"] = self._parent_url(request)
        context["departments"] = self._pages("departments")
        context["initiative"] = next(iter(self._pages("initiative")), None)
        return context

    def _parent_url(self, request) -> str:
        """The address of the calendar page, from the trail where there is one."""
        trail = getattr(self, "trail", None)
        parent = trail[-2] if trail else self.get_parent()
        return parent.get_url(request) or ""

    def _pages(self, name: str) -> list:
        """Return the pages that it belongs to; of a draft, those that it says itself."""
        if self.fetched_pages is not None:
            return self.fetched_pages[name]
        if name == "departments":
            return [page for page in self.departments.all() if page.live]
        return [self.initiative] if self.initiative else []

    def clean(self):
        super().clean()
        if faults := plan_faults(self, timezone.localdate()):
            raise ValidationError(faults)

    def get_search_document(self) -> SearchDocument:
        """Return the page's words with where it is, and when in words."""
        document = super().get_search_document()
        when = in_general(self.regular_plan) if self.regular_plan else ""
        summary = ". ".join(filter(None, [when, self.summary]))
        facts = [self.place, self.address, self.audience, document.body]
        return SearchDocument(self.title, summary, "\n".join(filter(None, facts)))

    def readiness_warnings(self):
        warnings = super().readiness_warnings()
        if not self.place and not self.address:
            warnings.append(gettext("Say where it takes place."))
        if self.plan and not self.plan.dates_after(timezone.now()):
            warnings.append(gettext("All of its dates are over."))
        if self.sign_up == self.SignUp.OWN and not self.get_children().live().exists():
            warnings.append(
                gettext(
                    "There is no form to sign up by yet: make and publish one below this "
                    "page."
                )
            )
        return warnings
