"""What the register is to say of a title that has a note typed behind it."""

from django import forms
from django.forms import fields_for_model
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linkcheck.addresses import MAX_LENGTH, normalise_address
from linkcheck.verdicts import Verdict
from links.decisions.availability import set_availability
from links.describing.places import place_of
from links.finding.addresses import HIDDEN
from links.models import Link, TypedNote
from links.page_changes.notes import address_in, make_unavailable_link
from links.page_changes.registering import (
    correct_address,
    known_links,
    problem_with,
)

NEW = "new"


class NoteForm(forms.Form):
    """A new link, with what the text says; or one that the register has.

    `known` is the link that the title is already, or that has its address; `alike`
    those of the same words, where there is no address to tell by.
    """

    def __init__(
        self, *args, note: TypedNote, known: Link | None, alike: list[Link], **kwargs
    ):
        super().__init__(*args, prefix=f"note-{note.pk}", **kwargs)
        self.typed = note
        self.known = known
        self.problem = problem_with(note.href) if note.href else ""
        if known is not None:
            self._ask_about_known(known)
            return
        if alike:
            self._ask_about_alike(alike)
        names = ["title", "kind", "source", "language", "note"]
        self.fields |= fields_for_model(Link, names)
        for name in ("title", "kind", "source", "note"):
            self.fields[name].initial = getattr(note, name)
        if self.problem:
            self.fields["url"] = forms.CharField(
                label=_("Correct address"),
                required=False,
                max_length=MAX_LENGTH,
                initial=correct_address(note.href.replace(f"{HIDDEN}@", "")),
                help_text=_("Leave it empty if nobody knows the address."),
            )

    def _ask_about_known(self, known: Link) -> None:
        if known.is_flagged:
            return
        health = getattr(known, "health", None)
        self.fields["mark"] = forms.BooleanField(
            label=_("Mark it as unavailable, as the note says"),
            required=False,
            initial=health is None or health.verdict != Verdict.OK,
        )

    def _ask_about_alike(self, alike: list[Link]) -> None:
        self.alike = {str(link.pk): link for link in alike}
        gone = [pk for pk, link in self.alike.items() if link.is_flagged]
        self.fields["use"] = forms.ChoiceField(
            label=_("The register has a link with the same words"),
            choices=[
                *((pk, self._described(link)) for pk, link in self.alike.items()),
                (NEW, _("It is another link: make a new one")),
            ],
            initial=gone[0] if gone else NEW,
            required=False,
            widget=forms.RadioSelect,
        )

    def _described(self, link: Link) -> str:
        return gettext("Use “%(title)s” (%(place)s, %(availability)s)") % {
            "title": Truncator(link.title).chars(80),
            "place": place_of(link),
            "availability": link.get_availability_display().lower(),
        }

    def clean_use(self):
        """Take one of the links that are offered."""
        self.known = self.alike.get(self.cleaned_data["use"])
        return self.cleaned_data["use"]

    def clean_url(self):
        """Take the address as browsers read it; one that is known is welcome."""
        if not self.cleaned_data["url"].strip():
            return None
        url = normalise_address(self.cleaned_data["url"])
        self.known = Link.objects.same_but_for_tracking(url).first()
        return url

    def clean(self):
        # Nothing else is needed of a link that there is.
        if self.known is not None:
            for name in list(self.errors):
                del self.errors[name]
        return super().clean()

    @property
    def same(self) -> tuple:
        """What two notes have in common that are about one link."""
        if self.known is not None:
            return (self.known.pk,)
        words = (str(self.cleaned_data[name]) for name in ("title", "kind", "source"))
        return (self._url, *map(str.casefold, words))

    @property
    def _url(self) -> str | None:
        return self.cleaned_data.get("url", address_in(self.typed))

    def link(self, user) -> Link:
        """Return the link that the title becomes."""
        if self.known is None:
            names = ("title", "kind", "source", "language", "note")
            fields = {name: self.cleaned_data[name] for name in names}
            return make_unavailable_link(self._url, fields, user)
        if self.cleaned_data.get("mark"):
            set_availability(self.known, user, available=False)
        return self.known


def forms_for(notes: list[TypedNote], data=None) -> list[NoteForm]:
    """Return a form for each note, after three questions for all of them."""
    urls = {note.pk: address_in(note) for note in notes}
    by_url = known_links(url for url in urls.values() if url)
    known = {
        note.pk: by_url[urls[note.pk]].pk if urls[note.pk] in by_url else note.linked
        for note in notes
    }
    links = Link.objects.select_related("health").in_bulk(set(known.values()) - {None})
    alike = _alike([note for note in notes if not (note.linked or urls[note.pk])])
    return [
        NoteForm(
            data,
            note=note,
            known=links.get(known[note.pk]),
            alike=alike.get(note.pk, []),
        )
        for note in notes
    ]


def _alike(notes: list[TypedNote]) -> dict[int, list[Link]]:
    """Return the links of the register that have the words of notes."""
    titles = {note.title for note in notes}
    kinds = {note.kind for note in notes}
    # The lost ones whatever their case; a hundred thousand others by their titles.
    lost = Link.objects.without_target().filter(kind__in=kinds)
    others = Link.objects.with_target().filter(kind__in=kinds, title__in=titles)
    by_words = {}
    for link in lost.order_by().union(others.order_by()) if notes else ():
        by_words.setdefault(_words(link), []).append(link)
    return {note.pk: by_words.get(_words(note), []) for note in notes}


def _words(named: Link | TypedNote) -> tuple[str, str, str]:
    return named.title.casefold(), named.kind, named.source.casefold()
