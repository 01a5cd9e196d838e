"""What residents can read and keep. All of it is invented."""

import datetime

from demo.records import DocumentRecord, DocumentsRecord

DOCUMENTS_PAGE = DocumentsRecord(
    slug="dokumenter",
    title="Dokumenter",
    summary="Referater, regnskaber og regler. Find dem efter afdeling og år.",
    owner="birgitte",
    created=datetime.date(2025, 9, 1),
    updated=datetime.date(2025, 9, 22),
    show_housing_search=False,
    body=[],
)

DOCUMENTS = [
    DocumentRecord(
        slug="teglhaven-bestyrelsesmoede-september",
        title="Referat af bestyrelsesmøde i Teglhaven",
        kind="referat",
        department="teglhaven",
        dated=datetime.date(2025, 9, 10),
        paragraphs=[
            "Til stede: Hele bestyrelsen og ejendomskontoret.",
            (
                "1. Vaskeriet. Bestyrelsen vedtog, at vaskeriet får to nye maskiner. De "
                "gamle bruger for meget vand. Maskinerne kommer i november, og vaskeriet "
                "er lukket i to dage imens."
            ),
            (
                "2. Cykler. Der er oprydning i kældrene den første lørdag i oktober. "
                "Cykler uden mærkat bliver kørt til genbrug."
            ),
            "3. Havedag. Den bliver den 4. oktober med suppe bagefter.",
            "4. Næste møde er den 8. oktober kl. 19 i beboerhuset.",
        ],
    ),
    DocumentRecord(
        slug="teglhaven-bestyrelsesmoede-juni",
        title="Referat af bestyrelsesmøde i Teglhaven",
        kind="referat",
        department="teglhaven",
        dated=datetime.date(2025, 6, 11),
        paragraphs=[
            "1. Sommerfest. Der var 140 til sommerfesten. Tak til alle, der hjalp.",
            (
                "2. Elevatoren i nummer 12 bliver repareret i uge 27. De, der ikke kan gå "
                "på trapper, kan få hjælp til indkøb. Ring til ejendomskontoret."
            ),
            "3. Næste møde er den 10. september.",
        ],
    ),
    DocumentRecord(
        slug="engparken-afdelingsmoede",
        title="Referat af afdelingsmøde i Engparken",
        kind="referat",
        department="engparken",
        dated=datetime.date(2025, 5, 20),
        paragraphs=[
            "62 beboere fra 48 boliger var mødt op.",
            "1. Budgettet for næste år blev vedtaget. Huslejen stiger med 1,9 procent.",
            "2. Forslag om ladestandere: 31 stemte for, og 17 stemte imod.",
            (
                "3. Forslag om at holde høns i gården blev trukket tilbage efter en snak "
                "om larm og ræve."
            ),
        ],
    ),
    DocumentRecord(
        slug="repraesentantskabet-2025",
        title="Referat af møde i repræsentantskabet",
        kind="referat",
        dated=datetime.date(2025, 6, 3),
        paragraphs=[
            (
                "Repræsentantskabet godkendte regnskabet for 2024 og planen for de "
                "boligsociale indsatser."
            ),
            (
                "Formanden fortalte om året, der gik: færre flytninger, flere frivillige "
                "og en lang vinter med dyr varme."
            ),
        ],
    ),
    DocumentRecord(
        slug="husorden-teglhaven",
        title="Husorden for Teglhaven",
        kind="husorden",
        department="teglhaven",
        dated=datetime.date(2024, 3, 1),
        paragraphs=[
            "Vi bor tæt. Derfor har vi aftalt nogle få regler.",
            (
                "Skru ned for musikken efter klokken 22, og klokken 24 natten til lørdag "
                "og søndag. Sig det til naboerne, hvis I holder fest."
            ),
            (
                "Hold trappen fri, så redderne kan komme op med en båre. Barnevogne og "
                "cykler står i kælderen."
            ),
            "Hunde går i snor, og du samler op efter din hund.",
        ],
    ),
    DocumentRecord(
        slug="aarsregnskab-2024",
        title="Årsregnskab for boligforeningen",
        kind="regnskab",
        dated=datetime.date(2024, 12, 31),
        paragraphs=[
            (
                "Resultatet er 412.000 kroner bedre end ventet, mest fordi færre boliger "
                "stod tomme."
            ),
            *(
                f"Konto {100 + number} {12 + number}.400 {13 + number}.100 "
                f"{14 + number}.250"
                for number in range(12)
            ),
        ],
    ),
    DocumentRecord(
        slug="vedtaegter",
        title="Vedtægter for boligforeningen",
        kind="vedtaegt",
        dated=datetime.date(2022, 6, 1),
        paragraphs=[
            "§ 1. Foreningens navn er Boligforeningen Solgavlen. Den ligger i Egeby.",
            "§ 2. Foreningen bygger, lejer ud og passer på almene boliger.",
            (
                "§ 3. Den øverste myndighed er repræsentantskabet. Hver afdeling vælger "
                "to medlemmer på sit afdelingsmøde."
            ),
        ],
    ),
    DocumentRecord(
        slug="naar-du-flytter",
        title="Når du flytter: det skal du gøre",
        kind="vejledning",
        dated=datetime.date(2025, 2, 3),
        paragraphs=[
            "Sig op med tre måneders varsel til den første i en måned.",
            (
                "Vi ringer og aftaler et syn, når du er flyttet ud. Kom selv med: Så kan "
                "vi sammen se, hvad der skal males."
            ),
            (
                "Aflever alle nøgler til ejendomskontoret senest klokken 12 den sidste "
                "dag."
            ),
        ],
    ),
]
