"""The admin's forms, as their pages have them, and a form's data for any block."""

import re
from collections.abc import Iterator
from itertools import islice

from django.conf import settings
from django.http import HttpResponse
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import get_page_models
from wagtail.test.utils.form_data import querydict_from_html

from tests.boligsocial.hostile.asking import Asker, find, plausible
from tests.boligsocial.hostile.doors import doors
from tests.html import parse_screen
from tests.staff import edit_url

# What a form says of itself: changed by scripts alone, and refused as a whole.
OF_THE_FORM = re.compile(r"csrf|_FORMS$|-(id|count|ORDER|DELETE)$|^next$|revision")
TEXTS = "textarea, input:not([type]), [type=text], [type=url], [type=email]"
# Before the answer is a form again, these do something else.
ELSEWHERE = re.compile(
    r"password_reset|/login/|/delete/|/revert/|/import/|/(copy|multiple)/"
)


class Form:
    """What a page of the admin has to fill in: what it would send, and its texts."""

    def __init__(self, response: HttpResponse):
        self.data: dict[str, list[str]] = {}
        self.texts: set[str] = set()
        box = self._box(response)
        if box is not None:
            self.texts = {
                field["name"]
                for field in box.select(TEXTS)
                if field.get("name") and not OF_THE_FORM.search(field["name"])
            }
            sent = querydict_from_html(str(box))
            self.data = {name: sent.getlist(name) for name in sent}

    @staticmethod
    def _box(response: HttpResponse):
        if response.status_code != 200:
            return None
        if not response.get("Content-Type", "").startswith("text/html"):
            return None
        boxes = parse_screen(response).select("#main form[method=POST i]")
        return next(
            (box for box in boxes if "w-editing-sessions" not in box.get("class", [])),
            None,
        )


def forms(asker: Asker) -> Iterator[tuple[str, Form]]:
    """Yield every form of the admin with its address."""
    for door in doors():
        if not door.address.startswith("admin/") or ELSEWHERE.search(str(door)):
            continue
        found = find(door, asker)
        if not found.has_form:
            continue
        tried = [found.arguments]
        if len(door.arguments) > 1:
            # Pages of every kind; those of one argument differ in what they are about.
            tried += islice(plausible(door), 20)
        for address in dict.fromkeys(map(door.at, tried)):
            form = Form(asker.get(address))
            if form.data:
                yield address, form


def empty_streams() -> dict[str, str]:
    names = {field.name for field in stream_fields()}
    return {f"{name}-count": "0" for name in names}


def stream_fields() -> list[StreamField]:
    return [
        field
        for model in get_page_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    ]


def in_every_block(block: Block, prefix: str, value: str) -> dict[str, str]:
    """Return a form's data with one of each block, and `value` wherever one can be."""
    match block:
        case StructBlock():
            return merged(
                in_every_block(child, f"{prefix}-{name}", value)
                for name, child in block.child_blocks.items()
            )
        case ListBlock():
            return item(prefix, 0, block.child_block, value) | {f"{prefix}-count": "1"}
        case StreamBlock():
            children = block.child_blocks
            items = merged(
                item(prefix, number, child, value) | {f"{prefix}-{number}-type": name}
                for number, (name, child) in enumerate(children.items())
            )
            return items | {f"{prefix}-count": str(len(children))}
    return {prefix: value}


def item(prefix: str, number: int, block: Block, value: str) -> dict[str, str]:
    place = f"{prefix}-{number}"
    about = {f"{place}-deleted": "", f"{place}-order": str(number), f"{place}-id": ""}
    return about | in_every_block(block, f"{place}-value", value)


def merged(parts) -> dict[str, str]:
    return {name: value for part in parts for name, value in part.items()}


def form_with(field: StreamField, asker: Asker) -> str:
    """Return the address of a form for a page with a stream: of one that there is, or
    else for a new one."""
    if (page := field.model.objects.first()) is not None:
        return edit_url(page)
    # The previews of the form lie below it.
    beginning = f"{settings.ADMIN_PATH}pages/add/"
    door = min(
        (door for door in doors() if door.address.startswith(beginning)),
        key=lambda door: len(door.address),
    )
    kind = f"/{field.model._meta.app_label}/{field.model._meta.model_name}/"
    possible = (door.at(arguments) for arguments in plausible(door))
    return next(
        address
        for address in possible
        if kind in address and asker.get(address).status_code == 200
    )
