"""Enters the old page's content through the admin, as members of staff do."""

import io
from html import escape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Page, Site, TaskState
from wagtail.test.utils.form_data import rich_text, streamfield

from boligsocial import roles
from initiatives.models import InitiativeIndexPage, InitiativePage
from links.blocks import SECTION_FEATURES, TEXT_FEATURES
from links.models import Link
from media.models import SiteImage
from pages.models import Person
from tests.factories import home_page
from tests.seed.answers import HOUSING_ADDRESS, HOUSING_LINK_TEXT, address_of
from tests.seed.text import Line, Seed, SeedInitiative, SeedLink
from tests.staff import StaffClient, list_block, member_of, succeeded

PICTURE_DESCRIPTION = "Naboer i alle aldre spiser sammen ved langborde i gården"
SUMMARIES = [
    "Unge ser, hvordan brandfolk arbejder, og får selv lov at prøve.",
    "En medarbejder, du kan tale fortroligt med om det, der er svært.",
]


def enter(seed: Seed) -> tuple[Page, list[Page]]:
    """Build the old page anew; return the overview and its initiatives, published.

    Each member of staff does what the role allows: an administrator sets what
    stands on every page, an approver makes the owner and publishes, an editor
    does the rest.
    """
    administrator = member_of(roles.ADMINISTRATOR)
    approver = member_of(roles.APPROVER)
    editor = member_of(roles.EDITOR)
    _enter_settings(administrator, seed)
    owner = _enter_owner(approver, seed)
    picture = _upload_picture(editor, seed)
    overview = _enter_overview(approver, seed, owner, picture)
    initiatives = []
    for initiative, summary in zip(seed.initiatives, SUMMARIES, strict=True):
        fields = _initiative_fields(editor, initiative) | {
            "summary": summary,
            **_metadata(seed, owner),
        }
        submitted = _submit(editor, overview, fields)
        initiatives.append(_approve(approver, submitted))
    return overview, initiatives


def _enter_settings(administrator: StaffClient, seed: Seed) -> None:
    site = Site.objects.get(is_default_site=True)
    url = reverse("wagtailsettings:edit", args=["pages", "sitesettings", site.pk])
    fields = {
        "organisation_name": "Boligforeningen Solgavlen",
        "housing_search_title": seed.housing_question,
        "housing_search_link_text": HOUSING_LINK_TEXT,
        "housing_search_url": HOUSING_ADDRESS,
    }
    succeeded(administrator.fill_in(url, fields))


def _enter_owner(approver: StaffClient, seed: Seed) -> Person:
    url = reverse("wagtailsnippets_pages_person:add")
    succeeded(approver.fill_in(url, {"name": seed.owner_name}))
    return Person.objects.get(name=seed.owner_name)


def _upload_picture(editor: StaffClient, seed: Seed) -> SiteImage:
    content = io.BytesIO()
    Image.new("RGB", (1800, 900), "seagreen").save(content, "JPEG")
    upload = SimpleUploadedFile(seed.file_name, content.getvalue(), "image/jpeg")
    fields = {"title": "Fællesspisning i gården", "file": upload}
    succeeded(editor.fill_in(reverse("wagtailimages:add"), fields))
    return SiteImage.objects.get(title="Fællesspisning i gården")


def _enter_overview(approver, seed, owner, picture) -> Page:
    parent = home_page()
    url = reverse(
        "wagtailadmin_pages:add",
        args=["initiatives", "initiativeindexpage", parent.pk],
    )
    text = {"title": seed.heading.text, "text": _rich(seed.paragraphs)}
    fields = {
        "title": seed.title.text,
        "slug": "boligsocial-indsats",
        "summary": seed.lead.text,
        "picture": str(picture.pk),
        "picture_alt": PICTURE_DESCRIPTION,
        "body": streamfield([("text", text)]),
        "show_in_menus": "on",
        "action-publish": "1",
        **_metadata(seed, owner),
    }
    succeeded(approver.fill_in(url, fields))
    return InitiativeIndexPage.objects.get(title=seed.title.text)


