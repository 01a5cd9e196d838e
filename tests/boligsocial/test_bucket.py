"""A bucket fails as a disk does, soon, and what Wagtail packs of it can be packed."""

import json
import logging

import pytest
from django.core.files.base import ContentFile

from boligsocial.bucket import BucketStorage
from media.files import StorageFailedError
from tests.boligsocial.deployment.proxies import free_port


@pytest.fixture
def bucket():
    """A bucket at an address where nobody listens."""
    return BucketStorage(
        bucket_name="medier",
        access_key="AKIA",
        secret_key="hemmelig",
        endpoint_url=f"http://127.0.0.1:{free_port()}",
        region_name="eu-north-1",
    )


@pytest.mark.parametrize(
    "ask",
    [
        lambda bucket: bucket.open("documents/a.pdf").read(),
        lambda bucket: bucket.save("documents/a.pdf", ContentFile(b"a")),
        lambda bucket: bucket.exists("documents/a.pdf"),
        lambda bucket: bucket.size("documents/a.pdf"),
        lambda bucket: bucket.listdir(""),
    ],
)
def test_a_bucket_that_does_not_answer_fails_as_a_disk_does(bucket, ask):
    with pytest.raises(StorageFailedError) as failed:
        ask(bucket)
    assert isinstance(failed.value, OSError)


def test_what_cannot_be_deleted_is_noted(bucket, caplog):
    with caplog.at_level(logging.WARNING):
        bucket.delete("documents/a.pdf")
    assert [record.getMessage() for record in caplog.records] == ["media_not_deleted"]


def test_what_wagtail_packs_for_its_task_makes_the_same_storage(bucket):
    path, arguments, options = json.loads(json.dumps(bucket.deconstruct()))
    assert path == "boligsocial.bucket.BucketStorage"
    again = BucketStorage(*arguments, **options)
    assert again.bucket_name == "medier"
    assert again.client_config.connect_timeout == bucket.client_config.connect_timeout
