"""Four channels of law and one of the house; an online report is never a denunciation."""

from __future__ import annotations

from enum import StrEnum

from integrity.rules.wording import gettext_noop


class Channel(StrEnum):
    """What a submission is in law. LEAD and the formal two are reached only by a later recorded act."""

    FEEDBACK = "feedback"
    FORMAL_COMPLAINT = "formal_complaint"
    DENUNCIATION = "denunciation"
    LEAD = "lead"
    INFORMATION = "information"


CHANNEL_LABELS: dict[Channel, str] = {
    Channel.FEEDBACK: gettext_noop("Feedback"),
    Channel.FORMAL_COMPLAINT: gettext_noop("Formal complaint"),
    Channel.DENUNCIATION: gettext_noop("Denunciation"),
    Channel.LEAD: gettext_noop("Inspection lead"),
    Channel.INFORMATION: gettext_noop("Anonymous information"),
}

CHANNEL_SOURCES: dict[Channel, str] = {
    Channel.FEEDBACK: gettext_noop("Decree 20/2008/NĐ-CP, amended by Decree 48/2013/NĐ-CP"),
    Channel.FORMAL_COMPLAINT: gettext_noop("Law on Complaints 02/2011/QH13"),
    Channel.DENUNCIATION: gettext_noop("Law on Denunciations 25/2018/QH14, art. 22"),
    Channel.LEAD: gettext_noop("Law on Denunciations 25/2018/QH14, art. 25"),
    Channel.INFORMATION: "",
}


def channel_of_online_report(*, name: str, has_contact: bool) -> Channel:
    """With a name and a way to answer it is feedback (Decree 20/2008); otherwise information for the house.

    Never a denunciation: that is made in writing or in person only (Law 25/2018, art. 22), and an anonymous text is
    none at all (art. 25).
    """
    return Channel.FEEDBACK if name.strip() and has_contact else Channel.INFORMATION


class HarassmentKind(StrEnum):
    EXTRA_PAPERS = "extra_papers"
    DELAY = "delay"
    MONEY = "money"
    ATTITUDE = "attitude"
    OTHER = "other"


KIND_LABELS: dict[HarassmentKind, str] = {
    HarassmentKind.EXTRA_PAPERS: gettext_noop("Papers demanded beyond the rules"),
    HarassmentKind.DELAY: gettext_noop("Delay, being sent from door to door"),
    HarassmentKind.MONEY: gettext_noop("Money or favours asked for"),
    HarassmentKind.ATTITUDE: gettext_noop("Rude or bullying behaviour"),
    HarassmentKind.OTHER: gettext_noop("Something else"),
}
