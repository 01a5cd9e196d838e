"""Loads the demo site, through Wagtail's own ways, into a site without content."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from activities.models import ActivityIndexPage, ActivityPage
from demo.content.association.organisation import THEMES
from demo.content.association.people import PEOPLE
from demo.content.home import HOME
from demo.content.links.catalogue import LINKS
from demo.content.pictures import PICTURES
from demo.filling.documents import create_documents
from demo.filling.feedback import give_pages_answers
from demo.filling.link_states import give_links_a_past
from demo.filling.messages import give_forms_messages
from demo.filling.notices import give_residents_notices
from demo.filling.pages import fill_page
from demo.filling.settings import fill_settings
from demo.records import (
    AccessibilityRecord,
    ActivityRecord,
    CalendarRecord,
    DepartmentIndexRecord,
    DepartmentRecord,
    DocumentsRecord,
    FormRecord,
    InitiativeRecord,
    NewsListRecord,
    NewsRecord,
    NoticeListRecord,
    OverviewRecord,
    PageRecord,
    UrgentHelpRecord,
)
from demo.streams import Registry
from departments.models import DepartmentIndexPage, DepartmentPage
from forms.models import FormPage
from initiatives.models import InitiativeIndexPage, InitiativePage, Theme
from links.models import Link
from news.models import NewsIndexPage, NewsPage
from notices.models import NoticeIndexPage
from pages.models import (
    AccessibilityPage,
    DocumentsPage,
    HomePage,
    Person,
    StandardPage,
)
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
    NewsListRecord: NewsIndexPage,
    NewsRecord: NewsPage,
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
            fill_page(registry, record, administrator)
        # After the pages: one with a dangerous link could not be published.
        give_links_a_past(registry, administrator, timezone.now())
        give_pages_answers(registry, administrator, timezone.now())
        give_forms_messages(registry, administrator, timezone.now())
        give_residents_notices(administrator, timezone.now())
        fill_settings(registry, home)
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
