#pragma once

#include <map>
#include <set>
#include <string>

#include <QObject>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// The policy sets whole, with rules, tests and counters, which the console's copy of all resources is without: each is
// read anew when it has changed.
class PolicySets final : public QObject {
    Q_OBJECT

public:
    explicit PolicySets(const kit::Session &session, QObject *parent);

    // By name.
    const std::map<std::string, v1::Resource> &all() const { return sets_; }
    // Null where there is none.
    const v1::Resource *find(const std::string &name) const;
    // Whatever is known to exist has been read.
    bool isSettled() const;

Q_SIGNALS:
    void changed();

private:
    void readAll();
    void read(const std::string &name);

    const kit::Session session_;
    std::map<std::string, v1::Resource> sets_;
    // Asked for and not answered, and those of them that changed meanwhile.
    std::set<std::string> asked_;
    std::set<std::string> again_;
};

} // namespace policiespage
