"""Whose public holidays a group may keep: what its form offers."""

PLACES: dict[str, str] = {
    "GB/ENG": "England",
    "GB/NIR": "Northern Ireland",
    "GB/SCT": "Scotland",
    "GB/WLS": "Wales",
    "AR": "Argentina",
    "AU": "Australia",
    "AT": "Austria",
    "BE": "Belgium",
    "BR": "Brazil",
    "BG": "Bulgaria",
    "CA": "Canada",
    "CL": "Chile",
    "CO": "Colombia",
    "HR": "Croatia",
    "CY": "Cyprus",
    "CZ": "Czechia",
    "DK": "Denmark",
    "EE": "Estonia",
    "FI": "Finland",
    "FR": "France",
    "DE": "Germany",
    "GH": "Ghana",
    "GR": "Greece",
    "HK": "Hong Kong",
    "HU": "Hungary",
    "IS": "Iceland",
    "IN": "India",
    "ID": "Indonesia",
    "IE": "Ireland",
    "IL": "Israel",
    "IT": "Italy",
    "JP": "Japan",
    "KE": "Kenya",
    "KR": "South Korea",
    "LV": "Latvia",
    "LT": "Lithuania",
    "LU": "Luxembourg",
    "MY": "Malaysia",
    "MT": "Malta",
    "MX": "Mexico",
    "NL": "Netherlands",
    "NZ": "New Zealand",
    "NG": "Nigeria",
    "NO": "Norway",
    "PK": "Pakistan",
    "PE": "Peru",
    "PH": "Philippines",
    "PL": "Poland",
    "PT": "Portugal",
    "RO": "Romania",
    "RS": "Serbia",
    "SG": "Singapore",
    "SK": "Slovakia",
    "SI": "Slovenia",
    "ZA": "South Africa",
    "ES": "Spain",
    "SE": "Sweden",
    "CH": "Switzerland",
    "TH": "Thailand",
    "TR": "Turkey",
    "UA": "Ukraine",
    "AE": "United Arab Emirates",
    "US": "United States",
    "UY": "Uruguay",
}
"""ISO 3166 codes, of a country or of a part of it, and their English names."""


def code(country: str | None, subdivision: str | None) -> str | None:
    """Return the code of a place, or None when none was chosen."""
    if country is None:
        return None
    return f"{country}/{subdivision}" if subdivision else country


def parts(chosen: str | None) -> tuple[str | None, str | None]:
    """Return the country and the part of it that a code stands for; (None, None) for no code of ours."""
    if chosen not in PLACES:
        return None, None
    country, _, subdivision = chosen.partition("/")
    return country, subdivision or None
