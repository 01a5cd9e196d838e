"""What the page of urgent help holds about people."""

from personal_data.register.declaring import TEXT, Declared
from personal_data.register.of_pages import page_holding

DECLARED = Declared(
    holdings=[
        page_holding("urgent_help.UrgentHelpPage", service_points=TEXT, troubles=TEXT)
    ],
)
