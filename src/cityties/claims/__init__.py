"""Articles and mentions to claims: ties and exchanges, each with its evidence."""
