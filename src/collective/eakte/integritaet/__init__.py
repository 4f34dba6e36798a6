"""Integrity of the stored files: are all of them there, as they were stored?"""
