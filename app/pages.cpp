#include "app/pages.h"

#include "widgets/audit/audit_page.h"
#include "widgets/catalog/catalog_page.h"
#include "widgets/deployments/deployments_page.h"
#include "widgets/topology/topology_page.h"

std::vector<kit::Page *> makePages(const kit::Session &session) {
    return {new catalogpage::CatalogPage(session), new deploymentspage::DeploymentsPage(session),
            new topologypage::TopologyPage(session), new auditpage::AuditPage(session)};
}
