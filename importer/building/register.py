"""Links of a page: found in the register, or made."""

from html import escape

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext
from wagtail.log_actions import log
from wagtail.models import Page

from importer.building.fetched import Moved
from importer.building.library import Library
from importer.recognising.findings import Finding, Matter
from importer.recognising.linking import link_of_address
from importer.recognising.page import RecognisedLink
from linkcheck.addresses import host_of, normalise_address
from links.models import Link
from links.page_changes.notes import make_unavailable_link
from links.page_changes.registering import known_links, make_link

_TITLE, _SOURCE, _NOTE = 255, 120, 200


class Register:
    """The links that one page needs."""

    def __init__(self, user, library: Library, moved: Moved | None, address: str):
        self.made: list[Model] = []
        self.findings: list[Finding] = []
        self._user = user
        self._library = library
        self._moved = moved or (lambda _address: None)
        self._host = host_of(address) if address else ""

    def link(self, wanted: RecognisedLink, section: str = "") -> Link:
        """Return the link of the register for one that a page names."""
        if not wanted.address:
            return self._without_address(wanted)
        if target := self._target(wanted.address, wanted.title, wanted.line):
            return self._internal(wanted, target)
        try:
            url = normalise_address(wanted.address)
        except ValidationError as error:
            self._refused(wanted.title, error, wanted.line, section)
            return self._without_address(wanted)
        if known := self._known(url):
            return known
        fields = _fields(wanted)
        if wanted.is_unavailable:
            return self._note(make_unavailable_link(url, fields, self._user))
        return self._note(make_link(url, fields, self._user))

    def anchor(self, address: str, words: str) -> tuple[str, str]:
        """Return what rich text has before and behind the words of a link.

        Both are "" for an address that nobody can be sent to.
        """
        if address.lower().startswith(("mailto:", "tel:")):
            return f'<a href="{escape(address)}">', "</a>"
        if target := self._target(address, words, 0):
            kind = "page" if isinstance(target, Page) else "document"
            return f'<a linktype="{kind}" id="{target.pk}">', "</a>"
        try:
            url = normalise_address(address)
        except ValidationError as error:
            self._refused(words, error, 0, "")
            return "", ""
        link = self._known(url)
        if link is None:
            wanted = link_of_address(url, words.strip(" .,:"), 0)
            link = self._note(make_link(url, _fields(wanted), self._user))
        return f'<a linktype="link" id="{link.pk}">', "</a>"

    def _target(self, address: str, title: str, line: int) -> Model | None:
        """Return the page or document of this site that an address is now."""
        if target := self._moved(address):
            return target
        host = host_of(address)
        if host and host != self._host:
            # Of others; they keep it up to date themselves.
            return None
        return self._library.document(address, title, line)

    def _known(self, url: str) -> Link | None:
        if known := known_links([url]).get(url):
            return known
        return Link.objects.same_but_for_tracking(url).order_by("pk").first()

    def _without_address(self, wanted: RecognisedLink) -> Link:
        fields = _fields(wanted)
        words = fields["title"], fields["kind"], fields["source"]
        same = Link.objects.of_same_words(*words)
        if wanted.is_unavailable:
            same = same.filter(availability=Link.Availability.UNAVAILABLE)
        # Somebody may have given it its address since.
        known = same.with_target().order_by("pk").first() or same.first()
        if known:
            return known
        if not wanted.is_unavailable:
            fields["unavailable_reason"] = gettext(
                "The text of the old page did not say where it leads."
            )
        return self._note(make_unavailable_link(None, fields, self._user))

    def _internal(self, wanted: RecognisedLink, target: Model) -> Link:
        name = "target_page" if isinstance(target, Page) else "target_document"
        known = Link.objects.filter(**{name: target.pk}).order_by("pk").first()
        if known:
            return known
        link = Link(**{f"{name}_id": target.pk}, **_fields(wanted))
        link.full_clean()
        link.save()
        log(instance=link, action="wagtail.create", user=self._user)
        return self._note(link)

    def _note(self, link: Link) -> Link:
        self.made.append(link)
        return link

    def _refused(
        self, title: str, error: ValidationError, line: int, section: str
    ) -> None:
        detail = " ".join(error.messages)
        self.findings.append(
            Finding(
                Matter.BAD_ADDRESS, title, line=line, section=section, detail=detail
            )
        )


def _fields(wanted: RecognisedLink) -> dict:
    fields = {
        "title": " ".join(wanted.title.split())[:_TITLE],
        "kind": wanted.kind,
        "source": wanted.source[:_SOURCE],
    }
    if wanted.note:
        fields["note"] = wanted.note[:_NOTE]
    return fields
