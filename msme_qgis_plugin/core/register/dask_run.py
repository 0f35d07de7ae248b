"""The parts of a register counted by the workers of a Dask cluster.

What a lost worker had begun is counted anew by another: a part is found again by its place in the
file, which every worker has to see under the same path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import MsmeError
from .errors import DaskMissingError, SchedulerError
from .tally import tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..progress import Progress
    from .register_blocks import Part
    from .tally import Plan, Tally


def on_cluster(address: str) -> Callable[[Iterator[Part], Plan, Progress], Iterator[Tally]]:
    """Return a run for `count_register` on the cluster of a scheduler.

    Raises:
        DaskMissingError: Dask is not there.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise DaskMissingError(address=address) from error

    def run(parts: Iterator[Part], plan: Plan, progress: Progress) -> Iterator[Tally]:
        try:
            with Client(address, set_as_default=False) as client:
                shared = client.scatter(plan, broadcast=True, hash=False)
                # Not pure: the same bytes may have changed since another run.
                tasks = [(one.read, client.submit(tally, one, shared, pure=False)) for one in parts]
                while tasks:
                    read, task = tasks.pop(0)
                    found = task.result()
                    task.release()
                    progress.step(read)
                    yield found
        except MsmeError:
            raise
        except (OSError, RuntimeError, ImportError) as error:
            raise SchedulerError(address=address, reason=str(error)) from error

    return run
