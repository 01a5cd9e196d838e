"""What the index of the public search holds."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import TEXT, Declared, Holding, Texts, Whose

DECLARED = Declared(
    holdings=[
        Holding(
            "search.SearchEntry",
            (Whose.ANYBODY,),
            _("The words of published pages, with the names that stand on them"),
            _("That residents find pages"),
            _("As long as the page says so"),
            dict.fromkeys(
                (
                    "title",
                    "summary",
                    "body",
                    "terms_a",
                    "terms_b",
                    "terms_c",
                    "terms_d",
                ),
                TEXT,
            ),
            deleted_by=("wagtailcore.Page",),
            texts=Texts.MADE,
        )
    ],
    nothing={"search.SearchPromotion": "words that staff let find a page"},
)
