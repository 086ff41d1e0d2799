"""What the desk's templates cannot say in Django's own words."""
