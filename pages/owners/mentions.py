"""Where somebody's phone number or e-mail address was typed into a text.

No machine can put another's in its place: the sentence around it says whose it is.
"""

from dataclasses import dataclass

from django.db.models import CharField, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Replace
from wagtail.models import Page

from pages.models import Person, SiteSettings
from pages.models.base import page_models
from pages.people.uses import stream_fields

# Shorter ones stand in other numbers.
SHORTEST_PHONE = 6


@dataclass(frozen=True)
class Mention:
    """Something of the site's that holds a number or an address as text."""

    source: Model

    @property
    def title(self) -> str:
        if isinstance(self.source, Page):
            return self.source.title
        return str(self.source._meta.verbose_name).capitalize()


def mentions_of(person: Person) -> list[Mention]:
    """Return the pages and settings that hold the person's number or address as text.

    As they are stored, live or not; one query per model.
    """
    wanted = [person.email] if person.email else []
    phone = "".join(person.phone.split())
    if len(phone) >= SHORTEST_PHONE:
        wanted.append(phone)
    if not wanted:
        return []
    models = [*page_models(), SiteSettings]
    return [Mention(found) for model in models for found in _holding(model, wanted)]


def _holding(model: type[Model], wanted: list[str]) -> QuerySet:
    names = [
        text_field.name
        for text_field in model._meta.get_fields()
        if isinstance(text_field, CharField | TextField) and text_field.model is model
    ]
    names += [stream.name for stream in stream_fields(model)]
    held = Q(pk__in=[])
    # Numbers are written with and without spaces.
    columns = {}
    for name in names:
        text = Cast(name, TextField())
        columns[f"{name}_unspaced"] = Replace(
            text, Value(" "), Value(""), output_field=TextField()
        )
        for words in wanted:
            held |= Q(**{f"{name}_unspaced__icontains": words})
    found = model._default_manager.alias(**columns).filter(held)
    return found.order_by("pk")
