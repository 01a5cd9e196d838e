"""Forms on the pages that they lie below: a department, and an activity to sign up for."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BigAutoField, Expression, QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from departments.belonging import just_below
from departments.gathering import Source
from forms.models import FormPage
from links.printing.lookup import share_root_paths
from pages.serving.additions import Addition, Found
from pages.serving.frame import Frame, get_frame
from prepared.parameters import Parameter

# More are not shown: whoever has more forms makes a page of them.
MOST = 6


def forms_below(page: Expression | int) -> QuerySet[FormPage]:
    """Return the public forms right below a page, in the order of the tree."""
    public = FormPage.objects.for_everybody()
    own = just_below(public, Page.objects.filter(pk=page)).select_related("filled")
    shown = ("title", "summary", "url_path", "places", "has_waiting_list", "filled")
    return own.only(*shown).order_by("path")[:MOST]


@dataclass(frozen=True)
class FormsToSignUp:
    """The forms to sign up by; true until another is published."""

    forms: Sequence[FormPage]
    true_until: datetime.datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.forms)


def _queries() -> dict[str, QuerySet]:
    return {"forms_to_sign_up": forms_below(Parameter("page", BigAutoField()))}


def _read(found: Found, frame: Frame, now: datetime.datetime) -> FormsToSignUp:
    forms = found.get("forms_to_sign_up", [])
    share_root_paths(forms, frame.root_paths)
    return FormsToSignUp(forms)


SIGN_UP = Addition("forms/of_activity.html", _queries, _read)


def _shown(rows: list[FormPage], request: HttpRequest) -> list[FormPage]:
    share_root_paths(rows, get_frame(request).root_paths)
    return rows


OF_DEPARTMENT = Source("forms", forms_below, "forms/of_department.html", _shown)
