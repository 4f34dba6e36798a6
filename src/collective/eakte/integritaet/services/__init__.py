"""REST: begin checks of the stored files, follow them, cancel them."""
