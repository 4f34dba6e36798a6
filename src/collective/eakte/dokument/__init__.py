"""The Dokument on the screen: what can be shown, and under which name it is saved."""
