"""Addresses below the admin's that answer who has given a password alone, too."""

from django.urls import path
from wagtail.admin.views.account import LogoutView

from users.second_factor import adding, gate, step

urlpatterns = [
    path("second-step/", step.second_step, name=gate.SECOND_STEP),
    path("second-step/begin/", step.begin_with_passkey, name="begin_with_passkey"),
    # Wagtail's own is for those who are wholly signed in.
    path("second-step/sign-out/", LogoutView.as_view(), name="leave_second_step"),
    path("second-step/confirm/", step.confirm_who_you_are, name=step.CONFIRM),
    path("second-step/set-up/", adding.set_up, name=step.SET_UP),
    path("second-step/passkey/", adding.add_passkey, name="add_passkey"),
    path(
        "second-step/passkey/begin/", adding.begin_passkey, name="begin_adding_passkey"
    ),
    path("second-step/app/", adding.add_app, name="add_authenticator_app"),
]
