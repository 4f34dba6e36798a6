"""The operations that are compared, as requests."""

from itertools import count
from measure import Request
from payloads import container_body
from payloads import file_body

import json


PLAIN = "plain"
EAKTE = "eakte"
KINDS = (PLAIN, EAKTE)

CHILDREN = 100

# Columns of a table of documents, for plain Plone from the catalog.
PLAIN_COLUMNS = (
    "Title",
    "review_state",
    "UID",
    "modified",
    "created",
    "mime_type",
    "getObjSize",
)


class Site:
    """Containers to work in and requests that do the work, in a site of each kind.

    :param clients: measure.Clients
    """

    def __init__(self, clients):
        self.clients = clients
        self._numbers = count(1)
        self.parents = {}
        self.filing = {}
        self.listed = {}
        self.read = {}

    def build(self):
        """Create what every operation needs."""
        plain = self._add(f"/{PLAIN}", "Folder", id="work", title="Plain Plone")
        plan = self._add(f"/{EAKTE}", "Aktenplan", title="Aktenplan", kennzeichen="B")
        unit = self._add(
            plan,
            "Aktenplaneinheit",
            title="Vorhaben",
            kennzeichen="10.01",
            typ="Betreffseinheit",
            federfuehrung="10",
            aktenfuehrung="10",
            aufbewahrungsdauer=10,
            aussonderungsart="B",
        )
        for node in (plan, unit):
            self.clients.one("POST", f"{node}/@workflow/aktivieren", b"{}")
        self.parents = {PLAIN: plain, EAKTE: unit}
        for kind in KINDS:
            self.filing[kind] = self._container(kind)
            self.listed[kind] = self._container(kind)
            batch = self.clients.send(self.file(kind, CHILDREN, self.listed[kind]))
            for answer in batch.answers:
                if not answer.ok:
                    raise RuntimeError(f"A document was refused: {answer}")
            self.read[kind] = self._path(batch.answers[0].json)

    def create(self, kind, number):
        """Requests that create containers: Folder or Akte."""
        portal_type = {PLAIN: "Folder", EAKTE: "Akte"}[kind]
        return [
            Request(
                "POST",
                self.parents[kind],
                container_body(portal_type, next(self._numbers)),
            )
            for _ in range(number)
        ]

    def file(self, kind, number, container=None):
        """Requests that file PDFs, all into one container: File or Dokument."""
        portal_type = {PLAIN: "File", EAKTE: "Dokument"}[kind]
        path = container or self.filing[kind]
        return [
            Request("POST", path, file_body(portal_type, next(self._numbers)))
            for _ in range(number)
        ]

    def metadata(self, kind, number):
        """Requests that read the metadata of a File or Dokument."""
        return self.metadata_of(self.read[kind], number)

    def metadata_of(self, path, number):
        """Requests that read the metadata of any object."""
        return [Request("GET", path)] * number

    def listing(self, kind, number, container=None):
        """Requests that list 100 children with their columns.

        Plain Plone does it by waking up the children: ``fullobjects``.
        """
        path = container or self.listed[kind]
        query = {
            PLAIN: f"?fullobjects=1&b_size={CHILDREN}",
            EAKTE: f"/@schriftgut?art=Dokument&b_size={CHILDREN}",
        }[kind]
        return [Request("GET", path + query)] * number

    def catalog_listing(self, number):
        """The leanest way in which plain Plone lists children with columns."""
        columns = "".join(f"&metadata_fields={name}" for name in PLAIN_COLUMNS)
        path = self.listed[PLAIN]
        query = f"/@search?path.depth=1&b_size={CHILDREN}&sort_on=sortable_title"
        return [Request("GET", path + query + columns)] * number

    def page(self, path, number):
        """Requests that open an object in the browser."""
        return [Request("GET", path, accept="text/html")] * number

    def _container(self, kind):
        request = self.create(kind, 1)[0]
        return self._path(self.clients.one("POST", request.path, request.body))

    def new_akte(self):
        return self._container(EAKTE)

    def _add(self, path, portal_type, **fields):
        body = json.dumps({"@type": portal_type, **fields}).encode()
        return self._path(self.clients.one("POST", path, body))

    def _path(self, answer):
        return answer["@id"].removeprefix(self.clients.server.url)
