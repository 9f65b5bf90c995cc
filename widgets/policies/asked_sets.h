#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <QObject>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// What open change requests would make of policy sets. The console's copy of requests is without what they change, so
// each that concerns a set is read whole, once: what it asks for stays as it is.
class AskedSets final : public QObject {
    Q_OBJECT

public:
    AskedSets(const kit::Session &session, QObject *parent);

    // The open request that asks for exactly this; null where there is none, or it is not known yet.
    std::shared_ptr<const v1::Resource> requestFor(const v1::Resource &edited) const;

Q_SIGNALS:
    void changed();

private:
    void look();
    void read(const std::string &request);

    const kit::Session session_;
    // By the name of the request; empty while it is being read.
    std::map<std::string, std::vector<v1::Resource>> asked_;
};

} // namespace policiespage
