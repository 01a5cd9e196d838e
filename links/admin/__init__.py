"""What editors see of the register, beyond Wagtail's own forms."""
