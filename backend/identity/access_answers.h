#pragma once

#include "backend/core/result.h"
#include "backend/identity/access_book.h"

namespace rpc {
class Call;
class PageTokens;
} // namespace rpc

namespace identity {

// Who holds what, as ListAccess asks. INVALID_FIELD for a permission that there is not, INVALID_PAGE_TOKEN.
core::Result<void> answerList(const rpc::Call &call, const v1::ListAccessRequest &request, const AccessBook &book,
                              const rpc::PageTokens &tokens, v1::ListAccessResponse *response);

// Whether and why, as ExplainAccess asks of a principal that the caller sees. NOT_FOUND for a resource that is not in
// his sight, INVALID_FIELD.
core::Result<void> answerExplanation(rpc::Call &call, const v1::ExplainAccessRequest &request,
                                     const ledger::Snapshot &state, const AccessBook &book,
                                     v1::ExplainAccessResponse *response);

} // namespace identity
