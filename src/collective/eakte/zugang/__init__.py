"""Access: nobody gets anything by the address of a record that she may not see."""
