# DynamoDB and KMS by moto on a free port of 127.0.0.1: prints its address, and ends with its standard input, so that it never outlives
# a test. Its version is checked: another may answer differently.
import functools
import logging
import sys
import threading

import moto
from moto.s3.responses import S3Response
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

WANTED = "5.2.1"
if moto.__version__ != WANTED:
    sys.exit(f"moto {moto.__version__} is installed, {WANTED} is wanted")
# moto looks whether a key is there and writes it in two steps, so of two creators at once (If-None-Match: *) both may win, which S3 rules out.
writing = threading.RLock()


def one_at_a_time(handler):
    @functools.wraps(handler)
    def guarded(*args, **kwargs):
        with writing:
            return handler(*args, **kwargs)

    return guarded


for name in ("put_object", "_key_response_post"):
    setattr(S3Response, name, one_at_a_time(getattr(S3Response, name)))
logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
print("http://%s:%d" % server.get_host_and_port(), flush=True)
sys.stdin.read()
