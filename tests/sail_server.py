"""A Sail server, which speaks Spark Connect and needs no JVM, for as long as somebody holds its input open.

It says its port in one line, and keeps its tables in the folder in which it was started.
"""

import sys

from pysail.spark import SparkConnectServer

if __name__ == "__main__":
    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    sys.stdout.write(f"{server.listening_address[1]}\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.stop()
