"""What can be wrong: a row for each, with wording that is ready."""

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StreamBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from links.blocks import TEXT_FEATURES, LinkedRichTextBlock
from pages.blocks import HEADING_LIMIT, empty_sections
from pages.emergency import ALARM
from plaintext.telephones import clean_telephone, validate_telephone
from urgent_help.answering import Answer, Contact


class Call(TextChoices):
    """Whom to ring about a trouble."""

    NOW = "now", _("Whoever answers right now: the office or those on duty")
    ALARM = "alarm", ALARM
    OFFICE = "office", _("The office: it can wait until that is open")
    OWN = "own", _("Somebody else: the number below")


class TroubleValue(StructValue):
    """A trouble as its template shows it, once `answer` has been given to it."""

    answer: Answer | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody has written what is wrong."""
        return not self.get("title")

    @property
    def is_for_now(self) -> bool:
        """Whether whom to ring depends on the clock, so that paper cannot know."""
        return self.get("call") == Call.NOW

    @property
    def is_grave(self) -> bool:
        return self.get("call") == Call.ALARM

    @property
    def contact(self) -> Contact | None:
        """Whom to ring; None when nobody is known."""
        if self.get("call") == Call.OWN:
            return Contact(self.get("who") or "", self.get("number") or "")
        if self.answer is None:
            return None
        if self.is_grave:
            return self.answer.alarm
        if self.get("call") == Call.OFFICE:
            offices = self.answer.open_offices or self.answer.offices
            return offices[0].contact if offices else None
        return next(iter(self.answer.contacts), None)


class TelephoneBlock(CharBlock):
    """A number that can be dialled."""

    def __init__(self, **kwargs):
        super().__init__(max_length=30, validators=[validate_telephone], **kwargs)
        self.field.text_rule = clean_telephone


class TroubleBlock(StructBlock):
    """One thing that can be wrong, what to do first, and whom to ring.

    Its kind is the type of the block: one that is added comes with its wording.
    """

    def __init__(
        self, *, title: Promise, text: Promise, call: str = Call.NOW, **kwargs
    ):
        fields = [
            (
                "title",
                CharBlock(
                    label=_("What is wrong"), default=title, max_length=HEADING_LIMIT
                ),
            ),
            (
                "text",
                LinkedRichTextBlock(
                    label=_("What to do first"),
                    default=text,
                    required=False,
                    features=TEXT_FEATURES,
                ),
            ),
            (
                "call",
                ChoiceBlock(
                    choices=Call.choices,
                    label=_("Whom to ring"),
                    default=call,
                    search_index=False,
                ),
            ),
            (
                "who",
                CharBlock(
                    label=_("Name of somebody else"),
                    required=False,
                    max_length=80,
                    help_text=_("For example “The heating plant”."),
                ),
            ),
            ("number", TelephoneBlock(label=_("Their number"), required=False)),
        ]
        super().__init__(fields, **kwargs)

    def get_preview_value(self):
        return self.get_default()

    def clean(self, value):
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        if value.get("call") == Call.OWN and not value.get("number"):
            raise StructBlockValidationError(
                block_errors={"number": ValidationError(_("Write their number."))}
            )
        return value

    class Meta:
        icon = "warning"
        template = "urgent_help/blocks/trouble.html"
        value_class = TroubleValue


class TroubleStreamBlock(StreamBlock):
    """The troubles, in the order in which residents have them."""

    water = TroubleBlock(
        label=_("Water"),
        description=_("Burst pipes, and taps without water."),
        title=_("Water runs where it should not, or there is none"),
        text=_(
            "<p>Turn off the water at the main tap if you can. Put a bucket under it, "
            "and move what can be damaged.</p>"
        ),
    )
    heat = TroubleBlock(
        label=_("Heating"),
        description=_("Cold radiators, and no hot water."),
        title=_("The heating or the hot water is gone"),
        text=_(
            "<p>Ask a neighbour whether theirs is gone too, and tell us when you ring. "
            "Open the radiators, and leave them open.</p>"
        ),
    )
    power = TroubleBlock(
        label=_("Power"),
        description=_("No power in a home or a stairwell."),
        title=_("The power is gone"),
        text=_(
            "<p>Look at the fuses and the residual-current device first. Is it dark at "
            "your neighbours’ as well, the fault is in the grid or in the building.</p>"
        ),
    )
    lift = TroubleBlock(
        label=_("Lift"),
        description=_("A lift with or without somebody in it."),
        title=_("The lift is stuck"),
        text=_(
            "<p>Are you in it, press the alarm button and wait. Never force the doors "
            "yourself. Is somebody ill in it, ring 112.</p>"
        ),
    )
    lock = TroubleBlock(
        label=_("Lock"),
        description=_("A lock that is broken or was broken open."),
        title=_("The door cannot be locked"),
        text=_("<p>Stay at home until somebody has been there.</p>"),
    )
    key = TroubleBlock(
        label=_("Lost key"),
        description=_("Locked out, or the key is lost."),
        title=_("You have lost your key or locked yourself out"),
        text=_(
            "<p>Ask those who have your spare key first. A locksmith is for you to pay.</p>"
        ),
    )
    gas = TroubleBlock(
        label=_("Gas"),
        description=_("112, and what to do until they come."),
        title=_("It smells of gas"),
        text=_(
            "<p>Put out every flame. Touch no switches. Open the windows, go out, and "
            "ring from there.</p>"
        ),
        call=Call.ALARM,
    )
    smoke = TroubleBlock(
        label=_("Smoke"),
        description=_("112, and what to do until they come."),
        title=_("There is smoke, or the alarm sounds"),
        text=_(
            "<p>Close the door to the fire, go out, and ring from there. Never use the "
            "lift. Is the stairwell full of smoke, stay in your home with the door "
            "closed, and stand at a window.</p>"
        ),
        call=Call.ALARM,
    )
    storm = TroubleBlock(
        label=_("Storm and cloudburst"),
        description=_("What has come down or in."),
        title=_("Tiles, trees or water after a storm"),
        text=_("<p>Stay away from what can fall. Warn your neighbours.</p>"),
    )
    rats = TroubleBlock(
        label=_("Rats"),
        description=_("What the municipality has to know."),
        title=_("You have seen a rat"),
        text=_(
            "<p>Rats have to be reported to the municipality, which you do on its "
            "website. Tell us as well.</p>"
        ),
        call=Call.OFFICE,
    )
    other = TroubleBlock(
        icon="plus",
        label=_("Something else"),
        description=_("A row in your own words."),
        title=_("Something else that cannot wait"),
        text="",
    )


# What every house has had. The rest an editor adds.
FIRST_TROUBLES = ("water", "heat", "power", "lift", "lock", "key")


def first_troubles() -> list[dict]:
    """Return the troubles that a new page begins with, as stored, with their wording."""
    return empty_sections(TroubleStreamBlock, FIRST_TROUBLES)
