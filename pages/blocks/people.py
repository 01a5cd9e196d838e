"""Blocks about people."""

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from links.blocks import TEXT_FEATURES, LinkedRichTextBlock
from pages.blocks.choosers import FetchedAheadMixin
from pages.blocks.section import HEADING_LIMIT, SectionBlock
from pages.people.person import Person
from pages.serving.sections import SectionValue


class PersonChooserBlock(FetchedAheadMixin, SnippetChooserBlock):
    """A member of staff."""

    def __init__(self, **kwargs):
        super().__init__(Person, **kwargs)

    @cached_property
    def widget(self):
        """The chooser with the model's own words, in the language of the reader."""
        return self.target_model.snippet_viewset.chooser_viewset.widget_class()

    class Meta:
        icon = "user"


class ContactValue(SectionValue):
    """Somebody to turn to, for as long as they are there."""

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is nobody to turn to: the heading may call them by name."""
        person = self.get("person")
        return super().is_empty or (person is not None and not person.is_active)


class ContactBlock(SectionBlock):
    """Somebody whom residents can turn to."""

    title = CharBlock(
        label=_("Heading"),
        max_length=HEADING_LIMIT,
        help_text=_("For example “Call Amina if you have a question”."),
    )
    person = PersonChooserBlock(label=_("Member of staff"))
    text = LinkedRichTextBlock(
        label=_("Text"),
        required=False,
        features=TEXT_FEATURES,
        help_text=_("When they can be reached, and what they can help with."),
    )

    def get_preview_value(self):
        return self.normalize(
            {
                "title": gettext("Call if you have a question"),
                "person": Person(
                    name=gettext("Amina Lund"),
                    job_title=gettext("social caretaker"),
                    phone="12 34 56 78",
                    email="amina@example.org",
                ),
                "text": "",
            }
        )

    class Meta:
        icon = "user"
        label = _("Contact")
        description = _("A member of staff with phone and e-mail.")
        template = "pages/blocks/contact.html"
        value_class = ContactValue
