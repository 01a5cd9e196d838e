"""The screens on which administrators hand over and erase what is held about somebody."""
