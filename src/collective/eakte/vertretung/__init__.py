"""Deputies (Vertretung): who acts for somebody absent, how far, and until when."""
