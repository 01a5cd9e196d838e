"""What residents say and send: how much is taken, and how long it is kept."""

# Answers and comments within an hour from one visitor; comments about one page.
FEEDBACK_LIMITS = {"visitor": 30, "page": 20}
# Comments, and words of searches, go after so many days, whether they were read or not.
FEEDBACK_COMMENT_DAYS = 365
# Counts of answers, which are nobody's words.
FEEDBACK_TALLY_DAYS = 1095

# Within an hour: forms from one visitor, right or wrong; those of one form that are
# taken for messages, and those that are taken at all; copies that one visitor has sent.
FORM_LIMITS = {"visitor": 30, "messages": 60, "form": 300, "copies": 3}
# Wishes for notices by e-mail within an hour, from one visitor and altogether; mails
# that ask one address within a day whether it is theirs who typed it.
NOTICE_MAIL_LIMITS = {"visitor": 10, "site": 300, "address": 3}
# The same again within so many minutes is the same message.
FORM_SAME_MINUTES = 30
# What looks like spam is kept aside for so many days, for somebody to look at.
FORM_SPAM_DAYS = 14
# Pictures of forms that were never sent, in hours.
FORM_PICTURE_HOURS = 24
