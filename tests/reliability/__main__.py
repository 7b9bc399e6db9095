"""``python -m tests.reliability``: all trials in full, and ``docs/reliability.md`` written anew."""

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.reliability.page import PAGE, WORDS, page
from tests.reliability.trials import FULL


def main() -> int:
    """Run the trials; return 0 if nothing was lost, doubled or wrong."""
    results = {}
    begun = time.monotonic()
    for name, trial in FULL.items():
        with tempfile.TemporaryDirectory(prefix="garbo-") as folder:
            results[name] = found = trial(Path(folder))
        print(f"{WORDS[name]['title']}: {found}", flush=True)  # noqa: T201
    PAGE.write_text(page(results, time.monotonic() - begun, datetime.now(UTC).date()), encoding="utf-8")
    return 0 if all(found.good for found in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
