"""The register: its tables, the services that write and the selectors that read.

`cityties_site.register.selectors` is all that the public pages, the API and the feeds may call;
it gives the frozen records of `cityties_site.register.view_models`.
"""
