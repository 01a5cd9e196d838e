"""Fills the demo's pages: each with what its type has, then published."""

import datetime

from django.utils import timezone

from demo.content.association.organisation import DEPARTMENTS_LIE_IN
from demo.filling.activities import fill_activity
from demo.records import (
    AccessibilityRecord,
    ActivityRecord,
    DepartmentIndexRecord,
    DepartmentRecord,
    FormRecord,
    InitiativeRecord,
    NewsRecord,
    PageRecord,
)
from demo.streams import Registry, stored_stream
from departments.models import DepartmentAddress, PlanPlace
from forms.models import FormPage, FormReceiver


def fill_page(registry: Registry, record: PageRecord, administrator) -> None:
    """Give a page of the tree all that its record says, and publish it."""
    page = registry.pages[record.slug]
    # Children created since may have changed its place in the tree.
    page.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
    page.title = page.draft_title = record.title
    page.seo_title = record.seo_title
    page.summary = record.summary
    page.show_in_menus = record.show_in_menus
    page.show_housing_search = record.show_housing_search
    page.content_owner = registry.people[record.owner]
    page.content_created = record.created
    page.content_updated = record.updated
    page.change_note = record.change_note
    page.review_interval = record.review_interval
    page.next_review = record.next_review
    # The dates are the content's own, not those of the day it is loaded.
    page.minor_edit = True
    if record.picture:
        page.picture = registry.pictures[record.picture]
        page.picture_alt = page.picture.description
    page.body = stored_stream(page.body.stream_block, record.body, registry)
    _fill_streams(registry, record, page)
    if isinstance(record, InitiativeRecord):
        page.audience = record.audience
        page.place = record.place
        page.how_to_start = record.how_to_start
        page.contact = registry.people[record.contact]
        page.themes.set([registry.themes[slug] for slug in record.themes])
        page.departments.set([registry.pages[slug] for slug in record.departments])
    if isinstance(record, DepartmentIndexRecord):
        page.plan = registry.pictures[record.plan]
        page.plan_description = page.plan.description
    if isinstance(record, DepartmentRecord):
        _fill_department(registry, record, page)
    if isinstance(record, ActivityRecord):
        fill_activity(page, record, registry, timezone.localdate())
    if isinstance(record, NewsRecord):
        day = timezone.localdate() - datetime.timedelta(days=record.days_ago)
        page.content_created = page.content_updated = day
        page.departments.set([registry.pages[slug] for slug in record.departments])
    if isinstance(record, AccessibilityRecord):
        page.assessed_on = record.assessed_on
        page.complaints_link = registry.links[record.complaints_link]
    if isinstance(record, FormRecord):
        _fill_form(registry, page, record)
    revision = page.save_revision(user=administrator, clean=True)
    if not record.is_draft:
        revision.publish(user=administrator)


def _fill_streams(registry: Registry, record: PageRecord, page) -> None:
    """Fill what a type of page has of streams besides its body."""
    for name in ("tasks", "known_issues", "service_points", "troubles"):
        if hasattr(record, name):
            block = getattr(page, name).stream_block
            setattr(page, name, stored_stream(block, getattr(record, name), registry))


def _fill_department(registry: Registry, record: DepartmentRecord, page) -> None:
    page.homes = record.homes
    page.number = record.number
    page.phone = record.phone
    page.email = record.email
    page.addresses.set(
        DepartmentAddress(sort_order=place, **DEPARTMENTS_LIE_IN, **row)
        for place, row in enumerate(record.addresses)
    )
    across, down = record.plan_place
    PlanPlace.objects.create(department=page, across=across, down=down)


def _fill_form(registry: Registry, page: FormPage, record: FormRecord) -> None:
    block = page.questions.stream_block
    page.questions = stored_stream(block, record.questions, registry)
    page.button_text, page.purpose = record.button_text, record.purpose
    page.thanks, page.places = record.thanks, record.places
    page.receivers.set(
        [
            FormReceiver(person=registry.people[key], sort_order=place)
            for place, key in enumerate(record.receivers)
        ]
    )
