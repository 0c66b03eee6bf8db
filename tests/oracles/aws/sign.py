# Signs requests as botocore does (AWS Signature Version 4): a JSON list of {method, url, headers, body, hash, service, region, at, key,
# secret, token} on standard input, a JSON list of Authorization headers on standard output.
import datetime
import json
import sys

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

answers = []
for one in json.load(sys.stdin):
    at = datetime.datetime.strptime(one["at"], "%Y%m%dT%H%M%SZ")
    botocore.auth.get_current_datetime = lambda *_, at=at: at
    request = AWSRequest(one["method"], one["url"], headers=dict(one["headers"]), data=one["body"].encode())
    request.headers["x-amz-content-sha256"] = one["hash"]
    botocore.auth.SigV4Auth(Credentials(one["key"], one["secret"], one["token"]), one["service"], one["region"]).add_auth(request)
    answers.append(request.headers["Authorization"])
print(json.dumps(answers))
