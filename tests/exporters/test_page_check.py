"""What teikit's own check of a page says of small pages, to the letter."""

from __future__ import annotations

import pytest

from teikit.package import Verdict
from teikit.reading_page.check import check


def said(body: str, head: str = "", html: str = '<html lang="en">') -> tuple[str, ...]:
    receipt = check(f"{html}<head>{head}</head><body>{body}</body></html>".encode())
    assert (receipt.verdict is Verdict.VALID) == (not receipt.remarks)
    return receipt.remarks


@pytest.mark.parametrize(
    "body",
    [
        "<p>a <b>b</b> <a href='#x'>c</a></p><div><p id='x'>d</p></div>",
        "<p>a <a>b</a><a>c</a></p>",
        "<p><b>b</b></p><p><i>c</i></p><div/>",
        "<ul>\n <li>a <b>b</b><p>c</p></li>\n</ul>",
        "<ol><li><ul><li>a</li></ul> b</li></ol>",
        "<dl><dt>a</dt><dd>b</dd><div><dt>c</dt></div></dl>",
        "<table><caption>a</caption><thead/><tbody><tr><td>a</td> <th>b</th></tr></tbody></table>",
        "<table><tbody><tr><td>a</td></tr></tbody></table><p>words</p>",
        '<img alt="" src="data:image/png;base64,"/>',
        "<p id='é'/><a href='#%C3%A9'>x</a><a href='#é'>x</a><a href='#'>top</a><a href='https://e.org/'>x</a>",
        "<p id=''/><p id=''/>",
        "<script src2='x'>if (1 < 2 && '</b>') {}</script><style>a { background: url(data:x) }</style>",
        "<style>a { fill: url(#b) } b { fill: url( '#c') }</style>",
        "<p>@import is a word outside of styles, url(x) too</p>",
    ],
)
def test_nothing_is_said_of_a_page_that_is_whole(body: str) -> None:
    assert said(body) == ()


@pytest.mark.parametrize(
    ("body", "remark"),
    [
        ("<p>a<div/></p>", "a block within words: div in p, 1 times"),
        ("<p><b>a<ul><li/></ul></b></p>", "a block within words: ul in b, 1 times"),
        ("<span><p/><p/></span>", "a block within words: p in span, 2 times"),
        ("<a>b<i><a>c</a></i></a>", "a link in a link, 1 times"),
        ("<ul><li/><b/></ul>", "out of place: b in ul, 1 times"),
        ("<ol><div/></ol>", "out of place: div in ol, 1 times"),
        ("<table><tr/></table>", "out of place: tr in table, 1 times"),
        ("<tbody><td/></tbody>", "out of place: td in tbody, 1 times"),
        ("<div><li/></div>", "out of place: li in div, 1 times"),
        ("<div><tr/></div>", "out of place: tr in div, 1 times"),
        ("<table><tbody><tr><p/></tr></tbody></table>", "out of place: p in tr, 1 times"),
        ("<dl><li/></dl>", "out of place: li in dl, 1 times"),
        ("<ul>a<li/></ul>", "loose words in ul, 1 times"),
        ("<ul><li>a</li>b</ul>", "loose words in ul, 1 times"),
        ("<dl><dt/>a</dl>", "loose words in dl, 1 times"),
        ("<table><tbody><tr>a</tr></tbody></table>", "loose words in tr, 1 times"),
        ("<table><tbody/>a</table>", "loose words in table, 1 times"),
        ('<img src="data:x"/>', "a picture without words for it, 1 times"),
        ('<img alt="a" src="a.png"/>', "something that is fetched: src of img, 1 times"),
        ('<p background="data:x"/>', "something that is fetched: background of p, 1 times"),
        ('<video poster="a"/>', "something that is fetched: poster of video, 1 times"),
        ("<iframe/><iframe/>", "something that is fetched: iframe, 2 times"),
        ("<form/>", "something that is fetched: form, 1 times"),
        ('<base href="x"/>', "something that is fetched: base, 1 times"),
        ("<style>a { background: url('x.png') }</style>", "a style that fetches something"),
        ('<style>a{}</style><style>a { src: url( "x") }</style>', "a style that fetches something"),
        ("<style>@import 'x'</style>", "a style that fetches something"),
        ('<a href="#no">x</a>', '"#no" leads nowhere'),
        ('<p id="a"/><p id="a"/><p id="a"/>', 'the id "a" is given more than once'),
    ],
)
def test_what_is_not_whole_is_said_once_with_its_number(body: str, remark: str) -> None:
    assert said(body) == (remark,)


def test_several_things_are_said_in_order() -> None:
    body = '<b id="z"/><b id="z"/><b id="a"/><b id="a"/><a href="#y"/><a href="#x"/><img src="a" srcset="b"/>'
    assert said(body) == (
        'the id "a" is given more than once',
        'the id "z" is given more than once',
        '"#x" leads nowhere',
        '"#y" leads nowhere',
        "something that is fetched: src of img, 1 times",
        "something that is fetched: srcset of img, 1 times",
        "a picture without words for it, 1 times",
    )


@pytest.mark.parametrize("html", ["<html>", '<html lang="">', '<html xml:lang="en">'])
def test_a_page_says_its_language(html: str) -> None:
    assert said("", html=html) == ("the page has no language, 1 times",)


def test_what_is_not_well_formed_is_said_alone() -> None:
    (remark,) = said("<p>")
    assert remark.startswith("not well-formed: mismatched tag")


def test_of_one_kind_only_so_many_are_told_and_all_are_counted() -> None:
    many = "".join(f'<p id="p{at:02}"/><p id="p{at:02}"/><a href="#q{at:02}"/>' for at in range(30))
    remarks = said(many)
    assert len(remarks) == 40
    assert remarks[19] == 'the id "p19" is given more than once'
    assert remarks[20] == '"#q00" leads nowhere'
    counts = check(f'<html lang="en">{many}</html>'.encode()).counts
    assert counts == {"ids": 30, "links": 30}
