"""Addresses below the admin's that answer whoever asks, signed in or not."""

from django.urls import path

from users.sessions.views import session_state, signed_in_again

urlpatterns = [
    path("session/", session_state, name="session_state"),
    path("session/igen/", signed_in_again, name="signed_in_again"),
]
