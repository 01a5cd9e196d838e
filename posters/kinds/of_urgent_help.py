"""What a poster says of urgent help: the numbers, each with when to ring it."""

from django.utils.translation import gettext, pgettext

from posters.kinds.telling import Told, fact

_NUMBERS = 4


def urgent_help_told(page, settings, now) -> Told:
    """The first numbers; whom to ring now would be a lie on paper."""
    numbers = list(settings.emergency_numbers.all())[:_NUMBERS]
    facts = tuple(
        one
        for number in numbers
        for one in fact(
            number.name or pgettext("poster", "Ring"), number.number, number.when
        )
    )
    return Told(gettext("Urgent help"), facts, is_urgent=True)
