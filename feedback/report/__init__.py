"""“What residents say”, in the admin: pages, comments, and searches that found nothing."""
