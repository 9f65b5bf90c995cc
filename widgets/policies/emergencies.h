#pragma once

#include <QObject>
#include <QTimer>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// Every break-glass and how it stands now, which follows from the time alone: changed() follows the clock too.
class Emergencies final : public QObject {
    Q_OBJECT

public:
    enum class State { Holds, Open, Reviewed };

    Emergencies(const kit::Session &session, QObject *parent);

    State stateOf(const v1::Resource &breakGlass) const;
    // The newest first.
    QList<std::shared_ptr<const v1::Resource>> all() const;
    // Those that hold now, and those that wait for a review.
    QList<std::shared_ptr<const v1::Resource>> in(State state) const;
    // Whether one that holds now suspends the rules of this set.
    bool suspends(const std::string &set) const;

Q_SIGNALS:
    void changed();

private:
    void wait();
    qint64 now() const; // seconds since 1970

    const kit::Session session_;
    QTimer end_;
};

} // namespace policiespage
