"""A visitor of the demo's page, with nothing but the browser's plain forms."""

import re
from dataclasses import dataclass

import aiohttp


@dataclass
class Visitor:
    """A browser without scripts."""

    http: aiohttp.ClientSession
    address: str
    page: str = ""

    async def sees(self, path: str) -> str:
        """Open an address."""
        async with self.http.get(path) as answer:
            self.page = await answer.text()
        return self.page

    async def does(self, path: str, **fields: str | list[str]) -> str:
        """Post a form from this page, and follow it to where it leads."""
        pairs = [(name, each) for name, given in fields.items() for each in _listed(given)]
        async with self.http.post(path, data=pairs, headers={"Origin": self.address}) as answer:
            self.page = await answer.text()
        return self.page

    async def presses(self, label: str) -> str:
        """Press the last button with this label in a message or a form, with what stands hidden beside it."""
        forms = re.findall(
            r'<form[^>]*action="([^"]+/(?:press|form|home))"(.*?)</form>', self.page, re.DOTALL
        )
        [*_, (path, form)] = [(path, form) for path, form in forms if f">{label}</button>" in form]
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
        [*_, (name, value)] = re.findall(rf'<button name="(\w+)" value="([^"]*)"[^>]*>{label}</button>', form)
        return await self.does(path, **hidden, **{name: value})

    async def fills_in(self, label: str, words: str, press: str) -> str:
        """Type into the input of this label in the open form, and press a button in it."""
        [*_, (name, value)] = re.findall(
            rf'<button[^>]*name="(\w+)" value="([^"]*)"[^>]*>{press}</button>', self.page
        )
        [number] = re.findall(rf'<label for="form-(\d+)">{label}\b', self.page)
        [shown] = re.findall(r'<form id="form".*?name="shown" value="([^"]*)"', self.page, re.DOTALL)
        [path] = re.findall(r'<form id="form"[^>]*action="([^"]+)"', self.page)
        return await self.does(path, shown=shown, **{name: value, f"answer-{number}": words})


def _listed(given: str | list[str]) -> list[str]:
    return [given] if isinstance(given, str) else given
