"""Pictures and PDF views of files, and PDF/A beside what is final; made by tasks."""
