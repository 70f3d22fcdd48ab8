import json
import sys
from pathlib import Path

from transcripts.contract import as_json, error_as_json
from transcripts.errors import EarmarkError
from transcripts.reading import read_file


def main():
    args = [a for a in sys.argv[2:] if not a.startswith("--")]
    bad = 0
    for a in args:
        try:
            print(json.dumps(as_json(read_file(Path(a))), ensure_ascii=False))
        except EarmarkError as e:
            print(json.dumps(error_as_json(a, str(e))))
            bad = 1
    return bad
