"""The form behind a link in the admin, and what forms for links ask."""

from django import forms
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

_WORDS = ("title", "kind", "source")
_TARGETS = ("url", "target_page", "target_document")
# More than anybody compares.
_SHOWN = 5


def another_field() -> forms.BooleanField:
    """Return the field in which somebody says that it is another link."""
    return forms.BooleanField(
        label=_("It is another link"),
        error_messages={
            "required": _("Use the link that there is, or say that this is another.")
        },
    )


class AsksAboutSameWords:
    """A form of a link with a field `is_another`, there only when it is asked.

    An address tells whether two links are the same. Where it is lost, only the words
    can, and two lost articles may well share a title: so this asks once, and refuses
    nothing.

    It needs no script: the form comes back with the question, the links that have the
    same words, and all that was written.
    """

    def ask_about_same_words(self) -> None:
        """Ask about what was sent, or drop the question where there is none."""
        known = self._links_of_same_words() if self.is_bound else []
        if not known:
            self.fields.pop("is_another", None)
            return
        links = format_html_join(
            ", ",
            '<a href="{}">{}</a>',
            (
                (reverse("wagtailsnippets_links_link:edit", args=[link.pk]), link.title)
                for link in known
            ),
        )
        self.fields["is_another"].help_text = format_html(
            gettext("The register has a link with the same title and source: {}."),
            links,
        )

    def _links_of_same_words(self) -> list:
        links = type(self.instance).objects
        sent = {name: self._sent(name) for name in (*_WORDS, *_TARGETS)}
        is_flagged = self._sent("availability") == "unavailable"
        if not is_flagged or not sent["title"] or any(map(sent.get, _TARGETS)):
            return []
        stored = links.filter(pk=self.instance.pk).without_target().first()
        words = [sent[name] for name in _WORDS]
        if stored and [getattr(stored, name) for name in _WORDS] == words:
            # Somebody has answered before.
            return []
        return list(links.of_same_words(*words).exclude(pk=self.instance.pk)[:_SHOWN])

    def _sent(self, name: str) -> str:
        return " ".join(str(self.data.get(self.add_prefix(name), "")).split())


class LinkForm(AsksAboutSameWords, WagtailAdminModelForm):
    """Asks about a link of the same words, and remembers who flagged a link."""

    is_another = another_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_about_same_words()

    def save(self, commit=True):
        link = self.instance
        if not link.is_flagged:
            link.unavailable_since = None
            link.unavailable_by = None
        elif "availability" in self.changed_data:
            link.unavailable_by = self.for_user
        return super().save(commit)
