"""Files that point to the network or to other files of this machine: nothing is asked for, nothing else is opened."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = """<!DOCTYPE html><html><head><base href="http://127.0.0.1:9/"><link rel="stylesheet" href="http://127.0.0.1:9/a.css">
<link rel="canonical" href="http://127.0.0.1:9/page"><meta http-equiv="refresh" content="0;url=file:///etc/passwd">
<script src="http://127.0.0.1:9/a.js"></script></head><body><iframe src="file:///etc/passwd"></iframe><article>
<h1>Talks in Riga</h1><p>The ministers met in Riga on Monday. <img src="http://127.0.0.1:9/a.png"></p></article>"""
FEED = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "x" "http://127.0.0.1:9/rss.dtd"><?xml-stylesheet href="file:///etc/passwd"?>
<rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>W</title><item><title>Talks</title>
<link>http://127.0.0.1:9/1</link><description>The ministers met. <xi:include href="file:///etc/passwd"/></description>
</item></channel></rss>"""
RTF = r'{\rtf1\ansi{\field{\*\fldinst INCLUDETEXT "/etc/passwd"}{\fldrslt Talks}} were held.{\*\template http://x.example}}'
WATCHED = """
import sys
from pathlib import Path
from core.reading import read
list(read(sys.argv[1:]))  # libraries are loaded by now, with the files that they bring
seen = []
sys.addaudithook(lambda event, given: seen.append((event, str(given[0])))
                 if event in ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen") else None)
found = list(read(sys.argv[1:]))
for event, what in seen:
    # A number is a file that is open already.
    assert event == "open" and (what in sys.argv[1:] or what.isdigit()), (event, what)
for one in found:
    assert "ministers met" in one.text or "were held" in one.text, one
    assert "root:" not in one.text
print(len(found))
"""


def test_what_a_file_points_to_is_neither_fetched_nor_opened(tmp_path: Path) -> None:
    for name, content in (("page.html", PAGE), ("feed.xml", FEED), ("report.rtf", RTF)):
        (tmp_path / name).write_text(content)
    paths = [str(path) for path in sorted(tmp_path.iterdir())]
    ran = subprocess.run([sys.executable, "-c", WATCHED, *paths], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (ran.stderr, ran.stdout.strip()) == ("", "3")
