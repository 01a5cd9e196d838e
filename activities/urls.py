"""The addresses of calendars. They hold primary keys: a subscription outlives a slug."""

from django.urls import path

from activities.calendars import views

urlpatterns = [
    path("aktiviteter.ics", views.all_activities, name="activities_feed"),
    path(
        "afdeling-<int:pk>.ics",
        views.department_activities,
        name="department_activities_feed",
    ),
    path(
        "indsats-<int:pk>.ics",
        views.initiative_activities,
        name="initiative_activities_feed",
    ),
    path("aktivitet-<int:pk>.ics", views.activity_calendar, name="activity_calendar"),
    path(
        "aktivitet-<int:pk>-<str:day>.ics",
        views.activity_date_calendar,
        name="activity_date_calendar",
    ),
]
