#pragma once

#include <map>
#include <string>
#include <vector>

#include "backend/ledger/snapshot.h"

#include "pilothouse/v1/model.pb.h"

namespace catalog {

namespace v1 = pilothouse::v1;

// `models/x` of `models/x/versions/3`, else the name itself.
std::string modelOf(const std::string &name);

// What lists show of a model, from its versions.
v1::ModelStatus statusFrom(const std::vector<ledger::ResourcePtr> &versions);

// All living versions by model.
std::map<std::string, std::vector<ledger::ResourcePtr>> versionsByModel(const ledger::Snapshot &state);

// Whether the files are where the version was imported from, with their sizes, and whether they can run code.
std::vector<v1::Condition> conditionsOf(const v1::ModelVersionSpec &spec);

} // namespace catalog
