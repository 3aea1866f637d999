"""Domains that say nothing about where a person works: everybody can have an address there."""

NAMES = """
    126.com 163.com aol.com att.net bigpond.com bluewin.ch bol.com.br bt.com btinternet.com charter.net comcast.net
    cox.net duck.com fastmail.com fastmail.fm free.fr freenet.de globo.com globomail.com gmail.com gmx.at gmx.ch gmx.com
    gmx.de gmx.net googlemail.com hey.com hotmail.be hotmail.ca hotmail.co.uk hotmail.com hotmail.com.br hotmail.de
    hotmail.es hotmail.fr hotmail.it icloud.com ig.com.br inbox.com laposte.net libero.it live.ca live.co.uk live.com
    live.com.pt live.fr live.it live.nl mac.com mail.com mail.ru me.com msn.com naver.com oi.com.br ono.com orange.fr
    outlook.com outlook.com.br outlook.de outlook.es outlook.fr outlook.pt pm.me posteo.de proton.me protonmail.com
    qq.com r7.com rambler.ru rediffmail.com rocketmail.com sapo.pt sbcglobal.net sfr.fr sina.com sky.com superig.com.br
    t-online.de telefonica.net terra.com.br tutamail.com tutanota.com uol.com.br verizon.net virgilio.it wanadoo.fr
    web.de wp.pl ya.ru yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.ar yahoo.com.br yahoo.com.mx
    yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com zipmail.com.br zoho.com
"""
PUBLIC_PROVIDERS = frozenset(NAMES.split())
