"""A page with a form."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.models import Orderable

from forms.asking import AnswerForm
from forms.blocks import QuestionStreamBlock
from forms.occasion import REFERENCES, Occasion, occasion_in, occasion_of
from links.printing.lookup import share_root_paths
from page_cache.marking import holds_until
from pages.blocks import FreeStreamBlock
from pages.models import BasePage, Person
from streams.fields import StreamField


class FormPage(BasePage):
    """Something that residents write or sign up in: questions, and who gets the answers."""

    class Keep(models.IntegerChoices):
        """For how many months answers are kept."""

        ONE = 1, _("one month")
        THREE = 3, _("three months")
        SIX = 6, _("six months")
        TWELVE = 12, _("a year")

    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)
    questions = StreamField(
        QuestionStreamBlock(),
        verbose_name=_("questions"),
        help_text=_(
            "What residents are asked. Answers keep the words of the question that they "
            "were given to, also when you change it."
        ),
    )
    button_text = models.CharField(
        _("words on the button"),
        max_length=40,
        blank=True,
        help_text=_("For example “Send the message”. Left empty: “Send”."),
    )
    thanks = models.TextField(
        _("what residents read when they have sent it"),
        max_length=500,
        blank=True,
        help_text=_("What happens now, and when can they expect to hear from you?"),
    )
    purpose = models.CharField(
        _("what you use the answers for"),
        max_length=200,
        blank=True,
        help_text=_(
            "A sentence beside the button. Left empty: “We use what you write to answer "
            "you.”"
        ),
    )
    keep_months = models.PositiveSmallIntegerField(
        _("delete answers after"),
        choices=Keep,
        default=Keep.THREE,
        help_text=_(
            "Residents are told beside the button. Each answer keeps the time that was "
            "told when it was sent."
        ),
    )
    mail_has_answers = models.BooleanField(
        _("the mail has the answers in it"),
        default=False,
        help_text=_(
            "Otherwise the mail only says that there is something to read here. What "
            "lies in a mailbox is not deleted by itself."
        ),
    )
    offers_copy = models.BooleanField(
        _("residents may have a copy by e-mail"),
        default=True,
        help_text=_("Offered when the form asks for an e-mail address."),
    )
    places = models.PositiveIntegerField(
        _("number of places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10_000)],
        help_text=_(
            "For signing up: the page says how many are left. Left empty, there is no "
            "limit. Keep the answers until it is over: a deleted one gives its place "
            "back."
        ),
    )
    has_waiting_list = models.BooleanField(
        _("waiting list when all places are taken"), default=True
    )

    parent_page_types = [
        "pages.HomePage",
        "pages.StandardPage",
        "departments.DepartmentPage",
        "activities.ActivityPage",
    ]
    subpage_types = []

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("body"),
        FieldPanel("questions"),
        MultiFieldPanel(
            [
                InlinePanel(
                    "receivers",
                    label=_("member of staff"),
                    heading=_("Who gets a mail, and sees the answers"),
                    help_text=_("Nobody chosen: the page owner."),
                ),
                FieldPanel("mail_has_answers"),
                FieldPanel("keep_months"),
            ],
            heading=_("Who gets the answers, and for how long"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("button_text"),
                FieldPanel("purpose"),
                FieldPanel("thanks"),
                FieldPanel("offers_copy"),
                FieldRowPanel([FieldPanel("places"), FieldPanel("has_waiting_list")]),
            ],
            heading=_("Around the form"),
        ),
        *BasePage.metadata_panels,
    ]
    page_description = _("Questions that residents answer: to write, or to sign up.")

    class Meta(BasePage.Meta):
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    @classmethod
    def for_display(cls):
        return super().for_display().select_related("filled")

    def asking(self):
        trail = getattr(self, "trail", None)
        if trail is None:
            return super().asking()
        return {"references": REFERENCES, "above": trail[-2].pk, "now": timezone.now()}

    def take(self, found, root_paths):
        if "activity" in found:
            share_root_paths(found["activity"], root_paths)
            self.occasion = occasion_in(found, timezone.now())

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["form"] = kwargs.get("form") or self.get_form()
        if self.occasion:
            holds_until(request, self.occasion.true_until)
        return context

    @cached_property
    def occasion(self) -> Occasion | None:
        """The activity that it is the sign-up for, if it lies below one."""
        parent = self.get_parent()
        return occasion_of(parent.pk, timezone.now()) if parent else None

    def get_form(self, *args, **kwargs) -> AnswerForm:
        """Return the form of the questions, empty or with what was sent."""
        return AnswerForm(
            self.questions,
            *args,
            about=f"forms {self.pk}",
            offers_copy=self.offers_copy,
            **kwargs,
        )

    @property
    def taken(self) -> int:
        """How many places are taken, as it is counted whenever one is."""
        filled = getattr(self, "filled", None)
        return filled.taken if filled else 0

    @property
    def places_left(self) -> int | None:
        """How many places are left; None where there is no limit."""
        return None if self.places is None else max(0, self.places - self.taken)

    @property
    def is_full(self) -> bool:
        return self.places_left == 0

    @property
    def is_closed(self) -> bool:
        """Whether nobody can sign up any more."""
        return self.is_full and not self.has_waiting_list

    @property
    def is_open(self) -> bool:
        """Whether there is anything to fill in: a place, and an activity to come to."""
        return not self.is_closed and not (self.occasion and self.occasion.no_sign_up)

    @property
    def places_in_words(self) -> str:
        """What there is to say of places, "" where there is no limit."""
        if self.places is None:
            return ""
        there = ngettext("%(count)d place", "%(count)d places", self.places)
        there %= {"count": self.places}
        if self.places_left:
            left = ngettext("%(count)d left", "%(count)d left", self.places_left)
            return f"{there}; {left % {'count': self.places_left}}."
        if self.has_waiting_list:
            return gettext(
                "%(places)s, and all are taken. What you send now puts you on the "
                "waiting list."
            ) % {"places": there}
        return gettext("%(places)s, and all are taken.") % {"places": there}

    @property
    def kept_in_words(self) -> str:
        """For how long answers are kept, as residents read it."""
        return gettext("We delete it after %(time)s.") % {
            "time": self.get_keep_months_display()
        }

    @property
    def used_in_words(self) -> str:
        """What answers are used for."""
        return self.purpose or gettext("We use what you write to answer you.")

    @property
    def button(self) -> str:
        return self.button_text or gettext("Send")

    def readiness_warnings(self) -> list[str]:
        warnings = super().readiness_warnings()
        people = self.receiving_people()
        if not any(person.is_active and person.email for person in people):
            warnings.append(
                gettext(
                    "Nobody gets a mail when somebody sends the form: choose a colleague "
                    "with an e-mail address under “Who gets the answers”."
                )
            )
        return warnings

    def receiving_people(self) -> list[Person]:
        """Return who gets the answers: those chosen, or the page owner."""
        people = [row.person for row in self.receivers.all() if row.person_id]
        if not people and self.content_owner:
            people = [self.content_owner]
        return people


class FormReceiver(Orderable):
    """A colleague who gets the answers of a form."""

    page = ParentalKey(
        FormPage,
        verbose_name=_("form"),
        on_delete=models.CASCADE,
        related_name="receivers",
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("member of staff"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("receiver of a form")
        verbose_name_plural = _("receivers of forms")

    def __str__(self):
        return str(self.person)
