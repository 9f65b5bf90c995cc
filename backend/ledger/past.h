#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/ledger/history.h"
#include "backend/ledger/resource_rows.h"

namespace storage {
class Connection;
class Store;
} // namespace storage

namespace ledger {

// The past as the store's history tells it.
class Past final : public History {
public:
    explicit Past(storage::Store &store) : store_(store) {}

    void revisionAt(Time time, Completion<std::int64_t> done) override;
    void at(std::string name, std::int64_t revision, Completion<PastResource> done) override;
    void listAt(std::string plural, std::int64_t revision, Completion<PastList> done) override;
    void generations(GenerationQuery query, Completion<Generations> done) override;

private:
    // A list in the making: one page of objects in each turn of the pool.
    struct Listing;

    template <typename T>
    void read(std::function<core::Result<T>(storage::Connection &)> work, Completion<T> done);
    void listPage(std::shared_ptr<Listing> listing);

    storage::Store &store_;
};

} // namespace ledger
