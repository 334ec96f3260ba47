"""Columns of an iCarol export and what each says. What has no entry here is not read."""

import re
from typing import Final

SURE: Final = frozenset(
    {
        *("ResourceAgencyNum", "PublicName", "TaxonomyLevelName", "ParentAgencyNum", "LastVerifiedOn"),
        *("ExcludeFromWebsite", "ExcludeFromDirectory", "AvailableForDirectory", "AvailableForReferral"),
    }
)
TAXONOMY: Final = "Licensed taxonomy of the source"
PLAIN: Final = {
    "ResourceAgencyNum": "id", "PublicName": "name", "AlternateName": "alternate_name",
    "AgencyDescription": "description", "EmailAddressMain": "email", "WebsiteAddress": "url",
    "Eligibility": "eligibility_description", "FeeStructureSource": "fees_description",
    "PaymentMethods": "fees_description", "ApplicationProcess": "application_process",
    "LicenseAccreditation": "accreditations", "NormalWaitTime": "wait_time", "HoursOfOperation": "hours",
    "Hours": "hours", "DisabilitiesAccess": "accessibility.description",
    "PhysicalLocationDescription": "location.description", "BusServiceAccess": "location.transportation",
    "PublicAccessTransportation": "location.transportation", "Latitude": "location.latitude",
    "Longitude": "location.longitude", "PhysicalCounty": "location.county",
}  # fmt: skip
LISTS: Final = {
    "CoverageArea": "service_areas", "DocumentsRequired": "required_documents",
    "LanguagesOffered": "languages", "LanguagesOfferedList": "languages",
    "TaxonomyTerms": "taxonomy_terms", "TaxonomyTerm": "taxonomy_terms", "TaxonomyCodes": "taxonomy_codes",
}  # fmt: skip
PHONES: Final = {
    **{f"Phone{n}": "phones" for n in range(1, 6)},
    "PhoneTollFree": "phones",
    "PhoneNumberHotline": "phones",
    "PhoneNumberBusinessLine": "phones",
    "PhoneNumberAfterHours": "phones",
    "PhoneFax": "phones.fax",
    "PhoneTTY": "phones.tty",
}
PLACES: Final = {"Address1": 1, "Address2": 2, "City": 3, "StateProvince": 5, "PostalCode": 6, "Country": 7}
HANDLED: Final = re.compile(
    r"LastVerifi|Exclude|AvailableFor|TemporaryMessage|ServiceCapacity|IsPrivate|Phone|Physical|Mailing"
    r"|TaxonomyLevelName|ParentAgency|AgencyStatus"
)
