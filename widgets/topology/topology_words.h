#pragma once

#include <QCoreApplication>

#include "widgets/kit/theme.h"
#include "widgets/topology/fault_count.h"
#include "widgets/topology/topology_object.h"

namespace topologypage {

// What the map says about its objects, in the reader's language.
class TopologyWords {
    Q_DECLARE_TR_FUNCTIONS(TopologyWords)

public:
    static QString word(Kind kind);
    // Of several.
    static QString heading(Kind kind);
    // Over the column that begins with this kind: replicas run on GPUs or on nodes without.
    static QString column(Kind kind);
    // Empty for None.
    static QString word(State state);
    static kit::Tone tone(Health health);
    // "90 %"; empty below 0.
    static QString share(double share);
    // "71 %"; empty below 0.
    static QString load(int percent);
    // The object by its name, as a sentence may hold it: "replica 7f3a of chat-prod".
    static QString name(const Object &object);
    // What stands under the name; empty where there is nothing to say.
    static QString line(const Object &object);
    // For who cannot see the map: kind, state, share and marks.
    static QString description(const Object &object);

    // Each kind of what went wrong: "6 critical GPUs", "1 failing provider".
    static QStringList faults(const FaultCount &count);

    // A plan that fits, in a sentence or two.
    struct Plan {
        QString deployment;
        int wanted = 0;
        int kept = 0;
        int interrupted = 0;
    };
    static QString plan(const Plan &plan);
};

} // namespace topologypage
