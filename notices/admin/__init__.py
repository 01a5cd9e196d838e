"""What those who keep notices see: the list, the form, the dashboard."""
