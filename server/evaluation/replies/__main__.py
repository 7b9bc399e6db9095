"""``python -m server.evaluation.replies``: writes docs/replies.md and its picture."""

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from server.evaluation import outputs
from server.evaluation.arguments import DOCS, SETS
from server.evaluation.replies import report
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight
from server.evaluation.table import TableError


def main() -> int:
    """Prove the replies; return 0, 1 where a draft breaks a rule, 2 where sets or places are missing."""
    parser = argparse.ArgumentParser(description=report.__doc__)
    parser.add_argument("--data", type=Path, default=SETS, help="the public sets (default: ../shared/data)")
    parser.add_argument("--out", type=Path, default=DOCS, help="where the page goes (default: docs)")
    parser.add_argument("--date", type=date.fromisoformat, default=datetime.now(tz=UTC).date())
    parser.add_argument("--quick", action="store_true", help="a handful of complaints: proves nothing")
    options = parser.parse_args()
    sets = Sets(options.data, options.quick)
    try:
        sets.check()
        outputs.check_folder(options.out, report.FILES)
        proof = report.prove(sets, Sight())
        options.out.mkdir(parents=True, exist_ok=True)
        for name, content in zip(
            report.FILES, (report.page(proof, options.date), report.picture(proof)), strict=True
        ):
            outputs.write(options.out / name, content)
    except TableError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for each in proof.broken[:20]:
        brief = each.brief
        sys.stderr.write(
            f"{brief.stage} {each.reply.register} {brief.variant or 'as Garbo sees it'}: "
            f"linter {', '.join(each.linted) or 'fine'}; rubric {', '.join(each.rubric) or 'fine'}\n"
            f"  {each.reply.text}\n"
        )
    held = sum(proof.holding.values())
    return outputs.say(f"{held} of {sum(proof.drafts.values())} drafts hold every rule.\n") or int(
        bool(proof.broken)
    )


if __name__ == "__main__":
    sys.exit(main())
