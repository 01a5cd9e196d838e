"""What comes in and is not what was asked for, met where all views pass through.

Each module mends one kind, in Django or Wagtail, and says why. Text has its doors in
`plaintext.doors`; what no door has met is answered by
`boligsocial.middleware.bad_requests`.
"""


def expect_anything() -> None:
    """Put the rules where they belong; done once, when the apps are loaded."""
    from boligsocial.incoming import (  # noqa: PLC0415, models must be there
        admin_forms,
        content_types,
        dates,
        forms,
        numbers,
        searches,
    )

    admin_forms.take_nonsense_for_nothing()
    content_types.read_utf_8_alone()
    dates.know_where_the_calendar_ends()
    forms.keep_invalid_values_out()
    numbers.know_what_no_column_holds()
    searches.speak_the_language_of_searches()
