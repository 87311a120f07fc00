"""The page on which an office decides what a due day on a day off means."""

import pytest
from django.urls import reverse

from caicach.organizations.models import Agency
from tests.builders.site import signed_in, site

pytestmark = pytest.mark.django_db


def test_the_head_chooses_and_reads_the_choice_again():
    one = site()
    head = signed_in(one.home.head)
    address = reverse("due-days")

    before = head.get(address)
    answer = head.post(address, {"agency": one.home.committee.pk, "rule": "next"}, follow=True)

    assert Agency.objects.get(pk=one.home.committee.pk).own_day_off_rule == "next"
    assert 'value="next"' in before.text
    assert "checked" not in before.text.split('value="next"')[1][:60]
    assert "checked" in answer.text.split('value="next"')[1][:60]
    assert "Đã lưu cách tính hạn." in answer.text
    assert address in head.get(reverse("desk")).text


def test_an_unknown_rule_is_refused_in_words():
    one = site()

    answer = signed_in(one.home.head).post(reverse("due-days"), {"agency": one.home.committee.pk, "rule": "never"})

    assert answer.status_code == 422
    assert "Hãy chọn một trong các cách tính dưới đây." in answer.text
    assert Agency.objects.get(pk=one.home.committee.pk).own_day_off_rule == ""


def test_who_may_not_decide_sees_no_way_there():
    one = site()

    assert reverse("due-days") not in signed_in(one.home.specialist).get(reverse("desk")).text
