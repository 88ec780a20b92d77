"""The HTML page of a comparison, as a browser shows it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus import write
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bindwright.changes.model import Cause, Changes, Finding, Severity, Suppressed, ordered
from bindwright.changes.page import side_by_side, write_page
from bindwright.cli import main
from bindwright.diagnostics import Place

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def finding(
    rule: str,
    target: str,
    severity: Severity,
    *,
    cause: Cause = "description",
    message: str = "",
    wire: str = "",
    old: Place | None = None,
    new: Place | None = None,
    before: str = "",
    after: str = "",
) -> Finding:
    return Finding(
        rule=rule,
        target=target,
        severity=severity,
        cause=cause,
        message=message,
        wire=wire,
        old=old,
        new=new,
        before=before,
        after=after,
    )


CHANGES = Changes(
    old="v1",
    new="v2",
    client="Acme",
    findings=ordered(
        [
            finding(
                "parameter-removed",
                "pets.create.colour",
                "breaking",
                message="`create` no longer takes `colour`.",
                wire="The property `colour` is gone.",
                old=Place("old.yaml", 12, 3),
                before="client.pets.create(..., colour=...)",
                after="client.pets.create(...)",
            ),
            finding(
                "field-added",
                "Pet.age",
                "addition",
                cause="settings",
                new=Place("new.yaml", 4, 5),
                before="class Pet:\n    name: str",
                after='class Pet:\n    name: str\n    age: int\n    """In\n    years."""',
            ),
            finding("docs-changed", "Pet.name", "docs", message=HOSTILE, wire=HOSTILE),
        ]
    ),
    suppressed=(
        Suppressed(
            finding=finding("method-removed", "pets.delete", "breaking"), reason="Nobody calls it."
        ),
    ),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)
    if path is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(ARGUMENTS), chromium_sandbox=False
        )
        yield browser
        browser.close()


@pytest.fixture
def address(tmp_path: Path) -> str:
    path = tmp_path / "changes.html"
    path.write_text(write_page(CHANGES), "utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    problems: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    yield page
    page.close()
    assert problems == []
    assert {each.partition("#")[0] for each in asked} == {address}


def shown(page: Page) -> list[str]:
    return [each.get_attribute("id") or "" for each in page.locator("article:visible").all()]


def test_all_is_shown_the_worst_first(page: Page) -> None:
    assert shown(page) == [
        "parameter-removed:pets.create.colour",
        "field-added:Pet.age",
        "docs-changed:Pet.name",
        "method-removed:pets.delete",
    ]
    expect(page.locator("#count")).to_have_text("4 of 4")
    expect(page.locator("h1")).to_have_text("What changed for users of Acme")
    expect(page.locator("article").first).to_contain_text("old.yaml:12:3")
    expect(page.locator("article").last).to_contain_text("Accepted: Nobody calls it.")


def test_what_a_description_says_is_text(page: Page) -> None:
    expect(page.locator("article.docs p").first).to_have_text(HOSTILE)
    assert page.title() == "Acme: v1 to v2"
    assert page.locator("img").count() == 0


def test_search_takes_every_word_and_any_case(page: Page) -> None:
    page.fill("#search", "COLOUR gone")
    assert shown(page) == ["parameter-removed:pets.create.colour"]
    assert page.locator("h2:visible").all_text_contents() == ["Breaking"]
    page.fill("#search", "no such thing")
    assert shown(page) == []
    expect(page.locator("#nothing")).to_be_visible()


def test_filters_and_the_address_that_keeps_them(page: Page, browser: Browser) -> None:
    page.get_by_role("checkbox", name="Breaking").uncheck()
    page.get_by_role("checkbox", name="settings").uncheck()
    assert shown(page) == ["docs-changed:Pet.name"]
    another = browser.new_page()
    another.goto(page.url)
    assert shown(another) == ["docs-changed:Pet.name"]
    expect(another.get_by_role("checkbox", name="Breaking")).not_to_be_checked()
    another.close()
    page.get_by_role("checkbox", name="Breaking").check()
    page.get_by_role("checkbox", name="settings").check()
    assert len(shown(page)) == 4
    assert "#" not in page.url


def test_a_link_to_one_change_shows_it(page: Page) -> None:
    page.get_by_role("checkbox", name="Additions").uncheck()
    page.evaluate("location.hash = encodeURIComponent('field-added:Pet.age')")
    expect(page.locator("article[id='field-added:Pet.age']")).to_be_visible()


def test_the_slash_key_begins_a_search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("age")
    expect(page.locator("#search")).to_have_value("age")
    assert shown(page) == ["field-added:Pet.age"]


def test_python_stands_side_by_side(page: Page) -> None:
    rows = page.locator("article.addition tbody tr")
    texts = [row.locator("td").all_text_contents() for row in rows.all()]
    assert texts == [
        ["class Pet:", "class Pet:"],
        ["    name: str", "    name: str"],
        ["", "    age: int"],
        ["", '    """In'],
        ["", '    years."""'],
    ]
    assert [row.get_attribute("class") for row in rows.all()] == [None, None, *["changed"] * 3]


def test_a_comparison_of_two_folders(browser: Browser, tmp_path: Path) -> None:
    edits = [
        {"remove": "/components/schemas/Book/properties/subtitle"},
        {"set": "/components/schemas/Book/properties/isbn", "to": {"type": "string"}},
        {"set": "/components/schemas/Book/properties/id/description", "to": "<b>The</b> id."},
    ]
    old, new = write(tmp_path / "old"), write(tmp_path / "new", edits)
    out = tmp_path / "page.html"
    assert main(["diff", str(old), str(new), "--format", "html", "--out", str(out)]) == 0
    page = browser.new_page()
    page.goto(out.as_uri())
    assert shown(page) == [
        "field-removed:Book.subtitle",
        "field-added:Book.isbn",
        "field-docs:Book",
    ]
    page.fill("#search", "isbn")
    assert shown(page) == ["field-added:Book.isbn"]
    page.fill("#search", "")
    page.get_by_role("checkbox", name="Breaking").uncheck()
    assert shown(page) == ["field-added:Book.isbn", "field-docs:Book"]
    cells = page.locator("article.addition tbody td").all_text_contents()
    assert cells == ["", "class Book:", "", "    isbn: str | None"]
    expect(page.locator("article.addition")).to_contain_text("openapi.yaml:")
    page.close()


def test_the_filters_stay_in_sight_and_cover_no_change(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 300})
    page.evaluate("location.hash = encodeURIComponent('docs-changed:Pet.name')")
    expect(page.locator("#search")).to_be_in_viewport(ratio=1)
    heading = page.locator("article.docs h3").bounding_box()
    filters = page.locator("#filters").bounding_box()
    assert heading and filters and heading["y"] >= filters["y"] + filters["height"]


def test_a_narrow_page_shows_lines_that_are_the_same_once(page: Page) -> None:
    page.set_viewport_size({"width": 400, "height": 700})
    cells = page.locator("article.addition tbody td:visible").all_text_contents()
    assert cells == ["class Pet:", "    name: str", "    age: int", '    """In', '    years."""']
    assert page.evaluate("document.documentElement.scrollWidth") == 400


def test_lines_without_a_partner_are_marked() -> None:
    rows = side_by_side("a\nb", "b")
    assert [(row.old is None, row.new is None, row.same) for row in rows] == [
        (False, True, False),
        (False, False, True),
    ]


def test_a_page_without_changes_says_so() -> None:
    page = write_page(Changes(old="a", new="b", client="Acme", findings=()))
    assert "Nothing changed." in page
    assert "<article" not in page
