"""The gallery: every component in every state, for those who build pages. Routed only when DEBUG is on."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hr_system.ui.forms import CodeWord, DayField, Form, Honeypot


class Sample(Form):
    """One field of each kind."""

    name = forms.CharField(label="Họ và tên", help_text="Như trên thẻ căn cước", max_length=80)
    born_on = DayField(label="Ngày sinh")
    code = CodeWord(label="Mã tra cứu", required=False)
    mark = forms.DecimalField(label="Điểm", max_digits=5, decimal_places=2)
    province = forms.ChoiceField(
        label="Tỉnh, thành phố", choices=[("", "—"), ("01", "Hà Nội"), ("79", "TP. Hồ Chí Minh")]
    )
    answer = forms.ChoiceField(
        label="Ông, bà muốn nhận trả lời không?",
        widget=forms.RadioSelect,
        help_text="Có thể đổi sau",
        choices=[("yes", "Có, gửi thư điện tử cho tôi"), ("no", "Không, tôi sẽ tự tra cứu bằng mã")],
    )
    topics = forms.MultipleChoiceField(
        label="Việc đã xảy ra",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("delay", "Kéo dài thời hạn"), ("papers", "Đòi thêm giấy tờ"), ("money", "Đòi tiền")],
    )
    story = forms.CharField(label="Nội dung", widget=forms.Textarea)
    paper = forms.FileField(
        label="Tệp kèm theo", required=False, help_text="PDF, JPEG hoặc PNG, mỗi tệp không quá 10 MB"
    )
    agree = forms.BooleanField(label="Tôi đã đọc thông báo về dữ liệu cá nhân", help_text="Bắt buộc")
    website = Honeypot()


def gallery(request: HttpRequest) -> HttpResponse:
    """Show all components twice: once well, once with every field wrong."""
    wrong = Sample({"born_on": "31/2/2026", "mark": "mười", "name": ""}, {}, auto_id="wrong_%s")
    return render(request, "ui/gallery.html", {"good": Sample(), "wrong": wrong, **_figures()})


def _figures() -> dict[str, Any]:
    points = [
        {"label": f"Sở {name}", "size": size, "value": value, "lower": 2 - 40 / size**0.5, "upper": 2 + 40 / size**0.5,
         "lower_outer": 2 - 62 / size**0.5, "upper_outer": 2 + 62 / size**0.5}
        for name, size, value in (("Nội vụ", 900, 1.8), ("Tư pháp", 2400, 2.4), ("Xây dựng", 5200, 3.4),
                                  ("Y tế", 8100, 1.9), ("Tài chính", 3300, 2.1))
    ]  # fmt: skip
    return {
        "points": points,
        "bars": [("Đã nộp hồ sơ", 1240), ("Đủ điều kiện", 1103), ("Đạt vòng 2", 312), ("Trúng tuyển", 48)],
        "line": [("Quý 1", 12), ("Quý 2", 18), ("Quý 3", None), ("Quý 4", 9)],
        "moments": [
            {"on": date(2026, 11, 2), "title": "Đã nhận phản ánh", "state": "done"},
            {"on": date(2026, 11, 9), "title": "Thụ lý", "text": "Thanh tra tỉnh đang xem xét.", "state": "now"},
            {"on": date(2026, 11, 12), "title": "Gửi giải trình", "state": "late"},
            {"on": date(2026, 12, 2), "title": "Kết luận", "state": "next"},
        ],
    }


gallery.access_rule = ("public",)  # type: ignore[attr-defined] # what `@public` says; the access layer lies above this one
