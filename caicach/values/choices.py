"""Closed lists that several packages share. The value is kept in data; what people read stands in the glossary."""

from enum import StrEnum


class Domain(StrEnum):
    """Field of reform [lĩnh vực] to which a plan's own headings are mapped. Order and titles vary from plan to plan."""

    STEERING = "steering"
    INSTITUTIONS = "institutions"
    PROCEDURES = "procedures"
    ORGANIZATION = "organization"
    CIVIL_SERVICE = "civil_service"
    PUBLIC_FINANCE = "public_finance"
    DIGITAL_GOVERNMENT = "digital_government"
    COMPETITIVENESS = "competitiveness"
    SATISFACTION = "satisfaction"
    OTHER = "other"


class UnitLevel(StrEnum):
    """Level of an administrative unit. The district level ended on 30 June 2025 (Luật 72/2025/QH15)."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
