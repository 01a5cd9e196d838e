"""Why a source cannot be read, in a sentence for who sent it."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(TextChoices):
    """The reasons; their words are for staff."""

    EMPTY = "empty", _("There is no text in it.")
    TOO_LARGE = "too_large", _("The file is larger than one page can be.")
    TOO_LONG = (
        "too_long",
        _("It is too long for one page. Divide it, and send the parts."),
    )
    NOT_HTML = (
        "not_html",
        _("It is neither a web page, a Word document (.docx) nor text."),
    )
    CHARSET = (
        "charset",
        _("Its letters cannot be read. Save it again as UTF-8, or paste the text."),
    )
    LOGIN = "login", _("One has to log in to see the page. Paste the text instead.")
    SCRIPT_ONLY = (
        "script_only",
        _(
            "The page is put together by a program in the browser, so there is no "
            "text to fetch. Paste the text instead."
        ),
    )
    MACROS = (
        "macros",
        _("The Word document has macros. Save it as an ordinary .docx and try again."),
    )
    BROKEN = "broken", _("The file is damaged and cannot be opened.")
    PROTECTED = (
        "protected",
        _("The file is protected with a password. Save it without one."),
    )
    OLD_WORD = (
        "old_word",
        _("It is an old kind of Word document. Save it as .docx and try again."),
    )
    PDF = (
        "pdf",
        _("It is a PDF. Add it as a document, or paste its text instead."),
    )
    ARCHIVE = (
        "archive",
        _("It is an archive with more pages in it. Send it as a zip file of pages."),
    )
    BOMB = (
        "bomb",
        _("The file takes up far more room unpacked than packed, and is not opened."),
    )
    TOO_MANY = ("too_many", _("There are too many files in it. Send fewer at a time."))


class UnreadableError(Exception):
    """A source that cannot be read; `refusal` says why, and as text in Danish."""

    def __init__(self, refusal: Refusal):
        super().__init__(refusal.value)
        self.refusal = refusal

    @property
    def sentence(self) -> Promise:
        """Why, for who sent it."""
        return self.refusal.label

    def __str__(self) -> str:
        return str(self.refusal.label)
