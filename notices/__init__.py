"""What does not work today, where, and until when: told to residents, and gone by itself."""
