"""Asks pip-audit whether what the locks pin has known vulnerabilities. `make audit` runs it.

It fails on every finding. Where the advisory service cannot be reached, it says so in one line and passes: that is no
fault of what was locked. pip-audit itself does not keep the two apart: it fails without a network, and passes where a
mirror of the registry answers that it knows no package.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence

PIP_AUDIT = (sys.executable, "-m", "pip_audit")
ARGUMENTS = ("--require-hashes", "--disable-pip", "--progress-spinner=off", "--desc=off", "--format=json")
SECONDS = 300

NOT_AUDITED = "not audited: the advisory service could not be reached"

UNREACHED = re.compile(
    # pip-audit's own words for it, or else the error of the library underneath, which it lets through as a traceback.
    r"Could not connect to \S+ vulnerability feed|is not redirecting properly"
    r"|^requests\.exceptions\.(ConnectionError|ConnectTimeout|ReadTimeout|Timeout|ProxyError|SSLError|HTTPError)\b",
    re.MULTILINE,
)


def audit(locks: Sequence[str], command: Sequence[str] = PIP_AUDIT) -> int:
    """Audit `locks` with `command`, print what came out, and return the exit status."""
    requirements = [argument for lock in locks for argument in ("--requirement", lock)]
    try:
        ran = subprocess.run(
            [*command, *ARGUMENTS, *requirements],
            env={**os.environ, "PIP_AUDIT_LOGLEVEL": "WARNING"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(NOT_AUDITED)
        return 0
    try:
        packages = json.loads(ran.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        if ran.returncode != 0 and UNREACHED.search(ran.stderr):
            print(NOT_AUDITED)
            return 0
        print(ran.stderr or ran.stdout, end="")
        print(f"pip-audit failed with exit status {ran.returncode} and gave no report")
        return 1

    unknown = [package["name"] for package in packages if "skip_reason" in package]
    found = [(package, vuln) for package in packages for vuln in package.get("vulns", [])]
    if packages and len(unknown) == len(packages):
        print(NOT_AUDITED)
        return 0
    for package, vuln in found:
        mended = ", ".join(vuln["fix_versions"]) or "no version yet"
        print(f"{package['name']} {package['version']}: {vuln['id']}, mended in {mended}")
    for name in unknown:
        print(f"{name}: the advisory service does not know it")
    if found or unknown or ran.returncode != 0 or not packages:
        print(f"{len(found)} known vulnerabilities in {len(packages)} packages of {', '.join(locks)}")
        return 1
    print(f"no known vulnerability in the {len(packages)} packages of {', '.join(locks)}")
    return 0


if __name__ == "__main__":
    sys.exit(audit(sys.argv[1:]))
