"""Who is signed in in this browser, asked by a form before it is sent."""

from django.contrib.auth.views import LoginView, redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.utils import get_user_display_name

from users.forms import LoginForm


@require_safe
@never_cache
def session_state(request: HttpRequest) -> JsonResponse:
    """Tell who is signed in, and the token that a form of theirs needs now.

    No other site can read the answer: nothing here allows it to (CORS), and the token
    is the one that stands in every form of the admin.
    """
    if not is_staff(request):
        return JsonResponse({"user": "", "name": "", "token": ""})
    return JsonResponse(
        {
            "user": str(request.user.pk),
            "name": get_user_display_name(request.user),
            "token": get_token(request),
        }
    )


@require_safe
@never_cache
def signed_in_again(request: HttpRequest) -> HttpResponse:
    """Say that the text is in the other tab, once somebody has signed in in this one."""
    if not is_staff(request):
        return redirect_to_login(request.path, reverse("wagtailadmin_login"))
    return render(request, "users/sessions/signed_in_again.html")


class PageSignInView(LoginView):
    """Lets staff in to a page that is not for everybody, until the browser is closed."""

    template_name = "wagtailcore/login.html"
    authentication_form = LoginForm

    def form_valid(self, form):
        response = super().form_valid(form)
        self.request.session.set_expiry(0)
        return response


def is_staff(request: HttpRequest) -> bool:
    """Whether whoever asks may use the admin."""
    return request.user.is_authenticated and request.user.has_perm(
        "wagtailadmin.access_admin"
    )
