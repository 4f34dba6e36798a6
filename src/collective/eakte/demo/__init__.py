"""The demo city: people, files and 900 Dokumente, the same at every build."""
