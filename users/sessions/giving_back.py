"""A form shown again with what was written in it, by its own view and unsaved.

Every view of a form shows it again, with all that was sent, when it is not valid.
While a text is given back no form is valid; so no view, block or field has to know of
it, and what the database is told meanwhile is undone.
"""

import logging
from collections.abc import Callable
from contextvars import ContextVar

from django import forms
from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext as _

from plaintext.doors import wrap
from users.sessions.posted import changed_meanwhile
from users.sessions.refused import ask_to_send_again

logger = logging.getLogger(__name__)

# What a view says of a request, and Django answers.
NOT_FAULTS = (BadRequest, Http404, PermissionDenied, SuspiciousOperation)

_is_giving_back: ContextVar[bool] = ContextVar("is_giving_back", default=False)


def let_forms_be_given_back() -> None:
    """Wrap the methods that all forms and formsets share. Called once, at the start."""
    for kind in (forms.BaseForm, forms.BaseFormSet):
        wrap(kind, "is_valid", _valid_unless_given_back)


def _valid_unless_given_back(original, form) -> bool:
    # Looked at in any case: what is wrong is said at its field.
    return original(form) and not _is_giving_back.get()


def give_back(request: HttpRequest, view: Callable, *args, **kwargs) -> HttpResponse:
    """Return the form at this address with what was sent, of which nothing is saved."""
    before = _is_giving_back.set(True)
    try:
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            _tell(request)
            if hasattr(response, "render"):
                response.render()
            transaction.set_rollback(True)
    except NOT_FAULTS:
        raise
    except Exception:
        # The view cannot show what was sent, whatever is wrong with it; the text is
        # not lost for that.
        logger.exception("A form could not be given back: %s", request.path)
        response = None
    finally:
        _is_giving_back.reset(before)
    if response is not None and _is_page(response):
        return response
    _silence(request)
    return ask_to_send_again(request, can_show_form=False) or HttpResponseRedirect(
        request.get_full_path()
    )


def _is_page(response: HttpResponse) -> bool:
    return response.status_code == 200 and response.get("Content-Type", "").startswith(
        "text/html"
    )


def _silence(request: HttpRequest) -> None:
    """Forget what the view says: that the form could not be saved, for one."""
    request._messages = default_storage(request)  # noqa: SLF001 - there is no other way


def _tell(request: HttpRequest) -> None:
    _silence(request)
    messages.info(request, _("Here is what you had written. It is not saved yet."))
    if loaded := changed_meanwhile(request):
        # The script tells Wagtail, which then saves nothing by itself and asks first.
        messages.warning(
            request,
            format_html(
                '<span data-written-from="{}" data-written-from-time="{}">{}</span>',
                loaded.pk,
                request.POST.get("loaded_revision_created_at", ""),
                _(
                    "Somebody else has saved this meanwhile. Compare the two before "
                    "you save: their version is in the history."
                ),
            ),
        )
