"""Installer for collective.taskqueue."""

from pathlib import Path
from setuptools import find_namespace_packages
from setuptools import setup


HERE = Path(__file__).parent


def read(name):
    """Return the text of a file of the distribution, without outer blanks."""
    return (HERE / name).read_text(encoding="utf-8").strip()


setup(
    name="collective.taskqueue",
    version="2.0.0.dev0",
    description="Task queues for Plone: requests that are made after the commit",
    long_description=f"{read('README.md')}\n\n# Changes\n\n{read('CHANGES.rst')}\n",
    long_description_content_type="text/markdown",
    classifiers=[
        "Development Status :: 4 - Beta",
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Addon",
        "Framework :: Zope :: 6",
        "Intended Audience :: Developers",
        "License :: OSI Approved :: GNU General Public License v2 (GPLv2)",
        "Operating System :: POSIX :: Linux",
        "Programming Language :: Python",
        "Programming Language :: Python :: 3",
        "Programming Language :: Python :: 3 :: Only",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
    ],
    keywords="Plone Zope task queue asynchronous",
    author="Plone Collective",
    author_email="collective@plone.org",
    license="GPL version 2",
    packages=find_namespace_packages("src", include=["collective.*"]),
    package_dir={"": "src"},
    include_package_data=True,
    zip_safe=False,
    python_requires=">=3.11",
    install_requires=[
        "AccessControl",
        "huey >= 3.4",
        "plone.protect",
        "Products.CMFPlone",
        "Products.GenericSetup",
        "Products.PluggableAuthService",
        "transaction",
        "ZConfig",
        "ZODB",
        "Zope",
        "zope.component",
        "zope.globalrequest",
        "zope.interface",
        "zope.processlifetime",
        "zope.publisher",
        "zope.schema",
    ],
    extras_require={
        "postgresql": ["psycopg2-binary"],
        "redis": ["redis"],
        "test": [
            "plone.api",
            "plone.app.contenttypes",
            "plone.app.testing",
            "plone.restapi",
            "plone.testing",
            "psycopg2-binary",
            "pytest",
            "pytest-plone",
            "redis",
            "RelStorage",
            "requests",
        ],
    },
    entry_points={
        "console_scripts": ["taskqueue-worker = collective.taskqueue.worker:main"],
        "z3c.autoinclude.plugin": ["target = plone"],
    },
)
