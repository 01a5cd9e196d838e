"""Where the messages are, and what is done with them."""

from django.urls import path, re_path

from forms.admin.listing import MessagesView
from forms.admin.menu import MESSAGES, PICTURE
from forms.admin.one import (
    delete_message,
    message_view,
    picture_view,
    see_to_message,
)
from forms.receiving.letters import SUBMISSION


def message_urls() -> list:
    """Wagtail hook: the addresses below the admin's."""
    return [
        path("forms/", MessagesView.as_view(), name=MESSAGES),
        path(
            "forms/results/",
            MessagesView.as_view(results_only=True),
            name=f"{MESSAGES}_results",
        ),
        path("forms/<int:pk>/", message_view, name=SUBMISSION),
        path("forms/pictures/<int:pk>/", picture_view, name=PICTURE),
        path("forms/<int:pk>/delete/", delete_message, name="delete_form_message"),
        re_path(
            r"^forms/(?P<pk>[0-9]{1,18})/(?P<what>done|new|aside|place)/$",
            see_to_message,
            name="see_to_form_message",
        ),
    ]