def _metadata(seed: Seed, owner: Person) -> dict:
    """Return the fields that keep an old page's dates as they were."""
    return {
        "content_owner": str(owner.pk),
        "content_created": seed.created,
        "content_updated": seed.updated,
        "minor_edit": "on",
        "show_housing_search": "on",
    }


def _initiative_fields(editor: StaffClient, initiative: SeedInitiative) -> dict:
    sections = [
        (name, {"text": _rich(initiative.texts[name])})
        for name in ("about", "why", "value")
    ]
    if "target_group" in initiative.labels:
        sections.append(("target_group", _target_group(initiative)))
    if initiative.study:
        sections.append(("knowledge", _knowledge(editor, initiative)))
    sections.append(("related_links", {"groups": _groups(editor, initiative)}))
    return {
        "title": initiative.title.text,
        "slug": f"indsats-{initiative.title.number}",
        "body": streamfield(sections),
    }


def _target_group(initiative: SeedInitiative) -> dict:
    age_from, age_to = initiative.ages
    return {
        "title": initiative.labels["target_group"].text,
        "introduction": _rich(initiative.texts["target_group"], TEXT_FEATURES),
        "age_from": age_from,
        "age_to": age_to,
        "characteristics": list_block(
            [line.text.removeprefix("• ") for line in initiative.characteristics]
        ),
        "closing": _rich(initiative.closing, TEXT_FEATURES),
    }


def _knowledge(editor: StaffClient, initiative: SeedInitiative) -> dict:
    title = initiative.study.text
    study = _make_link(editor, title=title, kind="study", url=_led_to(title))
    return {
        "title": initiative.labels["knowledge"].text,
        "text": _rich(initiative.texts["knowledge"]),
        "studies": list_block(
            [{"link": str(study.pk), "publisher": initiative.publisher, "year": ""}]
        ),
    }


def _groups(editor: StaffClient, initiative: SeedInitiative) -> dict:
    """Return the groups of links; neighbours without a label share one."""
    groups = []
    for link in initiative.links:
        made = _enter_link(editor, link)
        if groups and not link.label and not groups[-1]["label"]:
            groups[-1]["links"].append(str(made.pk))
        else:
            groups.append({"label": link.label, "links": [str(made.pk)]})
    return list_block(
        [group | {"links": list_block(group["links"])} for group in groups]
    )


def _enter_link(editor: StaffClient, link: SeedLink) -> Link:
    """Make a link; of one that the old page says is gone, nobody knows the address."""
    if link.note:
        gone = {"availability": "unavailable", "source": link.label}
        return _make_link(editor, title=link.title, kind=link.kind, **gone)
    return _make_link(editor, title=link.title, kind=link.kind, url=_led_to(link.title))


def _led_to(title: str) -> str:
    """Return where a link leads; the old page's text tells that of one alone."""
    return f"https://{title}/" if title.startswith("www.") else address_of(title)


def _make_link(editor: StaffClient, **fields) -> Link:
    succeeded(editor.fill_in(reverse("wagtailsnippets_links_link:add"), fields))
    return Link.objects.get(title=fields["title"])


def _submit(editor: StaffClient, overview: Page, fields: dict) -> Page:
    url = reverse(
        "wagtailadmin_pages:add", args=["initiatives", "initiativepage", overview.pk]
    )
    succeeded(editor.fill_in(url, fields | {"action-submit": "1"}))
    page = InitiativePage.objects.get(slug=fields["slug"])
    assert not page.live
    return page


def _approve(approver: StaffClient, page: Page) -> Page:
    task_state = TaskState.objects.get(workflow_state__object_id=str(page.pk))
    url = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk]
    )
    approver.post(url, {"comment": "Godt skrevet."})
    page.refresh_from_db()
    assert page.live
    return page


def _rich(lines: list[Line], features: list[str] = SECTION_FEATURES) -> str:
    paragraphs = "".join(f"<p>{escape(line.text)}</p>" for line in lines)
    return rich_text(paragraphs, features=features)
