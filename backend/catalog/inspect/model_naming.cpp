#include "backend/catalog/inspect/model_naming.h"

#include <algorithm>
#include <array>
#include <regex>
#include <string_view>

namespace catalog {

namespace {

constexpr std::size_t longestId = 63;

bool isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return text;
}

// Whatever an id may not hold becomes one hyphen.
std::string idFrom(const std::string &text) {
    std::string id;
    for (const char c : lowerCase(text)) {
        const bool isFine = isLetterOrDigit(c) || c == '.' || c == '_';
        if (isFine)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    id.resize(std::min(id.size(), longestId));
    while (!id.empty() && !isLetterOrDigit(id.back()))
        id.pop_back();
    id.erase(0, std::find_if(id.begin(), id.end(), isLetterOrDigit) - id.begin());
    return id;
}

// `models--org--name/snapshots/<revision>`, or just the directory.
std::string directoryName(const std::filesystem::path &directory) {
    if (directory.parent_path().filename() != "snapshots")
        return directory.filename().string();
    const auto repository = directory.parent_path().parent_path().filename().string();
    const auto last = repository.rfind("--");
    return last == std::string::npos ? repository : repository.substr(last + 2);
}

std::string stemOf(const std::filesystem::path &file, const std::string &precision) {
    static const std::regex shard("-[0-9]{5}-of-[0-9]{5}$");
    auto stem = lowerCase(std::regex_replace(file.stem().string(), shard, ""));
    const auto encoding = lowerCase(precision);
    if (!encoding.empty() && stem.size() > encoding.size() + 1 && stem.ends_with(encoding)) {
        const char before = stem[stem.size() - encoding.size() - 1];
        if (before == '-' || before == '.')
            stem.resize(stem.size() - encoding.size() - 1);
    }
    return stem;
}

} // namespace

std::string suggestedModelId(const std::string &name, const std::filesystem::path &file, const std::string &precision) {
    static constexpr std::array<std::string_view, 5> everyModels{"model", "pytorch_model", "diffusion_pytorch_model",
                                                                 "consolidated", "ggml-model"};
    const auto stem = stemOf(file, precision);
    const bool isCommon = std::find(everyModels.begin(), everyModels.end(), stem) != everyModels.end();
    for (const auto &source : {name, isCommon ? directoryName(file.parent_path()) : stem, stem}) {
        if (auto id = idFrom(source); !id.empty())
            return id;
    }
    return "model";
}

} // namespace catalog
