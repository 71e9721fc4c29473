#!/usr/bin/env python3
"""Drives a running emulator with two clients of the Webex API that are not ours.

  pip install -r scripts/sdks/requirements.txt
  terraform-provider-webexwholesale emulator -data :memory: -delay 0s &
  python3 scripts/sdks/drive.py http://127.0.0.1:8791

Each step prints a line; the first that fails ends it. What the clients have no call for is asked with plain HTTP, as
Cisco's documents show it.
"""

import sys

import requests
from requests.adapters import HTTPAdapter
from webexpythonsdk import WebexAPI
from wxc_sdk import WebexSimpleApi
from wxc_sdk.licenses import LicenseProperties, LicenseRequest, LicenseRequestOperation
from wxc_sdk.people import Person
from wxc_sdk.rest import RestError
from wxc_sdk.scim.users import EmailObject, EmailObjectType, NameObject, PatchUserOperation, PatchUserOperationOp, ScimUser
from wxc_sdk.telephony.prem_pstn.route_group import RGTrunk, RouteGroup
from wxc_sdk.telephony.prem_pstn.trunk import TrunkType

WEBEX = "https://webexapis.com"
ADDRESS = {"addressLine1": "1 Main Street", "city": "Austin", "stateOrProvince": "TX", "zipOrPostalCode": "78701", "country": "US"}


class Redirected(HTTPAdapter):
    """Sends to the emulator what a client wants to send to Webex."""

    def __init__(self, target):
        super().__init__()
        self.target = target

    def send(self, request, **options):
        request.url = request.url.replace(WEBEX, self.target, 1)
        return super().send(request, **options)


def provision(http, target):
    """Makes a customer with plain HTTP and returns its ids."""

    def post(path, body):
        answer = http.post(target + "/v1" + path, json=body)
        answer.raise_for_status()
        return answer.json()

    template = post("/wholesale/onboardingTemplates", {
        "name": "Drive", "country": "US", "serviceProviderAdmin": "admin@partner.example", "wholesaleSubscriptionId": "Sub-1"})
    url = post("/wholesale/customers", {
        "provisioningId": template["provisioningId"], "externalId": "drive", "packages": ["webex_calling", "webex_meetings"], "address": ADDRESS,
        "customerInfo": {"name": "Drive", "primaryEmail": "owner@drive.example"},
        "provisioningParameters": {"calling": {"location": {
            "name": "Head Office", "address": ADDRESS, "timezone": "America/Chicago", "language": "en_us"}}}})["url"]
    return http.get(url).json()


