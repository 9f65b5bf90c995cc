#include "backend/rpc/status_mapping.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "pilothouse/v1/resource.pb.h"

#include <optional>

namespace {

namespace v1 = pilothouse::v1;

template <typename Detail>
std::optional<Detail> detailOf(const core::Error &error) {
    Detail detail;
    const google::rpc::Status status = rpc::toMessage(error);
    for (const auto &any : status.details())
        if (any.UnpackTo(&detail))
            return detail;
    return std::nullopt;
}

v1::FieldViolation violation(const std::string &field) {
    v1::FieldViolation violation;
    violation.set_field(field);
    violation.set_reason(v1::IMMUTABLE_FIELD);
    violation.set_description("is immutable");
    (*violation.mutable_arguments())["field"] = field;
    return violation;
}

TEST(StatusMapping, EveryReasonComesBackWithItsArguments) {
    const auto *reasons = v1::Reason_descriptor();
    for (int i = 1; i < reasons->value_count(); ++i) {
        const auto reason = static_cast<v1::Reason>(reasons->value(i)->number());
        const core::Error error(reason, "models/a: " + reasons->value(i)->name(), {{"name", "models/a"}, {"x", "ü\n"}});
        const grpc::Status status = rpc::toStatus(error);
        EXPECT_EQ(static_cast<int>(status.error_code()), static_cast<int>(core::codeOf(reason)));
        const core::Error back = rpc::fromStatus(status);
        EXPECT_EQ(back.reason(), reason);
        EXPECT_EQ(back.message(), error.message());
        EXPECT_EQ(back.arguments(), error.arguments());
        const auto info = detailOf<google::rpc::ErrorInfo>(error);
        ASSERT_TRUE(info);
        EXPECT_EQ(info->domain(), "pilothouse");
        EXPECT_EQ(info->reason(), reasons->value(i)->name());
    }
}

TEST(StatusMapping, ViolationsComeBackWholeAndStandInBadRequestToo) {
    const core::Error error = core::Error::invalid({violation("spec.a"), violation("spec.b")});
    const core::Error back = rpc::fromStatus(rpc::toStatus(error));
    ASSERT_EQ(back.violations().size(), 2u);
    EXPECT_EQ(back.violations()[1].field(), "spec.b");
    EXPECT_EQ(back.violations()[1].reason(), v1::IMMUTABLE_FIELD);
    EXPECT_EQ(back.violations()[1].arguments().at("field"), "spec.b");
    EXPECT_EQ(back.message(), error.message());
    const auto request = detailOf<google::rpc::BadRequest>(error);
    ASSERT_TRUE(request);
    ASSERT_EQ(request->field_violations_size(), 2);
    EXPECT_EQ(request->field_violations(0).field(), "spec.a");
}

TEST(StatusMapping, AStaleEtagBringsTheCurrentResource) {
    auto current = std::make_shared<v1::Resource>();
    current->mutable_meta()->set_name("models/a");
    current->mutable_model()->set_license("MIT");
    const core::Error error =
        core::Error(v1::STALE_ETAG, "models/a has changed", {{"name", "models/a"}, {"etag", "7"}}).withCurrent(current);
    const core::Error back = rpc::fromStatus(rpc::toStatus(error));
    ASSERT_TRUE(back.current());
    EXPECT_EQ(back.current()->SerializeAsString(), current->SerializeAsString());
}

TEST(StatusMapping, StandardDetailsStandWhereTheyApply) {
    const core::Error used(v1::STILL_REFERENCED, "models/a is used", {{"name", "models/a"}});
    EXPECT_EQ(detailOf<google::rpc::ResourceInfo>(used)->resource_name(), "models/a");
    EXPECT_EQ(detailOf<google::rpc::ResourceInfo>(used)->resource_type(), "models");
    EXPECT_EQ(detailOf<google::rpc::PreconditionFailure>(used)->violations(0).type(), "STILL_REFERENCED");
    EXPECT_EQ(detailOf<google::rpc::PreconditionFailure>(used)->violations(0).subject(), "models/a");
    EXPECT_FALSE(detailOf<google::rpc::RetryInfo>(used));
    const core::Error stopping(v1::UNAVAILABLE, "stopping");
    EXPECT_EQ(detailOf<google::rpc::RetryInfo>(stopping)->retry_delay().seconds(), 1);
    EXPECT_FALSE(detailOf<google::rpc::ResourceInfo>(stopping));
}

TEST(StatusMapping, WhatIsWrongWithAFieldStandsInBadRequest) {
    const auto field = [](const core::Error &error) {
        const auto request = detailOf<google::rpc::BadRequest>(error);
        return request ? request->field_violations(0).field() : std::string();
    };
    EXPECT_EQ(field({v1::UNKNOWN_FIELD, "spec.#99 is not known", {{"field", "spec.#99"}}}), "spec.#99");
    EXPECT_EQ(field({v1::INVALID_FILTER, "the filter is wrong", {{"position", "3"}}}), "filter");
    EXPECT_EQ(field({v1::INVALID_PAGE_TOKEN, "of another query"}), "page_token");
    EXPECT_EQ(field({v1::MANAGED_KIND, "by verbs alone", {{"name", "operations/a"}}}), "");
    EXPECT_EQ(field({v1::NOT_FOUND, "not there", {{"field", "name"}}}), "");
}

TEST(StatusMapping, AnErrorNeverOutgrowsTheHeadersOfHttp2) {
    auto current = std::make_shared<v1::Resource>();
    current->mutable_model()->set_card(std::string(200'000, 'x'));
    std::vector<v1::FieldViolation> violations;
    for (int i = 0; i < 1000; ++i)
        violations.push_back(violation("spec.field_" + std::to_string(i)));
    const core::Error error =
        core::Error(v1::STALE_ETAG, std::string(100'000, 'y'), {{"name", std::string(90'000, 'z')}})
            .withCurrent(current)
            .withViolations(violations);
    const grpc::Status status = rpc::toStatus(error, std::string(32, 'a'));
    EXPECT_LT(status.error_details().size() * 4 / 3 + status.error_message().size(), 7000u);
    const core::Error back = rpc::fromStatus(status);
    EXPECT_EQ(back.reason(), v1::STALE_ETAG);
    EXPECT_GT(back.violations().size(), 0u);
    EXPECT_FALSE(back.current());
}

TEST(StatusMapping, ACutTextEndsAtACharacter) {
    std::string message;
    while (message.size() < 2000)
        message += "ä€";
    const std::string cut = rpc::toMessage(core::Error(v1::INTERNAL, message)).message();
    EXPECT_LT(cut.size(), 600u);
    google::rpc::Status parsed;
    EXPECT_TRUE(parsed.ParseFromString(rpc::toMessage(core::Error(v1::INTERNAL, message)).SerializeAsString()));
    EXPECT_EQ(cut.compare(cut.size() - 3, 3, "…"), 0);
}

TEST(StatusMapping, AnswersOfOthersGetTheReasonOfTheirCode) {
    const auto reasonOf = [](grpc::StatusCode code) { return rpc::fromStatus({code, "said a proxy"}).reason(); };
    EXPECT_EQ(reasonOf(grpc::StatusCode::UNAVAILABLE), v1::UNAVAILABLE);
    EXPECT_EQ(reasonOf(grpc::StatusCode::DEADLINE_EXCEEDED), v1::DEADLINE_EXCEEDED);
    EXPECT_EQ(reasonOf(grpc::StatusCode::UNAUTHENTICATED), v1::UNAUTHENTICATED);
    EXPECT_EQ(reasonOf(grpc::StatusCode::PERMISSION_DENIED), v1::PERMISSION_MISSING);
    EXPECT_EQ(reasonOf(grpc::StatusCode::UNIMPLEMENTED), v1::UNIMPLEMENTED);
    EXPECT_EQ(reasonOf(grpc::StatusCode::RESOURCE_EXHAUSTED), v1::RESOURCE_EXHAUSTED);
    EXPECT_EQ(reasonOf(grpc::StatusCode::UNKNOWN), v1::INTERNAL);
    const grpc::Status garbage(grpc::StatusCode::NOT_FOUND, "nothing there", "\xff\xff not a status");
    EXPECT_EQ(rpc::fromStatus(garbage).reason(), v1::NOT_FOUND);
    EXPECT_EQ(rpc::fromStatus(garbage).message(), "nothing there");
}

TEST(StatusMapping, AReasonOfALaterVersionIsReadByItsCode) {
    google::rpc::Status message;
    message.set_code(9);
    google::rpc::ErrorInfo info;
    info.set_domain("pilothouse");
    info.set_reason("INVENTED_LATER");
    (*info.mutable_metadata())["name"] = "models/a";
    message.add_details()->PackFrom(info);
    const core::Error error = rpc::fromMessage(message);
    EXPECT_EQ(error.reason(), v1::WRONG_STATE);
    EXPECT_EQ(error.arguments().at("name"), "models/a");
}

} // namespace
