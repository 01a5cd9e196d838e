"""What each app says it holds about people, put together, and held to the models."""
