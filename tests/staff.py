"""Members of staff in the admin, sending what their browser would send."""

import itertools
import json
from collections import defaultdict
from collections.abc import Iterator

import lxml.html
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import nested_form_data

from tests.html import parse, parse_screen, screen_source, words

# Buttons are sent where they are pressed; a file that nobody has chosen is none.
NOT_SENT = {"button", "file", "image", "reset", "submit"}

_numbers = itertools.count(1)


class StaffClient(Client):
    """A browser in which somebody is signed in to the admin."""

    def __init__(self, user, **kwargs):
        super().__init__(**kwargs)
        self.user = user
        self.force_login(user)

    def fill_in(self, url: str, fields: dict, **kwargs) -> HttpResponse:
        """Open the form at `url`, change `fields` (nested as in form_data), send it.

        What is not in `fields` is sent as the form has it, as a browser would; a
        field that is None is left out, which is how a box is unticked.
        """
        opened = self.get(url)
        assert opened.status_code == 200, f"{url} answered {opened.status_code}"
        filled_in = form_data(opened) | nested_form_data(fields)
        given = {name: value for name, value in filled_in.items() if value is not None}
        return self.post(url, given, **kwargs)


def form_data(response: HttpResponse) -> dict[str, list[str]]:
    """Return what the form on a page of the admin would send, untouched."""
    form = next(
        form
        # The dialogs of a form, as that for a plan, are made of templates.
        for form in lxml.html.fromstring(screen_source(response)).iterfind(
            ".//*[@id='main']//form"
        )
        if form.method == "POST" and "w-editing-sessions" not in form.classes
    )
    data = defaultdict(list)
    for field in form.inputs:
        if field.name and field.name != "csrfmiddlewaretoken":
            data[field.name] += _values(field)
    return {name: values for name, values in data.items() if values}


def _values(field) -> list[str]:
    """Return what a browser sends of a field that nobody has touched."""
    if "disabled" in field.attrib:
        return []
    match field.tag:
        case "textarea":
            return [field.value.removeprefix("\n")]
        case "select" if field.multiple:
            return list(field.value)
        case "select":
            return [] if field.value is None else [field.value]
    if field.type in NOT_SENT or (field.checkable and not field.checked):
        return []
    return [field.value or ""]


def member_of(*roles: str) -> StaffClient:
    """Return the browser of somebody new who is in the groups `roles`."""
    number = next(_numbers)
    user = get_user_model().objects.create_user(
        username=f"medarbejder{number}", email=f"medarbejder{number}@solgavlen.example"
    )
    user.groups.set(Group.objects.filter(name__in=roles))
    assert user.groups.count() == len(roles)
    return StaffClient(user)


def messages_of(response: HttpResponse) -> list[str]:
    """Return what the admin says at the top of a page."""
    return [words(item) for item in parse_screen(response).select(".messages li")]


def said(response: HttpResponse) -> list[str]:
    """Return what would be said at the top of the next page, whichever that is; once."""
    response.client.cookies.pop("messages", None)
    return [words(parse(str(said))) for said in get_messages(response.wsgi_request)]


def field_errors(response: HttpResponse) -> dict[str, str]:
    """Return the messages beside the form's own fields, by the field's name."""
    errors = {}
    for box in parse_screen(response).select(".w-field__errors"):
        if message := " ".join(map(words, box.select(".error-message"))):
            field = box.find_parent(class_="w-field__wrapper")
            control = field.select_one("[name]") if field else None
            errors[control["name"] if control else ""] = message
    return errors


def stream_in(response: HttpResponse, name: str) -> tuple[list, list[str]]:
    """Return a StreamField as a form shows it again: its blocks, and its messages."""
    [element] = parse_screen(response).select(f"#{name}[data-w-block-arguments-value]")
    arguments = json.loads(element["data-w-block-arguments-value"])
    errors = arguments[1] if len(arguments) > 1 else None
    return arguments[0], list(_messages_in(errors))


def _messages_in(errors) -> Iterator[str]:
    match errors:
        case {"messages": messages}:
            yield from messages
        case dict():
            for inner in errors.values():
                yield from _messages_in(inner)


def list_block(values: list) -> dict:
    """Return the form data of a ListBlock, to stand in `nested_form_data`."""
    items = {
        str(number): {"value": value, "order": str(number), "deleted": ""}
        for number, value in enumerate(values)
    }
    return items | {"count": str(len(values))}


def succeeded(response: HttpResponse) -> None:
    """Fail with what the form says, unless it was accepted and led on."""
    if response.status_code != 302:
        context = response.context or {}
        errors = context["form"].errors if "form" in context else {}
        raise AssertionError(f"{messages_of(response)} {dict(errors)}")


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def settings_url() -> str:
    site = Site.objects.get(is_default_site=True)
    return reverse("wagtailsettings:edit", args=["pages", "sitesettings", site.pk])


def is_refused(response) -> bool:
    """Whether the admin sent somebody away: to the sign-in page or its first page."""
    return response.status_code == 302 and response["Location"].split("?")[0] in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_login"),
    )
