#include "backend/client/audit_calls.h"
#include "backend/client/catalog_calls.h"
#include "backend/client/identity_calls.h"
#include "backend/client/operation_calls.h"
#include "backend/client/resource_calls.h"

namespace client {

Pending<v1::ServerInfo> ResourceCalls::getServerInfo(const v1::GetServerInfoRequest &request) const {
    return unary<v1::ServerInfo>("/pilothouse.v1.ResourceService/GetServerInfo", request);
}

Pending<v1::GetResponse> ResourceCalls::get(const v1::GetRequest &request) const {
    return unary<v1::GetResponse>("/pilothouse.v1.ResourceService/Get", request);
}

Pending<v1::ListResponse> ResourceCalls::list(const v1::ListRequest &request) const {
    return unary<v1::ListResponse>("/pilothouse.v1.ResourceService/List", request);
}

std::unique_ptr<Subscription> ResourceCalls::watch(const v1::WatchRequest &request) const {
    return subscribe<v1::WatchResponse>("/pilothouse.v1.ResourceService/Watch", request);
}

Pending<v1::ApplyResponse> ResourceCalls::apply(const v1::ApplyRequest &request) const {
    return unary<v1::ApplyResponse>("/pilothouse.v1.ResourceService/Apply", request);
}

Pending<v1::ListRevisionsResponse> ResourceCalls::listRevisions(const v1::ListRevisionsRequest &request) const {
    return unary<v1::ListRevisionsResponse>("/pilothouse.v1.ResourceService/ListRevisions", request);
}

Pending<v1::TestPermissionsResponse> ResourceCalls::testPermissions(const v1::TestPermissionsRequest &request) const {
    return unary<v1::TestPermissionsResponse>("/pilothouse.v1.ResourceService/TestPermissions", request);
}

Pending<v1::CompileFilterResponse> ResourceCalls::compileFilter(const v1::CompileFilterRequest &request) const {
    return unary<v1::CompileFilterResponse>("/pilothouse.v1.ResourceService/CompileFilter", request);
}

Pending<v1::BrowseModelFilesResponse> CatalogCalls::browseModelFiles(const v1::BrowseModelFilesRequest &request) const {
    return unary<v1::BrowseModelFilesResponse>("/pilothouse.v1.CatalogService/BrowseModelFiles", request);
}

Pending<v1::InspectModelFileResponse> CatalogCalls::inspectModelFile(const v1::InspectModelFileRequest &request) const {
    return unary<v1::InspectModelFileResponse>("/pilothouse.v1.CatalogService/InspectModelFile", request);
}

Pending<v1::ImportModelResponse> CatalogCalls::importModel(const v1::ImportModelRequest &request) const {
    return unary<v1::ImportModelResponse>("/pilothouse.v1.CatalogService/ImportModel", request);
}

Pending<v1::EvaluateModelVersionResponse>
CatalogCalls::evaluateModelVersion(const v1::EvaluateModelVersionRequest &request) const {
    return unary<v1::EvaluateModelVersionResponse>("/pilothouse.v1.CatalogService/EvaluateModelVersion", request);
}

Pending<v1::ApproveModelVersionResponse>
CatalogCalls::approveModelVersion(const v1::ApproveModelVersionRequest &request) const {
    return unary<v1::ApproveModelVersionResponse>("/pilothouse.v1.CatalogService/ApproveModelVersion", request);
}

Pending<v1::DeprecateModelVersionResponse>
CatalogCalls::deprecateModelVersion(const v1::DeprecateModelVersionRequest &request) const {
    return unary<v1::DeprecateModelVersionResponse>("/pilothouse.v1.CatalogService/DeprecateModelVersion", request);
}

Pending<v1::RetireModelVersionResponse>
CatalogCalls::retireModelVersion(const v1::RetireModelVersionRequest &request) const {
    return unary<v1::RetireModelVersionResponse>("/pilothouse.v1.CatalogService/RetireModelVersion", request);
}

Pending<v1::ListEventsResponse> AuditCalls::listEvents(const v1::ListEventsRequest &request) const {
    return unary<v1::ListEventsResponse>("/pilothouse.v1.AuditService/ListEvents", request);
}

Pending<v1::GetEventResponse> AuditCalls::getEvent(const v1::GetEventRequest &request) const {
    return unary<v1::GetEventResponse>("/pilothouse.v1.AuditService/GetEvent", request);
}

Pending<v1::GetCheckpointResponse> AuditCalls::getCheckpoint(const v1::GetCheckpointRequest &request) const {
    return unary<v1::GetCheckpointResponse>("/pilothouse.v1.AuditService/GetCheckpoint", request);
}

Pending<v1::GetInclusionProofsResponse>
AuditCalls::getInclusionProofs(const v1::GetInclusionProofsRequest &request) const {
    return unary<v1::GetInclusionProofsResponse>("/pilothouse.v1.AuditService/GetInclusionProofs", request);
}

Pending<v1::GetConsistencyProofResponse>
AuditCalls::getConsistencyProof(const v1::GetConsistencyProofRequest &request) const {
    return unary<v1::GetConsistencyProofResponse>("/pilothouse.v1.AuditService/GetConsistencyProof", request);
}

Pending<v1::GetLeafHashesResponse> AuditCalls::getLeafHashes(const v1::GetLeafHashesRequest &request) const {
    return unary<v1::GetLeafHashesResponse>("/pilothouse.v1.AuditService/GetLeafHashes", request);
}

Pending<v1::VerifyLogResponse> AuditCalls::verifyLog(const v1::VerifyLogRequest &request) const {
    return unary<v1::VerifyLogResponse>("/pilothouse.v1.AuditService/VerifyLog", request);
}

Pending<v1::CancelOperationResponse> OperationCalls::cancelOperation(const v1::CancelOperationRequest &request) const {
    return unary<v1::CancelOperationResponse>("/pilothouse.v1.OperationService/CancelOperation", request);
}

Pending<v1::EnrollPrincipalResponse> IdentityCalls::enrollPrincipal(const v1::EnrollPrincipalRequest &request) const {
    return unary<v1::EnrollPrincipalResponse>("/pilothouse.v1.IdentityService/EnrollPrincipal", request);
}

Pending<v1::RenewCertificateResponse>
IdentityCalls::renewCertificate(const v1::RenewCertificateRequest &request) const {
    return unary<v1::RenewCertificateResponse>("/pilothouse.v1.IdentityService/RenewCertificate", request);
}

Pending<v1::RevokeCertificatesResponse>
IdentityCalls::revokeCertificates(const v1::RevokeCertificatesRequest &request) const {
    return unary<v1::RevokeCertificatesResponse>("/pilothouse.v1.IdentityService/RevokeCertificates", request);
}

Pending<v1::SetProfileResponse> IdentityCalls::setProfile(const v1::SetProfileRequest &request) const {
    return unary<v1::SetProfileResponse>("/pilothouse.v1.IdentityService/SetProfile", request);
}

Pending<v1::CreateInvitationResponse>
IdentityCalls::createInvitation(const v1::CreateInvitationRequest &request) const {
    return unary<v1::CreateInvitationResponse>("/pilothouse.v1.IdentityService/CreateInvitation", request);
}

Pending<v1::RevokeInvitationResponse>
IdentityCalls::revokeInvitation(const v1::RevokeInvitationRequest &request) const {
    return unary<v1::RevokeInvitationResponse>("/pilothouse.v1.IdentityService/RevokeInvitation", request);
}

} // namespace client
