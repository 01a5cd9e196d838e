"""The words with which pages head their parts, and which part of ours each heads.

This reads Danish, as the pages are written. Words are compared without capitals and
without what closes them; the sections are named as blocks are.
"""

import re
from dataclasses import dataclass
from functools import cache

from importer.recognising.decisions import normalised
from importer.recognising.words.spelling import distance, mistakes_allowed
from links.kinds import Kind

STUDY, LINKS_FROM, VIDEO = "study", "links_from", "video"

_WORDS = {
    "about": """
        om|om projektet|om indsatsen|om tilbuddet|om aktiviteten|om ordningen|om os
        om forløbet|om kurset|om caféen|om klubben|hvad er det|hvad går det ud på
        hvad handler det om|hvad sker der|hvad laver vi|hvad tilbyder vi|beskrivelse
        projektbeskrivelse|kort om projektet|kort om indsatsen|kort om|kort fortalt
        indhold|vi tilbyder|det kan du få
    """,
    "why": """
        hvorfor|baggrund|baggrunden|baggrund for projektet|formål|formålet
        formål med projektet|baggrund og formål|formål og baggrund|hvorfor gør vi det
        derfor gør vi det|udfordringen|problemet|ideen bag|idéen bag|mål|målet
        målsætning|hvad er formålet|projektets formål|projektets baggrund
    """,
    "value": """
        værdi|værdien|værdi for beboerne|værdi for dig|udbytte|dit udbytte|effekt
        effekten|effekter|hvad får du ud af det|det får du ud af det|det får du
        hvad får man ud af det|hvad får vi ud af det|hvad giver det|gevinst|gevinster
        fordele|hvad nytter det|forventet udbytte
    """,
    "target_group": """
        målgruppe|målgruppen|målgrupper|hvem er det for|hvem er tilbuddet for
        hvem er indsatsen for|for hvem|hvem kan deltage|hvem kan være med
        hvem kan komme|hvem kan få hjælp|hvem henvender det sig til|hvem er målgruppen
        deltagere|hvem kan bruge tilbuddet|er det noget for dig
    """,
    "knowledge": """
        viden|vidensindsamling|erfaringer|vores erfaringer|hvad ved vi|det ved vi
        resultater|evaluering|dokumentation|hvad viser erfaringerne|forskning
        undersøgelser|det siger forskningen|viden om indsatsen
    """,
    "related_links": """
        læs også|læs mere|læs mere her|se også|links|link|relevante links
        nyttige links|gode links|eksterne links|relateret|relaterede links|mere om emnet
        find mere information|mere information|henvisninger|læs videre|kilder
    """,
    VIDEO: """
        video|film|videoer|youtube video|youtubevideo|youtube|se videoen|se filmen
        se video|se film|vimeo|se vores film
    """,
    "contact": """
        kontakt|kontaktperson|kontaktpersoner|kontakt os|kontaktoplysninger
        kontaktinformation|hvem kan du kontakte|har du spørgsmål|vil du vide mere
        hvis du vil vide mere|spørgsmål|yderligere oplysninger|hvem kan jeg tale med
        ring til os|her finder du os|skriv eller ring|kontakt og tilmelding
    """,
    "fact_box": """
        praktisk|praktisk information|praktisk info|praktiske oplysninger
        praktiske informationer|fakta|tid og sted|sted og tid|hvor og hvornår
        hvornår og hvor|hvornår|hvor|tid|tidspunkt|sted|pris|priser|hvad koster det
        tilmelding|åbningstid|åbningstider|adresse|mødested|mødetid|økonomi|periode
        husk|obs|bemærk|vigtigt|vigtigt at vide|godt at vide|find os|dato|varighed
        medbring|deltagerbetaling|transport
    """,
    "steps": """
        sådan gør du|sådan kommer du i gang|sådan tilmelder du dig|sådan søger du
        sådan foregår det|fremgangsmåde|trin for trin|sådan starter du|kom i gang
        sådan gør vi
    """,
    "questions": """
        spørgsmål og svar|ofte stillede spørgsmål|faq|typiske spørgsmål
        de mest stillede spørgsmål|spørgsmål vi ofte får
    """,
}
# What a link under such a word is, and who is known to publish it.
KIND_WORDS = {
    "video": (Kind.VIDEO, ""),
    "film": (Kind.VIDEO, ""),
    "youtube video": (Kind.VIDEO, "YouTube"),
    "youtubevideo": (Kind.VIDEO, "YouTube"),
    "youtube": (Kind.VIDEO, "YouTube"),
    "vimeo": (Kind.VIDEO, "Vimeo"),
    "artikel": (Kind.ARTICLE, ""),
    "artikler": (Kind.ARTICLE, ""),
    "nyhed": (Kind.ARTICLE, ""),
    "rapport": (Kind.REPORT, ""),
    "rapporter": (Kind.REPORT, ""),
    "evaluering": (Kind.REPORT, ""),
    "evalueringsrapport": (Kind.REPORT, ""),
    "notat": (Kind.REPORT, ""),
    "undersøgelse": (Kind.STUDY, ""),
    "undersøgelser": (Kind.STUDY, ""),
    "analyse": (Kind.STUDY, ""),
    "studie": (Kind.STUDY, ""),
    "pjece": (Kind.DOCUMENT, ""),
    "folder": (Kind.DOCUMENT, ""),
    "dokument": (Kind.DOCUMENT, ""),
    "pdf": (Kind.DOCUMENT, ""),
    "hjemmeside": (Kind.PAGE, ""),
    "link": (Kind.LINK, ""),
}
_PUBLISHED = re.compile(
    rf"^(?P<kind>{'|'.join(KIND_WORDS)})(?:en|et|er|ne)?"
    r"\s+(?:fra|af|udgivet af|lavet af|på)\s+(?P<publisher>[^:?.]{2,80}?)\s*:?$",
    re.IGNORECASE,
)
_PATTERNS = {
    "target_group": re.compile(
        r"^(?:hvem\s+(?:kan|må|får|er|henvender|skal)\b|for hvem\b|målgruppe[nr]?\b).{0,80}\?$"
        r"|^(?:målgruppen? (?:for|er)|hvem kan)\b.{0,60}$",
        re.IGNORECASE,
    ),
    "knowledge": re.compile(
        r"^(?:vidensindsamling|erfaringer(?:ne)?|resultater(?:ne)?|evaluering(?:en)?"
        r"|viden)\s+(?:om|fra|med|af)\b.{2,70}$",
        re.IGNORECASE,
    ),
    "about": re.compile(
        r"^(?:hvad er|hvad går)\b.{2,60}\?$|^om (?:projekt|indsatsen|tilbuddet)\b.{0,60}$"
        # A noun with its article: “Om lejren”.
        r"|^om \w{3,30}(?:en|et|ne)$",
        re.IGNORECASE,
    ),
    "why": re.compile(
        r"^(?:hvorfor)\b.{2,60}\?$|^(?:baggrunden? for|formålet med)\b.{2,60}$",
        re.IGNORECASE,
    ),
    "value": re.compile(
        r"^(?:hvad får|hvad giver|det får)\b.{2,60}$|^værdi(?:en)? (?:for|af)\b.{2,60}$",
        re.IGNORECASE,
    ),
    "steps": re.compile(r"^sådan\s+\w+\s+(?:du|man|i|vi)\b.{0,60}$", re.IGNORECASE),
}
_LONGEST = 90
_DECORATION = re.compile(r"^[\s•*–»>-]+|[\s:.…–-]+$")


