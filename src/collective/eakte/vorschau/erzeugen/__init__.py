"""How views and renditions are made: programs and libraries, nothing of Plone.

Whatever reads a file that came from outside runs in a process of its own with limits.
"""
