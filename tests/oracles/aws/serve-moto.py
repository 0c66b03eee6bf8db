# DynamoDB and KMS by moto on a free port of 127.0.0.1: prints its address, and ends with its standard input, so that it never outlives
# a test. Its version is checked: another may answer differently.
import logging
import sys

import moto
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

WANTED = "5.2.1"
if moto.__version__ != WANTED:
    sys.exit(f"moto {moto.__version__} is installed, {WANTED} is wanted")
logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
print("http://%s:%d" % server.get_host_and_port(), flush=True)
sys.stdin.read()
