#pragma once

#include <string>
#include <vector>

#include "pilothouse/v1/resource.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// A field that two people changed to different values.
struct Collision {
    // As a mask names it, for example `spec.license`.
    std::string path;
    // Canonical JSON; empty where there was none.
    std::string base;
    std::string theirs;
    std::string mine;
};

// Two changes of one resource, field by field.
struct ThreeWay {
    std::vector<Collision> collisions;
    // Fields that only one side changed.
    std::vector<std::string> onlyTheirs;
    std::vector<std::string> onlyMine;
};

ThreeWay compare(const v1::Resource &base, const v1::Resource &theirs, const v1::Resource &mine);

// `theirs` with these fields of `mine`.
v1::Resource merged(const v1::Resource &theirs, const v1::Resource &mine, const std::vector<std::string> &paths);

// Fields of intent that differ, as a mask names them, in the order of the contract.
std::vector<std::string> changedPaths(const v1::Resource &before, const v1::Resource &after);

} // namespace kit
