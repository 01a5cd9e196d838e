"""Loads the demo site, through Wagtail's own ways, into a site without content."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from activities.models import ActivityIndexPage, ActivityPage
from demo.activities import fill_activity
from demo.content.home import HOME
from demo.content.links import LINKS
from demo.content.organisation import (
    DEPARTMENTS_LIE_IN,
    EMERGENCY_NUMBERS,
    PRIVACY_PAGE,
    SETTINGS,
    THEMES,
)
from demo.content.people import PEOPLE
from demo.content.pictures import PICTURES
from demo.documents import create_documents
from demo.feedback import give_pages_answers
from demo.link_states import give_links_a_past
from demo.messages import give_forms_messages
from demo.notices import give_residents_notices
from demo.records import (
    AccessibilityRecord,
    ActivityRecord,
    CalendarRecord,
    DepartmentIndexRecord,
    DepartmentRecord,
    DocumentsRecord,
    FormRecord,
    InitiativeRecord,
    NoticeListRecord,
    OverviewRecord,
    PageRecord,
    UrgentHelpRecord,
)
from demo.streams import Registry, stored_stream
from departments.models import (
    DepartmentAddress,
    DepartmentIndexPage,
    DepartmentPage,
)
from forms.models import FormPage, FormReceiver
from initiatives.models import InitiativeIndexPage, InitiativePage, Theme
from links.models import Link
from notices.models import NoticeIndexPage
from pages.models import (
    AccessibilityPage,
    DocumentsPage,
    EmergencyNumber,
    HomePage,
    Person,
    SiteSettings,
    StandardPage,
)
from pages.opening import open_site
from urgent_help.models import UrgentHelpPage
from users.first_account import make_first_account

RASTERS = Path(__file__).parent / "pictures" / "rasters"
PAGE_MODELS = {
    AccessibilityRecord: AccessibilityPage,
    DepartmentIndexRecord: DepartmentIndexPage,
    DepartmentRecord: DepartmentPage,
    ActivityRecord: ActivityPage,
    CalendarRecord: ActivityIndexPage,
    FormRecord: FormPage,
    InitiativeRecord: InitiativePage,
    OverviewRecord: InitiativeIndexPage,
    NoticeListRecord: NoticeIndexPage,
    PageRecord: StandardPage,
    DocumentsRecord: DocumentsPage,
    UrgentHelpRecord: UrgentHelpPage,
}


@dataclass(frozen=True)
class LoadedDemo:
    """What was made; `password` is empty when the administrator was there before."""

    pages: int
    links: int
    password: str


def load_demo() -> LoadedDemo | None:
    """Load the demo site; return None, with nothing changed, if there is content.

    All or nothing: an interrupted run leaves at most unused files in the media
    storage. Raises FileNotFoundError when a drawing is missing.
    """
    with transaction.atomic():
        home = HomePage.objects.select_for_update().first()
        if home is None or has_content(home):
            return None
        administrator, password = make_first_account()
        registry = Registry()
        _create_pictures(registry)
        _create_people(registry)
        _create_themes(registry)
        _create_page_tree(registry, home, administrator)
        _create_links(registry, administrator)
        create_documents(registry, administrator)
        for record in walk(HOME):
            _fill_page(registry, record, administrator)
        # After the pages: one with a dangerous link could not be published.
        give_links_a_past(registry, administrator, timezone.now())
        give_pages_answers(registry, administrator, timezone.now())
        give_forms_messages(registry, administrator, timezone.now())
        give_residents_notices(administrator, timezone.now())
        _fill_settings(registry, home)
    return LoadedDemo(len(registry.pages), len(registry.links), password)


def has_content(home: HomePage) -> bool:
    """Whether anybody has put anything into the site whose front page is `home`."""
    if Page.objects.exclude(pk=home.pk).filter(depth__gt=1).exists():
        return True
    if home.summary or home.tasks or home.body or home.latest_revision_id:
        return True
    models = (Link, Person, Theme, get_image_model(), get_document_model())
    return any(model.objects.exists() for model in models)


def walk(record: PageRecord):
    """Yield a page and all pages below it, each before its children."""
    yield record
    for child in record.children:
        yield from walk(child)


def _create_pictures(registry: Registry) -> None:
    for key, record in PICTURES.items():
        with (RASTERS / f"{key}.png").open("rb") as file:
            picture = get_image_model().objects.create(
                title=record.title,
                description=record.description,
                file=ImageFile(file, name=f"{key}.png"),
            )
        picture.get_file_size()
        picture.get_file_hash()
        registry.pictures[key] = picture


def _create_people(registry: Registry) -> None:
    for key, record in PEOPLE.items():
        registry.people[key] = Person.objects.create(
            name=record.name,
            job_title=record.job_title,
            phone=record.phone,
            email=record.email,
            photo=registry.pictures[record.photo] if record.photo else None,
        )


def _create_themes(registry: Registry) -> None:
    for slug, title in THEMES.items():
        registry.themes[slug] = Theme.objects.create(slug=slug, title=title)


def _create_page_tree(registry: Registry, home: HomePage, administrator) -> None:
    """Create every page without its body, so that links can lead to it."""
    registry.pages[HOME.slug] = home
    for parent in walk(HOME):
        for record in parent.children:
            page = PAGE_MODELS[type(record)](
                title=record.title,
                slug=record.slug,
                summary=record.summary,
                body=[],
                live=False,
                owner=administrator,
            )
            registry.pages[parent.slug].add_child(instance=page)
            registry.pages[record.slug] = page


def _create_links(registry: Registry, administrator) -> None:
    for key, record in LINKS.items():
        link = Link(**record.values)
        if record.target_page:
            link.target_page = registry.pages[record.target_page]
        if record.replacement:
            link.replacement = registry.links[record.replacement]
        if link.is_flagged:
            link.unavailable_by = administrator
        link.full_clean()
        link.save()
        registry.links[key] = link


def _fill_page(registry: Registry, record: PageRecord, administrator) -> None:
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
    if isinstance(record, DepartmentRecord):
        _fill_department(registry, record, page)
    if isinstance(record, ActivityRecord):
        fill_activity(page, record, registry, timezone.localdate())
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


def _fill_settings(registry: Registry, home: HomePage) -> None:
    site = Site.objects.get(root_page=home)
    site.site_name = SETTINGS["organisation_name"]
    site.save()
    values = SETTINGS | {"privacy_page": registry.pages[PRIVACY_PAGE]}
    settings, _ = SiteSettings.objects.update_or_create(site=site, defaults=values)
    settings.full_clean()
    _fill_emergency_numbers(settings)
    open_site(site)


def _fill_emergency_numbers(settings: SiteSettings) -> None:
    numbers = [
        EmergencyNumber(sort_order=place, **values)
        for place, values in enumerate(EMERGENCY_NUMBERS)
    ]
    settings.emergency_numbers.set(numbers)
    settings.save()
    for number in settings.emergency_numbers.all():
        number.full_clean()
