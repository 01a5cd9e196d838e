"""When something takes place: days, hours and words for them; needs no database."""
