"""The kinds of questions that a form offers."""

from wagtail.blocks import StreamBlock

from forms.blocks.kinds import (
    ChoiceQuestionBlock,
    ChoicesQuestionBlock,
    DateQuestionBlock,
    EmailBlock,
    LineBlock,
    NumberBlock,
    ParagraphBlock,
    PictureQuestionBlock,
    TelephoneBlock,
    TickBlock,
)

PICTURE, EMAIL, TELEPHONE, TICK, DATE = "picture", "email", "telephone", "tick", "date"
# One more would be a questionnaire, and a page that is heavier than others.
MOST_QUESTIONS = 20
MOST_PICTURES = 2


class QuestionStreamBlock(StreamBlock):
    """Questions in the order in which they are asked."""

    line = LineBlock()
    paragraph = ParagraphBlock()
    email = EmailBlock()
    telephone = TelephoneBlock()
    number = NumberBlock()
    choice = ChoiceQuestionBlock()
    choices = ChoicesQuestionBlock()
    date = DateQuestionBlock()
    tick = TickBlock()
    picture = PictureQuestionBlock()

    class Meta:
        min_num = 1
        max_num = MOST_QUESTIONS
        block_counts = {PICTURE: {"max_num": MOST_PICTURES}}
