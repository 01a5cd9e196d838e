"""One question as it stands in a form: its field, and what was answered so far."""

from dataclasses import dataclass
from typing import Any

from django import forms

from plaintext.slugs import slug_of


@dataclass(frozen=True)
class Option:
    """One of the answers that there are to choose from."""

    label: str
    # Of its box, without the underscore that ids of templates begin with.
    id: str
    is_chosen: bool


class Asked:
    """A question in a form, for its template; `kept` is a picture that came before."""

    def __init__(self, name: str, bound: forms.BoundField, kept: Any = None):
        self.name = name
        self.bound = bound
        self.kept = kept

    @property
    def error(self) -> str:
        """What is wrong with the answer, or ""."""
        return next(iter(self.bound.errors), "")

    @property
    def first_id(self) -> str:
        """The id of what a link to the question leads to."""
        options = self.options
        return f"_{options[0].id}" if options else f"_{self.name}"

    @property
    def value(self) -> str:
        """What was typed."""
        value = self.bound.value()
        return value if isinstance(value, str) else ""

    @property
    def is_ticked(self) -> bool:
        return bool(self.bound.value())

    @property
    def options(self) -> list[Option]:
        """The answers to choose from, and which are chosen."""
        choices = getattr(self.bound.field, "choices", ())
        chosen = self.bound.value() or []
        chosen = [chosen] if isinstance(chosen, str) else chosen
        return [
            Option(label, f"{self.name}-{number}", label in chosen)
            for number, (label, _label) in enumerate(choices)
        ]

    @property
    def described_by(self) -> str:
        """The ids of what else there is to read about the question."""
        parts = []
        if self.bound.help_text:
            parts.append(f"_{self.name}-hint")
        if self.error:
            parts.append(f"_{self.name}-error")
        return " ".join(parts)


def asked_alone(field: forms.Field) -> Asked:
    """Return a question of no form, for a preview.

    Its name is made of its words: the style guide shows all of them on one page.
    """
    name = slug_of(str(field.label)) or "q"
    form = forms.Form()
    form.fields[name] = field
    return Asked(name, form[name])
