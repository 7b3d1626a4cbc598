"""Fictional producers, marked as demo."""

from __future__ import annotations

import datetime as dt

from catalog.parties.models import Producer
from catalog.places.models import AdminUnit
from config.demo.chance import chance
from config.demo.story import ProducerStory, Words, producers

# Area code 200 is given to no place: these numbers ring nowhere.
PHONE = "+842000000{:03d}"
STORY = Words(
    "Đây là chủ thể minh họa, không có thật. Trong câu chuyện của bản minh họa, "
    "{people} ở {place} làm {craft}, ghi nhật ký sản xuất theo từng lô "
    "và dán tem truy xuất lên từng bao bì.",
    "This producer is invented for the demonstration. In its story, "
    "{people} in {place} make {craft}, keep a diary of every lot "
    "and put a trace label on every pack.",
)
PEOPLE = {
    "cooperative": Words("các thành viên hợp tác xã", "the members of a cooperative"),
    "cooperative_group": Words("các hộ trong tổ hợp tác", "the families of a cooperative group"),
    "enterprise": Words("một doanh nghiệp nhỏ", "the people of a small company"),
    "household": Words("một gia đình", "one family"),
}


def make_producers() -> int:
    """Make the producers that are not there yet; answer how many."""
    known = set(Producer.objects.values_list("registration_number", flat=True))
    communes = {
        unit.code: unit for unit in AdminUnit.objects.communes().filter(valid_to__isnull=True)
    }
    told = list(enumerate(producers().values(), start=1))
    fresh = [
        _producer(number, each, communes[each.commune])
        for number, each in told
        if registration_of(each.key) not in known
    ]
    for producer in fresh:
        producer.save()
    return len(fresh)


def registration_of(key: str) -> str:
    """Answer the invented registration number that names a producer of the story files."""
    return f"DEMO-{key.upper()}"


def _producer(number: int, told: ProducerStory, commune: AdminUnit) -> Producer:
    draw = chance("producer", told.key)
    people = PEOPLE[told.kind]
    producer = Producer(
        kind=told.kind,
        name_vi=told.name.vi,
        name_en=told.name.en,
        registration_number=registration_of(told.key),
        registered_on=dt.date(draw.randint(2014, 2020), draw.randint(1, 12), draw.randint(1, 28)),
        commune=commune,
        address_line=f"Thôn {draw.randint(1, 9)} (địa chỉ minh họa)",
        phone=PHONE.format(number),
        email=f"{told.key}@example.vn",
        story_vi=STORY.vi.format(people=people.vi, place=commune.full_name, craft=told.craft.vi),
        story_en=STORY.en.format(people=people.en, place=commune.name_en, craft=told.craft.en),
        is_demo=True,
    )
    producer.clean_names()
    return producer
