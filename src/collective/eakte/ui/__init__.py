"""What screens share: shell, plan tree, listing table, formats, icons, resources."""
