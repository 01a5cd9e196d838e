"""The form that is made of an editor's questions, and what is kept of its answers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from forms.blocks.asked import Asked
from forms.blocks.question import Answer
from forms.blocks.stream import EMAIL, PICTURE
from links.reports.guarded import GuardedForm


class AnswerForm(GuardedForm):
    """The questions of a page; `kept` are pictures that came with an earlier try.

    It may have stood open for any time: a kept page has the signed moment at which it
    was made, not that of the reader.
    """

    longest_time = None
    wants_copy = forms.BooleanField(label=_("Send me a copy by e-mail"), required=False)

    def __init__(
        self,
        questions: StreamValue,
        *args,
        offers_copy: bool = False,
        kept: Mapping[str, Any] | None = None,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.kept = dict(kept or {})
        self.questions = {name_of(child): child for child in questions}
        for name, child in self.questions.items():
            self.fields[name] = child.block.make_field(child.value)
            if name in self.kept:
                self.fields[name].required = False
        kinds = {child.block_type for child in questions}
        self.has_pictures = PICTURE in kinds
        if not (offers_copy and EMAIL in kinds):
            del self.fields["wants_copy"]
        for name, child in self.questions.items():
            child.value.asked_in_form = Asked(name, self[name], self.kept.get(name))

    @property
    def asked(self) -> list[StreamValue.StreamChild]:
        """The questions in their order, to be printed."""
        return list(self.questions.values())

    @property
    def problems(self) -> list[dict[str, str]]:
        """What is wrong, in the order of the questions, and where it is put right."""
        return [
            {"message": asked.error, "id": asked.first_id}
            for asked in (child.value.asked for child in self.asked)
            if asked.error
        ]

    def pictures(self) -> dict[str, Any]:
        """Return the pictures that came with the form and can be kept, by question."""
        return {
            name: picture
            for name in self.names_of(PICTURE)
            if (picture := self.cleaned_data.get(name))
        }

    def keep(self, name: str, picture: Any) -> None:
        """Have the form say that a picture has come, when it is shown again."""
        self.kept[name] = picture
        child = self.questions[name]
        child.value.asked_in_form = Asked(name, self[name], picture)

    def names_of(self, *kinds: str) -> list[str]:
        """Return the names of the questions of these kinds."""
        return [
            name for name, child in self.questions.items() if child.block_type in kinds
        ]

    def answers(self) -> list[dict[str, Any]]:
        """Return what was answered, with the questions as they were asked.

        What somebody wrote stands beside the words that they answered to, whatever
        becomes of the form.
        """
        return [
            {
                "name": name,
                "kind": child.block_type,
                "label": child.value["label"],
                "value": self._to_keep(name, child),
            }
            for name, child in self.questions.items()
        ]

    def _to_keep(self, name: str, child) -> Answer:
        if child.block_type == PICTURE and name in self.kept:
            return self.kept[name].name
        return child.block.to_keep(self.cleaned_data.get(name))


def name_of(child: StreamValue.StreamChild) -> str:
    """Return what a question is called in the form, the same for as long as it is there."""
    return (
        f"q{child.id}" if child.id else f"q-{child.block_type}-{child.value['label']}"
    )


def picture_names(questions: StreamValue) -> Iterable[str]:
    """Return what the questions for pictures are called."""
    return [name_of(child) for child in questions if child.block_type == PICTURE]
