"""What a poster says of an activity: when, where, for whom, and how to join."""

from django.utils.translation import gettext, pgettext

from activities.shown.of_activity import ActivityDates
from forms.elsewhere import forms_below
from posters.kinds.telling import Told, fact

_NEXT_DATES = 2


def activity_told(page, settings, now) -> Told:
    """The next date, or how often; who comes too late is told so."""
    dates = ActivityDates(page, now)
    # What is called off says when it would have been.
    held = [date for date in dates.shown if date.is_held or page.is_cancelled]
    following = [date.when for date in held[:_NEXT_DATES]]
    if dates.rule:
        following = [
            gettext("Next time: %(when)s") % {"when": when} for when in following[:1]
        ]
    place = dates.next.place if dates.next and dates.next.is_held else page.place
    facts = (
        *fact(gettext("When"), dates.rule, *following),
        *fact(gettext("Where"), place, page.address if place == page.place else ""),
        *fact(gettext("For whom"), page.audience),
        *(() if page.is_cancelled else fact(gettext("Sign-up"), *_sign_up(page))),
    )
    return Told(
        gettext("Activity"),
        facts,
        news=_news(page, dates),
        is_urgent=page.is_cancelled,
        holds_until=dates.true_until,
    )


def _sign_up(page) -> list[str]:
    """How to join, and what it costs."""
    contact, ways = page.public_contact, page.SignUp
    words = gettext("Scan the code and see how")
    if page.sign_up == ways.NONE and not forms_below(page.pk).exists():
        words = gettext("Just come")
    elif page.sign_up == ways.PHONE and contact and contact.phone:
        words = gettext("Ring %(name)s on %(phone)s") % {
            "name": contact.name,
            "phone": contact.phone,
        }
    elif page.sign_up == ways.EMAIL and contact and contact.email:
        words = gettext("Write to %(address)s") % {"address": contact.email}
    price = pgettext("price", "Free")
    if page.price:
        price = gettext("Price: %(price)s") % {"price": page.price}
    return [words, page.sign_up_note, price]


def _news(page, dates) -> str:
    if page.is_cancelled:
        words = gettext("Called off")
        note = page.cancelled_note
        return f"{words}: {note}" if note else words
    if dates.are_over:
        return gettext("This activity is over.")
    first = dates.shown[0] if dates.shown else None
    return f"{first.when}: {first.news}" if first and first.news else ""
