"""Every limit of reading, in one place. What passes one becomes a reject that names it; nothing is cut off."""

from __future__ import annotations

MIB = 1024 * 1024

TEXT_BYTES = 32 * MIB
"""Size of one text, as a file, as a member of an archive or as one row of a table."""
FILE_BYTES = 1024 * MIB
"""Size of a file that holds many texts (JSON Lines, CSV) or that is kept compressed."""
JSON_BYTES = 128 * MIB
"""Size of a JSON file that is one value: it has to be in memory whole."""
HEAD_BYTES = 64 * 1024
"""The beginning of an input by which its format is known; also the longest metadata head of a Markdown file."""

PAGE_BYTES = 8 * MIB
"""Size of a web page, and of the text of a mail: its main text is found by comparing all of its parts."""
PAGE_ELEMENTS = 100_000
"""Elements of one web page: a long one has some 10,000."""
PDF_BYTES = 256 * MIB
PDF_PAGES = 2_000
"""Pages of one PDF file."""
PDF_PAGE_CHARACTERS = 200_000
"""Characters of one page: a page of newsprint has some 20,000."""
PDF_SECONDS = 120
"""Of the processor, for one file: two thousand pages of a book take half of it."""
PDF_WAIT = 900.0
"""Seconds of the clock between two pages, for a machine that knows no limit of the processor's."""
PDF_MEMORY = 2048 * MIB
"""Of the process that reads them, the file itself included."""
PDF_ANSWER_BYTES = 64 * MIB
"""What that process may say of one page."""
OFFICE_BYTES = 256 * MIB
"""Size of a Word or Excel file, and unpacked size of all that is in it, together."""
OFFICE_ROWS = 1_048_576
"""Rows of one sheet, as many as Excel has."""
RTF_BYTES = 64 * MIB
MAIL_BYTES = 64 * MIB
"""Size of one mail with all that is attached to it."""
MAIL_PARTS = 1_000
"""Parts of one mail."""
FEED_BYTES = 32 * MIB
WARC_RECORD_BYTES = 64 * MIB
"""Unpacked size of one answer in a WARC file."""

ARCHIVE_DEPTH = 4
"""Archives within archives; the outermost is 1."""
ARCHIVE_MEMBERS = 200_000
"""Members of one archive."""
ARCHIVE_BYTES = 4096 * MIB
"""Unpacked size of one archive, together."""
ARCHIVE_RATIO = 200
"""Unpacked bytes a packed byte, for a member above ARCHIVE_RATIO_FROM: text packs at most about twentyfold."""
ARCHIVE_RATIO_FROM = 4 * MIB
SPOOL_BYTES = 64 * MIB
"""Of an archive inside an archive, how much stays in memory before it goes to a temporary file."""

UPLOADS = 1_000
"""Files given to the dashboard at once."""
UPLOAD_BYTES = 200 * MIB
"""Size of one of them: a browser's file is held in memory until it is kept."""
UPLOADED_BYTES = 1024 * MIB
"""Size of all of them together."""

CONTROL_SHARE = 0.001
"""Share of control characters above which a text is no text."""
