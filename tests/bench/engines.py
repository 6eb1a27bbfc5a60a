"""`python -m tests.bench.engines`: cluster engines beside one another, on this machine.

Needs `pip install ray distributed psutil` in an environment of its own. Two workers each; tasks
that sleep 50 ms stand for reading, so that cores play no part; then one worker is killed with 38
of 40 tasks left. Each engine runs in a process of its own.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

WORKERS, TASKS, NAP_S, KILLED = 2, 200, 0.05, 40
PAYLOAD = os.urandom(2 * 1024 * 1024)  # a scanned circular
FILES = 40


def nap(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def size(data: bytes) -> int:
    return len(data)


def dask() -> tuple[Callable[..., Any], Callable[[Any], Any], Callable[[], None]]:
    from distributed import Client, LocalCluster

    cluster = LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None)
    client = Client(cluster)

    def send(work: Callable[..., Any], *values: Any) -> Any:
        return client.submit(work, *values, pure=False)

    return send, lambda sent: sent.result(), lambda: (client.close(), cluster.close())[0]


def ray() -> tuple[Callable[..., Any], Callable[[Any], Any], Callable[[], None]]:
    import ray

    ray.init(num_cpus=WORKERS, include_dashboard=False, log_to_driver=False)
    tasks = {work: ray.remote(max_retries=3)(work) for work in (nap, size)}

    def send(work: Callable[..., Any], *values: Any) -> Any:
        return tasks[work].remote(*values)

    return send, ray.get, ray.shutdown


def pool() -> tuple[Callable[..., Any], Callable[[Any], Any], Callable[[], None]]:
    from concurrent.futures import ProcessPoolExecutor

    made = ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn"))
    return made.submit, lambda sent: sent.result(), lambda: made.shutdown(cancel_futures=True)


ENGINES = {"dask": dask, "ray": ray, "pool": pool}


def measured(name: str) -> dict[str, Any]:
    """One engine's figures."""
    begin = time.perf_counter()
    send, result, close = ENGINES[name]()
    found: dict[str, Any] = {"engine": name}
    pids = {result(sent) for sent in [send(nap, 0.05) for _ in range(8)]}
    found["start s"] = round(time.perf_counter() - begin, 2)
    found["no-op ms a task"] = round(_timed(send, result, nap, 0.0) / TASKS * 1000, 2)
    found["wall / ideal"] = round(_timed(send, result, nap, NAP_S) / (TASKS * NAP_S / WORKERS), 3)
    begin = time.perf_counter()
    sent = [send(size, PAYLOAD) for _ in range(FILES)]
    assert all(result(one) == len(PAYLOAD) for one in sent)
    found["MB/s of files sent"] = round(FILES * 2.097 / (time.perf_counter() - begin))
    found["resident MB"] = _resident()
    sent = [send(nap, NAP_S) for _ in range(KILLED)]
    time.sleep(2 * NAP_S)
    os.kill(pids.pop(), signal.SIGKILL)
    begin = time.perf_counter()
    found["done after a kill"] = f"{sum(_ends(result, one) for one in sent)} of {KILLED}"
    found["seconds after it"] = round(time.perf_counter() - begin, 2)
    close()
    return found


def _timed(send: Any, result: Any, work: Any, value: Any) -> float:
    begin = time.perf_counter()
    for sent in [send(work, value) for _ in range(TASKS)]:
        result(sent)
    return time.perf_counter() - begin


def _ends(result: Any, sent: Any) -> bool:
    try:
        result(sent)
    except Exception:  # counted: that is the measurement
        return False
    return True


def _resident() -> int:
    """MB of this process and all below it, shared pages shared out."""
    import psutil

    me = psutil.Process()
    held: int = sum(one.memory_full_info().pss for one in (me, *me.children(True)))
    return held >> 20


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measured(sys.argv[1])), flush=True)
    else:
        for engine in ENGINES:
            os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-m", __spec__.name, engine])
