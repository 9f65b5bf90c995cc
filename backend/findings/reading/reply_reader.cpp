#include "backend/findings/reading/reply_reader.h"

#include <algorithm>
#include <map>

#include "backend/core/json_walk.h"

namespace findings {

namespace {

namespace ondemand = simdjson::ondemand;

using core::json::eachElement;
using core::json::eachMember;
using core::json::Fault;
using core::json::Fine;

Fault typeOf(ondemand::value value, ondemand::json_type *type) {
    return value.type().get(*type);
}

// Anything but a text is none.
Fault readText(ondemand::value value, std::string *text) {
    ondemand::json_type type;
    if (const auto fault = typeOf(value, &type))
        return fault;
    if (type != ondemand::json_type::string)
        return Fine;
    std::string_view read;
    const auto fault = value.get_string().get(read);
    if (!fault)
        *text = read;
    return fault;
}

class Reader {
public:
    Reader(ReplyFacts *facts, std::size_t mostModels) : facts_(*facts), mostModels_(mostModels) {}

    Fault read(ondemand::object root) {
        return eachMember(root, [this](const std::string &key, ondemand::value value) {
            note(key);
            const auto text = texts_.find(key);
            if (text != texts_.end())
                return readText(value, text->second);
            if (key == "data")
                return readModels(value, "id", &hasData_);
            return key == "models" ? readModels(value, "name", &facts_.hasModels) : Fine;
        });
    }

    bool isModelList() const { return hasData_ && object_ == "list"; }

private:
    void note(const std::string &key) {
        facts_.hasError |= key == "error";
        facts_.hasGenerationSettings |= key == "default_generation_settings";
        facts_.hasTotalSlots |= key == "total_slots";
        facts_.hasIsGeneration |= key == "is_generation";
        facts_.hasMaxConcurrentRequests |= key == "max_concurrent_requests";
    }

    Fault readModels(ondemand::value value, const char *nameKey, bool *isThere) {
        ondemand::json_type type;
        if (const auto fault = typeOf(value, &type); fault || type != ondemand::json_type::array)
            return fault;
        *isThere = true;
        ondemand::array list;
        if (const auto fault = value.get_array().get(list))
            return fault;
        return eachElement(list, [&](ondemand::value element) { return readModel(element, nameKey); });
    }

    Fault readModel(ondemand::value value, const char *nameKey) {
        ondemand::json_type type;
        if (const auto fault = typeOf(value, &type);
            fault || type != ondemand::json_type::object || facts_.models.size() >= mostModels_)
            return fault;
        ondemand::object object;
        if (const auto fault = value.get_object().get(object))
            return fault;
        std::string name;
        std::string owner;
        const auto fault = eachMember(object, [&](const std::string &key, ondemand::value member) {
            if (key == nameKey)
                return readText(member, &name);
            return key == "owned_by" ? readText(member, &owner) : Fine;
        });
        if (fault)
            return fault;
        if (facts_.owner.empty())
            facts_.owner = owner;
        // llama.cpp lists its model twice, for clients of Ollama and of OpenAI.
        const bool isNew = std::find(facts_.models.begin(), facts_.models.end(), name) == facts_.models.end();
        if (!name.empty() && isNew)
            facts_.models.push_back(std::move(name));
        return Fine;
    }

    ReplyFacts &facts_;
    const std::size_t mostModels_;
    bool hasData_ = false;
    std::string object_;
    const std::map<std::string, std::string *> texts_{{"object", &object_},
                                                      {"version", &facts_.version},
                                                      {"build_info", &facts_.buildInfo},
                                                      {"model_id", &facts_.modelId},
                                                      {"model_path", &facts_.modelPath}};
};

} // namespace

ReplyFacts readReply(std::string *body, std::size_t mostModels) {
    ReplyFacts facts;
    const auto size = body->size();
    body->resize(size + simdjson::SIMDJSON_PADDING);
    ondemand::parser parser;
    ondemand::document document;
    const auto isFine = [&] {
        if (parser.iterate(body->data(), size, body->size()).get(document))
            return false;
        ondemand::json_type type;
        ondemand::object root;
        if (document.type().get(type) || type != ondemand::json_type::object || document.get_object().get(root))
            return false;
        Reader reader(&facts, mostModels);
        if (reader.read(root))
            return false;
        facts.isModelList = reader.isModelList();
        // Nothing stands behind it.
        const char *rest = nullptr;
        return document.current_location().get(rest) == simdjson::OUT_OF_BOUNDS;
    };
    facts.isObject = isFine();
    return facts.isObject ? facts : ReplyFacts();
}

} // namespace findings
