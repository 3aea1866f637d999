"""Headers, parameters, charsets, HTML and file names: the small readers that a mail is read with."""

import pytest

from mail import charset, header, html, parameter
from mail.attachment import media_type, safe_name


@pytest.mark.parametrize(
    ("data", "declared", "expected", "guessed"),
    [
        ("Olá".encode(), "utf-8", "Olá", False),
        ("Olá".encode("latin-1"), "iso-8859-1", "Olá", False),
        ("“Olá” €".encode("cp1252"), "ISO-8859-1", "“Olá” €", False),
        ("朱镕基".encode("gb18030"), "GB2312", "朱镕基", False),
        ("똠방각하".encode("cp949"), "ks_c_5601-1987", "똠방각하", False),
        ("สวัสดี".encode("cp874"), "windows-874", "สวัสดี", False),
        (b"Ola", "x-unknown", "Ola", False),
        ("Olá".encode(), "us-ascii", "Olá", True),
        ("Olá".encode(), None, "Olá", True),
        ("Olá".encode("latin-1"), "utf-8", "Olá", True),
        ("Olá".encode("latin-1"), None, "Olá", True),
        ("Olá".encode("latin-1"), "unknown-8bit", "Olá", True),
        (b"\x81\x8d\xff", "ascii", "\ufffd\ufffdÿ", True),
        (b"eJwDAAAAAAE=", "zlib", "eJwDAAAAAAE=", False),
        (b"abc", "rot13", "abc", False),
        (b"a", "\0", "a", False),
    ],
)
def test_bytes_become_the_likeliest_text(data: bytes, declared: str | None, expected: str, guessed: bool) -> None:
    assert charset.decode(data, declared) == (expected, guessed)


@pytest.mark.parametrize(
    ("text", "sent_as"),
    [
        ("Quanto custa a instalação elétrica em São José? Atenção: é urgente.", "latin-1"),
        ("Привет, сколько стоит доставка в Москву?", "cp1251"),
        ("请问这个产品的报价是多少?谢谢您的回复", "gb18030"),
        ("견적을 요청합니다. 감사합니다", "cp949"),
    ],
)
def test_the_script_is_guessed_where_no_charset_is_named(text: str, sent_as: str) -> None:
    assert charset.decode(text.encode(sent_as), None) == (text, True)


def test_nothing_that_a_database_refuses_is_left() -> None:
    assert charset.storable("a\0b\ud800c\x1bd\r\ne\rf\tg") == "abcd\ne\nf\tg"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ol=C3=A1", "Ol=C3=A1"),
        ("=?utf-8?q?Ol=C3=A1?=", "Olá"),
        ("=?UTF-8?B?T2zDoQ==?=", "Olá"),
        ("=?utf-8?b?T2zDoQ?=", "Olá"),
        ("=?iso-8859-1?Q?Ol=E1_a_todos?=", "Olá a todos"),
        ("=?utf-8*pt-BR?q?Ol=C3=A1?=", "Olá"),
        ("Re: =?utf-8?q?Ol=C3=A1?= Eva", "Re: Olá Eva"),
        ("=?utf-8?q?a?= =?utf-8?q?b?=", "ab"),
        ("=?utf-8?q?a?=\r\n =?iso-8859-1?q?=E1?=", "aá"),
        ("=?utf-8?q?a?= e =?utf-8?q?b?=", "a e b"),
        ("=?utf-8?b?w?= =?utf-8?b?w6E=?=", "á"),
        ("=?utf-8?q?Ol=C3?= =?utf-8?q?=A1?=", "Olá"),
        ("=?x-klingon?q?Ol=C3=A1?=", "Olá"),
        ("=?utf-8?q?com espaco?=", "com espaco"),
        ("=?utf-8?x?Ol?=", "=?utf-8?x?Ol?="),
        ("=?utf-8?q?sem fim", "=?utf-8?q?sem fim"),
        ("=?utf-8?q?a=0D=0ABcc:_x?=", "a Bcc: x"),
        ("a\r\n b\r\n\tc", "a b c"),
        ("a\0b\x07c", "abc"),
        ("", ""),
    ],
)
def test_a_header_is_one_line_of_text(raw: str, expected: str) -> None:
    assert header.text(raw) == expected


@pytest.mark.parametrize(
    ("raw", "value", "parameters"),
    [
        ("text/plain", "text/plain", {}),
        ("Text/HTML; Charset=UTF-8", "text/html", {"charset": "UTF-8"}),
        ('text/plain; charset="utf-8"; format=flowed', "text/plain", {"charset": "utf-8", "format": "flowed"}),
        ('a/b; name="x; y=\\"z\\""', "a/b", {"name": 'x; y="z"'}),
        ("a/b; name=dois nomes.pdf", "a/b", {"name": "dois nomes.pdf"}),
        ("a/b; name*=utf-8''Ol%C3%A1.pdf", "a/b", {"name": "Olá.pdf"}),
        ("a/b; name*=iso-8859-1'pt'Ol%E1", "a/b", {"name": "Olá"}),
        ("a/b; name*0*=utf-8''Ol%C3; name*1*=%A1; name*2=.pdf", "a/b", {"name": "Olá.pdf"}),
        ("a/b; name*1=b; name*0=a", "a/b", {"name": "ab"}),
        ("a/b; name=velho; name*=utf-8''novo", "a/b", {"name": "novo"}),
        ('a/b; name="=?utf-8?q?Ol=C3=A1?="', "a/b", {"name": "Olá"}),
        ("a/b; charset=a; charset=b", "a/b", {"charset": "a"}),
        ('a/b; name="sem fim', "a/b", {"name": "sem fim"}),
        (";;; = ;", "", {}),
        ("", "", {}),
    ],
)
def test_a_header_with_parameters(raw: str, value: str, parameters: dict[str, str]) -> None:
    found = parameter.parse(raw)

    assert found.value == value
    assert found.parameters == parameters


