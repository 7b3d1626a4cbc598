from bench.addresses import facet_paths, paths_of

SITEMAP = """<urlset><url><loc>https://ocop.example/san-pham/b/</loc></url>
<url><loc>https://ocop.example/en/san-pham/b/</loc></url>
<url><loc>https://ocop.example/san-pham/a/</loc></url></urlset>"""


def test_a_sitemap_gives_its_vietnamese_pages_in_order() -> None:
    assert paths_of(SITEMAP) == ["/san-pham/a/", "/san-pham/b/"]


def test_facets_are_chosen_as_the_page_before_offers_them() -> None:
    one, two = "/san-pham/?tinh=52", "/san-pham/?tinh=52&sao=4"
    site = {
        "/san-pham/": '<a href="?sao=3"></a><a href="?tinh=52"></a>',
        one: f'<a href="{two.replace("&", "&amp;")}"></a>',
        two: '<a href="?tinh=52&amp;sao=4&amp;nhom=food"></a>',
    }

    assert facet_paths(site.__getitem__) == [one, two, f"{two}&nhom=food"]
