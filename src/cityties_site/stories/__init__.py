"""The portal's own stories and standing pages."""
