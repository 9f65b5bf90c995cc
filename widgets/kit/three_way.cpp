#include "widgets/kit/three_way.h"

#include <algorithm>

#include <google/protobuf/field_mask.pb.h>

#include "backend/core/canonical_json.h"
#include "backend/core/diff.h"
#include "backend/core/field_path.h"
#include "backend/core/kinds.h"
#include "backend/core/mask.h"

namespace kit {

namespace {

namespace pb = google::protobuf;

// `spec.files` of `spec.files[config.json].sha256`: masks name whole fields of meta or spec.
std::string fieldOf(const std::string &path) {
    const auto first = path.find('.');
    return path.substr(0, path.find_first_of(".[", first + 1));
}

bool contains(const std::vector<std::string> &paths, const std::string &path) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
}

std::string valueAt(const v1::Resource &resource, const std::string &path) {
    const bool isMeta = path.starts_with("meta.");
    const auto *kind = core::kindOfSpec(resource);
    const pb::Message &message = isMeta ? static_cast<const pb::Message &>(resource.meta())
                                        : resource.GetReflection()->GetMessage(resource, kind->spec);
    const auto *field = message.GetDescriptor()->FindFieldByName(path.substr(path.find('.') + 1));
    const auto *reflection = message.GetReflection();
    std::vector<const pb::FieldDescriptor *> present;
    reflection->ListFields(message, &present);
    return std::find(present.begin(), present.end(), field) == present.end() ? std::string()
                                                                             : core::canonicalJson(message, field);
}

} // namespace

ThreeWay compare(const v1::Resource &base, const v1::Resource &theirs, const v1::Resource &mine) {
    const auto their = changedPaths(base, theirs);
    const auto my = changedPaths(base, mine);
    ThreeWay result;
    for (const auto &path : their) {
        if (!contains(my, path)) {
            result.onlyTheirs.push_back(path);
            continue;
        }
        Collision collision{path, valueAt(base, path), valueAt(theirs, path), valueAt(mine, path)};
        if (collision.theirs != collision.mine)
            result.collisions.push_back(std::move(collision));
    }
    for (const auto &path : my) {
        if (!contains(their, path))
            result.onlyMine.push_back(path);
    }
    return result;
}

v1::Resource merged(const v1::Resource &theirs, const v1::Resource &mine, const std::vector<std::string> &paths) {
    if (paths.empty())
        return theirs;
    pb::FieldMask mask;
    mask.mutable_paths()->Assign(paths.begin(), paths.end());
    const auto result = core::applyMask(theirs, mine, mask);
    return result ? *result : theirs;
}

std::vector<std::string> changedPaths(const v1::Resource &before, const v1::Resource &after) {
    std::vector<std::string> paths;
    for (const auto &difference : core::diffIntent(&before, &after)) {
        auto path = fieldOf(difference.path());
        if (!contains(paths, path))
            paths.push_back(std::move(path));
    }
    return paths;
}

} // namespace kit
