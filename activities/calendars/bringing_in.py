"""Drafts of activities, made of what was read from a calendar."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from wagtail.log_actions import log

from activities.calendars.reading import ReadActivity, Reading
from activities.models import ActivityChange, ActivityIndexPage, ActivityPage
from pages.models.base import SUMMARY_LIMIT

_SAME = (
    "title",
    "first_day",
    "begins_at",
    "ends_at",
    "last_day",
    "repeats",
    "repeats_until",
    "repeats_times",
    "is_cancelled",
    "place",
)


@dataclass(frozen=True)
class BroughtIn:
    """The drafts that were made, and what was left out and why."""

    drafts: list[ActivityPage]
    left_out: list[str]


def bring_in(reading: Reading, parent: ActivityIndexPage, user) -> BroughtIn:
    """Make a draft of each activity below `parent`, all of them or none.

    One of the same title and first day is there already: a form that is sent twice
    makes nothing twice. That `user` may do so is for the caller to ask.
    """
    drafts, left_out = [], list(reading.left_out)
    with transaction.atomic():
        # Two who send the same file at once come one after the other.
        parent = ActivityIndexPage.objects.select_for_update(of=("self",)).get(
            pk=parent.pk
        )
        there = set(
            ActivityPage.objects.child_of(parent).values_list("title", "first_day")
        )
        for activity in reading.activities:
            if (activity.title, activity.first_day) in there:
                words = gettext("“%(title)s” is here already.")
                left_out.append(words % {"title": activity.title})
                continue
            there.add((activity.title, activity.first_day))
            drafts.append(_draft(activity, parent, user))
    return BroughtIn(drafts, left_out)


def _draft(activity: ReadActivity, parent: ActivityIndexPage, user) -> ActivityPage:
    page = ActivityPage(
        **{name: getattr(activity, name) for name in _SAME},
        summary=_summary(activity),
        body=_body(activity),
        live=False,
        owner=user,
    )
    seen = set()
    page.changes = [
        ActivityChange(
            kind=change.kind,
            day=change.day,
            new_day=change.new_day,
            begins_at=change.begins,
            ends_at=change.ends,
            place=change.place,
        )
        for change in activity.changes
        if change.day not in seen and not seen.add(change.day)
    ]
    parent.add_child(instance=page)
    page.save_revision(user=user)
    log(instance=page, action="wagtail.create", user=user, content_changed=True)
    return page


def _summary(activity: ReadActivity) -> str:
    paragraph = activity.text.split("\n\n")[0].replace("\n", " ").strip()
    return paragraph if 0 < len(paragraph) <= SUMMARY_LIMIT else activity.title


def _body(activity: ReadActivity) -> list:
    """Return all that was written, once more if it stands in the summary."""
    paragraphs = [part.strip() for part in activity.text.split("\n\n") if part.strip()]
    if not paragraphs or paragraphs == [_summary(activity)]:
        return []
    html = format_html_join(
        "",
        "<p>{}</p>",
        (
            (format_html_join("", "{}<br/>", ((line,) for line in part.split("\n"))),)
            if "\n" in part
            else (part,)
            for part in paragraphs
        ),
    )
    title = gettext("More about it")
    return [("text", {"title": title, "text": str(format_html("{}", html))})]
