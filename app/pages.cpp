#include "app/pages.h"

#include "widgets/catalog/catalog_page.h"

std::vector<kit::Page *> makePages(const kit::Session &session) {
    return {new catalogpage::CatalogPage(session)};
}
