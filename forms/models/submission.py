"""What a resident sent in a form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.dateparse import parse_date
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from forms.blocks.stream import DATE, EMAIL, PICTURE, TELEPHONE, TICK
from forms.models.page import FormPage


@dataclass(frozen=True)
class Told:
    """An answer as people read it, beside the question as it was asked."""

    label: str
    kind: str
    words: str
    value: object


class Submission(models.Model):
    """A resident's answers to a form, until the day that they were told."""

    class State(models.TextChoices):
        """Whether anybody has seen to it."""

        NEW = "new", pgettext_lazy("message from a form", "New")
        DONE = "done", pgettext_lazy("message from a form", "Done")
        SPAM = "spam", pgettext_lazy("message from a form", "Set aside")

    page = models.ForeignKey(
        FormPage,
        verbose_name=_("form"),
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
    )
    # What the resident can name it by.
    reference = models.CharField(
        _("number"), max_length=12, unique=True, editable=False
    )
    # Each with its question, as it was asked.
    answers = models.JSONField(_("answers"), default=list, editable=False)
    # The same as text, to be searched.
    text = models.TextField(_("all that was written"), blank=True, editable=False)
    # The first of them, to answer and to find somebody by.
    email = models.EmailField(_("e-mail"), blank=True, editable=False)
    # Of the answers: what is sent twice is one message.
    digest = models.CharField(max_length=64, editable=False)
    state = models.CharField(
        _("status"), max_length=10, choices=State, default=State.NEW, editable=False
    )
    # Why it was set aside: codes of `forms.receiving.judging`.
    signs = models.JSONField(default=list, editable=False)
    is_waiting = models.BooleanField(
        _("on the waiting list"), default=False, editable=False
    )
    created_at = models.DateTimeField(_("sent"), editable=False)
    delete_on = models.DateField(_("deleted on"), editable=False)
    handled_at = models.DateTimeField(_("done at"), null=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message from a form")
        verbose_name_plural = _("messages from forms")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["page", "digest"], name="forms_submission_same"),
            models.Index(
                fields=["page", "state", "-created_at"], name="forms_submission_state"
            ),
            models.Index(fields=["delete_on"], name="forms_submission_delete"),
        ]
        constraints = [
            models.CheckConstraint(
                name="forms_submission_handled_when_done",
                condition=Q(handled_at=None) | Q(state="done"),
            )
        ]

    def __str__(self):
        return self.reference

    @property
    def is_new(self) -> bool:
        return self.state == self.State.NEW

    @property
    def is_set_aside(self) -> bool:
        return self.state == self.State.SPAM

    @property
    def told(self) -> list[Told]:
        """The answers as people read them."""
        return list(told_of(self.answers))

    @property
    def telephone(self) -> str:
        """The first telephone number, or ""."""
        numbers = (told.words for told in self.told if told.kind == TELEPHONE)
        return next(filter(None, numbers), "")


class FormPicture(models.Model):
    """A picture that a resident sent, in the database: nobody else can get at it.

    It goes with its message, in one transaction and out of every backup's future. One
    without a message came with a form in which something was missing.
    """

    page = models.ForeignKey(
        FormPage, on_delete=models.CASCADE, related_name="+", editable=False
    )
    submission = models.ForeignKey(
        Submission,
        verbose_name=_("message"),
        null=True,
        on_delete=models.CASCADE,
        related_name="pictures",
        editable=False,
    )
    # Of the question.
    question = models.CharField(max_length=100, editable=False)
    token = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField(_("name of the file"), max_length=200, editable=False)
    content = models.BinaryField(_("picture"), editable=False)
    created_at = models.DateTimeField(_("sent"), editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("picture from a form")
        verbose_name_plural = _("pictures from forms")
        indexes = [models.Index(fields=["created_at"], name="forms_picture_created")]

    def __str__(self):
        return self.name

    @property
    def content_type(self) -> str:
        """What the picture is, which this site has written itself."""
        return "image/png" if self.name.endswith(".png") else "image/jpeg"


def told_of(answers: list[dict]) -> Iterator[Told]:
    """Yield stored answers as people read them."""
    for answer in answers:
        value = answer.get("value")
        label, kind = answer.get("label", ""), answer.get("kind", "")
        yield Told(label, kind, _in_words(kind, value), value)


def _in_words(kind: str, value) -> str:
    match value:
        case bool():
            return gettext("Yes") if value else gettext("No")
        case list():
            return ", ".join(map(str, value))
        case None:
            return ""
    if kind == DATE and (day := _day(str(value))):
        return day.strftime("%d.%m.%Y")
    return str(value)


def _day(value: str) -> date | None:
    try:
        return parse_date(value)
    except ValueError:
        return None


def text_of(answers: list[dict]) -> str:
    """Return all that was written, to be searched; not what only was chosen or ticked."""
    unwritten = (PICTURE, TICK)
    return "\n".join(
        told.words
        for told in told_of(answers)
        if told.words and told.kind not in unwritten
    )


def email_in(answers: list[dict]) -> str:
    """Return the first mail address that was asked for and given, or ""."""
    given = (answer["value"] for answer in answers if answer["kind"] == EMAIL)
    return next(filter(None, given), "")
