"""What a reply adds, told from what it quotes; a first mail is never touched, nothing ever comes out empty."""

import pytest

from mail.reply import is_forward_line, is_reply_line, new_text

QUOTED = "> Bom dia,\n> quanto custa?\n"

REPLIES: dict[str, tuple[str, str]] = {
    "English": (f"Yes.\n\nOn Mon, Nov 2, 2026 at 10:00 AM Ana <ana@firma.com> wrote:\n\n{QUOTED}", "Yes."),
    "English, folded twice": (f"Yes.\n\nOn Mon, Nov 2, 2026, Ana\n<ana@firma.com>\nwrote:\n{QUOTED}", "Yes."),
    "Portuguese": (f"Sim.\n\nEm seg., 2 de nov. de 2026 às 10:00, Ana <ana@firma.com> escreveu:\n\n{QUOTED}", "Sim."),
    "Spanish": (f"Sí.\n\nEl lun, 2 nov 2026 a las 10:00, Ana (<ana@firma.com>) escribió:\n\n{QUOTED}", "Sí."),
    "French": (f"Oui.\n\nLe lun. 2 nov. 2026 à 10:00, Ana <ana@firma.com> a écrit :\n\n{QUOTED}", "Oui."),
    "German": (f"Ja.\n\nAm Mo., 2. Nov. 2026 um 10:00 Uhr schrieb Ana <ana@firma.com>:\n\n{QUOTED}", "Ja."),
    "Italian": (f"Sì.\n\nIl giorno lun 2 nov 2026 alle ore 10:00 Ana <ana@firma.com> ha scritto:\n\n{QUOTED}", "Sì."),
    "Dutch": (f"Ja.\n\nOp ma 2 nov. 2026 om 10:00 schreef Ana <ana@firma.com>:\n\n{QUOTED}", "Ja."),
    "Polish": (f"Tak.\n\nW dniu 2.11.2026 o 10:00, Ana pisze:\n{QUOTED}", "Tak."),
    "Swedish": (f"Ja.\n\nDen mån 2 nov. 2026 kl 10:00 skrev Ana <ana@firma.com>:\n\n{QUOTED}", "Ja."),
    "Finnish": (f"Kyllä.\n\nma 2. marrask. 2026 klo 10.00 Ana (ana@firma.com) kirjoitti:\n\n{QUOTED}", "Kyllä."),
    "Russian": (f"Да.\n\nпн, 2 нояб. 2026 г., Ана <ana@firma.com> пишет:\n\n{QUOTED}", "Да."),
    "Chinese": (f"是。\n\nAna <ana@firma.com> 于2026年11月2日周一 10:00写道:\n\n{QUOTED}", "是。"),
    "a language not listed": (f"Igen.\n\n2026.11.02. 10:00 keltezéssel, Ana <ana@firma.com> írta:\n{QUOTED}", "Igen."),
    "Outlook, Portuguese": (
        "Sim.\n\n________________________________\nDe: Ana <ana@firma.com>\nEnviado: hoje\nPara: Eva\n\nQuanto?",
        "Sim.",
    ),
    "Outlook, English, no line": (
        "Yes.\n\nFrom: Ana <ana@firma.com>\nSent: Monday\nTo: Eva\nSubject: Offer\n\nHow much?",
        "Yes.",
    ),
    "Outlook, bold": ("Yes.\n\n*From:* Ana\n*Sent:* Monday\n*To:* Eva\n\nHow much?", "Yes."),
    "original message": ("Sim.\n\n-----Mensagem original-----\nDe: Ana\n\nquanto custa?", "Sim."),
    "original message, German": ("Ja.\n\n-----Ursprüngliche Nachricht-----\nVon: Ana\n\nWie viel?", "Ja."),
    "a signature": ("Sim.\n\n-- \nEva Lima\n(11) 99999-0000", "Sim."),
    "a quotation nobody introduced": (f"Sim.\n\n{QUOTED}", "Sim."),
    "the answer below": (f"Em 2 de nov. de 2026, Ana escreveu:\n{QUOTED}\nSim.", "Sim."),
    "answers in between": (
        "Em 2 de nov. de 2026, Ana escreveu:\n> quanto custa?\n\nDez.\n\n> e quando?\n\nAmanhã.",
        "> quanto custa?\n\nDez.\n\n> e quando?\n\nAmanhã.",
    ),
    "nothing but a quotation": (
        f"Em 2 de nov. de 2026, Ana escreveu:\n{QUOTED}",
        f"Em 2 de nov. de 2026, Ana escreveu:\n{QUOTED}",
    ),
    "a sentence with such words": (
        "On Monday I wrote this:\n\n- one\n- two",
        "On Monday I wrote this:\n\n- one\n- two",
    ),
    "one line that looks like a header": ("De: onde vem?\n\nPara: onde vai?", "De: onde vem?\n\nPara: onde vai?"),
}


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_is_cut_from_what_it_quotes(name: str) -> None:
    text, expected = REPLIES[name]

    assert new_text(text, "Re: Orçamento", is_reply=False) == expected


@pytest.mark.parametrize("subject", ["Orçamento", "Fwd: Orçamento", "ENC: Orçamento", ""])
def test_a_first_mail_and_a_forward_are_given_whole(subject: str) -> None:
    text = f"Veja.\n\nEm 2 de nov. de 2026, Ana <ana@firma.com> escreveu:\n{QUOTED}\n-- \nEva"

    assert new_text(text, subject, is_reply=False) == text


def test_a_reply_is_known_by_its_references_too() -> None:
    assert new_text(f"Sim.\n{QUOTED}", "Orçamento", is_reply=True) == "Sim."


def test_a_forward_within_a_thread_is_given_whole() -> None:
    assert new_text(f"Veja.\n{QUOTED}", "Fwd: Orçamento", is_reply=True) == f"Veja.\n{QUOTED}"


@pytest.mark.parametrize("line", ["Re: x", "RE: x", "re[2]: x", "Res: x", "AW: x", "SV: x", "Antw: x", "回复：x"])
def test_reply_prefixes(line: str) -> None:
    assert is_reply_line(line)


@pytest.mark.parametrize("line", ["Fwd: x", "FW: x", "ENC: x", "WG: x", "Rv: x", "TR: x"])
def test_forward_prefixes(line: str) -> None:
    assert is_forward_line(line)


@pytest.mark.parametrize("line", ["Reforma da loja", "Encomenda: 10 caixas", "Reunião: amanhã", "", "Resposta"])
def test_titles_that_only_begin_alike(line: str) -> None:
    assert not is_reply_line(line)
    assert not is_forward_line(line)
