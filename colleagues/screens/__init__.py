"""The screens on which somebody stops, or comes back."""
