"""What is held about those whom documents name."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import NONE, TEXT, Declared, Holding, Texts, Whose

DECLARED = Declared(
    holdings=[
        Holding(
            "documents.DocumentText",
            (Whose.ANYBODY,),
            _("The text of documents, such as minutes that name members of a board"),
            _("That residents find documents by what they say"),
            _("As long as the document; staff delete documents"),
            {"text": TEXT, "lexemes": TEXT, "read_hash": NONE},
            deleted_by=("media.SiteDocument",),
            texts=Texts.LEFT,
        ),
    ],
    nothing={"documents.DocumentDetails": "what a document is, of where and when"},
)
