#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

#include "backend/core/error.h"
#include "widgets/kit/field_editor.h"
#include "widgets/kit/theme.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace pilothouse::v1 {
class PolicyRuleTrace;
}

namespace kit {

namespace v1 = pilothouse::v1;

// What the policies say of a change and what else would follow from it, in sentences, each with a link to what it rests
// on.
class ChangePolicy {
    Q_DECLARE_TR_FUNCTIONS(ChangePolicy)

public:
    struct Line {
        QString text;
        Tone tone = Tone::Info;
        QString target; // of a link; empty where no single rule is behind it
        // What the link leads to; else it explains the line.
        QString linkText = {};

        bool operator==(const Line &) const = default;
    };

    // What is asked of whoever makes the change, what was taken from it, who warns, and what would come of it; what
    // refuses it is said by its own sentence. Requests are called by what they ask where `find` knows them.
    static QList<Line> lines(const v1::Preview &preview, const ResourceByName &find = {});
    // Where a rule stands, as a link: `policySets/<id>#<rule>`.
    static QString targetOf(const v1::PolicyCitation &rule);
    // Where a refusal or a demand of a dry run is explained whole.
    static QString targetOf(const v1::Preview &preview);
    // Where a refusal or a demand can be understood: its event, the rule of its arguments, or the page of policies.
    // Empty for a reason that no policy gives.
    static QString targetOf(v1::Reason reason, const core::Error::Arguments &arguments);
    // Where an answer is explained, as a link: `why?question=<base64url>`, of the bytes of the question.
    static QString whyLink(const v1::PolicyQuestion &question);
    // `“two-persons” of policySets/core`
    static QString ruleName(const v1::PolicyCitation &rule);
    // A policy asks for other words of whoever makes the change, and for nothing else.
    static bool isAboutWords(v1::Reason reason);
    // Of a permission: policies are not asked about it, since nothing is changed by it.
    static bool isReading(const std::string &permission);
    // A rule that would count did not match for want of a fact that was not told.
    static bool isUnknown(const v1::PolicyRuleTrace &trace);

private:
    static QList<Line> consequences(const v1::Preview &preview, const ResourceByName &find);
};

} // namespace kit
