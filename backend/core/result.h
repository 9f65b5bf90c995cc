#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "backend/core/error.h"

namespace core {

// A value, or the reason why there is none. Result<void> is success or an Error.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool isOk() const { return state_.index() == 0; }
    explicit operator bool() const { return isOk(); }

    T &value() & { return std::get<0>(state_); }
    const T &value() const & { return std::get<0>(state_); }
    T &&value() && { return std::get<0>(std::move(state_)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    const Error &error() const & { return std::get<1>(state_); }
    Error &&error() && { return std::get<1>(std::move(state_)); }

private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    bool isOk() const { return !error_; }
    explicit operator bool() const { return isOk(); }
    const Error &error() const & { return *error_; }
    Error &&error() && { return *std::move(error_); }

private:
    std::optional<Error> error_;
};

} // namespace core
