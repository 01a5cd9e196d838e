"""The body of an initiative.

The first six sections are the questions that every initiative answers, each once
and in this order on a new page; the rest any page can use.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from initiatives.blocks.knowledge import KnowledgeBlock, RelatedLinksBlock
from initiatives.blocks.questions import AnswerBlock
from initiatives.blocks.target_group import TargetGroupBlock
from pages.blocks import FreeStreamBlock, empty_sections

QUESTIONS = ("about", "why", "value", "target_group", "knowledge", "related_links")


class InitiativeStreamBlock(FreeStreamBlock):
    """The sections of an initiative, and the blocks that any page can use."""

    about = AnswerBlock(
        icon="info-circle",
        label=pgettext_lazy("section of an initiative", "About"),
        description=_("What it is and what happens."),
        asks=_(
            "What happens, who does it, and how often? Begin with what a resident "
            "will notice. Three to six sentences."
        ),
        example=_("<p>Young people learn how firefighters work.</p>"),
    )
    why = AnswerBlock(
        icon="help",
        label=pgettext_lazy("section of an initiative", "Why"),
        description=_("The problem it helps with."),
        asks=_(
            "Which problem does it help with? Write so that those who have the "
            "problem feel respected."
        ),
        example=_("<p>Many have nobody to ask for help.</p>"),
    )
    value = AnswerBlock(
        icon="success",
        label=pgettext_lazy("section of an initiative", "Value"),
        description=_("What it gives those who take part, and the area."),
        asks=_(
            "What does it give those who take part, their neighbours and the area? "
            "Tell it with an example if you can."
        ),
        example=_("<p>Those who take part gain friends and courage.</p>"),
    )
    target_group = TargetGroupBlock()
    knowledge = KnowledgeBlock()
    related_links = RelatedLinksBlock()

    class Meta:
        block_counts = {name: {"max_num": 1} for name in QUESTIONS}


def default_sections() -> list[dict]:
    """Return the empty sections that a new initiative begins with, as stored."""
    return empty_sections(InitiativeStreamBlock, QUESTIONS)
