"""The pieces of an address that tell its owner where a reader came from.

They lead to no other page. Whoever takes one away is asked first: there is no list
of them that is sure, and somebody may want to count.
"""

import re
from urllib.parse import unquote

# Names of parameters, by who adds them. Those that sites give a meaning of their own,
# such as `ref` and `source`, are left alone.
_TRACKING = re.compile(
    r"(?:"
    r"(?:utm|pk|mtm|matomo|piwik|hsa|vero|trk|stm)_\w+"  # campaigns of all sorts
    r"|fbclid|igshid|igsh|fb_action_(?:ids|types)|fb_(?:ref|source)"  # Meta
    r"|gclid|gclsrc|dclid|gbraid|wbraid|srsltid|gad_(?:source|campaignid)|_gac?|_gl"
    r"|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|epik|s_kwcid|ef_id|rdt_cid"
    r"|mc_[ce]id|_hs(?:enc|mi|fp)|__hs(?:tc|sc|fp)|hsctatracking|mkt_tok|ml_subscriber"
    r"|ml_subscriber_hash|_kx|_ke|dm_i|oly_(?:anon|enc)_id|wickedid|_openstat|xtor"
    r"|icid|cmpid|at_(?:campaign|medium)|_branch_match_id|rb_clickid"
    r")\Z",
    re.IGNORECASE,
)


def without_tracking(address: str) -> str:
    """Return a normalised address without what only counts readers; else as it is.

    Everything that is kept is kept as it is spelled, and where it stands.
    """
    before, mark, fragment = address.partition("#")
    page, _, query = before.partition("?")
    if query and (kept := _without_tracking(query)) != query:
        before = f"{page}?{kept}" if kept else page
    if (
        fragment
        and "=" in fragment
        and (rest := _without_tracking(fragment)) != fragment
    ):
        fragment, mark = rest, mark if rest else ""
    return f"{before}{mark}{fragment}"


def is_tracking(pair: str) -> bool:
    """Say whether one parameter of a query, with its value or none, is such a piece."""
    return bool(_TRACKING.match(unquote(pair.partition("=")[0])))


def _without_tracking(query: str) -> str:
    # Semicolons part parameters nowhere but in old servers; they are left alone.
    return "&".join(pair for pair in query.split("&") if not is_tracking(pair))
