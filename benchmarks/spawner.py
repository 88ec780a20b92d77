"""Starts processes and says how long each took and how much memory: a command line per line.

The parts of a command are separated by U+001F. Each gets its process id back at once, and a line at
the end: the exit status, the wall time and the time of processors in seconds, and the peak memory in
megabytes. A process inherits the peak of the one that starts it, so this one is run without `site`
and imports as little as it can: it needs no more memory than the smallest Python program it could
start.
"""

import os
import sys
import time

if __name__ == "__main__":
    output = sys.argv[1]
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    to_file = (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for line in sys.stdin:
        command = line.rstrip("\n").split("\x1f")
        start = time.perf_counter()
        process = os.posix_spawn(command[0], command, os.environ, file_actions=[to_file])
        print(process, flush=True)
        _, status, usage = os.wait4(process, 0)
        seconds = time.perf_counter() - start
        spent = usage.ru_utime + usage.ru_stime
        print(os.waitstatus_to_exitcode(status), seconds, spent, usage.ru_maxrss / unit, flush=True)