def main():
    target = sys.argv[1].rstrip("/")
    http = requests.Session()
    api = WebexSimpleApi(tokens="any")
    sdk = WebexAPI(access_token="any", base_url=target + "/v1/")
    api.session.mount(WEBEX, Redirected(target))

    def step(title, result):
        print(f"{title}: {result}")
        return result

    def check(title, holds):
        if not holds:
            sys.exit(f"FAILED: {title}")
        print(f"{title}: yes")

    # The caller's own organization, without orgId.
    me = api.people.me()
    check("both clients see the same caller", sdk.people.me().id == me.person_id)
    check("the own organization is listed", me.org_id in [one.org_id for one in api.organizations.list()])
    check("the other client lists it too", me.org_id in [one.id for one in sdk.organizations.list()])
    step("people, locations, licences of the own organization", (
        len(list(api.people.list())), len(list(api.locations.list())), len(list(api.licenses.list()))))
    step("the same by the other client", (len(list(sdk.people.list())), len(list(sdk.licenses.list())), len(list(sdk.roles.list()))))

    customer = provision(http, target)
    org = customer["orgId"]
    check("the customer is provisioned", customer["status"] == "provisioned")
    api.organizations.details(org_id=org)
    office = next(api.locations.list(org_id=org))
    step("head office", office.name)
    step("with calling", api.telephony.location.details(location_id=office.location_id, org_id=org).name)
    step("announcement languages", len(api.telephony.read_list_of_announcement_languages()))

    # Licences of people.
    person = api.people.create(settings=Person(emails=["ada@drive.example"], display_name="Ada", first_name="Ada", org_id=org))
    licenses = {one.name: one for one in api.licenses.list(org_id=org)}
    calling = next(one for name, one in licenses.items() if "Calling" in name)
    assigned = api.licenses.assign_licenses_to_users(person_id=person.person_id, org_id=org, licenses=[LicenseRequest(
        id=calling.license_id, operation=LicenseRequestOperation.add, properties=LicenseProperties(location_id=office.location_id, extension="5001"))])
    check("the licence is assigned", calling.license_id in assigned.licenses)
    check("who has it", [one.email for one in api.licenses.assigned_users(license_id=calling.license_id)] == ["ada@drive.example"])

    # Calling settings, to be read.
    settings = api.person_settings
    for title, read in {
        "barge": settings.barge.read, "caller id": settings.caller_id.read, "calling behavior": settings.calling_behavior.read,
        "call recording": settings.call_recording.read, "call waiting": settings.call_waiting.read, "do not disturb": settings.dnd.read,
        "executive assistant": settings.exec_assistant.read, "forwarding": settings.forwarding.read, "hoteling": settings.hoteling.read,
        "intercept": settings.call_intercept.read, "monitoring": settings.monitoring.read, "numbers": settings.numbers.read,
        "permissions in": settings.permissions_in.read, "permissions out": settings.permissions_out.read, "privacy": settings.privacy.read,
        "push to talk": settings.push_to_talk.read, "receptionist": settings.receptionist.read, "voicemail": settings.voicemail.read,
    }.items():
        step(title, type(read(person.person_id)).__name__)

    # Trunks and route groups.
    trunks = api.telephony.prem_pstn.trunk
    trunk = trunks.create(name="Gateway", location_id=office.location_id, password="a-Passw0rd", trunk_type=TrunkType.registering, org_id=org)
    groups = api.telephony.prem_pstn.route_group
    group = groups.create(route_group=RouteGroup(name="All", local_gateways=[RGTrunk(trunk_id=trunk, priority=1)]), org_id=org)
    check("the trunk is in use", [one.in_use for one in trunks.list(org_id=org)] == [True])
    check("the route group is listed", [one.rg_id for one in groups.list(org_id=org)] == [group])

    # Phones.
    code = api.devices.activation_code(person_id=person.person_id, model="DMS Cisco 8865", org_id=org)
    step("activation code", len(code.code))
    step("phones", [one.connection_status for one in api.devices.list(org_id=org)])

    # SCIM.
    users = api.scim.users
    made = users.create(org_id=org, user=ScimUser(
        schemas=["urn:ietf:params:scim:schemas:core:2.0:User"], user_name="bob@drive.example", user_type="user",
        name=NameObject(given_name="Bob", family_name="Stone"), display_name="Bob",
        emails=[EmailObject(value="bob@drive.example", type=EmailObjectType.work, primary=True)]))
    check("the user is found", [one.id for one in users.search_all(org_id=org, filter='userName eq "bob@drive.example"')] == [made.id])
    changed = users.patch(org_id=org, user_id=made.id, operations=[
        PatchUserOperation(op=PatchUserOperationOp.replace, path="displayName", value="Robert")])
    check("the user has another name", changed.display_name == "Robert")
    users.delete(org_id=org, user_id=made.id)
    check("the user is gone", users.search(org_id=org, filter='userName eq "bob@drive.example"').total_results == 0)

    # A job that can't be paused, because it has ended.
    jobs = api.telephony.jobs.disable_calling_location
    job = jobs.initiate(location_id=office.location_id, org_id=org)
    step("the job that disables calling", job.latest_execution_status)
    try:
        jobs.pause(job_id=job.id, org_id=org)
        check("a job that has ended is not paused", False)
    except RestError as refused:
        step("a job that has ended is not paused", refused.response.status_code)
    print("All is well.")


if __name__ == "__main__":
    main()
