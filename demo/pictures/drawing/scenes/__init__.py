"""One module for each group of pictures."""

from .advice import draw_budget_advice, draw_neighbourhood_mothers
from .courtyard import draw_courtyard
from .environment import draw_environment_ambassadors
from .fire import draw_fire_cadets
from .health import draw_health_cafe
from .homework import draw_homework_cafe
from .neighbours import draw_social_caretaker, draw_stairwell
from .portraits import (
    draw_bearded_caretaker,
    draw_curly_social_caretaker,
    draw_grey_haired_woman,
    draw_young_man,
)
from .poster import draw_poster
from .rap import draw_rap_school
from .work import draw_first_job, draw_mentor

PICTURES = {
    "brandkadet": draw_fire_cadets,
    "bydelsmoedre": draw_neighbourhood_mothers,
    "fritidsjob": draw_first_job,
    "gaard": draw_courtyard,
    "lektiecafe": draw_homework_cafe,
    "mentor": draw_mentor,
    "miljoeambassadoer": draw_environment_ambassadors,
    "oekonomisk-raadgivning": draw_budget_advice,
    "opgang": draw_stairwell,
    "person-1": draw_bearded_caretaker,
    "person-2": draw_grey_haired_woman,
    "person-3": draw_curly_social_caretaker,
    "person-4": draw_young_man,
    "poster": draw_poster,
    "rapskole": draw_rap_school,
    "social-vicevaert": draw_social_caretaker,
    "sundhedscafe": draw_health_cafe,
}
