"""What there is in a department: who decides, what can be used, and what is agreed."""

import datetime
from dataclasses import dataclass

from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, DateBlock, ListBlock, StructBlock, StructValue
from wagtail.documents import get_document_model

from departments.blocks.hours import WeeklySpanBlock, spans_of
from departments.hours.opening import OpeningHours
from departments.hours.wording import weekly_lines
from links.blocks import TEXT_FEATURES, LinkedRichTextBlock
from pages.blocks import SectionBlock
from pages.blocks.choosers import DocumentChooserBlock
from pages.blocks.people import PersonChooserBlock
from pages.models import Person
from pages.serving.sections import SectionValue

NAME_LIMIT = 120


class BoardMemberBlock(StructBlock):
    """One member of the board."""

    name = CharBlock(label=_("Name"), max_length=NAME_LIMIT)
    role = CharBlock(
        label=_("Role"),
        required=False,
        max_length=80,
        help_text=_("For example “chair” or “substitute”."),
    )
    term_ends = DateBlock(
        label=_("Elected until"),
        required=False,
        help_text=_("Readers are shown the month."),
    )

    class Meta:
        icon = "user"
        label = _("Member of the board")


class BoardBlock(SectionBlock):
    """Whom the residents have elected."""

    text = LinkedRichTextBlock(
        label=_("Text"),
        required=False,
        features=TEXT_FEATURES,
        help_text=_("How to reach the board, and when the residents meet."),
    )
    members = ListBlock(BoardMemberBlock(), label=_("Members"), default=[])

    class Meta:
        icon = "group"
        label = pgettext_lazy("section of a department", "The board")
        description = _("Whom the residents have elected, and for how long.")
        template = "departments/blocks/board.html"
        preview_value = {
            "members": [
                {
                    "name": _("Amina Lund"),
                    "role": _("chair"),
                    "term_ends": datetime.date(2030, 3, 31),
                }
            ]
        }


class ContactPeopleValue(SectionValue):
    """Colleagues to turn to, for as long as they are there."""

    @property
    def public_people(self) -> list[Person]:
        """Those who have not left."""
        people = self.get("people") or ()
        return [person for person in people if person and person.is_active]

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is nobody to turn to."""
        return not self.public_people


class ContactPeopleBlock(SectionBlock):
    """Colleagues whom the residents of a department can turn to."""

    people = ListBlock(
        PersonChooserBlock(label=_("Member of staff")), label=_("Staff"), default=[]
    )

    def get_preview_value(self):
        person = Person(
            name=gettext("Amina Lund"),
            job_title=gettext("social caretaker"),
            phone="12 34 56 78",
        )
        return self.normalize({"people": [person]})

    class Meta:
        icon = "user"
        label = pgettext_lazy("section of a department", "Contact people")
        description = _("Colleagues with phone and e-mail. Who has left is not shown.")
        template = "departments/blocks/contact_people.html"
        value_class = ContactPeopleValue


class RoomValue(StructValue):
    """A laundry, a common room or the like."""

    @property
    def weekly_lines(self) -> list[tuple[str, str]]:
        """Its opening hours, in words."""
        return weekly_lines(OpeningHours(spans_of(self.get("hours") or ())))


class RoomBlock(StructBlock):
    """Something that residents share."""

    name = CharBlock(
        label=_("Name"),
        max_length=NAME_LIMIT,
        help_text=_("For example “Laundry” or “Common room”."),
    )
    text = LinkedRichTextBlock(
        label=_("Text"),
        required=False,
        features=TEXT_FEATURES,
        help_text=_("Where it is, how to book it, and what it costs."),
    )
    hours = ListBlock(WeeklySpanBlock(), label=_("Opening hours"), default=[])

    class Meta:
        icon = "home"
        label = _("Room or place")
        value_class = RoomValue


class RoomsBlock(SectionBlock):
    """What residents share."""

    rooms = ListBlock(RoomBlock(), label=_("Rooms and places"), default=[])

    class Meta:
        icon = "home"
        label = pgettext_lazy("section of a department", "Laundry and common rooms")
        description = _("What residents share: where, when, and how to book it.")
        template = "departments/blocks/rooms.html"
        preview_value = {
            "rooms": [
                {
                    "name": _("Laundry"),
                    "text": _("<p>In the basement. You pay with your key.</p>"),
                    "hours": [
                        {
                            "first_day": "0",
                            "last_day": "6",
                            "opens": datetime.time(7),
                            "closes": datetime.time(21),
                        }
                    ],
                }
            ]
        }


class HouseRulesBlock(SectionBlock):
    """What neighbours have agreed."""

    text = LinkedRichTextBlock(
        label=_("Text"),
        required=False,
        help_text=_("What most ask about: noise, pets, waste, the stairwell."),
    )

    class Meta:
        icon = "list-ul"
        label = pgettext_lazy("section of a department", "House rules")
        description = _("What neighbours have agreed.")
        preview_value = {"text": _("<p>Music is turned down after 22.</p>")}


class DepartmentDocumentBlock(StructBlock):
    """One document."""

    document = DocumentChooserBlock(label=_("Document"))
    title = CharBlock(
        label=_("Title"),
        required=False,
        max_length=NAME_LIMIT,
        help_text=_("Left empty, it is that of the document."),
    )
    dated = DateBlock(
        label=_("Date"),
        required=False,
        help_text=_("Of the meeting, for example. The newest comes first."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")


@dataclass(frozen=True)
class ListedDocument:
    """A document as readers are shown it; `dated` is what its editor has written."""

    document: Model
    title: str
    dated: datetime.date | None

    @property
    def url(self) -> str:
        """Where it is read; "" for the one of a preview, which is nowhere."""
        return self.document.url if self.document.pk else ""

    @property
    def file_type(self) -> str:
        """What kind of file it is, such as PDF."""
        return self.document.file_extension.upper()


class DocumentsValue(SectionValue):
    """Documents that anybody may read, the newest first."""

    @cached_property
    def listed(self) -> list[ListedDocument]:
        """Those that are there and for everybody."""
        rows = [
            ListedDocument(document, row.get("title") or document.title, row["dated"])
            for row in self.get("documents") or ()
            if (document := row.get("document"))
            and not getattr(document, "is_private", False)
        ]
        return sorted(rows, key=_day_of, reverse=True)

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is none to read."""
        return not self.listed


def _day_of(row: ListedDocument) -> datetime.date:
    uploaded = row.document.created_at
    return row.dated or (uploaded.date() if uploaded else datetime.date.min)


class DocumentsBlock(SectionBlock):
    """What can be read and kept."""

    documents = ListBlock(DepartmentDocumentBlock(), label=_("Documents"), default=[])

    def get_preview_value(self):
        document = get_document_model()(
            title=gettext("Minutes of the residents’ meeting"), file="referat.pdf"
        )
        row = {"document": document, "dated": datetime.date(2025, 9, 1)}
        return self.normalize({"documents": [row]})

    class Meta:
        icon = "doc-full"
        label = pgettext_lazy("section of a department", "Documents")
        description = _("Minutes, budgets and the like, the newest first.")
        template = "departments/blocks/documents.html"
        value_class = DocumentsValue
