#pragma once

#include <QCoreApplication>
#include <QString>

#include "widgets/kit/session.h"
#include "widgets/kit/theme.h"

#include "pilothouse/v1/resource.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// What is said of change requests, in words for lists, titles and facts. Names in them are made harmless.
class ChangeRequestWords {
    Q_DECLARE_TR_FUNCTIONS(ChangeRequestWords)

public:
    // What shall be done to what: "Delete models/phi-4", "Change models/phi-4 and 2 more".
    static QString what(const v1::ChangeRequestSpec &request);
    static Tone tone(v1::ChangeRequestState state);
    // "1 of 2"
    static QString approvals(const v1::ChangeRequestSpec &request);
    // How many have approved it.
    static int given(const v1::ChangeRequestSpec &request);
    // How it stands and why, in whole sentences.
    static QString standing(const Session &session, const v1::Resource &request);
    // Of the time until it lapses: "71 h", "12 min"; empty where nothing more can come of it.
    static QString timeLeft(const Session &session, const v1::ChangeRequestSpec &request);

private:
    static QString objects(const v1::ChangeRequestSpec &request);
    static QString whoRejected(const Session &session, const v1::ChangeRequestSpec &request);
};

} // namespace kit
