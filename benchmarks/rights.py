"""Grants as requests, and the question whether they hold at once."""

from measure import Clients
from measure import Request
from scenarios import EAKTE
from scenarios import PLAIN
from scenarios import Site

import json


PERSON = "person"

QUIET = 1.5
"""Seconds without a transaction after which the background work is done."""


class Rights:
    """What is shared, by whom, and who looks.

    :param server: server.Server
    :param client_of: function from the name of a user to measure.Clients
    """

    def __init__(self, server, client_of):
        self.server = server
        self.admin = Clients(server)
        self.second_admin = Clients(server)
        self.person = client_of(PERSON)
        self.member = client_of("member")
        self.two_groups = client_of("two-groups")
        self.forty_groups = client_of("forty-groups")
        self.wrong = []
        self._granted = {}
        self._requests = Site(self.admin)

    def reset(self):
        """Forget all connections: the server was started anew."""
        for clients in (self.admin, self.second_admin, self.person, self.member):
            clients.reset()
        for clients in (self.two_groups, self.forty_groups):
            clients.reset()

    def place(self, name):
        """Path of what is shared, and a record below it.

        :param name: ``unit`` or ``Akte`` with its id
        """
        if name == "unit":
            return "/eakte/plan/20.01", "a-1/d-1"
        return f"/eakte/plan/10.01/{name.rpartition(' ')[2]}", "d-1"

    def share(self, kind, path, clients=None, principal=PERSON):
        """Grant the right to read."""
        clients = clients or self.admin
        if kind == PLAIN:
            return self._sharing(path, clients, principal, True)
        body = {"prinzipal": principal, "rollen": ["Einsicht"], "grund": "Benchmark"}
        batch = self._send(clients, "POST", f"{path}/@rechte", body)
        self._granted[path, principal] = (batch.answers[0].json or {}).get("kennung")
        return batch

    def withdraw(self, kind, path, principal=PERSON):
        """Withdraw it again."""
        if kind == PLAIN:
            return self._sharing(path, self.admin, principal, False)
        kennung = self._granted.pop((path, principal))
        body = {"grund": "Benchmark"}
        return self._send(self.admin, "DELETE", f"{path}/@rechte/{kennung}", body)

    def share_and_withdraw(self, kind, path, child):
        """Grant and withdraw, and look each time whether it holds.

        :returns: two measure.Batch
        """
        given = self.share(kind, path)
        self.expect(self.person, kind, f"{path}/{child}", seen=True)
        taken = self.withdraw(kind, path)
        self.expect(self.person, kind, f"{path}/{child}", seen=False)
        return given, taken

    def expect(self, clients, kind, path, *, seen):
        """Note it when search or object do not answer as they have to."""
        found = clients.send(
            [
                Request("GET", path),
                Request("GET", f"{path}/@search?path.depth=0"),
            ]
        ).answers
        at_object = found[0].ok
        in_search = found[1].ok and found[1].json["items_total"] == 1
        # Below what nobody may see there is no search: it is refused as a whole.
        if at_object != seen or in_search != seen:
            self._note(
                kind,
                f"{path} should be {'seen' if seen else 'hidden'}:"
                f" object {found[0].status}, search {found[1].status} {found[1].json}",
            )

    def expect_seen(self, kind, path):
        """Note it when the person does not see everything below."""
        query = [Request("GET", f"{path}/@search?b_size=1")]
        counts = [
            (clients.send(query).answers[0].json or {}).get("items_total")
            for clients in (self.admin, self.person)
        ]
        if None in counts or counts[0] != counts[1]:
            self._note(kind, f"{path}: {counts[0]} records, {counts[1]} found")

    def until_quiet(self):
        """Wait until nothing is written any more.

        :returns: measure.Batch of the time; its last seconds are the silence
        """
        return self.admin.watch(QUIET)

    def change_membership(self, group, member):
        body = json.dumps({"users": {"member": member}}).encode()
        return self.admin.send([Request("PATCH", f"/eakte/@groups/{group}", body)])

    def filings(self, kind, container, number):
        return self._requests.file(kind, number, container)

    def get(self, path, number):
        return [Request("GET", path)] * number

    def _sharing(self, path, clients, principal, granted):
        """What the sharing page of Plone does."""
        entry = {
            "id": principal,
            "type": "group" if principal.startswith("group") else "user",
            "roles": {"Reader": granted},
        }
        body = {"entries": [entry], "inherit": True}
        return self._send(clients, "POST", f"{path}/@sharing", body)

    def _send(self, clients, method, path, body):
        batch = clients.send([Request(method, path, json.dumps(body).encode())])
        for answer in batch.answers:
            if not answer.ok and path.startswith("/eakte"):
                self.wrong.append(f"{path}: {answer.status} {answer.json}")
        return batch

    def _note(self, kind, text):
        """What went wrong; what plain Plone refuses is part of its figures."""
        if kind == EAKTE:
            self.wrong.append(text)
