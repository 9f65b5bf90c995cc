#pragma once

#include <optional>
#include <vector>

#include <QObject>
#include <QString>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

namespace guide {

namespace v1 = pilothouse::v1;

// What may go wrong on a simulated fleet, if somebody starts it.
struct Incident {
    // `telemetrySources/<id>`
    std::string source;
    std::string id;
    QString title;
    QString description;
    // Nothing where it never ends.
    std::optional<std::chrono::seconds> length;
    // Since when it is under way.
    std::optional<std::chrono::system_clock::time_point> start;

    bool isUnderWay() const { return start.has_value(); }
    bool operator==(const Incident &) const = default;
};

// The incidents of all simulated fleets, as the service tells them, and the changes that start and end them.
class IncidentBook : public QObject {
    Q_OBJECT

public:
    explicit IncidentBook(const kit::Session &session, QObject *parent = nullptr);

    const std::vector<Incident> &all() const { return all_; }
    // The one that was started last; null where none is under way.
    const Incident *latest() const;
    // Its source as it shall stand; nothing where it is gone. An incident that is under way begins anew.
    std::optional<v1::Resource> started(const Incident &incident) const;
    std::optional<v1::Resource> ended(const Incident &incident) const;

Q_SIGNALS:
    void changed();

private:
    void read();

    const kit::Session session_;
    std::vector<Incident> all_;
};

} // namespace guide