@pytest.mark.parametrize(
    ("declared", "kind", "expected"),
    [
        ("pedido.pdf", "application/pdf", "pedido.pdf"),
        ("C:\\Eva\\pedido.pdf", "application/pdf", "pedido.pdf"),
        ("../../etc/passwd", "text/plain", "passwd"),
        ("..", "text/plain", "attachment.txt"),
        (".htaccess", "text/plain", "htaccess"),
        ('a<b>:"c"|d?.pdf', "application/pdf", "a_b_c_d_.pdf"),
        ("foto\u202egpj.exe", "image/jpeg", "fotogpj.exe"),
        ("a\r\nb\0.pdf", "application/pdf", "a b.pdf"),
        ("", "application/pdf", "attachment.pdf"),
        ("", "message/rfc822", "attachment.eml"),
        ("", "x/y", "attachment"),
        ("a" * 300 + ".pdf", "application/pdf", "a" * 196 + ".pdf"),
    ],
)
def test_a_file_name_can_be_saved_and_read(declared: str, kind: str, expected: str) -> None:
    assert safe_name(declared, kind) == expected


@pytest.mark.parametrize(
    ("declared", "name", "content", "expected"),
    [
        ("application/pdf", "a.pdf", b"%PDF-1.7", "application/pdf"),
        ("application/octet-stream", "a", b"%PDF-1.7", "application/pdf"),
        ("image/jpeg", "a.jpg", b"MZ\x90", "application/x-msdownload"),
        ("image/jpeg", "a.jpg", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("application/octet-stream", "a.csv", b"a;b", "text/csv"),
        ("../x\r\n", "a", b"a", "application/octet-stream"),
        ("text/calendar", "", b"", "text/calendar"),
    ],
)
def test_a_file_is_what_its_first_bytes_say(declared: str, name: str, content: bytes, expected: str) -> None:
    assert media_type(declared, name, content) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<p>Oi <b>Ana</b></p>", "<p>Oi <b>Ana</b></p>"),
        ("<script>alert(1)</script>a", "a"),
        ('<p onclick="x" style="background:url(http://x)">a</p>', "<p>a</p>"),
        ('<img src="https://x/p.gif">', "<img>"),
        ('<img src="//x/p.gif">', "<img>"),
        ('<img src="/p.gif">', "<img>"),
        ('<img src="data:image/png;base64,AAAA">', "<img>"),
        ('<img srcset="https://x/p.gif 2x" src="cid:a@b">', '<img src="cid:a@b">'),
        ('<img src=" CID:a@b">', '<img src=" CID:a@b">'),
        ('<img src="ht\ttps://x/p.gif">', "<img>"),
        ('<body background="https://x/p.gif">a</body>', "a"),
        (
            '<table background="https://x/p.gif"><tr><td>a</td></tr></table>',
            "<table><tbody><tr><td>a</td></tr></tbody></table>",
        ),
        ('<blockquote cite="https://x">a</blockquote>', "<blockquote>a</blockquote>"),
        ('<video poster="https://x/p.gif" src="https://x/v"></video>a', "a"),
        ('<link rel=stylesheet href="https://x"><meta http-equiv=refresh content="0;https://x">a', "a"),
        ('<a href="javascript:alert(1)">a</a>', '<a rel="noopener noreferrer nofollow">a</a>'),
        ('<a href="https://x">a</a>', '<a href="https://x" rel="noopener noreferrer nofollow">a</a>'),
        ("<!-- <img src=https://x> -->a", "a"),
        ("<svg><image href=https://x></svg>a", "a"),
        ("<form action=https://x><input name=a>a</form>", "a"),
    ],
)
def test_html_runs_nothing_and_fetches_nothing(given: str, expected: str) -> None:
    assert html.sanitised(given)[0] == expected


def test_html_is_laid_out_as_text() -> None:
    given = (
        "<p>Bom dia,</p><ul><li>um</li><li>dois</li></ul><table><tr><td>a</td><td>b</td></tr></table><style>x</style>"
    )

    assert html.text(given) == "Bom dia,\n\n  * um\n  * dois\na  b"


def test_html_that_is_too_deep_is_not_tried() -> None:
    deep = "<div>" * 10_000 + "Oi &amp; tchau"

    assert not html.is_bearable(deep)
    assert html.is_bearable("<p><li><br>" * 10_000)
    assert html.is_bearable("<div>a</div>" * 10_000)
    assert html.text(deep) == "Oi & tchau"
