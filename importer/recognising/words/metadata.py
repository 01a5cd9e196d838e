"""Dates, owners, and what every page has that the site has itself."""

import datetime
import re
from dataclasses import dataclass, replace

_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august"),
    *("september", "oktober", "november", "december"),
)
_DATE = (
    r"(?P<date>\d{1,2}\s?[./-]\s?\d{1,2}\s?[./ -]\s?(?:\d{4}|\d{2})\b|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}\.?\s+(?:{'|'.join(month[:3] for month in _MONTHS)})[a-z]*\.?\s+\d{{4}})"
    r"(?:\s+(?:-\s+)?(?:kl\.?\s*)?\d{1,2}[:.]\d{2})?"
)
_WEEKDAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?\.?,?\s+(?:den\s+|d\.\s*)?)?"
_CREATED = (
    r"oprettelse|oprettet|oprettelsesdato|publiceret|udgivet|offentliggjort|lagt op"
)
_UPDATED = (
    r"(?:sidst|senest)\s+(?:opdateret|ændret|redigeret|rettet|revideret)|opdateret"
    r"|opdatering|sidste opdatering|ændret|revideret"
)
_DATED = re.compile(
    rf"(?:siden\s+er\s+)?\b(?:(?P<created>{_CREATED})|(?P<updated>{_UPDATED}))"
    rf"\s*(?:den|d\.)?\s*:?\s*(?:den\s+)?{_WEEKDAY}{_DATE}",
    re.IGNORECASE,
)
# Right below the title, as systems print it without a word.
_BARE_DATE = re.compile(rf"^{_WEEKDAY}{_DATE}$", re.IGNORECASE)
_BY = re.compile(
    rf"^(?P<before>.*?)\b(?:indsendt\s+|skrevet\s+|oprettet\s+|opdateret\s+)?af:?\s+"
    rf"(?P<name>[A-ZÆØÅ][^|,]{{2,60}}?)(?P<after>\s+(?:den|d\.)\s+{_WEEKDAY}{_DATE})?$"
)
_OWNER = re.compile(
    r"^(?:sideansvarlig|sidens? ansvarlige?|ansvarlig for siden|indholdsansvarlig"
    r"|ansvarlig redaktør|ansvarlig|web-?ansvarlig|web-?redaktør|web-?master"
    r"|redaktør|redigeret af|skrevet af|forfatter|opdateret af|tekst)"
    r"\s*:?\s+(?P<name>\S.{2,100})$",
    re.IGNORECASE,
)
_OWNER_LABEL = re.compile(
    r"^(?:sideansvarlig|ansvarlig for siden|indholdsansvarlig|webredaktør)\s*:?$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^(?P<name>(?:[A-ZÆØÅÉÖÄ][\w'’.-]*|af|von|van|de)(?:\s+(?:[A-ZÆØÅÉÖÄ][\w'’.-]*"
    r"|af|von|van|de)){1,5})(?=$|[\s,;(|])"
)
_ROLE = re.compile(r"\s*(?:[,;(|]|\s[–-]\s|\b(?:tlf|telefon|mail|e-mail|mobil)\b).*$")
# The site has all of these itself, or they mean nothing on paper.
_FRAME_LINES = re.compile(
    r"^(?:søger du (?:en )?bolig\b.{0,40}|klik her|print|udskriv(?: siden| denne side)?"
    r"|del(?: siden| denne side)?(?: på .{2,20})?|tip en ven|send til en ven"
    r"|(?:gå |tilbage )?til (?:toppen|forsiden)|tilbage|læs (?:siden )?op|oplæsning"
    r"|skriv en kommentar|ingen kommentarer|log ind|søg|menu|luk|gå til indhold"
    r"|spring til indhold|du er her:.{0,120}|forside\s*[>»/|].{1,160}|skriftstørrelse.{0,10}"
    r"|hop til indhold|vis mere|vis mindre|læs mere …?|facebook|twitter|linkedin)"
    r"\s*[.!»>]*$",
    re.IGNORECASE,
)
_LONGEST = 160
_REST = re.compile(r"[\W_]|\b(?:den|d|kl|siden|er|og)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Metadata:
    """What a line tells of its page; `bad` stands where a date should, and is none."""

    created: datetime.date | None = None
    updated: datetime.date | None = None
    owner: str = ""
    bad: str = ""


def metadata_in(text: str) -> Metadata | None:
    """Return the dates and the owner that a line tells, if it tells nothing else."""
    if len(text) > _LONGEST:
        return None
    if dates := _dates_in(text):
        return dates
    if by := _told_by(text):
        return by
    told = Metadata()
    for piece in re.split(r"\s*[|·]\s*|\s+[–-]\s+", text):
        if owner := owner_in(piece):
            told = replace(told, owner=owner)
        elif dates := _dates_in(piece):
            told = replace(
                told,
                created=dates.created or told.created,
                updated=dates.updated or told.updated,
                bad=dates.bad or told.bad,
            )
        else:
            return None
    return told


def bare_date_in(text: str) -> datetime.date | None:
    """Return the day that a line is, and nothing else."""
    match = _BARE_DATE.match(text.strip())
    return date_of(match["date"]) if match else None


def _told_by(text: str) -> Metadata | None:
    """Return who did it and when: “Opdateret den 3. maj 2018 af Vivi Sandager”."""
    match = _BY.match(text)
    if match is None or name_in(match["name"]) != match["name"].strip():
        return None
    dates = _dates_in(match["before"].strip(" –-"))
    if match["after"]:
        dates = Metadata(created=date_of(match["date"]))
    return replace(dates, owner=match["name"].strip()) if dates else None


def _dates_in(text: str) -> Metadata | None:
    found = list(_DATED.finditer(text))
    if not found or len(_REST.sub("", _DATED.sub("", text))) > 3:
        return None
    created = updated = None
    bad = ""
    for match in found:
        day = date_of(match["date"])
        if day is None:
            bad = match["date"]
        elif match["created"]:
            created = day
        else:
            updated = day
    return Metadata(created, updated, bad=bad)


def date_of(text: str) -> datetime.date | None:
    """Return the day that is written as Danes write it; None if there is none such."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    words = re.findall(r"[a-z]+", text.lower())
    month = next(
        (n for n, name in enumerate(_MONTHS, 1) if words and name[:3] == words[0][:3]),
        0,
    )
    if month and len(numbers) == 2:
        day, year = numbers
    elif len(numbers) >= 3 and numbers[0] > 999:
        year, month, day = numbers[:3]
    elif len(numbers) >= 3:
        day, month, year = numbers[:3]
        if month > 12 >= day:
            # As Americans write it.
            day, month = month, day
    else:
        return None
    if year < 100:
        year += 1900 if year > 80 else 2000
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def owner_in(text: str) -> str:
    """Return who answers for the page, if a line says that; else ""."""
    match = _OWNER.match(text)
    if match is None:
        return ""
    # A sentence that goes on tells something of them.
    name = name_in(match["name"])
    return name if name == _ROLE.sub("", match["name"].strip()) else ""


def is_owner_label(text: str) -> bool:
    """Whether the next line says who answers for the page."""
    return bool(_OWNER_LABEL.match(text))


def name_in(text: str) -> str:
    """Return the name of a person that a text begins with, or is; else ""."""
    match = _NAME.match(_ROLE.sub("", text.strip()))
    return match["name"].strip() if match else ""


def is_frame_line(text: str) -> bool:
    """Whether a line is part of the old site's frame, which ours has of its own."""
    return bool(_FRAME_LINES.match(text))
