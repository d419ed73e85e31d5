"""The places whose public holidays a group or a person may keep: as many as a menu of Slack's takes.

The parts of the United Kingdom come first, then countries on every continent, of those that `holidays` knows.
"""

PLACES: dict[str, str] = {
    "GB/ENG": "England",
    "GB/NIR": "Northern Ireland",
    "GB/SCT": "Scotland",
    "GB/WLS": "Wales",
    "AR": "Argentina",
    "AU": "Australia",
    "AT": "Austria",
    "BD": "Bangladesh",
    "BB": "Barbados",
    "BE": "Belgium",
    "BW": "Botswana",
    "BR": "Brazil",
    "BG": "Bulgaria",
    "CM": "Cameroon",
    "CA": "Canada",
    "CL": "Chile",
    "CN": "China",
    "CO": "Colombia",
    "CR": "Costa Rica",
    "HR": "Croatia",
    "CY": "Cyprus",
    "CZ": "Czechia",
    "DK": "Denmark",
    "DO": "Dominican Republic",
    "EC": "Ecuador",
    "EG": "Egypt",
    "EE": "Estonia",
    "ET": "Ethiopia",
    "FI": "Finland",
    "FR": "France",
    "GM": "Gambia",
    "DE": "Germany",
    "GH": "Ghana",
    "GR": "Greece",
    "GT": "Guatemala",
    "GG": "Guernsey",
    "HK": "Hong Kong",
    "HU": "Hungary",
    "IS": "Iceland",
    "IN": "India",
    "ID": "Indonesia",
    "IE": "Ireland",
    "IM": "Isle of Man",
    "IL": "Israel",
    "IT": "Italy",
    "CI": "Ivory Coast",
    "JM": "Jamaica",
    "JP": "Japan",
    "JE": "Jersey",
    "KE": "Kenya",
    "LV": "Latvia",
    "LT": "Lithuania",
    "LU": "Luxembourg",
    "MW": "Malawi",
    "MY": "Malaysia",
    "MT": "Malta",
    "MU": "Mauritius",
    "MX": "Mexico",
    "MA": "Morocco",
    "MZ": "Mozambique",
    "NA": "Namibia",
    "NP": "Nepal",
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
    "RW": "Rwanda",
    "SA": "Saudi Arabia",
    "SN": "Senegal",
    "RS": "Serbia",
    "SL": "Sierra Leone",
    "SG": "Singapore",
    "SK": "Slovakia",
    "SI": "Slovenia",
    "ZA": "South Africa",
    "KR": "South Korea",
    "ES": "Spain",
    "LK": "Sri Lanka",
    "SE": "Sweden",
    "CH": "Switzerland",
    "TZ": "Tanzania",
    "TH": "Thailand",
    "TT": "Trinidad and Tobago",
    "TR": "Turkey",
    "UG": "Uganda",
    "UA": "Ukraine",
    "AE": "United Arab Emirates",
    "US": "United States",
    "UY": "Uruguay",
    "VE": "Venezuela",
    "VN": "Vietnam",
    "ZM": "Zambia",
    "ZW": "Zimbabwe",
}
"""ISO 3166 codes, of a country or of a part of it, and their English names.

Picked by hand, since Slack's menu holds a hundred options and one is for the group's time zone: the European
Union, the larger members of the Commonwealth, and a choice of the larger countries elsewhere. Any other group
keeps the holidays of the country that its time zone is of.
"""


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
