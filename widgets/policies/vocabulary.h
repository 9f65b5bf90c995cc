#pragma once

#include <map>

#include <QObject>
#include <QStringList>

#include "widgets/kit/session.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// What rules can test, with values that exist now: asked of the service at each connect, and again when it is
// refreshed.
class Vocabulary final : public QObject {
    Q_OBJECT

public:
    Vocabulary(const kit::Session &session, QObject *parent);

    // Values that exist may be others now.
    void refresh();

    // Of what can be known at a stage, or at any where it is unspecified; in the order of the vocabulary.
    QStringList names(v1::PolicyStage stage = v1::POLICY_STAGE_UNSPECIFIED) const;
    // Null where it is not known.
    const v1::PolicyAttribute *find(const std::string &name) const;
    v1::PolicyAttribute::Type typeOf(const std::string &name) const;
    // All that it can be, or what it is now.
    QStringList valuesOf(const std::string &name) const;
    bool isSettled() const { return !isAsked_; }

Q_SIGNALS:
    void changed();

private:
    const kit::Session session_;
    QStringList names_;
    std::map<std::string, v1::PolicyAttribute> attributes_;
    bool isAsked_ = false;
};

} // namespace policiespage
