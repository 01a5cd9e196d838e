"""The form of a notice: what, where, until when."""

from datetime import datetime, timedelta
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clock.fields import MomentField
from departments.models import DepartmentPage
from notices.admin.moments import (
    OWN,
    UNKNOWN,
    Choice,
    choices,
    chosen,
    in_words,
    written,
)
from notices.keeping import Wanted
from notices.kinds import NoticeKind
from notices.models import Notice
from notices.models.listing import public_departments
from notices.models.notice import PLACE_LENGTH, TEXT_LENGTH, WORD_LENGTH

NOW, LATER = "now", "later"
HOURS = (1, 2, 4, 8, 24)
LONGEST = timedelta(days=366)
# It may have begun before anybody wrote of it.
EARLIEST = timedelta(days=7)


class WordForm(forms.Form):
    """A word about a notice that is there."""

    word = forms.CharField(required=False, max_length=WORD_LENGTH)


class NoticeForm(forms.Form):
    """A notice as its keeper writes it; `notice` is the one that is changed."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=NoticeKind,
        error_messages={"required": _("Choose what it is about.")},
    )
    text = forms.CharField(
        label=_("What residents read"),
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea({"rows": 3}),
    )
    is_urgent = forms.BooleanField(
        label=_("It is urgent: show it in red, above all else"), required=False
    )
    everywhere = forms.BooleanField(label=_("All departments"), required=False)
    departments = forms.ModelMultipleChoiceField(
        DepartmentPage.objects.none(),
        label=_("Departments"),
        required=False,
        error_messages={
            "invalid_choice": _("One of the departments is not there any longer."),
            "invalid_pk_value": _("One of the departments is not there any longer."),
        },
    )
    place = forms.CharField(
        label=_("Where exactly?"),
        required=False,
        max_length=PLACE_LENGTH,
        help_text=_("For example “entrances 2–6”. It may be left empty."),
    )
    until = forms.CharField(
        label=_("Until when?"),
        initial=UNKNOWN,
        error_messages={"required": _("Choose until when.")},
    )
    ends_at = MomentField(label=_("Until"), required=False)
    ask_hours = forms.TypedChoiceField(
        label=_("Ask me again in"),
        choices=[(hours, hours) for hours in HOURS],
        coerce=int,
        initial=2,
        required=False,
        empty_value=2,
    )
    start = forms.ChoiceField(
        label=_("From when?"),
        choices=[(NOW, _("Now")), (LATER, _("Another time"))],
        initial=NOW,
    )
    begins_at = MomentField(label=_("From"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(initial=uuid4, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, notice: Notice | None = None, **kwargs):
        self.notice = notice
        if notice is not None:
            kwargs["initial"] = _initial(notice)
        super().__init__(*args, **kwargs)
        self.now = timezone.now()
        self.fields["departments"].queryset = self._departments

    @cached_property
    def _departments(self):
        known = public_departments()
        if self.notice is None:
            return known
        # One that has been taken off the site since stays until it is unticked.
        ids = {page.pk for page in known} | set(
            self.notice.departments.values_list("pk", flat=True)
        )
        return DepartmentPage.objects.filter(pk__in=ids).order_by("title", "pk")

    @cached_property
    def kinds(self) -> list[dict]:
        """The kinds with their drawings and words, and which is chosen."""
        now = self["kind"].value()
        return [
            {
                "value": kind.value,
                "label": kind.label,
                "drawing": kind.drawing,
                "wording": kind.wording,
                "is_chosen": kind.value == now,
            }
            for kind in NoticeKind
        ]

    @cached_property
    def places(self) -> list[dict]:
        """The departments, and which are chosen."""
        values = self["departments"].value() or []
        now = {str(getattr(value, "pk", value)) for value in values}
        return [
            {"pk": page.pk, "title": page.title, "is_chosen": str(page.pk) in now}
            for page in self.fields["departments"].queryset.only("title")
        ]

    @cached_property
    def ends(self) -> list[dict]:
        """The choices of until when, and which is chosen."""
        now = self["until"].value()
        ready = list(choices(self.now))
        if now not in (OWN, UNKNOWN, *(choice.value for choice in ready)):
            ready += self._chosen_before(now)
        return [
            {
                "value": choice.value,
                "label": choice.label,
                "is_chosen": choice.value == now,
            }
            for choice in (
                *ready,
                Choice(UNKNOWN, gettext("We do not know yet")),
                Choice(OWN, gettext("Another time")),
            )
        ]

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())

    def clean(self) -> dict:
        cleaned = super().clean()
        # Nobody writes these, so nobody can mend them: a bad key is another form, a
        # bad version has seen nothing of what others did.
        for name, instead in (("key", uuid4()), ("version", 0)):
            if self.errors.pop(name, None) or cleaned.get(name) is None:
                cleaned[name] = instead
        self._clean_words(cleaned)
        self._clean_places(cleaned)
        self._clean_times(cleaned)
        return cleaned

    @property
    def wanted(self) -> Wanted:
        """What the notice is to say, once the form is valid."""
        cleaned = self.cleaned_data
        names = ("kind", "text", "is_urgent", "everywhere", "departments", "place")
        times = ("begins_at", "ends_at", "ask_at")
        return Wanted(**{name: cleaned[name] for name in names + times})

    def _clean_words(self, cleaned: dict) -> None:
        kind = cleaned.get("kind")
        if kind and "text" in cleaned and not cleaned["text"]:
            cleaned["text"] = NoticeKind(kind).wording
            if not cleaned["text"]:
                self.add_error("text", gettext("Write what residents should know."))

    def _clean_places(self, cleaned: dict) -> None:
        if "departments" in self.errors:
            return
        if cleaned["everywhere"] and cleaned["departments"]:
            message = gettext("Choose either all departments or some of them.")
            self.add_error("everywhere", message)
        elif not cleaned["everywhere"] and not cleaned["departments"]:
            message = gettext("Choose all departments, or at least one.")
            self.add_error("everywhere", message)

    def _clean_times(self, cleaned: dict) -> None:
        begins, ends = self._begins(cleaned), self._ends(cleaned)
        if {"until", "ends_at", "start", "begins_at"} & self.errors.keys():
            return
        is_unchanged = self.notice is not None and begins == self.notice.begins_at
        if not is_unchanged and not -EARLIEST <= begins - self.now <= LONGEST:
            self._refuse_beginning()
        elif ends is not None and ends <= begins:
            message = gettext("It ends before it begins. Choose a later time.")
            self._refuse_end(message)
        elif ends is not None and ends <= self.now:
            self._refuse_end(gettext("That time has passed. Choose a later one."))
        elif ends is not None and ends - begins > LONGEST:
            message = gettext("A notice lasts a year at most. Choose an earlier time.")
            self._refuse_end(message)
        cleaned["begins_at"], cleaned["ends_at"] = begins, ends
        cleaned["ask_at"] = None
        if ends is None:
            hours = timedelta(hours=cleaned.get("ask_hours") or 2)
            cleaned["ask_at"] = max(begins, self.now) + hours

    def _begins(self, cleaned: dict) -> datetime | None:
        if cleaned.get("start") != LATER:
            return self.notice.begins_at if self._has_begun else self.now
        begins = cleaned.get("begins_at")
        if begins is None and "begins_at" not in self.errors:
            self.add_error("begins_at", gettext("Write from when."))
        elif (
            begins and self.notice and written(begins) == written(self.notice.begins_at)
        ):
            # With the seconds that no form shows.
            return self.notice.begins_at
        return begins

    @property
    def _has_begun(self) -> bool:
        return self.notice is not None and self.notice.begins_at <= self.now

    def _ends(self, cleaned: dict) -> datetime | None:
        until = cleaned.get("until")
        if until == OWN:
            ends = cleaned.get("ends_at")
            if ends is None and "ends_at" not in self.errors:
                self.add_error("ends_at", gettext("Write until when."))
            return ends
        if until in (None, UNKNOWN):
            return None
        try:
            return chosen(until)
        except forms.ValidationError:
            self.add_error("until", gettext("Choose until when."))
            return None

    def _refuse_beginning(self) -> None:
        message = gettext(
            "A notice begins at most a week ago, and at most a year from now."
        )
        self.add_error("begins_at", message)

    def _refuse_end(self, message: str) -> None:
        own = self.cleaned_data.get("until") == OWN
        self.add_error("ends_at" if own else "until", message)

    def _chosen_before(self, value) -> list[Choice]:
        try:
            return [Choice(value, in_words(value))]
        except forms.ValidationError:
            return []


def _initial(notice: Notice) -> dict:
    return {
        "kind": notice.kind,
        "text": notice.text,
        "is_urgent": notice.is_urgent,
        "everywhere": notice.everywhere,
        "departments": list(notice.departments.values_list("pk", flat=True)),
        "place": notice.place,
        "until": OWN if notice.ends_at else UNKNOWN,
        "ends_at": notice.ends_at,
        "ask_hours": HOURS[1],
        "start": LATER,
        "begins_at": notice.begins_at,
        "version": notice.version,
        "key": notice.key,
    }
