"""What is held about those who look after links, report them, or are named in them."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import (
    NONE,
    OWN,
    TEXT,
    WHO,
    Declared,
    Holding,
    Texts,
    Whose,
)

_DECIDED = _("Who decided something about a link, when and why")
_WHY_DECIDED = _("That colleagues know why a link is as it is")
_AS_THE_LINK = _("As long as the link; staff delete links")


def _found(label: str, *texts: str) -> Holding:
    return Holding(
        label,
        (Whose.ANYBODY,),
        _("Addresses and words that stand on pages"),
        _("That links can be found and checked"),
        _("As long as the page says so"),
        dict.fromkeys(texts, TEXT),
        deleted_by=("find_links",),
        texts=Texts.MADE,
    )


def _seen(label: str, *jobs: str, **parts) -> Holding:
    return Holding(
        label,
        (Whose.ANYBODY,),
        _("What other sites answered: addresses, titles of pages"),
        _("That broken links are found"),
        _("As long as the link; what checks saw, two years"),
        parts,
        deleted_by=("links.Link", *jobs),
    )


DECLARED = Declared(
    holdings=[
        Holding(
            "links.Link",
            (Whose.STAFF, Whose.ANYBODY),
            _DECIDED,
            _WHY_DECIDED,
            _AS_THE_LINK,
            {
                "title": TEXT,
                "source": TEXT,
                "url": TEXT,
                "unavailable_since": OWN,
                "unavailable_by": WHO,
                "unavailable_reason": TEXT,
                "note": TEXT,
                "archive_url": NONE,
            },
            texts=Texts.LEFT,
        ),
        Holding(
            "links.Dismissal",
            (Whose.STAFF,),
            _DECIDED,
            _WHY_DECIDED,
            _("Until the link is in another state"),
            {"comment": TEXT, "problem": NONE, "by": WHO, "at": OWN},
            deleted_by=("links.Link",),
        ),
        Holding(
            "links.Rewrite",
            (Whose.STAFF,),
            _("Who gave many links new addresses, and when"),
            _WHY_DECIDED,
            _("As long as the site: it says where addresses came from"),
            {
                "host": NONE,
                "find": TEXT,
                "replace": TEXT,
                "created_at": OWN,
                "created_by": WHO,
            },
            texts=Texts.LEFT,
        ),
        Holding(
            "links.Report",
            (Whose.RESIDENT, Whose.STAFF),
            _(
                "What a resident wrote, never who; phone numbers and mail addresses are "
                "taken out. Who answered, and what"
            ),
            _("That links are mended which residents need"),
            _("A year after it was answered; unanswered until then"),
            {
                "address": TEXT,
                "comment": TEXT,
                "closed_at": OWN,
                "closed_by": WHO,
                "answer": TEXT,
            },
            deleted_by=("forget_old_link_reports", "LINK_REPORT_DAYS"),
        ),
        _found("links.TypedAddress", "url", "text"),
        _found("links.TypedNote", "key", "title", "kind", "source", "note", "href"),
        _seen(
            "links.RewrittenLink",
            old_url=TEXT,
            new_url=TEXT,
            problem=NONE,
        ),
        _seen("links.ArchiveProposal", url=TEXT, archive_url=NONE),
        _seen("links.ProposedTitle", title=TEXT),
        _seen(
            "links.LinkHealth",
            "check_links",
            url=TEXT,
            problem=NONE,
            moved_to=TEXT,
            page_title=TEXT,
            page_language=NONE,
            final_url=TEXT,
            redirects=TEXT,
            content_type=NONE,
            detail=TEXT,
        ),
        _seen("links.Check", "forget_old_link_checks", problem=NONE, detail=TEXT),
    ],
    nothing={
        "links.Host": "names of sites",
        "links.LinkSettings": "whether the web archive is asked",
        "links.LinkTally": "counts",
        "links.LinkUse": "on which page a link stands",
        "links.RegisterDay": "counts by day",
        "links.ReportCount": "how many reports groups of visitors sent; no addresses",
    },
)
