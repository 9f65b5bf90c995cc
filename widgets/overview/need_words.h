#pragma once

#include <functional>
#include <vector>

#include <QCoreApplication>
#include <QList>

#include "widgets/overview/grave_gpus.h"
#include "widgets/overview/need.h"

#include "pilothouse/v1/resource.pb.h"

namespace overviewpage {

namespace v1 = pilothouse::v1;

// What of an object waits for a person, in sentences.
class NeedWords {
    Q_DECLARE_TR_FUNCTIONS(NeedWords)

public:
    // Which provider uses a secret, by name; empty for none.
    using UserOf = std::function<std::string(const std::string &secret)>;

    static QList<Need> of(const v1::Resource &resource, const UserOf &userOf);
    // Of a change request that waits for this console's person; whoever asked, by name.
    static Need ofRequest(const v1::Resource &request, const QString &asker);
    // Of a node with such GPUs; nothing where there are none.
    static QList<Need> ofGpus(const std::string &node, const GraveGpus &gpus);
    // Of several nodes of one rack, by name, whose GPUs are of the same GraveGpus::kind().
    static Need ofGpusOfRack(const std::vector<std::string> &nodes, const std::string &rack, int kind);
    // What waits of a node is the same for all nodes with this sign; 0 where it is its own.
    static int signOf(const v1::Resource &node);
    // Of several nodes of one rack, by name, with the same sign.
    static Need ofNodesOfRack(const std::vector<std::string> &nodes, const std::string &rack, int sign);
    // Kinds of which something can wait for a person.
    static const QList<const char *> &kinds();

private:
    static QList<Need> ofDeployment(const v1::Resource &resource);
    static void addRollout(const v1::Resource &resource, QList<Need> &needs);
    static QList<Need> ofNode(const v1::Resource &resource);
    static QString critical(v1::HealthSign sign, int gpus);
    static QString degraded(v1::HealthSign sign, int gpus);
    static QString criticalInRack(v1::HealthSign sign, int nodes);
    static QString degradedInRack(v1::HealthSign sign, int nodes);
    static Need ofRack(const std::vector<std::string> &nodes, const std::string &rack, Gravity gravity,
                       const QString &words);
    static QList<Need> ofRoute(const v1::Resource &resource);
    static QList<Need> ofProvider(const v1::Resource &resource);
    static QList<Need> ofSecret(const v1::Resource &resource, const UserOf &userOf);
    static QList<Need> ofVersion(const v1::Resource &resource);
    static QList<Need> ofSource(const v1::Resource &resource);
    static QList<Need> ofFinding(const v1::Resource &resource);
    static QList<Need> ofBreakGlass(const v1::Resource &resource);
};

} // namespace overviewpage
