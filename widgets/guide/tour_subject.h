#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include <QObject>

#include "backend/client/pending.h"
#include "widgets/guide/incident_book.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/audit_service.pb.h"
#include "pilothouse/v1/fleet_service.pb.h"

namespace guide {

// What a tour leads to: the GPU that is in trouble, whose replica is on it, and the entry that says who began it. Where
// an incident is under way, trouble that was there before counts for nothing. Found anew whenever it is asked for,
// since all of it comes and goes.
class TourSubject : public QObject {
    Q_OBJECT

public:
    TourSubject(const kit::Session &session, const IncidentBook &book, QObject *parent);

    void find();
    // The entry alone; a search of the log is an entry itself.
    void findEntry();

    // What is found now may not be the last word. Its end is a change, whatever was found.
    bool isSearching() const { return isSearching_; }

    // An incident has only just begun, and no GPU shows it.
    bool isAwaited() const;
    // By the names that pages reveal; empty while nothing was found.
    QString node() const;
    QString gpu() const;
    QString deployment() const { return deployment_; }
    // On its node.
    int gpusInTrouble() const;
    QString event() const;

Q_SIGNALS:
    void changed();

private:
    struct Place {
        std::string node;
        int gpu = 0;
    };

    void takeEvents(const v1::QueryGpuEventsResponse &answer);
    void describe(std::size_t candidate);
    void takeDescription(std::size_t candidate, const core::Result<v1::DescribeGpuResponse> &answer);
    void endSearch();
    void takeEntry(const v1::ListEventsResponse &answer);
    QString path() const;

    const kit::Session session_;
    const IncidentBook &book_;
    // The worst first.
    std::vector<Place> candidates_;
    std::optional<Place> place_;
    // The first of those that were described that is ill now, and how many are.
    std::optional<Place> ill_;
    int illCount_ = 0;
    bool isSearching_ = false;
    // By node.
    std::map<std::string, int> troubled_;
    QString deployment_;
    std::optional<qint64> entry_;
    client::Pending<v1::QueryGpuEventsResponse> events_;
    client::Pending<v1::DescribeGpuResponse> description_;
    client::Pending<v1::ListEventsResponse> entries_;
};

} // namespace guide
