"""The site: the register of ties and exchanges, and the public portal that shows it (Django)."""
