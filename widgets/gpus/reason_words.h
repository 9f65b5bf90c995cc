#pragma once

#include <QCoreApplication>

#include "pilothouse/v1/fleet_service.pb.h"

namespace gpuspage {

namespace v1 = pilothouse::v1;

// What was seen of a GPU, by the arguments of the reason: more than its sign alone says.
class ReasonWords {
    Q_DECLARE_TR_FUNCTIONS(ReasonWords)

public:
    static QString label(const v1::HealthReason &reason);
    static QString sentence(const v1::HealthReason &reason);
    // What is to be done about it, of every sign; after NVIDIA's guides to XIDs, row remapping and clock events. Of an
    // XID its own report says more.
    static QString advice(const v1::HealthReason &reason);
    // Of what happened its sign and its severity are kept; as long as it goes on, one of the reasons of now says more.
    static v1::HealthReason reasonOf(const v1::GpuEvent &event,
                                     const google::protobuf::RepeatedPtrField<v1::HealthReason> &reasons);
    // The driver's own wish, which no report of an XID says.
    static bool isOfDriver(const v1::HealthReason &reason) { return reason.arguments().contains("recovery"); }

private:
    static QString adviceOfDriver(const QString &recovery);
    static QString adviceOfMemory(const v1::HealthReason &reason);
};

} // namespace gpuspage
