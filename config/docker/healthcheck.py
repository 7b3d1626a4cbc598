"""Ask the site whether it is well; exit 1 when it is not."""  # noqa: INP001 - a script

import os
import sys
import urllib.request

OK = 200
HOST = os.environ.get("RESOLVER_HOST", "localhost")
request = urllib.request.Request("http://127.0.0.1:8000/healthz", headers={"Host": HOST})
try:
    with urllib.request.urlopen(request, timeout=4) as answer:  # noqa: S310 - our own address
        sys.exit(0 if answer.status == OK else 1)
except OSError:
    sys.exit(1)
