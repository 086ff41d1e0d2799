"""Changes of the register's tables."""
