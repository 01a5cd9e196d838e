"""The list of notices, and what does not work in the demo's homes. All of it is invented."""

import datetime

from demo.records import NoticeListRecord, NoticeRecord

NOTICE_LIST = NoticeListRecord(
    slug="drift-og-varsler",
    title="Drift og varsler",
    summary=(
        "Er der lukket for vandet, eller står elevatoren? Her står, hvad vi ved, og "
        "hvornår vi regner med, at det virker igen."
    ),
    owner="birgitte",
    created=datetime.date(2026, 10, 1),
    updated=datetime.date(2026, 10, 1),
    body=[
        (
            "text",
            {
                "title": "Står det ikke her?",
                "text": """
                    <p>Så ved vi det måske ikke endnu. <a page="kontakt">Ring til os</a>.
                    Haster det uden for kontorets åbningstid, så find nummeret under
                    <a page="faa-hjaelp-nu">Få hjælp nu</a>.</p>
                """,
            },
        ),
    ],
)

# Hours before and after the demo is loaded.
NOTICES = (
    NoticeRecord(
        kind="lift",
        department="Engparken",
        place="opgang 4",
        text=(
            "Elevatoren er i stykker, og der mangler en reservedel. Brug trappen, eller "
            "ring til os, hvis du har brug for hjælp."
        ),
        begins=-20,
        news={-2: "Montøren har fundet fejlen, og reservedelen er bestilt."},
    ),
    NoticeRecord(
        kind="water",
        department="Teglhaven",
        text=(
            "Vi lukker for vandet, mens et rør bliver skiftet. Tap en kande vand til "
            "kaffen om morgenen."
        ),
        begins=117,
        ends=121,
    ),
    NoticeRecord(
        kind="laundry",
        department="Lærkebo",
        text="Vaskeriet er lukket, for en maskine er løbet over.",
        begins=-80,
        news={-76: "Gulvet er tørt. Vi venter på en ny slange."},
        solved=-52,
        solved_word="Alle fire maskiner kører igen.",
    ),
    NoticeRecord(
        kind="heat",
        text="Der er ingen varme. Fjernvarmen arbejder på at finde hullet.",
        begins=-250,
        solved=-243,
        solved_word="Varmen er tilbage. Luft radiatoren ud, hvis den klukker.",
    ),
)
