// What is done to nodes and their GPUs is told of one as of one, and of several as of several.
#include <QTest>
#include <QTranslator>

#include "widgets/kit/node_changes.h"

using kit::NodeChanges;
namespace v1 = pilothouse::v1;

namespace {

// A language whose sentences end with how many they tell of.
class Counting final : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int count) const override {
        const auto text = QString::fromUtf8(source);
        return count < 0 ? text : text + (count == 1 ? QStringLiteral(" ONE") : QStringLiteral(" SEVERAL"));
    }
};

v1::Resource madeNode(const char *id, int replicas) {
    v1::Resource node;
    node.mutable_meta()->set_name(std::string("clusters/fra-a/nodes/") + id);
    node.mutable_node();
    node.mutable_node_status()->set_replicas(replicas);
    for (int index = 0; index < 4; ++index) {
        auto &gpu = *node.mutable_node_status()->add_gpus();
        gpu.set_index(index);
        gpu.set_uuid(std::string("GPU-") + id + "-" + std::to_string(index));
    }
    return node;
}

} // namespace

class NodeChangesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(QCoreApplication::installTranslator(&counting_)); }
    void cleanupTestCase() { QCoreApplication::removeTranslator(&counting_); }
    void gpusAreToldOfByTheirNumber();
    void oneGpuIsNamed();
    void onlyThoseThatChangeCount();
    void replicasThatStayAreCounted();
    void nodesThatAreNoLongerDrainedAreCounted();

private:
    Counting counting_;
};

void NodeChangesTest::gpusAreToldOfByTheirNumber() {
    const auto node = madeNode("n012", 0);
    const auto name = node.meta().name();
    QVERIFY(NodeChanges::cordonGpus({node}, {{name, {3}}}, true).consequence.endsWith(QStringLiteral(" ONE")));
    QVERIFY(NodeChanges::cordonGpus({node}, {{name, {2, 3}}}, true).consequence.endsWith(QStringLiteral(" SEVERAL")));
    auto cordoned = node;
    for (const auto &gpu : node.node_status().gpus())
        cordoned.mutable_node()->add_unschedulable_gpus(gpu.uuid());
    QVERIFY(NodeChanges::cordonGpus({cordoned}, {{name, {3}}}, false).consequence.endsWith(QStringLiteral(" ONE")));
    QVERIFY(
        NodeChanges::cordonGpus({cordoned}, {{name, {0, 1}}}, false).consequence.endsWith(QStringLiteral(" SEVERAL")));
}

void NodeChangesTest::oneGpuIsNamed() {
    const auto node = madeNode("n012", 0);
    const auto title = NodeChanges::cordonGpus({node}, {{node.meta().name(), {3}}}, true).title;
    QCOMPARE(title, QStringLiteral("Cordon fra-a / n012 / GPU 3"));
}

void NodeChangesTest::onlyThoseThatChangeCount() {
    auto node = madeNode("n012", 0);
    node.mutable_node()->add_unschedulable_gpus(node.node_status().gpus(1).uuid());
    const auto proposal = NodeChanges::cordonGpus({node}, {{node.meta().name(), {1, 2}}}, true);
    QCOMPARE(proposal.title, QStringLiteral("Cordon fra-a / n012 / GPU 2"));
    QVERIFY(proposal.consequence.endsWith(QStringLiteral(" ONE")));
}

void NodeChangesTest::replicasThatStayAreCounted() {
    QVERIFY(NodeChanges::cordon({madeNode("n001", 1)}, true).consequence.endsWith(QStringLiteral(" ONE")));
    QVERIFY(NodeChanges::cordon({madeNode("n001", 1), madeNode("n002", 2)}, true)
                .consequence.endsWith(QStringLiteral(" SEVERAL")));
    QVERIFY(NodeChanges::cordon({madeNode("n001", 0)}, true).consequence.startsWith(QStringLiteral("No replica")));
    // One that is cordoned already changes nothing.
    auto cordoned = madeNode("n002", 2);
    cordoned.mutable_node()->set_unschedulable(true);
    QVERIFY(NodeChanges::cordon({madeNode("n001", 1), cordoned}, true).consequence.endsWith(QStringLiteral(" ONE")));
}

void NodeChangesTest::nodesThatAreNoLongerDrainedAreCounted() {
    auto one = madeNode("n001", 1);
    auto other = madeNode("n002", 1);
    one.mutable_node()->set_draining(true);
    other.mutable_node()->set_draining(true);
    QVERIFY(NodeChanges::drain({one}, false).consequence.endsWith(QStringLiteral(" ONE")));
    QVERIFY(NodeChanges::drain({one, other}, false).consequence.endsWith(QStringLiteral(" SEVERAL")));
}

QTEST_MAIN(NodeChangesTest)
#include "node_changes_test.moc"
