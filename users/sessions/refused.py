"""A form that came too late: shown to who sent it, to be sent once more by hand."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import csrf

from users.sessions.posted import (
    GIVEN_BACK_FIELD,
    changed_meanwhile,
    is_from_own_page,
    is_in_admin,
    posted_in,
)
from users.sessions.views import is_staff


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django setting: answer a form whose token is not this browser's.

    One that the site's own page sent has the token of an earlier session.
    """
    if is_in_admin(request) and is_from_own_page(request):
        if request.path_info == reverse("wagtailadmin_login"):
            return _to_a_fresh_login(request)
        if answer := ask_to_send_again(request):
            return answer
    return csrf.csrf_failure(request, reason)


def ask_to_send_again(
    request: HttpRequest, *, can_show_form: bool = True
) -> HttpResponse | None:
    """Return a page with what was sent; None if that must not be shown.

    `can_show_form` is false when the address has no form that could show it.
    """
    posted = posted_in(request)
    if posted is None:
        return None
    return render(
        request,
        "users/sessions/send_again.html",
        {
            "posted": posted,
            "address": request.get_full_path(),
            "is_signed_in": is_staff(request),
            "is_changed": bool(changed_meanwhile(request)),
            "can_show_form": can_show_form and bool(posted.texts),
            "given_back_field": GIVEN_BACK_FIELD,
        },
        status=403,
    )


def _to_a_fresh_login(request: HttpRequest) -> HttpResponseRedirect:
    """Show the form again; whoever has signed in in another tab is led on by it."""
    if not is_staff(request):
        messages.info(request, _("The page was too old. Please sign in once more."))
    # The view itself looks at where it leads.
    query = urlencode({"next": request.POST.get("next", "")})
    return HttpResponseRedirect(f"{reverse('wagtailadmin_login')}?{query}")
