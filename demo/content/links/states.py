"""What the register knows of its links: every state that a link can be in.

Links that are not named here have worked ever since they were made.
"""

import datetime

from demo.link_records import ChecksRecord, LinkStateRecord, ReportRecord
from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict

CONFIRM, DANGER, LEAVE = "confirm", "danger", "leave"

WORKS = LinkStateRecord(
    verdict=Verdict.OK,
    since=200,
    checks=(ChecksRecord(first=200, last=3, count=29),),
)

MOVED = {
    "uddannelse-vejledning": LinkStateRecord(
        verdict=Verdict.MOVED,
        since=9,
        moved_to="https://egeby.example/ung/find-uddannelse",
        checks=(
            ChecksRecord(first=210, last=22, count=27),
            ChecksRecord(
                first=16,
                last=3,
                count=4,
                problem=Problem.MOVED_PERMANENTLY,
            ),
        ),
    ),
}

UNSURE = {
    "fritidsjob-undersoegelse": LinkStateRecord(
        verdict=Verdict.UNSURE,
        since=20,
        checks=(
            ChecksRecord(first=180, last=27, count=22),
            ChecksRecord(
                first=20, last=2, count=7, problem=Problem.FORBIDDEN, http_status=403
            ),
        ),
    ),
    "foerste-aar": LinkStateRecord(
        verdict=Verdict.UNSURE,
        since=12,
        checks=(
            ChecksRecord(first=150, last=19, count=20),
            ChecksRecord(
                first=12, last=3, count=4, problem=Problem.LANDED_ON_FRONT_PAGE
            ),
        ),
    ),
    # An editor has opened this one, and it is as it should be.
    "radiator-video": LinkStateRecord(
        verdict=Verdict.UNSURE,
        since=15,
        checks=(
            ChecksRecord(
                first=15, last=3, count=5, problem=Problem.CHALLENGE, http_status=403
            ),
        ),
        decision=CONFIRM,
    ),
    "mentor-undersoegelse": LinkStateRecord(
        verdict=Verdict.UNSURE,
        since=30,
        checks=(
            ChecksRecord(first=160, last=37, count=18),
            ChecksRecord(first=30, last=3, count=10, problem=Problem.CONTENT_CHANGED),
        ),
        decision=LEAVE,
        comment="Undersøgelsen har fået ny titel, men det er den samme.",
    ),
}

FAILING = {
    "sortering": LinkStateRecord(
        verdict=Verdict.FAILING,
        since=1.2,
        checks=(
            ChecksRecord(first=120, last=8, count=17),
            ChecksRecord(
                first=1.2,
                last=0.1,
                count=2,
                problem=Problem.SERVICE_UNAVAILABLE,
                http_status=503,
            ),
        ),
    ),
}

# The municipality has a new website, and its old addresses lead nowhere: an incident.
_GONE_WITH_THE_OLD_SITE = LinkStateRecord(
    verdict=Verdict.PROBABLY_BROKEN,
    since=4,
    checks=(
        ChecksRecord(first=300, last=12, count=41),
        ChecksRecord(
            first=5, last=1, count=3, problem=Problem.NOT_FOUND, http_status=404
        ),
    ),
)

BROKEN = {
    "rygestop": _GONE_WITH_THE_OLD_SITE,
    "motion": _GONE_WITH_THE_OLD_SITE,
    "barsel": _GONE_WITH_THE_OLD_SITE,
    "vejen-frem": LinkStateRecord(
        verdict=Verdict.PROBABLY_BROKEN,
        since=17,
        checks=(
            ChecksRecord(first=400, last=25, count=54),
            ChecksRecord(
                first=18,
                last=2,
                count=7,
                problem=Problem.UNKNOWN_HOST,
                http_status=None,
            ),
        ),
        reports=(
            ReportRecord(
                page="sociale-vicevaerter",
                days_ago=16,
                comment="Der kommer bare en hvid side, når jeg trykker.",
            ),
            ReportRecord(page="sociale-vicevaerter", days_ago=3),
        ),
    ),
    "laes-hoejt": LinkStateRecord(
        verdict=Verdict.PROBABLY_BROKEN,
        since=11,
        checks=(
            ChecksRecord(first=250, last=19, count=33),
            ChecksRecord(
                first=12, last=3, count=4, problem=Problem.GONE, http_status=410
            ),
        ),
        archive_url="https://arkiv.example/2024/egebybibliotek/laes-hoejt",
        archived_on=datetime.date(2024, 9, 2),
    ),
}

DANGEROUS = {
    "laaneregner": LinkStateRecord(
        verdict=Verdict.OK,
        since=90,
        checks=(
            ChecksRecord(first=330, last=96, count=33),
            ChecksRecord(first=90, last=6, count=12),
        ),
        decision=DANGER,
    ),
}

UNCHECKED = {
    "rap-plakat": LinkStateRecord(verdict=Verdict.UNCHECKED, since=0),
}

# Links that readers are not sent to: most are gone indeed, and one works again.
UNAVAILABLE = {
    "socialstyrelsen": LinkStateRecord(
        verdict=Verdict.OK,
        since=13,
        checks=(
            ChecksRecord(
                first=600,
                last=20,
                count=190,
                problem=Problem.NOT_FOUND,
                http_status=404,
            ),
            ChecksRecord(first=13, last=2, count=3),
        ),
    ),
    "gaaruter": LinkStateRecord(
        verdict=Verdict.PROBABLY_BROKEN,
        since=190,
        checks=(
            ChecksRecord(
                first=190, last=1, count=63, problem=Problem.NOT_FOUND, http_status=404
            ),
        ),
        reports=(
            ReportRecord(
                page="sundhedscafe",
                days_ago=188,
                comment="Ruterne er væk.",
                outcome="unavailable",
                answer="Tak! Kommunen har fjernet dem, så det skriver vi nu.",
            ),
        ),
    ),
} | {
    key: LinkStateRecord(
        verdict=Verdict.PROBABLY_BROKEN,
        since=500,
        checks=(
            ChecksRecord(
                first=500,
                last=2,
                count=160,
                problem=Problem.UNKNOWN_HOST,
                http_status=None,
            ),
        ),
    )
    for key in (
        "lundtoftegade",
        "bydelsmoedre-rapport",
        "budgetskema-2020",
        "rap-billetter",
    )
}

# A report of a page, by somebody who did not say which link it was.
OPEN_REPORT = ReportRecord(
    page="sundhedscafe", days_ago=6, comment="Et af linkene virker ikke på min telefon."
)

LINK_STATES = MOVED | UNSURE | FAILING | BROKEN | DANGEROUS | UNCHECKED | UNAVAILABLE