@dataclass(frozen=True)
class Label:
    """A heading that is known."""

    section: str
    # As it stands, without what closes it.
    title: str
    # The known spelling, where it was mistyped; else "".
    meant: str = ""
    # Of what stands below “Undersøgelse fra CFBU:”.
    kind: Kind | None = None
    publisher: str = ""
    # Whether the words are in the list, and not only of a form that is known.
    in_list: bool = True


@cache
def _sections() -> dict[str, str]:
    return {
        " ".join(words.split()): section
        for section, lists in _WORDS.items()
        for line in lists.strip().splitlines()
        for words in line.split("|")
    }


def label_of(text: str, *, is_marked: bool) -> Label | None:
    """Return what a line heads, if it is a heading that is known.

    `is_marked` says that it looks like one: bold, closed by a colon, or a heading of
    the page. Others must be spelt right, to the letter.
    """
    if len(text) > _LONGEST:
        return None
    title = _DECORATION.sub("", text)
    words = normalised(title).rstrip("?! ")
    if section := _sections().get(words):
        return Label(section, title)
    if published := _PUBLISHED.match(text.strip()):
        return _published(published, title)
    for section, pattern in _PATTERNS.items():
        if pattern.match(title) and (is_marked or not title.endswith(".")):
            return Label(section, title, in_list=False)
    return _mistyped(words, title) if is_marked else None


def kind_of_label(text: str) -> tuple[Kind, str, str] | None:
    """Return the kind of what a label leads to, its source and the right spelling."""
    words = normalised(text)
    for known, (kind, source) in KIND_WORDS.items():
        if distance(words, known) <= mistakes_allowed(known):
            right = "" if words == known else known
            return kind, source, right.replace("youtube", "YouTube")
    return None


def _published(match: re.Match, title: str) -> Label:
    kind, _source = KIND_WORDS[match["kind"].lower()]
    section = STUDY if kind in {Kind.STUDY, Kind.REPORT} else LINKS_FROM
    return Label(section, title, kind=kind, publisher=match["publisher"].strip())


def _mistyped(words: str, title: str) -> Label | None:
    for known, section in _sections().items():
        most = mistakes_allowed(known)
        if most and distance(words, known, most) <= most:
            return Label(section, title, meant=known.capitalize())
    return None
