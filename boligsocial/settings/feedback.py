"""What residents say of pages: how much is taken, and how long it is kept."""

# Answers and comments within an hour from one visitor; comments about one page.
FEEDBACK_LIMITS = {"visitor": 30, "page": 20}
# Comments, and words of searches, go after so many days, whether they were read or not.
FEEDBACK_COMMENT_DAYS = 365
# Counts of answers, which are nobody's words.
FEEDBACK_TALLY_DAYS = 1095
