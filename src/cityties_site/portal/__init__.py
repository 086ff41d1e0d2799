"""The public portal: thin views over the register's selectors, and templates.  No tables of its own."""
