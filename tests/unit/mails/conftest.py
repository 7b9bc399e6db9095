"""Mails written by us: true ones in the manner of the platforms, and hostile ones."""

import pytest

TRUE = {
    "tripadvisor": "Delivered-To: info@hotelaurora.it\nReturn-Path: <bounce-77@e.tripadvisor.com>\n"
    "Authentication-Results: mx.hotelaurora.it;\n       dkim=pass header.i=@e.tripadvisor.com;\n"
    "       spf=pass (mx: 192.0.2.7 is permitted) smtp.mailfrom=e.tripadvisor.com;\n       dmarc=pass\n"
    "From: TripAdvisor <members@e.tripadvisor.com>\nReply-To: reply@tripadvisor.com\n"
    "Subject: =?utf-8?q?Hai_una_nuova_recensione_a_5_stelle_=E2=AD=90?=\nMIME-Version: 1.0\n"
    "Content-Type: text/html; charset=utf-8\n\n"
    '<p>Anna ha scritto una recensione.</p><a href="https://www.tripadvisor.it/x">Rispondi su '
    "tripadvisor.com</a>\n",
    "google": "Received: from a by b\nReturn-Path: <x@scoutcamp.bounces.google.com>\n"
    "Authentication-Results: mx.hotelaurora.it; dkim=pass; spf=pass; dmarc=pass\n"
    "From: Google <no-reply@accounts.google.com>\nSubject: Nuovo accesso\n\n"
    "Verifica il tuo account: https://myaccount.google.com/notifications\n",
    "facebook": "Received: from a by b\nReturn-Path: <notification@facebookmail.com>\n"
    "Authentication-Results: mx; dkim=pass; spf=pass; dmarc=pass\n"
    'From: "Facebook" <notification@facebookmail.com>\nReply-To: noreply@support.facebook.com\n'
    "Subject: Hai 3 nuovi commenti\n\nVedi i commenti: https://www.facebook.com/n/\n",
    "booking": "Da: Booking.com <noreply@booking.com>\nA: info@hotelaurora.it\n"
    "Oggetto: Nuova prenotazione\n\n"
    "Una nuova prenotazione per due notti. https://admin.booking.com/\n",
    "guest": "Da: Luca Neri <luca.neri@libero.it>\nA: booking@hotelaurora.it\nOggetto: Camera\n\n"
    "Buongiorno, avete una camera per il 3 agosto? Grazie, Luca\n",
}


@pytest.fixture(params=sorted(TRUE))
def true_mail(request: pytest.FixtureRequest) -> str:
    """One of the mails that are what they seem."""
    return TRUE[request.param]
