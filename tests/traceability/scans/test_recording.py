from __future__ import annotations

from pathlib import Path

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from traceability.scans.recording import counts, record
from traceability.scans.segment import Line, segments

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"


def look(**headers: str) -> HttpRequest:
    return RequestFactory().get("/T/X", headers={"User-Agent": PHONE, **headers})


ANDROID = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko)"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) "
    "AppleWebKit/605.1.15 (KHTML, like Gecko)"
)
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
WEBVIEW = f"{ANDROID} Version/4.0 Chrome/120.0.6099.230 Mobile Safari/537.36"

PEOPLE = {
    "Chrome on Android": f"{ANDROID} Chrome/130.0.0.0 Mobile Safari/537.36",
    "Safari on iOS": f"{IPHONE} Version/17.5 Mobile/15E148 Safari/604.1",
    "Chrome on iOS": f"{IPHONE} CriOS/138.0.7204.156 Mobile/15E148 Safari/604.1",
    "Samsung Internet": f"{ANDROID} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
    "UC Browser": f"{ANDROID} Version/4.0 Chrome/100.0.4896.58 UCBrowser/13.5.5.1313 "
    "Mobile Safari/537.36",
    "UC Browser, saving data": "UCWEB/2.0 (Linux; U; Adr 9; vi; Redmi 7A) U2/1.0.0 "
    "UCBrowser/10.9.2.1198 U2/1.0.0 Mobile",
    "Opera Mini": "Opera/9.80 (Android; Opera Mini/36.2.2254/191.249; U; vi) Presto/2.12.423 "
    "Version/12.16",
    "Cốc Cốc on Android": f"{ANDROID} coc_coc_browser/121.0 Chrome/115.0.0.0 Mobile Safari/537.36",
    "Cốc Cốc on a desk": f"{DESK} coc_coc_browser/118.0 Chrome/112.0.0.0 Safari/537.36",
    "Facebook on Android": f"{WEBVIEW} [FB_IAB/FB4A;FBAV/480.0.0.54.88;]",
    "Facebook on iOS": f"{IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/520.0.0.38.101;FBDV/iPhone14,5]",
    "Messenger on Android": f"{WEBVIEW} [FB_IAB/MESSENGER;FBAV/450.0.0.40.109;]",
    "Messenger on iOS": f"{IPHONE} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/450.0.0.34.108]",
    "Zalo on Android": f"{WEBVIEW} Zalo android/12100625 ZaloTheme/light ZaloLanguage/vi",
    "Zalo on iOS": f"{IPHONE} Mobile/15E148 Zalo iOS/470 ZaloTheme/light ZaloLanguage/vn",
    "Zalo, Mobile said last": f"{ANDROID} Chrome/130.0 Zalo android/12 ZaloTheme/light Mobile",
    "TikTok on Android": f"{WEBVIEW} trill_2023405030 BytedanceWebview/d8a21c6 musical_ly_2023",
    "TikTok on iOS": f"{IPHONE} Mobile/15E148 musical_ly_34.5.0 JsSdk/2.0 NetType/WIFI",
    "Viber on Android": f"{WEBVIEW} Viber/21.0.1.0",
    "Telegram on Android": f"{WEBVIEW} Telegram-Android/11.4.3 (Samsung SM-A155F; SDK 34; HIGH)",
    "WhatsApp on iOS": f"{IPHONE} Mobile/15E148 WhatsApp/23.20.79",
    "Pinterest on iOS": f"{IPHONE} Mobile/15E148 [Pinterest/iOS]",
    "Instagram on iOS": f"{IPHONE} Mobile/15E148 Instagram 350.0.0.0",
    "Firefox on Android": "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0",
    "a telephone of Cubot": "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 "
    "(KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
    "Internet Explorer": "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
}
ROBOTS = {
    "nobody": "",
    "Facebook's preview": "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Messages' preview": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) "
    "AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 "
    "facebookexternalhit/1.1 Facebot Twitterbot/1.0",
    "Meta's fetcher": "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/)",
    "Zalo's robot": "ZaloBot/1.0",
    "Zalo's preview": "Mozilla/5.0 (compatible; Zalo/1.0; +https://zalo.me)",
    "Zalo on a desk": f"{DESK} ZaloPC-win32-24v712/24.7.12 Chrome/108.0.5359.215 Electron/22.3.27 "
    "Safari/537.36",
    "Zalo's preview on a desk": "ZaloPC-win32-24.3.1 okhttp/4.9.3",
    "Zalo's preview on iOS": "Zalo/470 CFNetwork/1494.0.7 Darwin/23.4.0",
    "WhatsApp's preview": "WhatsApp/2.23.20.0 A",
    "Viber's preview": "Viber/18.0.1.286 CFNetwork/1335.0.3 Darwin/21.6.0",
    "Telegram's preview": "TelegramBot (like TwitterBot)",
    "Skype's preview": "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
    "Google": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Google as a telephone": f"{ANDROID} Chrome/130.0.0.0 Mobile Safari/537.36 (compatible; "
    "Googlebot/2.1; +http://www.google.com/bot.html)",
    "Bing": "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0)",
    "Cốc Cốc's index": "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/)",
    "a browser without a screen": f"{DESK} HeadlessChrome/131.0.0.0 Safari/537.36",
    "axios": "axios/1.7.7",
    "Java": "Java/17.0.9",
    "an app's own fetch": "MobileSafari/604.1 CFNetwork/1125.2 Darwin/19.4.0",
    "an Android program": "Dalvik/2.1.0 (Linux; U; Android 13; SM-A155F Build/TP1A.220624.014)",
    "okhttp": "okhttp/4.12.0",
    "Python": "python-requests/2.32.3",
    "curl": "curl/8.5.0",
    "wget": "Wget/1.21.4",
    "Go": "Go-http-client/2.0",
}


@pytest.mark.parametrize("browser", PEOPLE.values(), ids=PEOPLE)
def test_a_person_counts(browser: str) -> None:
    assert counts(look(**{"User-Agent": browser}))


@pytest.mark.parametrize("program", ROBOTS.values(), ids=ROBOTS)
def test_a_robot_does_not_count(program: str) -> None:
    assert not counts(look(**{"User-Agent": program}))


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Purpose": "preview"},
        {"X-Moz": "prefetch"},
    ],
)
def test_a_browser_that_looks_ahead_does_not_count(headers: dict[str, str]) -> None:
    assert not counts(look(**headers))


def test_a_head_request_does_not_count() -> None:
    assert not counts(RequestFactory().head("/T/X"))


def test_the_line_holds_nothing_of_the_visitor(settings: Settings) -> None:
    request = look(Referer="https://zalo.me/g/secret", **{"X-Forwarded-For": "203.0.113.99"})
    request.META["REMOTE_ADDR"] = "203.0.113.7"

    assert record(request, "in_force", product=5, lot=7, index=3)
    (segment,) = segments()
    text = segment.read_text()
    line = Line.read(text.strip())

    assert (line.product, line.lot, line.index, line.outcome) == (5, 7, 3, "in_force")
    assert line.hour.minute == 0
    for secret in ("203.0.113", "Mozilla", "Android", "zalo", "secret"):
        assert secret not in text
    assert all(
        b"203.0.113" not in path.read_bytes()
        for path in Path(settings.SCAN_DIR).rglob("*")
        if path.is_file()
    )


def test_a_look_at_nothing_of_ours_is_not_kept() -> None:
    assert record(look(), "unknown_code", product=None) is False
    assert segments() == []
