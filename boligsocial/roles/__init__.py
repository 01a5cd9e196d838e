"""What staff may do: the groups with their rights, and the approval between them."""

from boligsocial.roles.groups import (
    ADMINISTRATOR,
    APPROVER,
    EDITOR,
    LINK_KEEPER,
    NOTICE_KEEPER,
    ROLES,
    set_up_roles,
    tell_what_they_are_made_with,
)

__all__ = [
    "ADMINISTRATOR",
    "APPROVER",
    "EDITOR",
    "LINK_KEEPER",
    "NOTICE_KEEPER",
    "ROLES",
    "set_up_roles",
    "tell_what_they_are_made_with",
]
