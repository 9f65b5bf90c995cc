#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "backend/policy/facts.h"
#include "backend/policy/vocabulary.h"

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace pilothouse::v1 {
class Resource;
}

namespace policy {

namespace v1 = pilothouse::v1;

// What rules can test of resources, read from the contract, so that a new kind or field brings its attributes along:
// `deployment.placement.cluster` is a text, `deployment.maximum_replicas` a number, `model.license` a text. Lists of
// texts and of enums are lists, and so are members of lists of messages; maps of texts are lists of `key=value`.
// Instants are seconds since 1970, durations seconds. Bytes, fractions and the status have none.
class ResourceAttributes {
public:
    ResourceAttributes();

    const std::vector<Attribute> &attributes() const { return attributes_; }
    // Sets what the resource has, from position `first` of the facts on, where its first attribute is. A text or enum
    // that is empty is absent. Of several kinds each may be told. The resource outlives the facts. Those that are not
    // wanted, by position in the facts, stay absent; an empty `isWanted` wants all.
    void tell(const v1::Resource &resource, std::size_t first, const std::vector<bool> &isWanted, Facts *facts) const;
    void tell(const v1::Resource &resource, std::size_t first, Facts *facts) const { tell(resource, first, {}, facts); }

private:
    using Path = std::vector<const google::protobuf::FieldDescriptor *>;

    // Of a message that stands at the path, whose name it is.
    void add(const google::protobuf::Descriptor &type, const Path &path, const std::string &name, bool isRepeated);

    std::vector<Attribute> attributes_;
    // From the resource to each attribute.
    std::vector<Path> paths_;
    // By the field number of a spec where its attributes begin and end.
    std::unordered_map<int, std::pair<std::size_t, std::size_t>> ofSpec_;
};

} // namespace policy
