"""The tool of the page "Check a draft"; hidden until its script runs."""

from __future__ import annotations

from hub.model import Site, Source

_TOOL = """
<div class="tool check-draft" data-check-draft hidden>
<p><button type="button" data-does="load">Load the check (about 6 MB, once)</button></p>
<p role="status" data-shows="state">Not loaded yet.</p>
<form novalidate hidden data-shows="text">
<fieldset class="tool-field"><legend>What is it meant to be?</legend>
<span class="tool-choice">
<input type="radio" id="draft-exemplar" name="kind" value="exemplar" checked>
<label for="draft-exemplar">A model report</label></span>
<span class="tool-choice"><input type="radio" id="draft-page" name="kind" value="page">
<label for="draft-page">A guidance page</label></span>
</fieldset>
<p class="tool-field"><label for="draft">Your draft</label>
<textarea id="draft" rows="14" spellcheck="false" autocomplete="off"></textarea></p>
<p class="tool-field"><label for="draft-file">Or a text file (.md or .txt)</label>
<input type="file" id="draft-file" accept=".md,.txt,text/plain,text/markdown"></p>
<p><button type="submit">Check it</button></p>
</form>
<div data-shows="verdict" role="status"></div>
<div data-shows="marked" class="check-text"></div>
<form novalidate hidden data-shows="picture">
<p class="tool-field"><label for="picture">A photo or picture</label>
<input type="file" id="picture" accept="image/jpeg,image/png,image/webp"></p>
<div data-shows="carried" role="status"></div>
</form>
</div>
<noscript><p>The check runs in your browser and needs its scripts.</p></noscript>
"""


def block(_site: Site, _source: Source) -> str:
    """The tool as the page holds it."""
    return "".join(line for line in _TOOL.strip().splitlines(keepends=True))
