"""Where the pages are. What opens a door is called `token`, and is in no log."""

from django.urls import path

from notices.subscribing.views import (
    ask_for_mail,
    asked_for_mail,
    choose_departments,
    confirm_mail,
    leave_mail,
)

urlpatterns = [
    path("", ask_for_mail, name="notice_mail"),
    path("tak/", asked_for_mail, name="notice_mail_asked"),
    path("bekraeft/<str:token>/", confirm_mail, name="confirm_notice_mail"),
    path("valg/<uuid:token>/", choose_departments, name="notice_mail_choice"),
    path("afmeld/<uuid:token>/", leave_mail, name="leave_notice_mail"),
]
