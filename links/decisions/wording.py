"""What editors are told about a problem: a sentence, and what they can do.

Written for people who look after houses, not computers. Technical words are kept
for the detail, which is folded away.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linkcheck.codes import Family, Problem, family_of
from linkcheck.verdicts import Verdict


@dataclass(frozen=True)
class Words:
    """What was seen, in a sentence, and what an editor can do about it, or ""."""

    sentence: Promise | str
    advice: Promise | str = ""


_FIND_OR_FLAG = _(
    "Open the link. If the page is gone, look for it elsewhere on their site and "
    "change the address, or mark the link as unavailable."
)
_WRITE_OR_FLAG = _(
    "Open the link. If it does not work for you either, write to the people behind "
    "the site, or mark the link as unavailable until it works again."
)
_OPEN_AND_SAY = _(
    "Open the link. If it works, press “I opened it, and it works”, and you will not "
    "hear of it for three months."
)
_CORRECT = _("Correct the address. Copy it from the browser’s address bar.")
_NOBODY_CAN = _(
    "Mark the link as unavailable, or change the address to one that anybody on the "
    "internet can open."
)
_CERTIFICATE = _(
    "Residents get a warning from their browser. Write to the people behind the "
    "site, or mark the link as unavailable until it is put right."
)
_LOOK_AND_SAY = _(
    "Open the link and see if it is still what residents are looking for. If it is, "
    "press “I opened it, and it works”. Otherwise change the address."
)
_SERVER_TROUBLE = _("There is a fault on the site that the link leads to.")
_NO_CONTACT = _("The site that the link leads to cannot be reached.")
_TOO_SLOW = _("The site that the link leads to did not answer in time.")
_MAKES_NO_SENSE = _("The site answers with something that browsers cannot read.")
_NOT_TRUSTED = _("The site’s security certificate is not to be trusted.")
_ROUND_IN_CIRCLES = _("The link sends the reader round in circles and never arrives.")
_NOT_PUBLIC = _("The link leads to a place that cannot be reached from the internet.")
_KEEPS_MACHINES_OUT = _(
    "The site does not let our check in, but it may well let people in."
)
_MARKED = Words(
    _("A colleague has marked the link as dangerous."),
    _("Do not open it. If it was marked by mistake, undo it here."),
)

WORDS: dict[str, Words] = {
    "": Words(_("The link works.")),
    Problem.MOVED_PERMANENTLY: Words(
        _("The page has moved to a new address, and the old one leads there."),
        _("Change the link to the new address, before the old one stops working."),
    ),
    Problem.NOT_FOUND: Words(
        _("The site answers that the page does not exist."), _FIND_OR_FLAG
    ),
    Problem.GONE: Words(
        _("The site answers that the page has been removed for good."), _FIND_OR_FLAG
    ),
    Problem.UNKNOWN_HOST: Words(
        _("The website does not exist any longer, or there is an error in its name."),
        _FIND_OR_FLAG,
    ),
    Problem.MALFORMED_ADDRESS: Words(
        _("There is an error in the address, so nobody can open it."), _CORRECT
    ),
    Problem.UNSUPPORTED_SCHEME: Words(
        _("The address is of a kind that browsers no longer open."), _CORRECT
    ),
    Problem.SERVER_ERROR: Words(_SERVER_TROUBLE, _WRITE_OR_FLAG),
    Problem.BAD_GATEWAY: Words(_SERVER_TROUBLE, _WRITE_OR_FLAG),
    Problem.SERVICE_UNAVAILABLE: Words(
        _("The site says that it is closed for the time being."), _WRITE_OR_FLAG
    ),
    Problem.GATEWAY_TIMEOUT: Words(_TOO_SLOW, _WRITE_OR_FLAG),
    Problem.CONNECT_TIMEOUT: Words(_TOO_SLOW, _WRITE_OR_FLAG),
    Problem.READ_TIMEOUT: Words(_TOO_SLOW, _WRITE_OR_FLAG),
    Problem.TOTAL_DEADLINE: Words(_TOO_SLOW, _WRITE_OR_FLAG),
    Problem.REFUSED: Words(_NO_CONTACT, _WRITE_OR_FLAG),
    Problem.UNREACHABLE: Words(_NO_CONTACT, _WRITE_OR_FLAG),
    Problem.RESET: Words(
        _("The site hangs up before the page has been sent."), _WRITE_OR_FLAG
    ),
    Problem.EMPTY_REPLY: Words(
        _("The site hangs up before the page has been sent."), _WRITE_OR_FLAG
    ),
    Problem.MALFORMED: Words(_MAKES_NO_SENSE, _WRITE_OR_FLAG),
    Problem.HEADERS_TOO_LARGE: Words(_MAKES_NO_SENSE, _WRITE_OR_FLAG),
    Problem.TLS_EXPIRED: Words(
        _("The site’s security certificate has run out."), _CERTIFICATE
    ),
    Problem.TLS_SELF_SIGNED: Words(_NOT_TRUSTED, _CERTIFICATE),
    Problem.TLS_WRONG_HOST: Words(
        _("The site’s security certificate belongs to another site."), _CERTIFICATE
    ),
    Problem.TLS_UNKNOWN_ISSUER: Words(_NOT_TRUSTED, _CERTIFICATE),
    Problem.TLS_FAILURE: Words(
        _("No secure connection to the site can be made."), _CERTIFICATE
    ),
    Problem.REDIRECT_LOOP: Words(_ROUND_IN_CIRCLES, _WRITE_OR_FLAG),
    Problem.TOO_MANY_REDIRECTS: Words(_ROUND_IN_CIRCLES, _WRITE_OR_FLAG),
    Problem.REDIRECT_WITHOUT_LOCATION: Words(
        _("The site says that the page has moved, but not where to."), _FIND_OR_FLAG
    ),
    Problem.REDIRECT_TO_OTHER_SCHEME: Words(
        _("The link opens another program than the browser."), _OPEN_AND_SAY
    ),
    Problem.REFUSED_ADDRESS: Words(_NOT_PUBLIC, _NOBODY_CAN),
    Problem.REDIRECT_TO_PRIVATE: Words(_NOT_PUBLIC, _NOBODY_CAN),
    Problem.BAD_PORT: Words(
        _("The address has an unusual number in it, so we do not check it."),
        _OPEN_AND_SAY,
    ),
    Problem.CREDENTIALS: Words(
        _("There is a user name or a password in the address, so we do not check it."),
        _("Change the address to one that works without a password."),
    ),
    Problem.OWN_ADMIN: Words(
        _("The link leads to the part of our own site where only staff may go."),
        _("Change the address to the page that residents see."),
    ),
    Problem.LOGIN_REQUIRED: Words(
        _("The page is only for people who have signed in."),
        _("Think about whether residents can use it. If so, say so here."),
    ),
    Problem.FORBIDDEN: Words(_KEEPS_MACHINES_OUT, _OPEN_AND_SAY),
    Problem.METHOD_NOT_ALLOWED: Words(_KEEPS_MACHINES_OUT, _OPEN_AND_SAY),
    Problem.PROXY_AUTH: Words(
        _("Something between us and the site does not let our check through."),
        _OPEN_AND_SAY,
    ),
    Problem.RATE_LIMITED: Words(
        _("The site wants to be asked less often, so we could not check the link."),
        _OPEN_AND_SAY,
    ),
    Problem.LEGAL: Words(
        _("The page cannot be shown for legal reasons."),
        _("Open the link. If it does not work, mark it as unavailable."),
    ),
    Problem.BLOCKED: Words(_KEEPS_MACHINES_OUT, _OPEN_AND_SAY),
    Problem.CHALLENGE: Words(
        _("The site wants proof that the visitor is a human being."), _OPEN_AND_SAY
    ),
    Problem.UNEXPECTED_STATUS: Words(
        _("The site gives an answer that we cannot interpret."), _OPEN_AND_SAY
    ),
    Problem.RESOLVER_FAILURE: Words(
        _("We could not find out where the site is. That may be our own fault."),
        _OPEN_AND_SAY,
    ),
    Problem.SOFT_NOT_FOUND: Words(
        _("The site shows a page that says that the page does not exist."),
        _(
            "Open the link. If the page is there, press “I opened it, and it works”. "
            "Otherwise look for it elsewhere on their site and change the address, or "
            "mark the link as unavailable."
        ),
    ),
    Problem.LOGIN_PAGE: Words(
        _("The link leads to a page where one has to sign in."),
        _("Think about whether residents can use it. If so, say so here."),
    ),
    Problem.PARKED_DOMAIN: Words(
        _("The site seems to be gone, and its name to be for sale."),
        _(
            "Open the link. If the site is gone, mark the link as unavailable: "
            "whoever buys the name can put anything there. If it is there, press "
            "“I opened it, and it works”."
        ),
    ),
    Problem.LANDED_ON_FRONT_PAGE: Words(
        _("The link used to lead to a page, and now ends at the site’s front page."),
        _LOOK_AND_SAY,
    ),
    Problem.FRAGMENT_MISSING: Words(
        _("The page is there, but not the place on it that the link leads to."),
        _LOOK_AND_SAY,
    ),
    Problem.CONTENT_CHANGED: Words(
        _("The page has another title or another language than it used to have."),
        _LOOK_AND_SAY,
    ),
    Problem.MARKED_DANGEROUS: _MARKED,
    Problem.KNOWN_BAD_HOST: Words(
        _("The site is on the list of sites to which nobody may be sent."),
        _("Mark the link as unavailable, and take it out of the pages that show it."),
    ),
    Problem.SCRIPT_ADDRESS: Words(
        _("The address is a small program and no place to go. It can do harm."),
        _("Mark the link as unavailable, and take it out of the pages that show it."),
    ),
    Problem.NOT_WEB: Words(
        _("This is a mail address or a telephone number. We check its spelling alone.")
    ),
}
_UNKNOWN = Words(_("Something is wrong with the link."), _OPEN_AND_SAY)
_UNCHECKED = Words(
    _("The link has not been checked yet."), _("It will be, within a few minutes.")
)
_CONFIRMED = _("A colleague has opened the link, and it works.")
_WAIT = _(
    "Wait and see. It may be over tomorrow; we look again every day and tell you "
    "if it lasts."
)


def words_of(problem: str) -> Words:
    """Return the words for a problem code, also one of a later release."""
    return WORDS.get(problem, _UNKNOWN)


def explain(verdict: str, problem: str) -> Words:
    """Return what to tell an editor of a link with this verdict and last problem."""
    words = words_of(problem)
    match verdict:
        case Verdict.UNCHECKED:
            return _UNCHECKED
        case Verdict.DANGEROUS if family_of(problem) is not Family.DANGEROUS:
            return _MARKED
        case Verdict.FAILING:
            return Words(words.sentence, _WAIT)
        case Verdict.OK if problem == Problem.MOVED_PERMANENTLY:
            # Seen too seldom to be believed.
            return WORDS[""]
        case Verdict.OK if problem and problem != Problem.NOT_WEB:
            return Words(_CONFIRMED)
    return words
