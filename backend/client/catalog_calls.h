#pragma once

#include "backend/client/caller.h"
#include "pilothouse/v1/catalog_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// Verbs of models and their versions. See Caller for what all calls promise.
class CatalogCalls : private Caller {
public:
    using Caller::Caller;

    Pending<v1::BrowseModelFilesResponse> browseModelFiles(const v1::BrowseModelFilesRequest &request) const;
    Pending<v1::InspectModelFileResponse> inspectModelFile(const v1::InspectModelFileRequest &request) const;
    Pending<v1::ImportModelResponse> importModel(const v1::ImportModelRequest &request) const;
    Pending<v1::EvaluateModelVersionResponse>
    evaluateModelVersion(const v1::EvaluateModelVersionRequest &request) const;
    Pending<v1::ApproveModelVersionResponse> approveModelVersion(const v1::ApproveModelVersionRequest &request) const;
    Pending<v1::DeprecateModelVersionResponse>
    deprecateModelVersion(const v1::DeprecateModelVersionRequest &request) const;
    Pending<v1::RetireModelVersionResponse> retireModelVersion(const v1::RetireModelVersionRequest &request) const;
};

} // namespace client
