"""Read and steer tasks."""

from collective.taskqueue import queues


def get(task_id):
    """Return a task, or None.

    When the task was dropped because one with the same key waited, that one.
    """
    for ledger in queues.ledgers():
        task = ledger.get(task_id)
        if task is not None:
            return task
    return None


def find(user=None, queue=None, states=None, titled=None, start=0, size=50):
    """Return tasks, newest first.

    :param user: id of who has added them; None = all
    :param queue: name; None = all
    :param states: name of a state, or several; None = all
    :param titled: True = those with a title, False = those without, None = all
    :param start: how many to skip
    :param size: how many to return
    """
    found = []
    for ledger in queues.ledgers():
        found += ledger.find(
            start + size, user=user, queue=queue, states=states, titled=titled
        )
    found.sort(key=lambda task: task.created, reverse=True)
    return found[start : start + size]


def count(user=None, queue=None, states=None, titled=None):
    """Return how many tasks there are; see :func:`find`."""
    return sum(
        ledger.count(user=user, queue=queue, states=states, titled=titled)
        for ledger in queues.ledgers()
    )


def cancel(task_id):
    """Stop a task.

    One that waits never starts; one that runs is told when it asks
    (``progress.cancelled()``). At once, whatever becomes of the transaction.

    :returns: whether there was something to stop
    """
    task = get(task_id)
    return task is not None and any(
        ledger.cancel(task.id) for ledger in queues.ledgers()
    )


def retry(task_id):
    """Begin a task anew that was refused or given up, at once.

    :returns: whether it was one of these
    """
    task = get(task_id)
    if task is None:
        return False
    queue = queues.get_queue(task.queue)
    if not queue.ledger.retry(task.id):
        return False
    queue.announce([task.id])
    return True


def expire(before):
    """Forget tasks that have ended before a time.

    :param before: aware datetime
    :returns: how many there were
    """
    return sum(ledger.expire(before.timestamp()) for ledger in queues.ledgers())
