#pragma once

#include <memory>
#include <vector>

#include "pilothouse/v1/resource.pb.h"

namespace google::protobuf {
class ServiceDescriptor;
}

namespace service {
class Scenario;
}

namespace support {

namespace v1 = pilothouse::v1;

// A new store that holds these, also of kinds that only verbs make; status is written where there is one.
std::shared_ptr<const service::Scenario> storeWith(const std::vector<v1::Resource> &resources);

// A model of a team with a registered version, and a finished operation, each with this id.
std::vector<v1::Resource> workOf(const std::string &id, const std::string &team);
// What serves the model of workOf(): an engine template, a deployment, a route to it, and a secret, of that id each.
std::vector<v1::Resource> servingOf(const std::string &id, const std::string &team);

// Every service of the contract that the build made.
std::vector<const google::protobuf::ServiceDescriptor *> contractServices();

} // namespace support
