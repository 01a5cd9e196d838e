"""What readers see of a link, apart from where it leads."""

from django.utils.formats import date_format
from django.utils.translation import gettext

from linkcheck.addresses import host_of
from links.dangers import has_dangerous_host
from links.kinds import UNAVAILABLE_NOTES, Kind


class PublicLink:
    """The words of a Link, made of its fields."""

    @property
    def unavailable_note(self) -> str:
        """The sentence that readers see when the target is gone, without brackets."""
        return self.note or str(UNAVAILABLE_NOTES[Kind(self.kind)])

    @property
    def description(self) -> str:
        """Kind and source as readers see them, such as “Video, YouTube”."""
        kind = "" if self.kind == Kind.LINK else self.get_kind_display()
        parts = [kind, self.source or self._default_source()]
        if self.target_document_id:
            parts.append(self.target_document.public_description)
        return ", ".join(part for part in parts if part)

    @property
    def public_archive_url(self) -> str:
        """The archived copy that readers are offered: never one of a danger."""
        if self.is_dangerous or not self.archive_url:
            return ""
        return "" if has_dangerous_host(self.archive_url) else self.archive_url

    @property
    def archive_label(self) -> str:
        """The text of the link to the archived copy."""
        if not self.archived_on:
            return gettext("See an archived copy")
        return gettext("See an archived copy from %(date)s") % {
            "date": date_format(self.archived_on, "j. F Y")
        }

    @property
    def public_replacement(self) -> "PublicLink | None":
        """The replacement, when readers can use it."""
        replacement = self.replacement
        return replacement if replacement and replacement.is_available else None

    def _default_source(self) -> str:
        host = host_of(self.url) if self.url else ""
        # Where the title is the host already, once is enough.
        return "" if self.title.lower().removeprefix("www.") == host else host
