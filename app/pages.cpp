#include "app/pages.h"

#include "widgets/access/access_page.h"
#include "widgets/audit/audit_page.h"
#include "widgets/catalog/catalog_page.h"
#include "widgets/changes/changes_page.h"
#include "widgets/deployments/deployments_page.h"
#include "widgets/findings/findings_page.h"
#include "widgets/gpus/gpus_page.h"
#include "widgets/overview/overview_page.h"
#include "widgets/policies/policies_page.h"
#include "widgets/topology/topology_page.h"

namespace {

template <typename Page>
shell::PageMaker makerOf(const kit::Session &session) {
    return {Page::facts(), [session] { return new Page(session); }};
}

} // namespace

std::vector<shell::PageMaker> pageMakers(const kit::Session &session) {
    return {makerOf<overviewpage::OverviewPage>(session),
            makerOf<catalogpage::CatalogPage>(session),
            makerOf<deploymentspage::DeploymentsPage>(session),
            makerOf<topologypage::TopologyPage>(session),
            makerOf<gpuspage::GpusPage>(session),
            makerOf<findingspage::FindingsPage>(session),
            makerOf<policiespage::PoliciesPage>(session),
            makerOf<changespage::ChangesPage>(session),
            makerOf<accesspage::AccessPage>(session),
            makerOf<auditpage::AuditPage>(session)};
}
