"""“Messages from forms”, in the admin: listed, read, answered, done with, taken out."""
