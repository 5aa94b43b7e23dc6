"""`vitaeval` with the far ends of this folder on its providers shelf."""

from __future__ import annotations

import sys
from pathlib import Path

import vitaeval.providers
from vitaeval.cli import main

if __name__ == "__main__":
    vitaeval.providers.__path__.append(str(Path(__file__).parent))
    sys.exit(main())
