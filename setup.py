"""Installer for collective.eakte."""

from pathlib import Path
from setuptools import find_namespace_packages
from setuptools import setup


HERE = Path(__file__).parent


def read(name):
    """Return the text of a file of the distribution, without outer blanks."""
    return (HERE / name).read_text(encoding="utf-8").strip()


setup(
    name="collective.eakte",
    version="1.0.0a1.dev0",
    description="Elektronische Akte for Plone: file plan, files, processes, documents",
    long_description=f"{read('README.md')}\n\n# Changes\n\n{read('CHANGES.rst')}\n",
    long_description_content_type="text/markdown",
    classifiers=[
        "Development Status :: 3 - Alpha",
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Addon",
        "Framework :: Zope :: 6",
        "Intended Audience :: Developers",
        "Intended Audience :: System Administrators",
        "License :: OSI Approved :: GNU General Public License v2 (GPLv2)",
        "Natural Language :: German",
        "Operating System :: POSIX :: Linux",
        "Programming Language :: Python",
        "Programming Language :: Python :: 3",
        "Programming Language :: Python :: 3 :: Only",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
        "Topic :: Office/Business",
    ],
    keywords="Plone CMS E-Akte Aktenplan records management xdomea",
    author="Plone Collective",
    author_email="collective@plone.org",
    license="GPL version 2",
    packages=find_namespace_packages("src", include=["collective.*"]),
    package_dir={"": "src"},
    include_package_data=True,
    zip_safe=False,
    python_requires=">=3.11",
    install_requires=[
        "openpyxl",
        "plone.api",
        "plone.app.contenttypes",
        "plone.app.dexterity",
        "plone.app.layout",
        "plone.app.registry",
        "plone.app.versioningbehavior",
        "plone.app.vocabularies",
        "plone.app.z3cform",
        "plone.autoform",
        "plone.base",
        "plone.behavior",
        "plone.browserlayer",
        "plone.classicui",
        "plone.dexterity",
        "plone.i18n",
        "plone.indexer",
        "plone.locking",
        "plone.memoize",
        "plone.namedfile",
        "plone.protect",
        "plone.registry",
        "plone.rest",
        "plone.restapi",
        "plone.rfc822",
        "plone.schema",
        "plone.supermodel",
        "plone.uuid",
        "Products.CMFCore",
        "Products.CMFPlone",
        "Products.DCWorkflow",
        "Products.GenericSetup",
        "Products.ZCatalog",
        "transaction",
        "z3c.form",
        "ZODB",
        "Zope",
    ],
    extras_require={
        "demo": [
            "fpdf2",
            "Pillow",
            "python-docx",
        ],
        "test": [
            "axe-core-python",
            "hypothesis",
            "plone.app.testing",
            "plone.testing",
            "pytest",
            "pytest-plone",
            "requests",
            "selenium",
        ],
    },
    entry_points={
        "z3c.autoinclude.plugin": ["target = plone"],
        "console_scripts": [
            "eakte-aktenplan = collective.eakte.aktenplan.console:main",
        ],
    },
)
