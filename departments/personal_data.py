"""What the pages of departments hold about people."""

from personal_data.register.declaring import NONE, TEXT, Declared
from personal_data.register.of_pages import page_holding

DECLARED = Declared(
    holdings=[
        page_holding("departments.DepartmentIndexPage", plan_description=TEXT),
        page_holding(
            "departments.DepartmentPage",
            number=NONE,
            homes=NONE,
            phone=TEXT,
            email=TEXT,
            service_points=TEXT,
        ),
    ],
    nothing={
        "departments.DepartmentAddress": "streets and house numbers of homes",
        "departments.PlanPlace": "where a department lies on a drawing",
    },
)
